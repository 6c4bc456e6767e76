//! Answering a letter of the prefecture: by the operator that brought it, or by hand; what became
//! of it. The State's period runs again from the day it has the answer (see [`crate::referral`]).

use super::{
    Answer, Correspondence, Letter, Reply, State, fetching::SILENT, files_of_answer,
    refusal::Refusal,
};
use crate::{
    life::{carriers::Carriers, deeds, jobs::said},
    store::{self, letters::Waiting},
};
use actes::{Attachment, Carrier, CarrierProblem, Message, Progress, Transaction, Typology};
use base::{Day, Id, Instant};
use db::{Result, Tx};
use files::File;
use jobs::{Context, Error, Job};
use people::Person;
use serde::{Deserialize, Serialize};
use std::sync::Arc;
use web::App;

/// How an answer goes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Way {
    /// The operator that brought the letter takes it.
    Carrier,
    /// It went on paper, or by another system: the State had it on this day.
    ByHand { received_on: Day },
}

#[derive(Clone, Debug)]
pub struct NewAnswer {
    pub kind: Reply,
    pub way: Way,
    /// One's own uploads.
    pub documents: Vec<Id<File>>,
}

/// Pieces are a hundred at most (ACTES 3-4); any other answer is one document.
const fn documents_max(kind: Reply) -> usize {
    match kind {
        Reply::Pieces => files::FILES_MAX,
        _ => 1,
    }
}

/// Answers a letter; for an operator, a job hands it over.
pub fn answer(
    tx: &Tx<'_>,
    letter: &Letter,
    known: &Correspondence,
    new: &NewAnswer,
    (by, now): (Id<Person>, Instant),
) -> Result<Id<Answer>> {
    check(letter, known, new, now.day()).map_err(db::Error::refused)?;
    let (state, received_on) = match new.way {
        Way::Carrier => (State::Queued, None),
        Way::ByHand { received_on } => (State::Received, Some(received_on)),
    };
    let answer = Answer {
        id: tx.new_id(),
        letter_id: letter.id,
        kind: new.kind,
        state,
        sent_on: received_on.unwrap_or_else(|| now.day()),
        received_on,
        external_id: String::new(),
        anomaly: String::new(),
        recorded_by: Some(by),
        recorded_at: now,
    };
    store::letters::insert_answer(tx, &answer)?;
    files::attach(tx, by, &new.documents, files_of_answer(answer.id))?;
    deeds::answer(tx, letter, &answer, by, now)?;
    if new.way == Way::Carrier {
        jobs::enqueue(tx, &SendAnswer { answer: answer.id }, now)?;
    }
    Ok(answer.id)
}

fn check(
    letter: &Letter,
    known: &Correspondence,
    new: &NewAnswer,
    today: Day,
) -> std::result::Result<(), Refusal> {
    if !letter.kind.replies().contains(&new.kind) {
        return Err(Refusal::OtherReply);
    }
    if !known.waits(letter) {
        return Err(Refusal::Answered);
    }
    let (count, max) = (new.documents.len(), documents_max(new.kind));
    match new.way {
        _ if count == 0 => Err(Refusal::NoDocument),
        _ if count > max => Err(Refusal::Documents { count, max }),
        Way::Carrier if letter.external_id.is_empty() => Err(Refusal::NoCarrier),
        Way::ByHand { received_on } if received_on > today => {
            Err(Refusal::ToCome { day: received_on })
        }
        Way::ByHand { received_on } if received_on < letter.came_on => {
            Err(Refusal::AnsweredBefore { answered_on: received_on, came_on: letter.came_on })
        }
        Way::Carrier | Way::ByHand { .. } => Ok(()),
    }
}

/// Hands an answer to the operator. An operator has no way to say whether it has one already: what
/// is sent twice after a lost answer it refuses itself, and that is shown.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct SendAnswer {
    pub answer: Id<Answer>,
}

impl Job for SendAnswer {
    const KIND: &'static str = "council.send_answer";
    fn key(&self) -> Option<String> {
        Some(self.answer.to_string())
    }
}

struct Outgoing {
    answer: Answer,
    letter: Letter,
    siren: String,
    files: Vec<File>,
}

impl Outgoing {
    fn load(tx: &Tx<'_>, id: Id<Answer>) -> Result<Outgoing> {
        let answer = store::letters::answer(tx, id)?.ok_or(db::Error::Missing)?;
        let letter = store::letters::find(tx, answer.letter_id)?.ok_or(db::Error::Missing)?;
        let body = store::letters::body_of(tx, letter.id)?.ok_or(db::Error::Missing)?;
        let files = files::of(tx, files_of_answer(id))?;
        Ok(Outgoing { answer, letter, siren: body.siren, files })
    }

    /// Its documents: the answer, then the others.
    async fn attachments(&self, app: &App) -> Result<Vec<Attachment>> {
        let mut attachments = Vec::new();
        for file in &self.files {
            let bytes = files::whole(app, file.hash).await?;
            attachments.push(Attachment { typology: Typology::OTHER, bytes });
        }
        Ok(attachments)
    }
}

pub async fn send(context: Context, job: SendAnswer) -> jobs::Result<()> {
    let id = job.answer;
    let outgoing = context.db.read(move |tx| Outgoing::load(tx, id)).await?;
    if outgoing.answer.state != State::Queued {
        return Ok(());
    }
    let app = context.tool::<App>()?;
    if let Some(name) = refused(&outgoing.files) {
        let words = format!("« {name} » a été écarté à l’examen : refaites la réponse sans lui.");
        return Ok(app.db.write(move |tx| store::letters::refused(tx, id, &words)).await?);
    }
    if !outgoing.files.iter().all(File::is_ready) {
        return Err(Error::because("a document is still being looked at"));
    }
    let kind = outgoing.answer.kind;
    match hand_over(&app, &outgoing).await? {
        Ok(transaction) => {
            let (external, today) = (transaction.to_string(), context.clock.today());
            // Nothing comes back for an answer to a plain letter (2-2): once sent, it is there.
            let state = if kind == Reply::Simple { State::Received } else { State::Sent };
            let write = move |tx: &Tx<'_>| store::letters::taken(tx, id, &external, state, today);
            Ok(context.db.write(write).await?)
        }
        Err(problem) if problem.is_passing() && context.tries() < SendAnswer::TRIES_MAX => {
            Err(Error::because(SILENT))
        }
        Err(problem) => {
            let words = said(&problem);
            Ok(context.db.write(move |tx| store::letters::refused(tx, id, &words)).await?)
        }
    }
}

fn refused(files: &[File]) -> Option<&str> {
    let refused = files.iter().find(|file| file.state == files::State::Refused);
    refused.map(|file| file.name.as_str())
}

async fn hand_over(
    app: &App,
    outgoing: &Outgoing,
) -> jobs::Result<std::result::Result<Transaction, CarrierProblem>> {
    let Some(operator) = crate::life::carriers::carrier(app, &outgoing.siren) else {
        return Ok(Err(CarrierProblem::Unreachable));
    };
    let Some(letter) = transaction(&outgoing.letter.external_id) else {
        return Err(Error::hopeless("no transaction"));
    };
    let attachments = outgoing.attachments(app).await?;
    Ok(operator.answer(letter, outgoing.answer.kind.message(), &attachments).await)
}

fn transaction(external: &str) -> Option<Transaction> {
    external.parse().ok().map(Transaction)
}

const CHUNK: u32 = 50;

/// Asks what became of the answers the operators have; true when one did not answer.
pub(super) async fn follow_answers(app: &App, carriers: &Carriers) -> jobs::Result<bool> {
    let (mut after, mut was_silent) = (Id::new(0), false);
    loop {
        let from = after;
        let waiting = app.db.read(move |tx| store::letters::waiting(tx, from, CHUNK)).await?;
        let Some(last) = waiting.last() else { break };
        after = last.id;
        for sent in waiting {
            let Some(operator) = carriers.0.of(&sent.siren) else { continue };
            was_silent |= follow_one(app, &operator, sent).await?;
        }
    }
    Ok(was_silent)
}

async fn follow_one(app: &App, operator: &Arc<dyn Carrier>, sent: Waiting) -> jobs::Result<bool> {
    let Some(transaction) = transaction(&sent.external_id) else { return Ok(false) };
    let progress = match operator.progress(transaction).await {
        Ok(progress) => progress,
        Err(problem) => return Ok(problem.is_passing()),
    };
    let write = move |tx: &Tx<'_>| match &progress {
        Progress::Answered { message, file } => match &**message {
            Message::AnswerReceipt(receipt) => {
                store::letters::received(tx, sent.id, receipt.received_on, file).map(drop)
            }
            _ => Ok(()),
        },
        Progress::Refused { reason } => store::letters::refused(tx, sent.id, reason),
        _ => Ok(()),
    };
    app.db.write(write).await?;
    Ok(false)
}

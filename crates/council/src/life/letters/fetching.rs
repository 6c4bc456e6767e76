//! Letters are fetched from the operators: each is written down, then marked there as read.

use super::{
    Kind,
    answering::follow_answers,
    recording::{Brought, bring},
};
use crate::{
    life::carriers::Carriers,
    store::{self, letters::Known},
};
use actes::{ActId, Carrier, CarrierProblem, LetterKind, LetterNotice, Message, Received};
use base::{Day, Id};
use db::Tx;
use files::File;
use jobs::{Context, Error, Job, Result};
use serde::{Deserialize, Serialize};
use std::sync::Arc;
use web::App;

/// Asks the operators for what the prefectures have written, and what became of what was answered.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct FollowLetters {}

impl Job for FollowLetters {
    const KIND: &'static str = "council.follow_letters";
    const IS_LONG: bool = true;
}

const CHUNK: u32 = 50;
pub(super) const SILENT: &str = "the operator does not answer";

pub async fn follow(context: Context, _: FollowLetters) -> Result<()> {
    // A house without an operator has nothing to ask.
    let Ok(carriers) = context.tool::<Carriers>() else { return Ok(()) };
    let app = context.tool::<App>()?;
    let (mut after, mut was_silent) = (Id::new(0), false);
    loop {
        let from = after;
        let bodies = app.db.read(move |tx| store::letters::bodies(tx, from, CHUNK)).await?;
        let Some(last) = bodies.last() else { break };
        after = last.id;
        for body in bodies {
            let Some(operator) = carriers.0.of(&body.siren) else { continue };
            was_silent |= fetch(&app, &operator, &body).await?;
        }
    }
    was_silent |= follow_answers(&app, &carriers).await?;
    if was_silent { Err(Error::because(SILENT)) } else { Ok(()) }
}

/// The letters of one body; true when the operator did not answer.
async fn fetch(app: &App, operator: &Arc<dyn Carrier>, body: &Known) -> Result<bool> {
    let waiting = match operator.letters().await {
        Ok(waiting) => waiting,
        Err(problem) => return Ok(problem.is_passing()),
    };
    let mut was_silent = false;
    for notice in waiting {
        match fetch_one(app, operator, body, &notice).await? {
            Ok(()) => {}
            Err(problem) => was_silent |= problem.is_passing(),
        }
    }
    Ok(was_silent)
}

/// A letter about an act that was sent from elsewhere is left to who sent it, unread.
async fn fetch_one(
    app: &App,
    operator: &Arc<dyn Carrier>,
    body: &Known,
    notice: &LetterNotice,
) -> Result<std::result::Result<(), CarrierProblem>> {
    let received = match operator.letter(notice.letter).await {
        Ok(received) => received,
        Err(problem) => return Ok(Err(problem)),
    };
    let Some(letter) = Told::by(&received) else { return Ok(Ok(())) };
    let (body, act_id) = (body.id, letter.act.to_string());
    let find = move |tx: &Tx<'_>| store::letters::act_of(tx, body, &act_id);
    let Some(act) = app.db.read(find).await? else { return Ok(Ok(())) };
    let brought = Brought {
        kind: letter.kind,
        written_on: letter.written_on,
        words: letter.words,
        external_id: notice.letter.to_string(),
        message: message(&received),
        documents: documents(app, &received).await?,
    };
    let now = app.clock.now();
    app.db.write(move |tx| bring(tx, act, &brought, now)).await?;
    Ok(operator.mark_as_read(notice.letter).await)
}

/// What a letter says, whichever it is.
struct Told {
    kind: Kind,
    act: ActId,
    written_on: Day,
    words: String,
}

impl Told {
    /// None for a message that is no letter.
    fn by(received: &Received) -> Option<Told> {
        match &received.message {
            Message::Letter(letter) => {
                let (kind, words) = match &letter.kind {
                    LetterKind::Simple => (Kind::Simple, ""),
                    LetterKind::PiecesAsked { description } => (Kind::Pieces, description.as_str()),
                    LetterKind::Observations { reason } => (Kind::Observations, reason.as_str()),
                };
                let (act, written_on) = (letter.act.clone(), letter.written_on);
                Some(Told { kind, act, written_on, words: words.to_owned() })
            }
            Message::CourtReferral(referral) => Some(Told {
                kind: Kind::Referral,
                act: referral.act.clone(),
                written_on: referral.lodged_on,
                words: referral.illegality.clone(),
            }),
            _ => None,
        }
    }
}

/// The letter itself, byte for byte: what is kept as proof.
fn message(received: &Received) -> Vec<u8> {
    let is_it = |file: &&actes::File| {
        actes::read(&file.bytes).is_ok_and(|message| message == received.message)
    };
    received.files.iter().find(is_it).map(|file| file.bytes.clone()).unwrap_or_default()
}

/// What comes with the letter, kept as files of nobody. A type we never take is left out: the
/// archive stays at the operator.
async fn documents(app: &App, received: &Received) -> Result<Vec<Id<File>>> {
    let mut kept = Vec::new();
    for file in received.files.iter().filter(|file| actes::read(&file.bytes).is_err()) {
        let taken = files::keep_unowned(app, &file.name, file.bytes.clone()).await;
        kept.extend(taken.map_err(|_| Error::because("a document cannot be kept"))?.ok());
    }
    Ok(kept)
}

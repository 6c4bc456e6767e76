//! What runs later: acts are handed to the operator, and what became of them is asked.

use super::{
    carriers::{Carriers, carrier},
    letters::{
        answering,
        fetching::{self, FollowLetters},
    },
    receiving::{self, Receipt},
    sending::{self, Outgoing, Papers},
    sentences,
    transmission::{State, Transmission},
};
use crate::{effect, store};
use actes::{Carrier, CarrierProblem, Message, Progress, Transaction};
use base::{Day, Id};
use db::Tx;
use jobs::{Context, Error, Job, Registry, Result, Schedule};
use serde::{Deserialize, Serialize};
use std::sync::Arc;
use web::App;

pub fn register(registry: &mut Registry) {
    registry.on(transmit);
    registry.on(cancel);
    registry.on(follow);
    registry.on(answering::send);
    registry.on(fetching::follow);
    registry.every("council-transmissions", Schedule::EveryMinutes(15), &FollowTransmissions {});
    registry.every("council-letters", Schedule::EveryMinutes(30), &FollowLetters {});
}

/// Hands an act to the operator.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Transmit {
    pub transmission: Id<Transmission>,
}

impl Job for Transmit {
    const KIND: &'static str = "council.transmit";
    fn key(&self) -> Option<String> {
        Some(self.transmission.to_string())
    }
}

/// Asks the operator to take back what was acknowledged.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Cancel {
    pub transmission: Id<Transmission>,
}

impl Job for Cancel {
    const KIND: &'static str = "council.cancel";
    fn key(&self) -> Option<String> {
        Some(self.transmission.to_string())
    }
}

/// Asks what became of what the operators have.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct FollowTransmissions {}

impl Job for FollowTransmissions {
    const KIND: &'static str = "council.follow_transmissions";
    const IS_LONG: bool = true;
}

const CHUNK: u32 = 50;
const SILENT: &str = "the operator does not answer";
/// What an agent reads when it was tried for half a day.
const SILENT_IN_FRENCH: &str = "L’opérateur ne répond pas depuis plusieurs heures.";

async fn transmit(context: Context, job: Transmit) -> Result<()> {
    let id = job.transmission;
    let outgoing = context.db.read(move |tx| Outgoing::load(tx, id)).await?;
    if outgoing.transmission.state != State::Queued {
        return Ok(());
    }
    let app = context.tool::<App>()?;
    let carried = match carrier(&app, &outgoing.body.siren) {
        Some(operator) => hand_over(&app, &operator, outgoing).await?,
        None => Err(CarrierProblem::Unreachable),
    };
    match carried {
        Ok((transaction, dated)) => {
            let external = transaction.to_string();
            let write = move |tx: &Tx<'_>| store::transmissions::taken(tx, id, &external, dated);
            Ok(context.db.write(write).await?)
        }
        Err(problem) if problem.is_passing() && context.tries() < Transmit::TRIES_MAX => {
            Err(Error::because(SILENT))
        }
        Err(problem) => {
            let words = said(&problem);
            let was = State::Queued;
            let write = move |tx: &Tx<'_>| receiving::refuse(tx, id, was, &words, None);
            Ok(context.db.write(write).await?)
        }
    }
}

/// Deposits it, unless the operator has it already: an answer may have been lost.
async fn hand_over(
    app: &App,
    operator: &Arc<dyn Carrier>,
    outgoing: Outgoing,
) -> Result<Result<(Transaction, Day), CarrierProblem>> {
    let (outgoing, papers) = outgoing.papers(app).await?;
    Ok(deposit(operator, &outgoing, papers, app.clock.today()).await)
}

async fn deposit(
    operator: &Arc<dyn Carrier>,
    outgoing: &Outgoing,
    papers: Papers,
    today: Day,
) -> Result<(Transaction, Day), CarrierProblem> {
    let classification = operator.classification().await?;
    let deposit = outgoing.deposit(papers, &classification, today)?;
    if let Some(transaction) = operator.find(&deposit.id).await? {
        return Ok((transaction, classification.dated));
    }
    let transaction = match operator.deposit(&deposit).await {
        // Its number may be taken by this very act: a worker that was given up for dead was only
        // slow.
        Err(refused @ CarrierProblem::Refused { .. }) => {
            operator.find(&deposit.id).await?.ok_or(refused)?
        }
        answered => answered?,
    };
    Ok((transaction, classification.dated))
}

/// A problem in the words of an agent, or in those of the operator.
pub(super) fn said(problem: &CarrierProblem) -> String {
    match problem {
        CarrierProblem::Unreachable | CarrierProblem::Busy { .. } => SILENT_IN_FRENCH.to_owned(),
        CarrierProblem::Refused { reason } => reason.clone(),
        CarrierProblem::Refusal(refusal) => sentences::capital(&sentences::refusal(refusal)),
        CarrierProblem::Archive(problem) => sentences::capital(&sentences::archive(problem)),
        CarrierProblem::Reading(problem) => {
            format!("Le fichier de l’opérateur ne se lit pas : {}.", sentences::reading(problem))
        }
        CarrierProblem::Status { status } => {
            format!("L’opérateur ne reconnaît pas notre accès ({status}).")
        }
        _ => "L’opérateur a répondu ce que nous ne savons pas lire.".to_owned(),
    }
}

async fn cancel(context: Context, job: Cancel) -> Result<()> {
    let id = job.transmission;
    let outgoing = context.db.read(move |tx| Outgoing::load(tx, id)).await?;
    let sent = outgoing.transmission;
    if sent.state != State::Cancelling || !sent.cancel_id.is_empty() {
        return Ok(());
    }
    let app = context.tool::<App>()?;
    let operator = carrier(&app, &outgoing.body.siren).ok_or_else(|| Error::because(SILENT))?;
    let of = transaction(&sent.external_id).ok_or_else(|| Error::hopeless("no transaction"))?;
    match operator.cancel(of).await {
        Ok(taken) => {
            let taken = taken.to_string();
            let write = move |tx: &Tx<'_>| store::transmissions::cancelling(tx, id, &taken);
            Ok(context.db.write(write).await?)
        }
        Err(problem) if problem.is_passing() => Err(Error::because(SILENT)),
        // It stays acknowledged; an agent reads why.
        Err(problem) => {
            let words = said(&problem);
            let write = move |tx: &Tx<'_>| store::transmissions::kept(tx, id, &words);
            Ok(context.db.write(write).await?)
        }
    }
}

fn transaction(external: &str) -> Option<Transaction> {
    external.parse().ok().map(Transaction)
}

async fn follow(context: Context, _: FollowTransmissions) -> Result<()> {
    // A house without an operator has nothing to ask.
    let Ok(carriers) = context.tool::<Carriers>() else { return Ok(()) };
    let (mut after, mut was_silent) = (Id::new(0), false);
    loop {
        let from: Id<Transmission> = after;
        let look = move |tx: &Tx<'_>| {
            let waiting = store::transmissions::waiting(tx, from, CHUNK)?;
            let bodies = store::transmissions::sirens(tx, &waiting)?;
            Ok(waiting.into_iter().zip(bodies).collect::<Vec<_>>())
        };
        let waiting = context.db.read(look).await?;
        let Some((last, _)) = waiting.last() else { break };
        after = last.id;
        for (sent, siren) in waiting {
            let Some(operator) = carriers.0.of(&siren) else { continue };
            was_silent |= follow_one(&context, &operator, sent).await?;
        }
    }
    if was_silent { Err(Error::because(SILENT)) } else { Ok(()) }
}

/// Asks about one; true when the operator did not answer.
async fn follow_one(
    context: &Context,
    operator: &Arc<dyn Carrier>,
    sent: Transmission,
) -> Result<bool> {
    let of = if sent.cancel_id.is_empty() { &sent.external_id } else { &sent.cancel_id };
    let Some(transaction) = transaction(of) else { return Ok(false) };
    let progress = match operator.progress(transaction).await {
        Ok(progress) => progress,
        Err(problem) => return Ok(problem.is_passing()),
    };
    let app = context.tool::<App>()?;
    let now = context.clock.now();
    let write = move |tx: &Tx<'_>| {
        let effects = effect::followed(&app);
        match &progress {
            Progress::Answered { message, file } => match &**message {
                Message::Acknowledgement(received) => {
                    let receipt = Receipt {
                        received_on: received.received_on,
                        act_id: received.id.to_string(),
                        proof: Some(file.clone()),
                        by: None,
                    };
                    receiving::acknowledge(tx, effects.as_deref(), &sent, &receipt, now)
                }
                Message::CancellationReceipt(_) => {
                    sending::cancelled(tx, effects.as_deref(), &sent)
                }
                _ => Ok(()),
            },
            Progress::Refused { reason } => {
                receiving::refuse(tx, sent.id, State::Sent, reason, None)
            }
            Progress::Cancelled => sending::cancelled(tx, effects.as_deref(), &sent),
            _ => Ok(()),
        }
    };
    context.db.write(write).await?;
    Ok(false)
}

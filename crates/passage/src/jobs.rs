//! What runs later: freezing a dossier, looking at an archive and taking it in; each night, asking
//! again, sealing what was left behind, and letting go what is over.

use crate::{
    Arrival, Dossier,
    archive::{Flaw, Refused},
    arrival::{ArrivalState, WAITS_DAYS},
    deeds,
    dossier::REMINDED_DAYS,
    news, piece, preparing, sealing, store, taking,
};
use base::{Id, Instant};
use db::Tx;
use jobs::{Context, Job, Registry, Result, Schedule};
use serde::{Deserialize, Serialize};
use std::time::Duration;
use web::{App, passage::Lent};

pub fn register(registry: &mut Registry) {
    registry.on(seal);
    registry.on(look_at);
    registry.on(take);
    registry.on(see_to);
    registry.every("passage-night", Schedule::NIGHTLY, &SeeToDossiers {});
}

/// The content of a dossier is frozen. Begun anew from nothing when a machine stops.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct SealDossier {
    pub dossier: Id<Dossier>,
}

impl Job for SealDossier {
    const KIND: &'static str = "passage.seal";
    const IS_LONG: bool = true;
    fn key(&self) -> Option<String> {
        Some(self.dossier.to_string())
    }
}

async fn seal(context: Context, job: SealDossier) -> Result<()> {
    let app = context.tool::<App>()?;
    sealing::seal(&context, &app, job.dossier).await
}

/// An archive was brought.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct LookAtArrival {
    pub arrival: Id<Arrival>,
}

impl Job for LookAtArrival {
    const KIND: &'static str = "passage.look";
    const IS_LONG: bool = true;
    fn key(&self) -> Option<String> {
        Some(self.arrival.to_string())
    }
}

async fn look_at(context: Context, job: LookAtArrival) -> Result<()> {
    let app = context.tool::<App>()?;
    taking::look_at(&context, &app, job.arrival).await
}

/// The head has said whose an archive is.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct TakeArrival {
    pub arrival: Id<Arrival>,
}

impl Job for TakeArrival {
    const KIND: &'static str = "passage.take";
    const TIME_MAX: Duration = Duration::from_mins(30);
    const IS_LONG: bool = true;
    fn key(&self) -> Option<String> {
        Some(self.arrival.to_string())
    }
}

async fn take(context: Context, job: TakeArrival) -> Result<()> {
    let app = context.tool::<App>()?;
    taking::take(&context, &app, job.arrival).await
}

/// Nightly.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct SeeToDossiers {}

impl Job for SeeToDossiers {
    const KIND: &'static str = "passage.night";
    const IS_LONG: bool = true;
}

/// Dossiers whose lists are made anew in one transaction.
const AT_ONCE: u32 = 200;

async fn see_to(context: Context, _: SeeToDossiers) -> Result<()> {
    compose(&context).await?;
    let (now, ends) = (context.clock.now(), context.clone());
    let write = move |tx: &Tx<'_>| {
        remind(tx, now)?;
        // The pupil has gone: what was said stands, and what the law sends goes.
        let left = store::dossiers::left_behind(tx, now.day())?;
        sealing::begin(tx, &left, None, now)?;
        begin_anew(tx, now)?;
        let past = store::dossiers::past(tx, now.day())?;
        preparing::erase_content(tx, &past, now)?;
        store::dossiers::set_erased(tx, &past)?;
        deeds::erased(tx, &past, now)?;
        forget_arrivals(tx, now)?;
        ends.complete(tx)
    };
    Ok(context.db.write(write).await?)
}

/// What features hold now is on the lists that families choose from.
async fn compose(context: &Context) -> Result<()> {
    let keepers = Lent::of(&*context.tool::<App>()?);
    let today = context.clock.today();
    let mut after = Id::new(0);
    loop {
        let lent = keepers.clone();
        let step = move |tx: &Tx<'_>| {
            let begun = store::dossiers::all_begun(tx, after, AT_ONCE)?;
            piece::compose(tx, &lent, &begun, today)?;
            Ok(begun.last().map(|(id, _)| *id))
        };
        match context.db.write(step).await? {
            Some(last) => after = last,
            None => return Ok(()),
        }
    }
}

fn remind(tx: &Tx<'_>, now: Instant) -> db::Result<()> {
    let today = now.day();
    let due = store::dossiers::to_remind(tx, today.plus_days(REMINDED_DAYS), today)?;
    store::dossiers::set_reminded(tx, &due, now)?;
    news::remind(tx, &store::dossiers::made(tx, &due)?, now)
}

/// Work that was given up, because a scanner or a store did not answer, is tried again.
fn begin_anew(tx: &Tx<'_>, now: Instant) -> db::Result<()> {
    let sealing = store::dossiers::sealing(tx)?;
    let jobs: Vec<SealDossier> = sealing.iter().map(|it| SealDossier { dossier: *it }).collect();
    jobs::enqueue_all(tx, &jobs, now)?;
    let unfinished = store::arrivals::unfinished(tx)?;
    let of = |wanted: ArrivalState| {
        unfinished.iter().filter(move |(_, state)| *state == wanted).map(|(id, _)| *id)
    };
    let looking: Vec<LookAtArrival> =
        of(ArrivalState::Arriving).map(|arrival| LookAtArrival { arrival }).collect();
    jobs::enqueue_all(tx, &looking, now)?;
    let taking: Vec<TakeArrival> =
        of(ArrivalState::Taking).map(|arrival| TakeArrival { arrival }).collect();
    jobs::enqueue_all(tx, &taking, now)
}

fn forget_arrivals(tx: &Tx<'_>, now: Instant) -> db::Result<()> {
    for id in store::arrivals::forgotten(tx, now.plus_days(-i64::from(WAITS_DAYS)))? {
        let Some(arrival) = store::arrivals::find(tx, id)? else { continue };
        taking::refuse(tx, &arrival, &Refused::whole(Flaw::Forgotten), now)?;
    }
    Ok(())
}

//! What runs by itself: signatures get their place in the chain, those who are missing are
//! reminded, authors hear how many have answered, slips follow the pupils who come and go, and are
//! forgotten when their time is over.

use crate::{
    Slip, answering, chain,
    news::{self, News},
    purging, reminding,
    slip::Written,
    store, translated,
};
use base::{Id, Instant, Minutes};
use db::{Result as DbResult, Tx};
use jobs::{Context, Job, Registry, Result, Schedule};
use people::Person;
use serde::{Deserialize, Serialize};
use std::collections::HashSet;

const CHUNK: u32 = 20;
const TOLD_AT_ONCE: u32 = 200;
/// Every morning before school: who has come to the class, who has left it.
const BEFORE_SCHOOL: Schedule = Schedule::Daily(Minutes(5 * 60 + 40));
/// So long after its last day, nobody is asked any more.
const AFTER_DUE_DAYS: i32 = 30;
/// And so long after it was sent, when it has none.
const WITHOUT_DUE_DAYS: i64 = 120;
/// Older slips are closed already.
const LOOKED_AT_DAYS: i64 = 400;

pub fn register(registry: &mut Registry) {
    registry.on(seal);
    registry.on(translate);
    registry.on(remind);
    registry.on(follow);
    registry.on(tell_authors);
    registry.on(purge);
    registry.every("liaison-seal", Schedule::EveryMinutes(1), &SealSignatures {});
    registry.every("liaison-remind", Schedule::EveryMinutes(15), &RemindFamilies {});
    registry.every("liaison-follow", BEFORE_SCHOOL, &FollowPupils {});
    registry.every("liaison-answers", Schedule::EveryMinutes(30), &TellAuthors {});
    registry.every("liaison-purge", Schedule::NIGHTLY, &PurgeSlips {});
}

/// Gives the signatures of the last minute their place in the chain of their school.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct SealSignatures {}

impl Job for SealSignatures {
    const KIND: &'static str = "liaison.seal";
}

async fn seal(context: Context, _: SealSignatures) -> Result<()> {
    loop {
        let now = context.clock.now();
        if context.db.write(move |tx| chain::seal_some(tx, now)).await? == 0 {
            return Ok(());
        }
    }
}

/// Prepares a slip for the families that read another language.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Translate {
    pub slip: Id<Slip>,
}

impl Job for Translate {
    const KIND: &'static str = "liaison.translate";
}

async fn translate(context: Context, job: Translate) -> Result<()> {
    let Ok(translator) = context.tool::<translation::Translator>() else { return Ok(()) };
    let (id, now) = (job.slip, context.clock.now());
    let write = move |tx: &Tx<'_>| {
        let Some(slip) = store::slips::find(tx, id)?.filter(Written::is_open) else {
            return Ok(());
        };
        let version = store::versions::find(tx, id, slip.version)?.ok_or(db::Error::Missing)?;
        let pupils = store::pupils::of(tx, id)?;
        let pupils: Vec<Id<Person>> = pupils.iter().map(|it| it.pupil_id).collect();
        let guardians = store::pupils::guardians(tx, &pupils, now.day())?;
        let mut readers: Vec<Id<Person>> = guardians.iter().map(|(it, _)| *it).collect();
        if slip.for_pupils {
            readers.extend(pupils);
        }
        let text = translated::text(id, &version);
        translation::foresee(tx, &translator, &text, (&readers, &[]), now)
    };
    Ok(context.db.write(write).await?)
}

/// Reminds the families of slips whose hour has come.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct RemindFamilies {}

impl Job for RemindFamilies {
    const KIND: &'static str = "liaison.remind";
}

async fn remind(context: Context, _: RemindFamilies) -> Result<()> {
    loop {
        let now = context.clock.now();
        let step = move |tx: &Tx<'_>| {
            let due = store::slips::to_remind(tx, now, CHUNK)?;
            due.iter().try_for_each(|slip| reminding::by_itself(tx, slip, now))?;
            Ok(due.len())
        };
        if context.db.write(step).await? == 0 {
            return Ok(());
        }
    }
}

/// Says to those who follow slips how many have answered by now.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct TellAuthors {}

impl Job for TellAuthors {
    const KIND: &'static str = "liaison.answers";
}

/// Looks in a snapshot, so that nobody who signs meanwhile is met.
async fn tell_authors(context: Context, _: TellAuthors) -> Result<()> {
    let now = context.clock.now();
    let since = Id::first_at(now.plus_hours(-answering::LOOKED_AT_HOURS));
    loop {
        let look = move |tx: &Tx<'_>| store::told::fresh(tx, since, TOLD_AT_ONCE);
        let fresh = context.db.read(look).await?;
        let is_last = fresh.len() < TOLD_AT_ONCE as usize;
        let tell = move |tx: &Tx<'_>| fresh.iter().try_for_each(|it| answering::tell(tx, it, now));
        context.db.write(tell).await?;
        if is_last {
            return Ok(());
        }
    }
}

/// What slips of two school years ago said and were answered goes.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct PurgeSlips {}

impl Job for PurgeSlips {
    const KIND: &'static str = "liaison.purge";
    const IS_LONG: bool = true;
}

async fn purge(context: Context, _: PurgeSlips) -> Result<()> {
    let now = context.clock.now();
    let Some(before) = purging::over_before(now) else { return Ok(()) };
    loop {
        let step = move |tx: &Tx<'_>| purging::purge_some(tx, before, CHUNK, now);
        if context.db.write(step).await? == 0 {
            return Ok(());
        }
    }
}

/// Whoever came to a class gets what it was asked; whoever left it is not asked any more.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct FollowPupils {}

impl Job for FollowPupils {
    const KIND: &'static str = "liaison.follow";
    const IS_LONG: bool = true;
}

async fn follow(context: Context, _: FollowPupils) -> Result<()> {
    let now = context.clock.now();
    let mut after = Id::first_at(now.plus_days(-LOOKED_AT_DAYS));
    loop {
        let from: Id<Slip> = after;
        let step = move |tx: &Tx<'_>| {
            let open = store::slips::open_after(tx, from, CHUNK)?;
            open.iter().try_for_each(|slip| follow_one(tx, slip, now))?;
            Ok(open.last().map(|slip| slip.id))
        };
        match context.db.write(step).await? {
            Some(last) => after = last,
            None => return Ok(()),
        }
    }
}

/// One slip and the pupils it is for, as they are today.
pub fn follow_one(tx: &Tx<'_>, slip: &Written, now: Instant) -> DbResult<()> {
    let today = now.day();
    let is_over = match slip.due_on {
        Some(due) => due.plus_days(AFTER_DUE_DAYS) < today,
        None => slip.sent_at.plus_days(WITHOUT_DUE_DAYS) < now,
    };
    if is_over {
        return store::pupils::close(tx, slip.id).map(drop);
    }
    let (groups, named) = store::pupils::targets(tx, slip.id)?;
    let reached = store::pupils::reached(tx, slip.school_id, &groups, &named, today)?;
    let known = store::pupils::of(tx, slip.id)?;
    let there: HashSet<Id<Person>> =
        known.iter().filter(|it| it.left_at.is_none()).map(|it| it.pupil_id).collect();
    let reached_ids: HashSet<Id<Person>> = reached.iter().map(|(pupil, _)| *pupil).collect();
    let gone: Vec<Id<Person>> = there.difference(&reached_ids).copied().collect();
    store::pupils::leave(tx, slip.id, &gone, now)?;
    let new: Vec<_> = reached.into_iter().filter(|(pupil, _)| !there.contains(pupil)).collect();
    if new.is_empty() || slip.is_past(today) {
        return Ok(());
    }
    store::pupils::insert(tx, slip.id, &new)?;
    let pupils: Vec<Id<Person>> = new.iter().map(|(pupil, _)| *pupil).collect();
    let guardians = store::pupils::guardians(tx, &pupils, today)?;
    news::tell(tx, slip, News::Sent, &guardians, now)
}

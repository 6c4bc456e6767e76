//! What runs later: those whom a change concerns are told; files that nobody decided on go.

use crate::{Change, Version, news, store};
use base::{Day, Id};
use db::Tx;
use jobs::{Context, Job, Registry, Result, Schedule};
use people::Person;
use serde::{Deserialize, Serialize};

/// Somebody who brings a file in decides within a month.
const READ_DAYS: i64 = 30;

pub fn register(registry: &mut Registry) {
    registry.on(tell);
    registry.on(tell_withdrawn);
    registry.on(tell_version);
    registry.on(forget);
    registry.every("timetable-files", Schedule::NIGHTLY, &ForgetFiles {});
}

/// A lesson is not as usual.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct TellChange {
    pub change: Id<Change>,
}

impl Job for TellChange {
    const KIND: &'static str = "timetable.tell";
}

async fn tell(context: Context, job: TellChange) -> Result<()> {
    let (now, ends) = (context.clock.now(), context.clone());
    let write = move |tx: &Tx<'_>| {
        news::changed(tx, job.change, now)?;
        ends.complete(tx)
    };
    Ok(context.db.write(write).await?)
}

/// It is as usual after all, and they had been told otherwise.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct TellWithdrawn {
    pub change: Id<Change>,
}

impl Job for TellWithdrawn {
    const KIND: &'static str = "timetable.tell-withdrawn";
}

async fn tell_withdrawn(context: Context, job: TellWithdrawn) -> Result<()> {
    let (now, ends) = (context.clock.now(), context.clone());
    let write = move |tx: &Tx<'_>| {
        news::withdrawn(tx, job.change, now)?;
        ends.complete(tx)
    };
    Ok(context.db.write(write).await?)
}

/// A new timetable holds from a day on.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct TellVersion {
    pub version: Id<Version>,
    pub from: Day,
    pub by: Id<Person>,
}

impl Job for TellVersion {
    const KIND: &'static str = "timetable.tell-version";
}

async fn tell_version(context: Context, job: TellVersion) -> Result<()> {
    let (now, ends) = (context.clock.now(), context.clone());
    let write = move |tx: &Tx<'_>| {
        news::version(tx, job.version, (job.from, job.by), now)?;
        ends.complete(tx)
    };
    Ok(context.db.write(write).await?)
}

/// Forgets what was read of files that nobody decided on. Nightly.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct ForgetFiles {}

impl Job for ForgetFiles {
    const KIND: &'static str = "timetable.forget";
}

async fn forget(context: Context, _: ForgetFiles) -> Result<()> {
    let before = context.clock.now().plus_days(-READ_DAYS);
    context.db.write(move |tx| store::imports::drop_old(tx, before)).await?;
    Ok(())
}

//! What runs later: families are told of results they may read, and of what has changed since.

use crate::{Assessment, news, store, visibility};
use base::{Id, Instant};
use db::Tx;
use jobs::{Context, Job, Registry, Result, Schedule};
use serde::{Deserialize, Serialize};

/// A device that was without network for longer has what it kept looked at anew.
const SENDING_DAYS: i64 = 60;

pub fn register(registry: &mut Registry) {
    registry.on(tell);
    registry.on(forget);
    registry.every("assessments-sendings", Schedule::NIGHTLY, &ForgetSendings {});
}

/// Something of an assessment may be told.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct TellFamilies {
    pub assessment: Id<Assessment>,
}

impl Job for TellFamilies {
    const KIND: &'static str = "assessments.tell";

    fn key(&self) -> Option<String> {
        Some(self.assessment.to_string())
    }
}

/// What is written at `at` is told a day later, outside quiet hours.
pub fn tell_later(tx: &Tx<'_>, assessment: &Assessment, at: Instant) -> db::Result<()> {
    tell_at(tx, assessment.id, assessment.quiet().delivery(visibility::later(at)))
}

pub fn tell_at(tx: &Tx<'_>, assessment: Id<Assessment>, at: Instant) -> db::Result<()> {
    jobs::enqueue(tx, &TellFamilies { assessment }, at).map(drop)
}

async fn tell(context: Context, job: TellFamilies) -> Result<()> {
    let (now, ends) = (context.clock.now(), context.clone());
    let write = move |tx: &Tx<'_>| {
        ends.complete(tx)?;
        match news::tell(tx, job.assessment, now)? {
            Some(next) => tell_at(tx, job.assessment, next),
            None => Ok(()),
        }
    };
    Ok(context.db.write(write).await?)
}

/// Forgets the keys of old forms. Nightly.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct ForgetSendings {}

impl Job for ForgetSendings {
    const KIND: &'static str = "assessments.forget";
    const IS_LONG: bool = true;
}

async fn forget(context: Context, _: ForgetSendings) -> Result<()> {
    let before = context.clock.now().plus_days(-SENDING_DAYS);
    context.db.write(move |tx| store::cells::forget_sendings(tx, before)).await?;
    Ok(())
}

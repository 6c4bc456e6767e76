//! What runs later: families are told of an absence nobody has explained, and told otherwise.

use crate::{Closure, Slot, news, store};
use base::Id;
use db::Tx;
use jobs::{Context, Job, Registry, Result, Schedule};
use people::Class;
use serde::{Deserialize, Serialize};

/// A device that was without network for longer has its call made anew.
const SENDING_DAYS: i64 = 60;

pub fn register(registry: &mut Registry) {
    registry.on(tell);
    registry.on(tell_closed);
    registry.on(forget);
    registry.every("attendance-sendings", Schedule::NIGHTLY, &ForgetSendings {});
}

/// A roll was called or corrected some minutes ago.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct TellFamilies {
    pub class: Id<Class>,
    pub slot: String,
    /// Told of each half-day, where hours are called: who came at ten may be away at two.
    #[serde(default)]
    pub by_half_day: bool,
}

impl Job for TellFamilies {
    const KIND: &'static str = "attendance.tell";

    fn key(&self) -> Option<String> {
        Some(format!("{}:{}", self.class, self.slot))
    }
}

async fn tell(context: Context, job: TellFamilies) -> Result<()> {
    let Some(slot) = Slot::parse(&job.slot) else { return Ok(()) };
    let (class, once) = (job.class, !job.by_half_day);
    let (now, ends) = (context.clock.now(), context.clone());
    let write = move |tx: &Tx<'_>| {
        news::after_call(tx, class, slot, once, now)?;
        ends.complete(tx)
    };
    Ok(context.db.write(write).await?)
}

/// A school, or all those of a town, is closed on some days; or it is open after all.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct TellClosed {
    pub batch: Id<Closure>,
    pub lifted: Option<Id<Closure>>,
}

impl Job for TellClosed {
    const KIND: &'static str = "attendance.tell-closed";
}

async fn tell_closed(context: Context, job: TellClosed) -> Result<()> {
    let (now, ends) = (context.clock.now(), context.clone());
    let write = move |tx: &Tx<'_>| {
        match job.lifted {
            None => news::closed(tx, job.batch, now)?,
            Some(closure) => news::reopened(tx, closure, now)?,
        }
        ends.complete(tx)
    };
    Ok(context.db.write(write).await?)
}

/// Forgets the keys of old forms. Nightly.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct ForgetSendings {}

impl Job for ForgetSendings {
    const KIND: &'static str = "attendance.forget";
    const IS_LONG: bool = true;
}

async fn forget(context: Context, _: ForgetSendings) -> Result<()> {
    let before = context.clock.now().plus_days(-SENDING_DAYS);
    context.db.write(move |tx| store::calls::forget_sendings(tx, before)).await?;
    Ok(())
}

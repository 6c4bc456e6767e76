//! What runs later: families are told of an absence nobody has explained, and told otherwise.

use crate::{Slot, news, store};
use base::Id;
use db::Tx;
use jobs::{Context, Job, Registry, Result, Schedule};
use people::Class;
use serde::{Deserialize, Serialize};

/// A device that was without network for longer has its call made anew.
const SENDING_DAYS: i64 = 60;

pub fn register(registry: &mut Registry) {
    registry.on(tell);
    registry.on(forget);
    registry.every("attendance-sendings", Schedule::NIGHTLY, &ForgetSendings {});
}

/// A roll was called or corrected some minutes ago.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct TellFamilies {
    pub class: Id<Class>,
    pub slot: String,
}

impl Job for TellFamilies {
    const KIND: &'static str = "attendance.tell";

    fn key(&self) -> Option<String> {
        Some(format!("{}:{}", self.class, self.slot))
    }
}

async fn tell(context: Context, job: TellFamilies) -> Result<()> {
    let Some(slot) = Slot::parse(&job.slot) else { return Ok(()) };
    let (class, now, ends) = (job.class, context.clock.now(), context.clone());
    let write = move |tx: &Tx<'_>| {
        news::after_call(tx, class, slot, now)?;
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

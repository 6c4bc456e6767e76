//! What runs later: telling the families of a homework, away from the one who gives it; forgetting
//! the work of years ago.

use crate::{Homework, store, telling};
use base::{Id, Instant, Minutes, SchoolYear};
use jobs::{Context, Job, Registry, Result, Schedule};
use serde::{Deserialize, Serialize};

pub fn register(registry: &mut Registry) {
    registry.on(tell);
    registry.on(forget);
    registry.every("homework-forget", Schedule::NIGHTLY, &Forget {});
}

/// Tells those a homework is for.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Tell {
    pub homework: Id<Homework>,
    /// It is for another day now.
    pub is_moved: bool,
}

impl Job for Tell {
    const KIND: &'static str = "homework.tell";
}

async fn tell(context: Context, job: Tell) -> Result<()> {
    let (now, ends) = (context.clock.now(), context.clone());
    let translator = context.tool::<translation::Translator>().ok();
    let write = move |tx: &db::Tx<'_>| {
        let homework = store::homework::written(tx, job.homework)?;
        // It may have been taken back, or its day may be over.
        let homework = homework.filter(|it| it.is_given() && it.due_on >= now.day());
        if let Some(homework) = homework {
            telling::given(tx, &homework, job.is_moved, translator.as_deref(), now)?;
        }
        ends.complete(tx)
    };
    Ok(context.db.write(write).await?)
}

/// Forgets the work and the ticks of the school years before the last one. Nightly.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Forget {}

impl Job for Forget {
    const KIND: &'static str = "homework.forget";
}

/// Rows that go in one transaction.
const AT_ONCE: u32 = 500;

async fn forget(context: Context, _: Forget) -> Result<()> {
    let (now, year) = (context.clock.now(), SchoolYear::of(context.clock.today()));
    let Some(first) = SchoolYear(year.0 - 1).first_day() else { return Ok(()) };
    let before = Instant::at(first, Minutes(0));
    loop {
        let step = move |tx: &db::Tx<'_>| {
            let work = store::keeping::forget_work(tx, before, AT_ONCE)?;
            files::detach(tx, crate::HAND_IN_FILES, &work, now)?;
            files::detach(tx, crate::BACK_FILES, &work, now)?;
            let ticks = store::keeping::forget_ticks(tx, before, AT_ONCE)?;
            Ok(work.len() as u64 + ticks)
        };
        if context.db.write(step).await? == 0 {
            return Ok(());
        }
    }
}

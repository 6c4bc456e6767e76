//! What runs later: telling the families of a homework, away from the one who gives it.

use crate::{Homework, store, telling};
use base::Id;
use jobs::{Context, Job, Registry, Result};
use serde::{Deserialize, Serialize};

pub fn register(registry: &mut Registry) {
    registry.on(tell);
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
    let write = move |tx: &db::Tx<'_>| {
        let homework = store::homework::written(tx, job.homework)?;
        // It may have been taken back, or its day may be over.
        let homework = homework.filter(|it| it.is_given() && it.due_on >= now.day());
        if let Some(homework) = homework {
            telling::given(tx, &homework, job.is_moved, now)?;
        }
        ends.complete(tx)
    };
    Ok(context.db.write(write).await?)
}

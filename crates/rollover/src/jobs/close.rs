//! Every night: the classes of a year that is over close, when nobody is left in them.

use crate::{apply::close, store};
use base::Id;
use db::Tx;
use jobs::{Context, Job, Result};
use serde::{Deserialize, Serialize};

#[derive(Serialize, Deserialize)]
pub(super) struct CloseClasses {}

impl Job for CloseClasses {
    const KIND: &'static str = "rollover.close";
}

const AT_ONCE: u32 = 50;

pub(super) async fn run(context: Context, _: CloseClasses) -> Result<()> {
    let today = context.clock.today();
    let mut after = Id::new(0);
    loop {
        let asked = after;
        let due = context.db.read(move |tx| store::changes::to_close(tx, today, asked, AT_ONCE));
        let due = due.await?;
        let Some(last) = due.last().copied() else { return Ok(()) };
        let write = move |tx: &Tx<'_>| {
            for id in &due {
                if let Some(change) = store::changes::load(tx, *id)? {
                    close(tx, &change, today)?;
                }
            }
            Ok(())
        };
        context.db.write(write).await?;
        after = last;
    }
}

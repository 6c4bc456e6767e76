//! Every night: places of the next year that a feed has ended are given back, and the classes of a
//! year that is over close, when nobody is left in them.

use crate::{
    YearChange,
    apply::{close, mend},
    deeds, store,
};
use base::{Day, Id, Instant};
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
    let (today, now) = (context.clock.today(), context.clock.now());
    let mut after = Id::new(0);
    loop {
        let asked = after;
        let due = context.db.read(move |tx| store::changes::to_close(tx, asked, AT_ONCE)).await?;
        let Some(last) = due.last().copied() else { return Ok(()) };
        for id in due {
            context.db.write(move |tx| look_after(tx, id, today, now)).await?;
        }
        after = last;
    }
}

fn look_after(tx: &Tx<'_>, id: Id<YearChange>, today: Day, now: Instant) -> db::Result<()> {
    let Some(change) = store::changes::load(tx, id)? else { return Ok(()) };
    let mended = mend(tx, &change, today)?;
    if mended > 0 {
        deeds::mended(tx, &change, mended, now)?;
    }
    if change.effective_on <= today { close(tx, &change, today) } else { Ok(()) }
}

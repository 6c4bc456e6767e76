//! The words an event is found by, put down again when a house moved.

use crate::{event::Event, store, writing};
use base::Id;
use db::{Db, Result};

const AT_ONCE: u32 = 200;

/// Fills the index of a house whose events came from elsewhere; says how many there are.
pub async fn rebuild(db: &Db) -> Result<u64> {
    let (mut after, mut count): (Id<Event>, u64) = (Id::new(0), 0);
    loop {
        let written = db.write(move |tx| {
            let ids = store::events::after(tx, after, AT_ONCE)?;
            let targets = store::events::readers_of(tx, &ids)?;
            for event in store::events::all(tx, &ids)? {
                let targets = targets.get(&event.id).map_or(&[][..], Vec::as_slice);
                writing::index(tx, &event, targets)?;
            }
            Ok(ids)
        });
        let written = written.await?;
        let Some(last) = written.last() else { return Ok(count) };
        after = *last;
        count += written.len() as u64;
    }
}

//! The words an event is found by, put down again when a house moved.

use crate::{event::Event, store, writing};
use base::Id;
use db::{Db, Result};
use people::Addressee;

const AT_ONCE: u32 = 200;

/// Fills the index of a house whose events came from elsewhere; says how many there are.
pub async fn rebuild(db: &Db) -> Result<u64> {
    let (mut after, mut count): (Id<Event>, u64) = (Id::new(0), 0);
    loop {
        let written = db.write(move |tx| {
            let ids = store::events::after(tx, after, AT_ONCE)?;
            for event in store::events::all(tx, &ids)? {
                let readers = store::events::readers(tx, event.id)?;
                let readers: Vec<Addressee> =
                    readers.into_iter().map(|id| Addressee::Group(Id::new(id))).collect();
                writing::index(tx, &event, &readers)?;
            }
            Ok(ids)
        });
        let written = written.await?;
        let Some(last) = written.last() else { return Ok(count) };
        after = *last;
        count += written.len() as u64;
    }
}

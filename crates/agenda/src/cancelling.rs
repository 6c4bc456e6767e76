//! Cancelling an event: one of its dates, those that follow, or all.

use crate::{
    changing::{Which, end_before},
    event::Date,
    news::{self, News},
    place::PlaceKind,
    store, writing,
};
use base::{Id, Instant};
use db::{Result, Tx};
use people::Person;

/// Dates stay in sight, struck through, and those they are for are told. What is one's own is
/// simply gone.
pub fn cancel(tx: &Tx<'_>, date: &Date, which: Which, by: Id<Person>, now: Instant) -> Result<()> {
    if date.place.kind == PlaceKind::Person {
        return discard(tx, date, which, now);
    }
    let event = date.event.id;
    let count = match which {
        Which::One => store::dates::cancel(tx, date.id)?,
        // What took place stays as it was.
        Which::All => store::dates::cancel_from(tx, event, now.min(date.original_at))?,
        Which::Following => store::dates::cancel_from(tx, event, date.original_at)?,
    };
    if count == 0 {
        return Ok(());
    }
    store::events::touch(tx, event, now)?;
    if date.end_at > now {
        news::tell(tx, &date.event, &date.moment, News::Cancelled, by, now)?;
    }
    Ok(())
}

fn discard(tx: &Tx<'_>, date: &Date, which: Which, now: Instant) -> Result<()> {
    match which {
        Which::One if date.event.repeats() => {
            store::dates::delete(tx, &[date.id])?;
            store::events::touch(tx, date.event.id, now)?;
        }
        Which::Following if date.event.repeats() => end_before(tx, date, now)?,
        _ => return writing::remove(tx, date.event.id, now),
    }
    if store::dates::of(tx, date.event.id)?.is_empty() {
        writing::remove(tx, date.event.id, now)?;
    }
    Ok(())
}

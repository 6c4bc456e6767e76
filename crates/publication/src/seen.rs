//! Editions, and who has seen them. *Seen is not read*: what somebody has left aside is not new for
//! him any more; the hour says that he has opened it, the first time.

use crate::{Text, store::seen as rows};
use base::{Id, Instant};
use db::{Result, Tx};
use people::Person;
use web::counters::COUNTERS_TOPIC;

pub use rows::{forget, has_opened, unseen};

/// Counts the publications, in the order of time: a text is given one when it comes out.
pub struct Edition;

/// He has opened it: it is not new any more, here and on his other screens, and its notice is
/// seen. His own rows alone.
pub fn open<T: Text>(
    tx: &Tx<'_>,
    (text, edition): (Id<T>, Id<Edition>),
    person: Id<Person>,
    now: Instant,
) -> Result<()> {
    rows::open(tx, edition, person, now)?;
    notices::seen(tx, person, &T::NOTICE, text.raw(), now)?;
    tx.signal(COUNTERS_TOPIC, [person.raw()]);
    Ok(())
}

/// He leaves them aside: not new, and not read.
pub(crate) fn leave(tx: &Tx<'_>, editions: &[Id<Edition>], person: Id<Person>) -> Result<()> {
    rows::leave(tx, editions, person)?;
    tx.signal(COUNTERS_TOPIC, [person.raw()]);
    Ok(())
}

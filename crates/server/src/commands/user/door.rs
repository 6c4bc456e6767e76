//! Closing the door of an account, and opening it.

use super::who::record;
use base::{Id, Instant};
use db::Db;
use people::{Person, person};
use web::session;

/// At once, on every node; what was open is closed.
pub async fn suspend(db: &Db, person: Id<Person>, reason: &str, now: Instant) -> db::Result<()> {
    let reason = reason.to_owned();
    db.write(move |tx| {
        person::suspend(tx, person, now)?;
        session::close_all(tx, person, None)?;
        record(tx, person, "person.suspend", &reason, now)
    })
    .await
}

pub async fn resume(db: &Db, person: Id<Person>, reason: &str, now: Instant) -> db::Result<()> {
    let reason = reason.to_owned();
    db.write(move |tx| {
        person::resume(tx, person)?;
        record(tx, person, "person.resume", &reason, now)
    })
    .await
}

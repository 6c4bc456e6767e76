//! Links in mails.

use crate::mail_link::{LinkUse, MailLink};
use base::{Id, Instant};
use db::{Result, Tx, params};
use people::Person;

db::row! {
    #[derive(Clone, Debug)]
    pub struct Found {
        pub id: Id<MailLink>,
        pub person_id: Id<Person>,
        pub purpose: LinkUse,
        pub mail: String,
        pub expires_at: Instant,
        pub used_at: Option<Instant>,
    }
}

pub fn find(tx: &Tx<'_>, hash: [u8; 32]) -> Result<Option<Found>> {
    tx.first(
        "select id, person_id, purpose, mail, expires_at, used_at
           from mail_link
          where token_hash = $1",
        params![hash],
    )
}

/// Writes a new link; the one before for the same use is good no longer.
pub fn insert(
    tx: &Tx<'_>,
    person: Id<Person>,
    purpose: LinkUse,
    hash: [u8; 32],
    mail: &str,
    at: Instant,
    expires_at: Instant,
) -> Result<()> {
    drop_unused(tx, person, purpose)?;
    let id: Id<MailLink> = tx.new_id();
    tx.run(
        "insert into mail_link (id, person_id, purpose, token_hash, mail, made_at, expires_at)
         values ($1, $2, $3, $4, $5, $6, $7)",
        params![id, person, purpose, hash, mail, at, expires_at],
    )
    .map(drop)
}

pub fn drop_unused(tx: &Tx<'_>, person: Id<Person>, purpose: LinkUse) -> Result<()> {
    tx.run(
        "delete from mail_link where person_id = $1 and purpose = $2 and used_at is null",
        params![person, purpose],
    )
    .map(drop)
}

pub fn take(tx: &Tx<'_>, id: Id<MailLink>, at: Instant) -> Result<()> {
    tx.change(
        "update mail_link set used_at = $2 where id = $1 and used_at is null and expires_at > $2",
        params![id, at],
    )
}

pub fn sweep(tx: &Tx<'_>, before: Instant) -> Result<u64> {
    tx.run("delete from mail_link where expires_at < $1", params![before])
}

pub fn delete(tx: &Tx<'_>, person: Id<Person>) -> Result<u64> {
    tx.run("delete from mail_link where person_id = $1", params![person])
}

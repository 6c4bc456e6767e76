//! Links in mails: the token is in the mail alone, its hash here, and it is good once.

use crate::{
    secret::{Purpose, Secret},
    store::{credentials, links},
};
use base::{Id, Instant};
use db::{Result, Tx};
use people::Person;

db::word! {
    /// What following a link does.
    pub enum LinkUse { Confirm = "confirm", Recover = "recover" }
}

impl LinkUse {
    pub const fn hours(self) -> i64 {
        match self {
            LinkUse::Confirm => 72,
            LinkUse::Recover => 1,
        }
    }
}

/// A row of links; only its id is spoken of.
pub enum MailLink {}

/// Keeps the hash of `token`, which the caller writes into a mail.
pub fn keep(
    tx: &Tx<'_>,
    secret: &Secret,
    token: &str,
    (person, mail): (Id<Person>, &str),
    purpose: LinkUse,
    at: Instant,
) -> Result<()> {
    let hash = secret.hash(Purpose::Link, token.as_bytes());
    links::insert(tx, person, purpose, hash, mail, at, at.plus_hours(purpose.hours()))
}

/// The link of this token, when it is for this use and still good.
pub fn find(
    tx: &Tx<'_>,
    secret: &Secret,
    token: &str,
    purpose: LinkUse,
    now: Instant,
) -> Result<Option<links::Found>> {
    let hash = secret.hash(Purpose::Link, token.as_bytes());
    let found = links::find(tx, hash)?.filter(|found| {
        found.purpose == purpose && found.used_at.is_none() && found.expires_at > now
    });
    let Some(found) = found else { return Ok(None) };
    let person = credentials::named(tx, found.person_id, now.day())?;
    let is_his =
        |person: &credentials::Named| person.person_id == found.person_id && !person.is_shut;
    Ok(person.filter(is_his).map(|_| found))
}

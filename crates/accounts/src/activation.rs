//! Activation: a code on paper opens an account, or gives a new password, once and for a time.

use crate::{
    code::Code,
    secret::Secret,
    store::{
        activations,
        credentials::{self, Named},
    },
};
use base::{Id, Instant, Random};
use db::{Result, Tx};
use people::Person;

db::word! {
    /// What a code is for.
    pub enum Use { Activate = "activate", Recover = "recover" }
}

impl Use {
    /// A sheet may stay on the fridge for a term; a code somebody asked for is used at once.
    pub const fn days(self) -> i64 {
        match self {
            Use::Activate => 90,
            Use::Recover => 3,
        }
    }
}

/// A row of codes; only its id is spoken of.
pub enum Activation {}

/// A code that is good, and whose it is.
#[derive(Clone, Debug)]
pub struct Held {
    pub id: Id<Activation>,
    pub purpose: Use,
    pub person: Named,
    pub children: Vec<Named>,
    /// Has this person signed in before?
    pub is_active: bool,
}

/// Why a code is not good. Whoever holds one may know.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Refused {
    Unknown,
    Used,
    Expired,
}

impl Refused {
    pub const fn text(self) -> &'static str {
        match self {
            Refused::Unknown => text::id!("account-code-unknown"),
            Refused::Used => text::id!("account-code-used"),
            Refused::Expired => text::id!("account-code-expired"),
        }
    }
}

/// New codes for these persons: shown to whoever asked for them, kept hashed by [`keep`].
pub fn draw(random: &Random, persons: &[Id<Person>]) -> Vec<(Id<Person>, Code)> {
    persons.iter().map(|person| (*person, Code::random(random))).collect()
}

/// Keeps the hashes of codes that were drawn.
pub fn keep(
    tx: &Tx<'_>,
    secret: &Secret,
    codes: &[(Id<Person>, Code)],
    purpose: Use,
    by: Option<Id<Person>>,
    at: Instant,
) -> Result<()> {
    let hashes: Vec<(Id<Person>, [u8; 32])> =
        codes.iter().map(|(person, code)| (*person, code.hash(secret))).collect();
    activations::insert(tx, &hashes, purpose, by, at, at.plus_days(purpose.days()))
}

/// Whose code this is, if it is good at `now`.
pub fn find(
    tx: &Tx<'_>,
    secret: &Secret,
    typed: &str,
    now: Instant,
) -> Result<std::result::Result<Held, Refused>> {
    let Some(code) = Code::parse(typed) else { return Ok(Err(Refused::Unknown)) };
    let Some(found) = activations::find(tx, code.hash(secret))? else {
        return Ok(Err(Refused::Unknown));
    };
    if found.used_at.is_some() {
        return Ok(Err(Refused::Used));
    }
    if found.expires_at <= now {
        return Ok(Err(Refused::Expired));
    }
    let named = credentials::named(tx, found.person_id, now.day())?;
    let Some(person) = named.filter(|person| !person.is_shut) else {
        return Ok(Err(Refused::Unknown));
    };
    let credential = credentials::find(tx, person.person_id)?;
    let is_active = credential.is_some_and(|credential| credential.activated_at.is_some());
    // He has come in another way meanwhile: a sheet gives no new password to an open account.
    if is_active && found.purpose == Use::Activate {
        return Ok(Err(Refused::Used));
    }
    Ok(Ok(Held {
        id: found.id,
        purpose: found.purpose,
        children: activations::children(tx, person.person_id)?,
        is_active,
        person,
    }))
}

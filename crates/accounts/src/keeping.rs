//! What is kept of a person: given to him on demand, removed when he has left for long enough.

use crate::store::{activations, credentials, factors, links, merges, pads};
use base::{Id, Instant};
use db::{Error, Result, Tx};
use people::Person;
use serde::Serialize;
use web::{ExportFile, session::Preferences};

#[derive(Serialize)]
struct Kept {
    login: String,
    activated_at: Option<String>,
    password_changed_at: Option<String>,
    contact_address: Option<String>,
    contact_address_confirmed_at: Option<String>,
    second_factor_since: Option<String>,
    recovery_codes_left: i64,
}

#[derive(Serialize)]
struct Likes {
    language: &'static str,
    reads: &'static str,
    theme: String,
    spacing: String,
}

/// Facts, no secret: a hash is of no use to anybody, and a key would open the account.
pub fn export(tx: &Tx<'_>, person: Id<Person>) -> Result<Vec<ExportFile>> {
    let Some(credential) = credentials::find(tx, person)? else { return Ok(Vec::new()) };
    let factor = factors::find(tx, person)?.and_then(|factor| factor.confirmed_at);
    let kept = Kept {
        login: credential.login,
        activated_at: credential.activated_at.map(Instant::iso),
        password_changed_at: credential.password_at.map(Instant::iso),
        contact_address: credential.mail,
        contact_address_confirmed_at: credential.mail_confirmed_at.map(Instant::iso),
        second_factor_since: factor.map(Instant::iso),
        recovery_codes_left: factors::codes_left(tx, person)?,
    };
    Ok(vec![file("account", &kept)?, file("display", &likes(tx, person)?)?])
}

fn file(name: &str, kept: &impl Serialize) -> Result<ExportFile> {
    let bytes =
        serde_json::to_vec_pretty(kept).map_err(|error| Error::Engine(error.to_string()))?;
    Ok(ExportFile { name: format!("accounts/{name}.json"), bytes })
}

/// How he likes the pages, and in which language he reads.
fn likes(tx: &Tx<'_>, person: Id<Person>) -> Result<Likes> {
    let preferences = web::session::preferences(tx, person)?;
    let reads = preferences.reading().tag();
    let Preferences { locale, theme, spacing, .. } = preferences;
    Ok(Likes { language: locale.code(), reads, theme, spacing })
}

pub fn erase(tx: &Tx<'_>, person: Id<Person>) -> Result<u64> {
    web::session::close_all(tx, person, None)?;
    let rows = [
        activations::delete(tx, person)?,
        links::delete(tx, person)?,
        factors::delete(tx, person)?,
        pads::delete(tx, person)?,
        pads::forget_opener(tx, person)?,
        credentials::delete(tx, person)?,
        merges::forget(tx, person)?,
    ];
    Ok(rows.into_iter().sum())
}

//! Of whom a command speaks, and why: what is done to a person is written down.

use crate::ending::Refused;
use base::{Id, Instant};
use clap::Args;
use db::{Db, Tx};
use people::{
    Person,
    audit::{self, Act, Risk},
    person,
};
use std::error::Error;
use web::System;

#[derive(Args, Clone, Debug)]
#[group(required = true, multiple = false)]
pub struct Who {
    /// Le numéro de la personne (« preau user chercher » le donne).
    #[arg(long, value_name = "NUMÉRO")]
    pub personne: Option<Id<Person>>,
    /// L’identifiant avec lequel elle se connecte.
    #[arg(long, value_name = "IDENTIFIANT")]
    pub identifiant: Option<String>,
}

#[derive(Args, Clone, Debug)]
pub struct Helped {
    #[command(flatten)]
    pub who: Who,
    /// Pourquoi, pour le journal des actions : sans nom ni détail de la vie privée.
    #[arg(long, value_name = "TEXTE")]
    pub motif: String,
}

/// Whoever a command speaks of; the record that was kept when two turned out to be one.
pub async fn person_of(db: &Db, who: &Who, at: Instant) -> Result<Id<Person>, Box<dyn Error>> {
    let (number, login) = (who.personne, who.identifiant.clone());
    let find = move |tx: &Tx<'_>| {
        let id = match (number, &login) {
            (Some(id), _) => Some(id),
            (None, Some(login)) => accounts::command::person_of(tx, login, at)?,
            (None, None) => None,
        };
        let Some(id) = id else { return Ok(None) };
        let found = person::load(tx, id)?;
        Ok(found.map(|person| person.merged_into.unwrap_or(person.id)))
    };
    let found = db.read(find).await?;
    let said = who.personne.map(|id| id.to_string()).or_else(|| who.identifiant.clone());
    found.ok_or_else(|| {
        let said = said.unwrap_or_default();
        Refused::because(format!("personne ne répond à «\u{a0}{said}\u{a0}»"))
    })
}

const HOST: System = System::because("command line");

/// Writes what the host did to a person, in the transaction that does it.
pub fn record(
    tx: &Tx<'_>,
    person: Id<Person>,
    action: &'static str,
    reason: &str,
    at: Instant,
) -> db::Result<()> {
    let act = Act {
        person: None,
        action,
        risk: Risk::Account,
        school: None,
        thing: format!("person:{person}"),
        detail: serde_json::json!({ "because": HOST.because, "reason": reason }),
    };
    audit::record(tx, at, &act)
}

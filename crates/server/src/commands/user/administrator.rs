//! `preau user premier-administrateur`: the very first thing a host does.

use super::who::record;
use crate::ending::Refused;
use accounts::Code;
use base::{Id, Instant, PersonName, Random, Title};
use clap::Args;
use db::{Db, Error, Tx};
use people::{
    Details, Function, GroupKind, NewAssignment, NewPerson, Person, Post, Scope, assignment,
    groups, person,
};

#[derive(Args, Clone, Debug)]
pub struct NewAdministrator {
    /// Son prénom.
    #[arg(long, value_name = "PRÉNOM")]
    pub prenom: String,
    /// Son nom.
    #[arg(long, value_name = "NOM")]
    pub nom: String,
    /// « Mme » ou « M. ».
    #[arg(long, value_name = "CIVILITÉ")]
    pub civilite: Option<String>,
}

/// Who was made, and what he comes in with: shown now or never.
pub struct Made {
    pub person: Id<Person>,
    pub login: String,
    pub code: Code,
}

/// Only while nobody administers the platform: afterwards, those who do name others, on a page.
pub async fn first_administrator(
    db: &Db,
    secret: [u8; 32],
    new: &NewAdministrator,
    random: &Random,
    now: Instant,
) -> db::Result<Made> {
    let title = new.civilite.as_deref().and_then(Title::parse);
    let name = PersonName::new(new.prenom.trim(), new.nom.trim(), title);
    if name.first.is_empty() || name.last.is_empty() {
        return Err(Error::refused(Refused("il faut un prénom et un nom".to_owned())));
    }
    let code = Code::random(random);
    let for_write = code.clone();
    let make = move |tx: &Tx<'_>| {
        if is_administered(tx)? {
            let why = "la plateforme a déjà un administrateur\u{a0}: c’est lui qui en nomme \
                       d’autres. S’il a perdu son accès\u{a0}: «\u{a0}preau user code\u{a0}»";
            return Err(Error::refused(Refused(why.to_owned())));
        }
        let person = add(tx, &name, now)?;
        accounts::command::code(tx, secret, (person, &name), &for_write, now)?;
        record(tx, person, "platform.first-administrator", "first administrator", now)?;
        let login = accounts::command::login(tx, person)?.ok_or(Error::Missing)?;
        Ok((person, login))
    };
    let (person, login) = db.write(make).await?;
    Ok(Made { person, login, code })
}

fn is_administered(tx: &Tx<'_>) -> db::Result<bool> {
    let Some(group) = groups::find(tx, GroupKind::Administrators, Scope::Platform)? else {
        return Ok(false);
    };
    Ok(!groups::members(tx, group, None, 1)?.is_empty())
}

fn add(tx: &Tx<'_>, name: &PersonName, now: Instant) -> db::Result<Id<Person>> {
    let new = NewPerson { details: Details::named(name.clone()), keys: Vec::new() };
    let ids = person::create(tx, &[new], now)?;
    let person = *ids.first().ok_or(Error::Missing)?;
    let post = NewAssignment {
        person,
        post: Post::Platform,
        function: Function::Administrator,
        subject: None,
        from_on: now.day(),
        until_on: None,
    };
    let (_, touched) = assignment::begin(tx, &[post])?;
    groups::refresh(tx, &touched, now.day())?;
    Ok(person)
}

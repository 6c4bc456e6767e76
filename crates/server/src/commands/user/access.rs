//! Ways in: a code to show once, a new password, a second factor that was lost.

use super::who::record;
use crate::{config::Config, ending::Refused};
use accounts::{Code, CodeUse};
use base::{Id, Instant, Locale, Random};
use db::{Db, Error, Tx};
use people::{Person, person};

/// A code, shown now or never.
pub struct Given {
    pub login: String,
    pub code: Code,
    pub purpose: CodeUse,
}

/// A code for the first time, or for a new password: what the sheet of a teacher has.
pub async fn give_code(
    db: &Db,
    secret: [u8; 32],
    person: Id<Person>,
    reason: &str,
    random: &Random,
    now: Instant,
) -> db::Result<Given> {
    let code = Code::random(random);
    let (for_write, reason) = (code.clone(), reason.to_owned());
    let give = move |tx: &Tx<'_>| {
        let name = person::load(tx, person)?.ok_or(Error::Missing)?.details.name;
        let purpose = accounts::command::code(tx, secret, (person, &name), &for_write, now)?;
        record(tx, person, "accounts.code", &reason, now)?;
        let login = accounts::command::login(tx, person)?.ok_or(Error::Missing)?;
        Ok((login, purpose))
    };
    let (login, purpose) = db.write(give).await?;
    Ok(Given { login, code, purpose })
}

pub(super) fn show_code(config: &Config, code: &Code, now: Instant, purpose: CodeUse) {
    let until = now.plus_days(purpose.days()).day().in_words(Locale::Fr);
    let address = config.base_url.trim_end_matches('/');
    println!("Code        : {code}");
    println!("À taper sur {address}{} avant le {until}.", accounts::ACTIVATION);
    println!("Il ne sera plus montré.");
}

/// Sets a password somebody chose at the terminal, and ends the sessions.
pub async fn set_password(
    db: &Db,
    person: Id<Person>,
    typed: &str,
    reason: &str,
    random: &Random,
    now: Instant,
) -> db::Result<()> {
    let hashed = accounts::command::hash(typed, random)
        .map_err(|error| Error::Engine(format!("{error:?}")))?
        .ok_or_else(|| {
            let why = "ce mot de passe est refusé\u{a0}: il faut 12 signes au moins, et pas l’un \
                       de ceux que tout le monde essaie";
            Error::refused(Refused(why.to_owned()))
        })?;
    let reason = reason.to_owned();
    let set = move |tx: &Tx<'_>| {
        let name = person::load(tx, person)?.ok_or(Error::Missing)?.details.name;
        accounts::command::make_logins(tx, &[(person, name)])?;
        accounts::command::set_password(tx, person, &hashed, now)?;
        record(tx, person, "accounts.password", &reason, now)
    };
    db.write(set).await
}

pub async fn forget_second_factor(
    db: &Db,
    person: Id<Person>,
    reason: &str,
    now: Instant,
) -> db::Result<()> {
    let reason = reason.to_owned();
    db.write(move |tx| {
        accounts::command::forget_second_factor(tx, person)?;
        record(tx, person, "accounts.second-factor-end", &reason, now)
    })
    .await
}

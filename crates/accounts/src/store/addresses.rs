//! What other features ask of accounts: where people want their mails, and who has never come.

use base::Id;
use db::{Result, Tx, params};
use people::Person;

/// Of these persons, those who have confirmed an address, with it.
pub fn confirmed(tx: &Tx<'_>, persons: &[Id<Person>]) -> Result<Vec<(Id<Person>, String)>> {
    tx.all(
        "select person_id, mail
           from credential
          where person_id in ids($1) and mail is not null and mail_confirmed_at is not null",
        params![db::ids(persons.iter().copied())],
    )
}

/// Of these persons, those who have never opened an account. A young pupil, who comes in with
/// pictures, opens none and is not awaited.
pub fn never_came(tx: &Tx<'_>, persons: &[Id<Person>]) -> Result<Vec<Id<Person>>> {
    let rows: Vec<(Id<Person>,)> = tx.all(
        "select p.id
           from person p
          where p.id in ids($1)
            and not exists (select 1
                              from credential c
                             where c.person_id = p.id and c.activated_at is not null)
            and not exists (select 1 from picture_code k where k.person_id = p.id)",
        params![db::ids(persons.iter().copied())],
    )?;
    Ok(rows.into_iter().map(|(person,)| person).collect())
}

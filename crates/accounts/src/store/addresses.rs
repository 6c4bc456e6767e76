//! Where people want their mails: the addresses they have given and confirmed.

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

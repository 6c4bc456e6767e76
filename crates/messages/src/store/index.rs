//! Letters as the search index wants them.

use crate::Letter;
use base::{Id, PersonName, RichText, Title};
use db::{Result, Tx, params};
use people::Person;

db::row! {
    pub struct Found {
        pub id: Id<Letter>,
        pub sender_id: Id<Person>,
        pub subject: String,
        pub body: RichText,
        pub first_name: String,
        pub last_name: String,
        pub title: Option<Title>,
    }
}

impl Found {
    pub fn name(&self) -> PersonName {
        PersonName::new(self.first_name.clone(), self.last_name.clone(), self.title)
    }
}

/// The letters that may be found, by id, after one.
pub fn letters(tx: &Tx<'_>, after: Id<Letter>, limit: u32) -> Result<Vec<Found>> {
    tx.all(
        "select l.id, l.sender_id, l.subject, l.body, p.first_name, p.last_name, p.title
           from letter l
           join person p on p.id = l.sender_id
          where l.id > $1 and l.state not in ('recalled', 'withdrawn')
          order by l.id
          limit $2",
        params![after, limit],
    )
}

db::row! {
    pub struct Addressee {
        pub letter_id: Id<Letter>,
        pub reader: i64,
        pub is_blind: bool,
        pub name: String,
    }
}

pub fn addressees(tx: &Tx<'_>, letters: &[Id<Letter>]) -> Result<Vec<Addressee>> {
    tx.all(
        "select letter_id, coalesce(person_id, group_id) as reader,
                case when role = 'bcc' then 1 else 0 end as is_blind, name
           from addressee
          where letter_id in ids($1)
          order by letter_id, position",
        params![db::ids(letters.iter().copied())],
    )
}

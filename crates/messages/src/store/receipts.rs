//! Readings: how many, and who is left.

use crate::Letter;
use base::{Id, PersonName, Title};
use db::{Result, Tx, params};
use people::Person;

db::row! {
    pub struct Count {
        pub readers: i64,
        pub reads: i64,
    }
}

db::row! {
    /// Somebody who has not read.
    pub struct Line {
        pub person_id: Id<Person>,
        pub first_name: String,
        pub last_name: String,
        pub title: Option<Title>,
        pub pupil_first_name: Option<String>,
        pub pupil_last_name: Option<String>,
    }
}

impl Line {
    pub fn name(&self) -> PersonName {
        PersonName::new(self.first_name.clone(), self.last_name.clone(), self.title)
    }

    /// The pupil for whom this guardian received it.
    pub fn pupil(&self) -> Option<String> {
        let (first, last) = (self.pupil_first_name.as_ref()?, self.pupil_last_name.as_ref()?);
        Some(format!("{first} {last}"))
    }
}

pub fn count(tx: &Tx<'_>, letter: Id<Letter>) -> Result<Count> {
    tx.one(
        "select count(*) as readers, count(read_at) as reads
           from delivery
          where letter_id = $1 and role <> 'sender'",
        params![letter],
    )
}

/// Those who have not read it, by name.
pub fn unread(tx: &Tx<'_>, letter: Id<Letter>, limit: u32) -> Result<Vec<Line>> {
    tx.all(
        "select d.person_id, p.first_name, p.last_name, p.title, c.first_name as pupil_first_name,
                c.last_name as pupil_last_name
           from delivery d
           join person p on p.id = d.person_id
           left join person c on c.id = d.on_behalf_of
          where d.letter_id = $1 and d.read_at is null and d.role <> 'sender'
          order by p.sort_key, p.id
          limit $2",
        params![letter, limit],
    )
}

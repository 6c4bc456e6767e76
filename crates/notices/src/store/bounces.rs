//! Addresses that a mail server has refused for good.

use base::{Id, Instant, Title};
use db::{Result, Tx, params};
use people::{Person, School};

db::row! {
    #[derive(Clone, Debug, PartialEq, Eq)]
    pub struct Bounce {
        pub person_id: Id<Person>,
        pub address: String,
        pub code: u32,
        pub at: Instant,
    }
}

pub fn record(
    tx: &Tx<'_>,
    person: Id<Person>,
    address: &str,
    code: u16,
    at: Instant,
) -> Result<()> {
    tx.run(
        "insert into bounce (person_id, address, code, at)
         values ($1, $2, $3, $4)
             on conflict (person_id)
             do update set address = excluded.address, code = excluded.code, at = excluded.at",
        params![person, address, code, at],
    )
    .map(drop)
}

/// A mail has arrived there: the refusal was not for good.
pub fn forget(tx: &Tx<'_>, person: Id<Person>, address: &str) -> Result<()> {
    tx.run("delete from bounce where person_id = $1 and address = $2", params![person, address])
        .map(drop)
}

pub fn of(tx: &Tx<'_>, persons: &[Id<Person>]) -> Result<Vec<Bounce>> {
    tx.all(
        "select person_id, address, code, at from bounce where person_id in ids($1)",
        params![db::ids(persons.iter().copied())],
    )
}

db::row! {
    /// A person who cannot be reached, as the head is shown him.
    pub struct Refused {
        pub person_id: Id<Person>,
        pub first_name: String,
        pub last_name: String,
        pub title: Option<Title>,
        pub code: u32,
        pub at: Instant,
    }
}

/// Those of a school, the last refusals first.
pub fn of_school(tx: &Tx<'_>, school: Id<School>, limit: u32) -> Result<Vec<Refused>> {
    tx.all(
        "select b.person_id, p.first_name, p.last_name, p.title, b.code, b.at
           from bounce b
           join person p on p.id = b.person_id
          where exists (select 1
                          from membership m
                          join person_group g on g.id = m.group_id
                         where m.person_id = b.person_id
                           and g.school_id = $1
                           and g.scope_kind = 'school')
          order by b.at desc
          limit $2",
        params![school, limit],
    )
}

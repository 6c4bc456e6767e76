//! Blocks: whose personal letters somebody does not want.

use base::{Id, Instant, PersonName, Title};
use db::{Result, Tx, params};
use people::Person;

db::row! {
    pub struct Line {
        pub blocked_id: Id<Person>,
        pub first_name: String,
        pub last_name: String,
        pub title: Option<Title>,
        pub blocked_at: Instant,
    }
}

impl Line {
    pub fn name(&self) -> PersonName {
        PersonName::new(self.first_name.clone(), self.last_name.clone(), self.title)
    }
}

pub fn insert(tx: &Tx<'_>, person: Id<Person>, blocked: Id<Person>, now: Instant) -> Result<()> {
    tx.run(
        "insert into writing_block (person_id, blocked_id, blocked_at)
         values ($1, $2, $3)
         on conflict (person_id, blocked_id) do nothing",
        params![person, blocked, now],
    )
    .map(drop)
}

pub fn delete(tx: &Tx<'_>, person: Id<Person>, blocked: Id<Person>) -> Result<()> {
    tx.run(
        "delete from writing_block where person_id = $1 and blocked_id = $2",
        params![person, blocked],
    )
    .map(drop)
}

pub fn list(tx: &Tx<'_>, person: Id<Person>) -> Result<Vec<Line>> {
    tx.all(
        "select b.blocked_id, p.first_name, p.last_name, p.title, b.blocked_at
           from writing_block b
           join person p on p.id = b.blocked_id
          where b.person_id = $1
          order by p.sort_key
          limit 200",
        params![person],
    )
}

/// Which of these persons do not want letters of this sender.
pub fn who_blocked(
    tx: &Tx<'_>,
    sender: Id<Person>,
    persons: &[Id<Person>],
) -> Result<Vec<Id<Person>>> {
    let rows: Vec<(Id<Person>,)> = tx.all(
        "select person_id
           from writing_block
          where blocked_id = $1 and person_id in ids($2)
          limit 1000",
        params![sender, db::ids(persons.iter().copied())],
    )?;
    Ok(rows.into_iter().map(|(person,)| person).collect())
}

/// A head of a school can always be reached, and always reaches the families of his school.
pub fn is_a_head(tx: &Tx<'_>, person: Id<Person>) -> Result<bool> {
    let heads = tx.number(
        "select count(*)
           from (select 1
                   from membership m
                   join person_group g on g.id = m.group_id
                  where m.person_id = $1 and g.kind in ('heads', 'administrators')
                  limit 1) h",
        params![person],
    )?;
    Ok(heads > 0)
}

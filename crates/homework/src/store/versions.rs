//! Each state a homework or a lesson was saved in, with who and when.

use crate::{Homework, Lesson, logging::Account};
use base::{Day, Id, Instant, PersonName, RichText, Title};
use db::{Result, Tx, ids, params};
use people::Person;

db::row! {
    #[derive(Clone, Debug)]
    pub struct Version {
        pub number: u32,
        pub at: Instant,
        pub title: String,
        pub body: RichText,
        pub day: Day,
        pub first_name: String,
        pub last_name: String,
        pub civility: Option<Title>,
    }
}

impl Version {
    pub fn editor(&self) -> PersonName {
        PersonName::new(self.first_name.clone(), self.last_name.clone(), self.civility)
    }
}

/// Keeps these as they are now.
pub fn keep(tx: &Tx<'_>, homework: &[Id<Homework>]) -> Result<()> {
    tx.run(
        "insert into homework_version (homework_id, version, editor_id, at, title, body, due_on)
         select id, version, editor_id, edited_at, title, body, due_on
           from homework
          where id in ids($1)",
        params![ids(homework.iter().copied())],
    )
    .map(drop)
}

pub fn keep_lesson(
    tx: &Tx<'_>,
    id: Id<Lesson>,
    version: u32,
    editor: Id<Person>,
    account: &Account,
    now: Instant,
) -> Result<()> {
    tx.run(
        "insert into lesson_version (lesson_id, version, editor_id, at, title, body, on_day)
         values ($1, $2, $3, $4, $5, $6, $7)",
        params![id, version, editor, now, &account.title, &account.body, account.on_day],
    )
    .map(drop)
}

/// The newest first.
pub fn of(tx: &Tx<'_>, id: Id<Homework>, limit: u32) -> Result<Vec<Version>> {
    tx.all(
        "select v.version as number, v.at, v.title, v.body, v.due_on as day, p.first_name,
                p.last_name, p.title as civility
           from homework_version v
           join person p on p.id = v.editor_id
          where v.homework_id = $1
          order by v.version desc
          limit $2",
        params![id, limit],
    )
}

pub fn of_lesson(tx: &Tx<'_>, id: Id<Lesson>, limit: u32) -> Result<Vec<Version>> {
    tx.all(
        "select v.version as number, v.at, v.title, v.body, v.on_day as day, p.first_name,
                p.last_name, p.title as civility
           from lesson_version v
           join person p on p.id = v.editor_id
          where v.lesson_id = $1
          order by v.version desc
          limit $2",
        params![id, limit],
    )
}

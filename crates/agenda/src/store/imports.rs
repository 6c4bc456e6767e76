//! Files that were brought in, as rows.

use crate::{
    event::Event,
    import::{Import, Outcome},
};
use base::{Id, Instant};
use db::{Result, Tx, Value, params};
use people::Person;

pub fn insert(tx: &Tx<'_>, import: &Import) -> Result<()> {
    tx.run(
        "insert into agenda_import (id, person_id, place_kind, place_id, name, at)
         values ($1, $2, $3, $4, $5, $6)",
        params![
            import.id,
            import.person_id,
            import.place_kind,
            import.place_id,
            &import.name,
            import.at
        ],
    )
    .map(drop)
}

pub fn find(tx: &Tx<'_>, id: Id<Import>) -> Result<Option<Import>> {
    tx.first(
        "select id, person_id, place_kind, place_id, name, at, undone_at
           from agenda_import
          where id = $1",
        params![id],
    )
}

/// The last files of a person.
pub fn of(tx: &Tx<'_>, person: Id<Person>) -> Result<Vec<Import>> {
    tx.all(
        "select id, person_id, place_kind, place_id, name, at, undone_at
           from agenda_import
          where person_id = $1
          order by id desc
          limit 10",
        params![person],
    )
}

/// A conflict when it was undone before.
pub fn set_undone(tx: &Tx<'_>, id: Id<Import>, at: Instant) -> Result<()> {
    tx.change(
        "update agenda_import set undone_at = $2 where id = $1 and undone_at is null",
        params![id, at],
    )
}

db::row! {
    /// What became of one event of a file.
    #[derive(Clone, Debug)]
    pub struct Told {
        pub line: u32,
        pub outcome: Outcome,
        pub title: String,
        pub event_id: Option<Id<Event>>,
        pub version: u32,
        pub was: String,
    }
}

pub fn insert_lines(tx: &Tx<'_>, import: Id<Import>, lines: &[Told]) -> Result<()> {
    let row = |(position, line): (usize, &Told)| {
        params![
            import,
            position,
            line.line,
            line.outcome,
            &line.title,
            line.event_id,
            line.version,
            &line.was
        ]
        .to_vec()
    };
    let rows: Vec<Vec<Value>> = lines.iter().enumerate().map(row).collect();
    tx.run_each(
        "insert into agenda_import_line (import_id, position, line, outcome, title, event_id,
                                         version, was)
         values ($1, $2, $3, $4, $5, $6, $7, $8)",
        &rows,
    )
    .map(drop)
}

pub fn lines(tx: &Tx<'_>, import: Id<Import>) -> Result<Vec<Told>> {
    tx.all(
        "select line, outcome, title, event_id, version, was
           from agenda_import_line
          where import_id = $1
          order by position
          limit 2000",
        params![import],
    )
}

//! What those who decide have said, as rows.

use crate::{Dossier, answer::Answer, piece::Piece};
use base::{Id, Instant};
use db::{Result, Tx, ids, params};
use people::Person;

db::row! {
    /// An answer that stands, with the name of who gave it.
    #[derive(Clone, Debug, PartialEq, Eq)]
    pub struct Line {
        pub id: Id<Answer>,
        pub dossier_id: Id<Dossier>,
        pub guardian_id: Id<Person>,
        pub first_name: String,
        pub last_name: String,
        /// Who has read the paper; nobody (0) when it was said on screen.
        pub recorded_by: Id<Person>,
        pub wording: i64,
        pub answered_at: Instant,
    }
}

impl Line {
    pub fn is_on_paper(&self) -> bool {
        self.recorded_by.raw() != 0
    }
}

/// The answers that stand.
pub fn standing(tx: &Tx<'_>, dossiers: &[Id<Dossier>]) -> Result<Vec<Line>> {
    tx.all(
        "select a.id, a.dossier_id, a.guardian_id, p.first_name, p.last_name, a.recorded_by,
                a.wording, a.answered_at
           from dossier_answer a
           join person p on p.id = a.guardian_id
          where a.dossier_id in ids($1) and a.ended_at is null
          order by a.dossier_id, a.id
          limit 10000",
        params![ids(dossiers.iter().copied())],
    )
}

db::row! {
    /// A word of an answer about one piece.
    #[derive(Clone, Copy, Debug, PartialEq, Eq)]
    pub struct Choice {
        pub dossier_id: Id<Dossier>,
        pub guardian_id: Id<Person>,
        pub piece_id: Id<Piece>,
        pub goes: bool,
    }
}

/// What stands of each piece of these dossiers.
pub fn choices(tx: &Tx<'_>, dossiers: &[Id<Dossier>]) -> Result<Vec<Choice>> {
    tx.all(
        "select a.dossier_id, a.guardian_id, c.piece_id, c.goes
           from dossier_answer a
           join dossier_choice c on c.answer_id = a.id
          where a.dossier_id in ids($1) and a.ended_at is null
          order by a.dossier_id, a.id, c.piece_id
          limit 200000",
        params![ids(dossiers.iter().copied())],
    )
}

/// The answer of a guardian does not stand any more; says whether there was one.
pub fn end(tx: &Tx<'_>, dossier: Id<Dossier>, guardian: Id<Person>, at: Instant) -> Result<bool> {
    let ended = tx.run(
        "update dossier_answer
            set ended_at = $3
          where dossier_id = $1 and guardian_id = $2 and ended_at is null
            and exists (select 1 from dossier d where d.id = $1 and d.state = 'open')",
        params![dossier, guardian, at],
    )?;
    Ok(ended > 0)
}

/// Nothing that was said of this dossier stands any more; says how many had answered.
pub fn end_all(tx: &Tx<'_>, dossier: Id<Dossier>, at: Instant) -> Result<u64> {
    tx.run(
        "update dossier_answer set ended_at = $2 where dossier_id = $1 and ended_at is null",
        params![dossier, at],
    )
}

/// An answer as it is given.
#[derive(Clone, Debug)]
pub struct NewAnswer {
    pub dossier: Id<Dossier>,
    pub guardian: Id<Person>,
    pub recorded_by: Id<Person>,
    pub wording: i64,
    pub choices: Vec<(Id<Piece>, bool)>,
    pub at: Instant,
}

/// Writes it down while the dossier is open; a conflict when it is not any more.
pub fn insert(tx: &Tx<'_>, new: &NewAnswer) -> Result<()> {
    let id: Id<Answer> = tx.new_id();
    // The row of the dossier is touched: a sealing that begins at the same moment comes before or
    // after, never between.
    tx.change(
        "update dossier set version = version + 1 where id = $1 and state = 'open'",
        params![new.dossier],
    )?;
    tx.run(
        "insert into dossier_answer
           (id, dossier_id, guardian_id, recorded_by, wording, answered_at)
         values ($1, $2, $3, $4, $5, $6)",
        params![id, new.dossier, new.guardian, new.recorded_by, new.wording, new.at],
    )?;
    let row = |(piece, goes): &(Id<Piece>, bool)| params![id, *piece, *goes].to_vec();
    let rows: Vec<_> = new.choices.iter().map(row).collect();
    tx.run_each("insert into dossier_choice (answer_id, piece_id, goes) values ($1, $2, $3)", &rows)
        .map(drop)
}

//! Moving a house from one engine to the other: every table, in chunks, verified on both sides.
//!
//! The tables are found in the engines' own catalogues, so no crate is forgotten. Rows go in the
//! order of their primary key, tables in the order of their references; at the end each table has
//! the same number of rows and the same sum on both sides, or the move has not happened. A move
//! that was interrupted goes on where it stopped when it is asked again.
//!
//! The house must be closed meanwhile: what is written to the source during a move is found out by
//! the sums, and the move refused.

mod catalogue;
mod order;
mod statement;
mod sum;

pub use sum::{TableSum, sums};

use crate::{Db, Error, Migrations, Result, Step, Tx, Value, params};
use catalogue::Table;
use futures_util::future::try_join;
use statement::Statements;
use std::sync::Arc;

/// What was moved.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Report {
    pub tables: Vec<TableSum>,
}

impl Report {
    pub fn rows(&self) -> u64 {
        self.tables.iter().map(|table| table.rows).sum()
    }
}

/// How far a move has come.
#[derive(Clone, Copy, Debug)]
pub struct Progress<'a> {
    pub stage: Stage,
    pub table: &'a str,
    /// Rows of this stage, over all tables.
    pub done: u64,
    pub total: u64,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Stage {
    Copying,
    Verifying,
}

/// Why a move is refused. `error.reason::<moving::Refusal>()` tells it.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Refusal {
    #[error("the target is not empty: there is something in the table {table}")]
    NotEmpty { table: String },
    #[error("the source and the target are not of the same version: run `migrate` on the source")]
    OtherVersion,
    #[error("the table {table} is not the same on both engines")]
    OtherShape { table: String },
    #[error("the table {table} cannot be moved: {reason}")]
    Unmovable { table: String, reason: &'static str },
    #[error(
        "the table {table} differs after the copy: the source was written to meanwhile; start \
         again with an empty target"
    )]
    Differs { table: String },
}

/// Rows per read and per commit.
const CHUNK_ROWS: usize = 1000;

/// The steps of the target alone: it knows from its first moment that it is not a house yet.
const UNFINISHED: Migrations = Migrations {
    area: AREA,
    steps: &[Step {
        name: "0001_unfinished",
        sql: "create table unfinished_move (\n  stage text primary key\n);\n\
              insert into unfinished_move (stage) values ('new');",
    }],
};
const AREA: &str = "moving";

/// Moves everything from `from` to `to`, which is new, or holds an unfinished move.
///
/// `areas` are those of the house. `rebuild_search` fills the search index of the target, which
/// differs by engine and is not copied.
pub async fn move_all(
    from: &Db,
    to: &Db,
    areas: Vec<Migrations>,
    rebuild_search: impl AsyncFnOnce(&Db) -> Result<()>,
    mut progress: impl FnMut(Progress<'_>),
) -> Result<Report> {
    let tables = order::plan(from.read_long(catalogue::tables).await?)?;
    prepare(from, to, areas, &tables).await?;
    let total = count(from, &tables).await?;
    let mut done = 0;
    for table in &tables {
        let statements = Statements::of(table);
        let mut told = |rows| {
            done += rows;
            progress(Progress { stage: Stage::Copying, table: &table.name, done, total });
        };
        copy(from, to, &statements, &mut told).await.map_err(|e| in_table(&table.name, e))?;
    }
    for table in tables.iter().filter(|table| table.has_late_columns()) {
        let statements = Statements::of(table);
        fill_in(from, to, &statements).await.map_err(|e| in_table(&table.name, e))?;
    }
    let report = verify(from, to, &tables, total, progress).await?;
    rebuild_search(to).await?;
    to.write(|tx| tx.run("delete from unfinished_move", &[]).map(drop)).await?;
    Ok(report)
}

/// Whether `db` is the target of a move that has not ended: not a house to open.
pub async fn is_unfinished(db: &Db) -> Result<bool> {
    let found = db.read_long(|tx| {
        let names = catalogue::names(tx)?;
        if !names.iter().any(|name| name == "unfinished_move") {
            return Ok(false);
        }
        tx.number("select count(*) from unfinished_move", &[]).map(|count| count > 0)
    });
    found.await
}

/// Whether nothing at all is in `db`, not even the tables of a house.
pub async fn is_empty(db: &Db) -> Result<bool> {
    Ok(db.read_long(catalogue::names).await?.is_empty())
}

/// Makes the target's tables, empty, and checks that both sides are of the same version.
async fn prepare(from: &Db, to: &Db, areas: Vec<Migrations>, tables: &[Table]) -> Result<()> {
    // Before anything is written: what is not ours to fill is left as it was.
    if !is_unfinished(to).await? {
        refuse_rows(to).await?;
    }
    let (mut steps, mut clears) = (areas, Vec::new());
    steps.push(UNFINISHED);
    to.migrate(steps).await?;
    let (here, there) = try_join(from.read_long(versions), to.read_long(versions)).await?;
    if here != there {
        return Err(Error::refused(Refusal::OtherVersion));
    }
    same_shape(tables, &to.read_long(catalogue::tables).await?)?;
    for table in tables.iter().rev() {
        clears.push(Statements::of(table).clear);
    }
    // What the migrations themselves have written comes from the source like the rest.
    let cleared = to.write(move |tx| {
        let is_copying = "select count(*) from unfinished_move where stage = 'copying'";
        if tx.number(is_copying, &[])? > 0 {
            return Ok(());
        }
        clears.iter().try_for_each(|clear| tx.run(clear, &[]).map(drop))?;
        tx.run("delete from unfinished_move", &[])?;
        tx.run("insert into unfinished_move (stage) values ('copying')", &[]).map(drop)
    });
    cleared.await
}

/// Every step that has run, except this module's own.
fn versions(tx: &Tx<'_>) -> Result<Vec<(String, String, String)>> {
    tx.all(
        "select area, step, sum from migration where area <> $1 order by area, step limit 10000",
        params![AREA],
    )
}

fn same_shape(here: &[Table], there: &[Table]) -> Result<()> {
    let refuse = |table: &str| Err(Error::refused(Refusal::OtherShape { table: table.to_owned() }));
    for table in here {
        if !there.iter().any(|other| other.is_like(table)) {
            return refuse(&table.name);
        }
    }
    let unknown = there.iter().find(|other| here.iter().all(|table| table.name != other.name));
    unknown.map_or(Ok(()), |other| refuse(&other.name))
}

async fn refuse_rows(to: &Db) -> Result<()> {
    for table in to.read_long(catalogue::tables).await? {
        let first = Statements::of(&table).rows.first;
        if !statement::read(to, first, params![1].to_vec()).await?.is_empty() {
            return Err(Error::refused(Refusal::NotEmpty { table: table.name }));
        }
    }
    Ok(())
}

async fn count(db: &Db, tables: &[Table]) -> Result<u64> {
    let counts: Vec<&'static str> = tables.iter().map(|t| Statements::of(t).count).collect();
    let counted = db.read_long(move |tx| {
        counts.iter().try_fold(0, |sum, count| Ok(sum + tx.number(count, &[])?))
    });
    counted.await.map(i64::unsigned_abs)
}

/// Copies a table from where it stopped: chunks arrive whole and in order, so the last key says it.
/// While one chunk is written, the next one is read.
async fn copy(
    from: &Db,
    to: &Db,
    statements: &Statements,
    told: &mut impl FnMut(u64),
) -> Result<()> {
    let last = to.read_long({
        let (last, limit) = (statements.last, params![1].to_vec());
        move |tx| tx.first::<statement::AnyRow>(last, &limit)
    });
    let mut after = last.await?.map(|row| row.0);
    if after.is_some() {
        let count = statements.count;
        told(to.read_long(move |tx| tx.number(count, &[])).await?.unsigned_abs());
    }
    let mut chunk = statements.rows.chunk(from, after.as_deref()).await?;
    while !chunk.is_empty() {
        let rows = chunk.len() as u64;
        after = chunk.last().map(|row| statements.rows.key_of(row));
        let next = statements.rows.chunk(from, after.as_deref());
        let write = write(to, statements.insert, statements.without_late(chunk));
        ((), chunk) = try_join(write, next).await?;
        told(rows);
    }
    Ok(())
}

/// Fills in the columns that refer to rows which were not there yet.
async fn fill_in(from: &Db, to: &Db, statements: &Statements) -> Result<()> {
    let Some((late, update)) = &statements.late else { return Ok(()) };
    let mut chunk = late.chunk(from, None).await?;
    while let Some(last) = chunk.last() {
        let after = late.key_of(last);
        write(to, update, chunk).await?;
        chunk = late.chunk(from, Some(&after)).await?;
    }
    Ok(())
}

async fn write(to: &Db, sql: &'static str, rows: Vec<Vec<Value>>) -> Result<()> {
    let rows = Arc::new(rows);
    to.write(move |tx| tx.run_each(sql, &rows).map(drop)).await
}

async fn verify(
    from: &Db,
    to: &Db,
    tables: &[Table],
    total: u64,
    mut progress: impl FnMut(Progress<'_>),
) -> Result<Report> {
    let (mut sums, mut done) = (Vec::new(), 0);
    for table in tables {
        let (here, there) = try_join(sum::of(from, table), sum::of(to, table)).await?;
        if here != there {
            return Err(Error::refused(Refusal::Differs { table: table.name.clone() }));
        }
        done += here.rows;
        progress(Progress { stage: Stage::Verifying, table: &table.name, done, total });
        sums.push(here);
    }
    Ok(Report { tables: sums })
}

fn in_table(table: &str, error: Error) -> Error {
    match error {
        Error::Conflict(why) | Error::Engine(why) => {
            Error::Engine(format!("the table {table}: {why}"))
        }
        error => error,
    }
}

//! Migrations: append-only files per crate, run in one order at start, guarded by a lock.

use crate::{Engine, Error, Result, dialect, sqlite::connection::Connection, tx::Executor};
use base::Instant;

/// The steps of one crate, oldest first. A step that has run is never edited: its sum is kept.
#[derive(Clone, Copy, Debug)]
pub struct Migrations {
    pub area: &'static str,
    pub steps: &'static [Step],
}

#[derive(Clone, Copy, Debug)]
pub struct Step {
    pub name: &'static str,
    pub sql: &'static str,
}

/// The steps of this crate's `migrations/` folder: `db::migrations!("people"; "0001_people")`.
#[macro_export]
macro_rules! migrations {
    ($area:literal; $($step:literal),* $(,)?) => {
        $crate::Migrations { area: $area, steps: &[$($crate::Step {
            name: $step,
            sql: include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/migrations/", $step, ".sql")),
        }),*] }
    };
}

pub(crate) const TABLE: &str = "create table if not exists migration (
  area text not null,
  step text not null,
  sum text not null,
  at bigint not null,
  primary key (area, step)
);";

impl Step {
    pub(crate) fn sum(&self) -> String {
        blake3::hash(self.sql.as_bytes()).to_hex().as_str()[..16].to_owned()
    }

    /// What was written about this step, if it has run; an edited step is refused.
    pub(crate) fn has_run(&self, area: &str, known: &[(String, String, String)]) -> Result<bool> {
        let row =
            known.iter().find(|(known_area, step, _)| known_area == area && step == self.name);
        match row {
            None => Ok(false),
            Some((.., sum)) if *sum == self.sum() => Ok(true),
            Some(_) => Err(Error::Engine(format!(
                "the migration {area}/{} was changed after it had run",
                self.name
            ))),
        }
    }
}

pub(crate) const KNOWN: &str = "select area, step, sum from migration limit 10000";
pub(crate) const RECORD: &str =
    "insert into migration (area, step, sum, at) values ($1, $2, $3, $4)";

pub(crate) fn run_sqlite(
    connection: &Connection,
    areas: &[Migrations],
    at: Instant,
) -> Result<usize> {
    connection.batch("begin immediate")?;
    let result = run_steps(connection, areas, at, &|sql| connection.script(sql));
    connection.batch(if result.is_ok() { "commit" } else { "rollback" })?;
    result
}

/// Runs the new steps inside the transaction (and the lock) the caller holds.
pub(crate) fn run_steps(
    executor: &dyn Executor,
    areas: &[Migrations],
    at: Instant,
    script: &dyn Fn(&str) -> Result<()>,
) -> Result<usize> {
    let engine = executor.engine();
    script(&dialect::rewrite_migration(engine, TABLE))?;
    let mut known: Vec<(String, String, String)> = Vec::new();
    executor.query(KNOWN, &[], &[], &mut |columns| {
        let mut row = crate::Row::new(columns);
        known.push((row.next()?, row.next()?, row.next()?));
        Ok(())
    })?;
    let mut count = 0;
    for area in areas {
        for step in area.steps {
            if step.has_run(area.area, &known)? {
                continue;
            }
            script(&dialect::rewrite_migration(engine, step.sql)).map_err(|error| {
                Error::Engine(format!("migration {}/{}: {error}", area.area, step.name))
            })?;
            executor.execute(RECORD, crate::params![area.area, step.name, step.sum(), at])?;
            count += 1;
        }
    }
    Ok(count)
}

impl Engine {
    pub const ALL: [Engine; 2] = [Engine::Sqlite, Engine::Postgres];
}

//! The same page on SQLite: read in place on the worker, or through one of three thread hops.

use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::{Duration, Instant};

use rusqlite::config::DbConfig;
use rusqlite::{Connection, OpenFlags, Row};
use tokio::runtime::Handle;

use super::ticker;
use crate::Result;
use crate::dataset::{Columns, Inbox, PAGE, SCHEMA, fill_for_sqlite, reader};
use crate::lanes::{Lanes, Order};
use crate::report::{Candidate, Comparison};

const SLOW: &str = "
with recursive n(i) as (select 1 union all select i + 1 from n where i < $1) select sum(i) from n";

impl Columns for Row<'_> {
    fn bigint(&self, column: usize) -> Result<i64> {
        Ok(self.get(column)?)
    }

    fn text(&self, column: usize) -> Result<&str> {
        Ok(self.get_ref(column)?.as_str()?)
    }
}

/// What a reader does with its connection; two of them: the page and the slow read.
type Reading = fn(&Connection, i64) -> Result<()>;
type Whom = Arc<dyn Fn(u64) -> i64 + Send + Sync>;

pub fn run(runtime: &Handle, budget: Duration) -> Result<()> {
    let folder = tempfile::tempdir()?;
    let path = folder.path().join("bench.sqlite");
    fill(&path)?;
    let turns = turns_of_50_ms(&open(&path, true)?)?;
    let pages = every_way(&path, page, Arc::new(reader))?;
    let mut inbox = Comparison::new("inbox, 4 queries", pages, &[1, 2, 16, 64]);
    runtime.block_on(inbox.warm_up())?;
    let start = Instant::now();
    for n in 0.. {
        runtime.block_on(inbox.round(n, &|| Ok(Vec::new())))?;
        if start.elapsed() > budget {
            println!("\n{} rounds of windows of 100 ms.", n + 1);
            break;
        }
    }
    inbox.print();
    println!("\n### Lateness of a 1 ms ticker, 2 tasks reading pages, slow reads of 50 ms\n");
    println!("| executor | slow tasks | p50 ms | p99 ms | max ms |\n|---|--:|--:|--:|--:|");
    let slow = every_way(&path, slow_read, Arc::new(move |_| turns))?;
    for (page, slow) in inbox.candidates.iter().zip(&slow) {
        for slow_users in [0, 1, 2] {
            let late = ticker::lateness(&page.op, &slow.op, slow_users);
            let [p50, p99, max] = runtime.block_on(late)?;
            println!("| {} | {slow_users} | {p50:.2} | {p99:.2} | {max:.1} |", page.name);
        }
    }
    Ok(())
}

pub fn fill(path: &Path) -> Result<()> {
    let connection = open(path, false)?;
    connection.execute_batch(SCHEMA)?;
    connection.execute_batch(&fill_for_sqlite())?;
    connection.execute_batch("pragma wal_checkpoint(truncate)")?;
    Ok(())
}

pub fn open(path: &Path, is_reader: bool) -> Result<Connection> {
    let flags = OpenFlags::SQLITE_OPEN_READ_WRITE
        | OpenFlags::SQLITE_OPEN_CREATE
        | OpenFlags::SQLITE_OPEN_NO_MUTEX;
    let connection = Connection::open_with_flags(path, flags)?;
    connection.set_db_config(DbConfig::SQLITE_DBCONFIG_ENABLE_QPSG, true)?;
    connection.set_prepared_statement_cache_capacity(256);
    connection.execute_batch(
        "pragma journal_mode = wal; pragma synchronous = full; pragma foreign_keys = on;
         pragma busy_timeout = 5000; pragma mmap_size = 1073741824; pragma cache_size = -65536;
         pragma temp_store = memory",
    )?;
    connection.pragma_update(None, "query_only", is_reader)?;
    Ok(connection)
}

fn page(on: &Connection, reader: i64) -> Result<()> {
    let mut inbox = Inbox::default();
    on.prepare_cached("begin")?.execute([])?;
    for (at, sql) in PAGE.into_iter().enumerate() {
        let mut statement = on.prepare_cached(sql)?;
        let mut rows = statement.query([reader])?;
        while let Some(row) = rows.next()? {
            inbox.take(at, row)?;
        }
    }
    on.prepare_cached("commit")?.execute([])?;
    inbox.checked().map(drop)
}

fn slow_read(on: &Connection, turns: i64) -> Result<()> {
    on.prepare_cached(SLOW)?.query_row([turns], |row| row.get::<_, i64>(0))?;
    Ok(())
}

fn turns_of_50_ms(on: &Connection) -> Result<i64> {
    let before = Instant::now();
    slow_read(on, 500_000)?;
    Ok(500_000 * 50 / i64::try_from(before.elapsed().as_millis().max(1))?)
}

fn every_way(path: &Path, reading: Reading, whom: Whom) -> Result<Vec<Candidate>> {
    let pool = Arc::new(Pool { path: path.to_owned(), resting: Mutex::default() });
    let path = path.to_owned();
    let lanes = Arc::new(Lanes::open(2, Order::LastRested, move || open(&path, true))?);
    let mut candidates = Vec::new();
    let mut named = |name, op| candidates.push(Candidate { name, op });
    let (on, who) = (Arc::clone(&pool), Arc::clone(&whom));
    named(
        "in place",
        Arc::new(move |n| {
            let (on, whom) = (Arc::clone(&on), who(n));
            Box::pin(async move { on.read(reading, whom) })
        }),
    );
    let who = Arc::clone(&whom);
    named(
        "2 dedicated threads",
        Arc::new(move |n| {
            let (lanes, whom) = (Arc::clone(&lanes), who(n));
            Box::pin(async move { lanes.run(move |on| reading(on, whom)).await })
        }),
    );
    let (on, who) = (Arc::clone(&pool), Arc::clone(&whom));
    named(
        "spawn_blocking",
        Arc::new(move |n| {
            let (on, whom) = (Arc::clone(&on), who(n));
            let task = move || on.read(reading, whom);
            Box::pin(async move { tokio::task::spawn_blocking(task).await? })
        }),
    );
    named(
        "block_in_place",
        Arc::new(move |n| {
            let (on, whom) = (Arc::clone(&pool), whom(n));
            Box::pin(async move { tokio::task::block_in_place(|| on.read(reading, whom)) })
        }),
    );
    Ok(candidates)
}

/// Connections for whoever holds a thread: as many as there are threads reading at once.
struct Pool {
    path: PathBuf,
    resting: Mutex<Vec<Connection>>,
}

impl Pool {
    fn read(&self, reading: Reading, whom: i64) -> Result<()> {
        let taken = self.resting.lock().unwrap_or_else(PoisonError::into_inner).pop();
        let connection = taken.map_or_else(|| open(&self.path, true), Ok)?;
        let answer = reading(&connection, whom);
        self.resting.lock().unwrap_or_else(PoisonError::into_inner).push(connection);
        answer
    }
}

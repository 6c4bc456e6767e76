//! An inbox page of four queries in one snapshot, and one small write, on PostgreSQL.

use std::path::Path;
use std::time::{Duration, Instant};

use tokio::runtime::Handle;

use super::postgres_async::{self as reference, Pool, Snapshot};
use super::postgres_db as product;
use super::postgres_threads::{self as threads, Blocking, OwnRuntime};
use crate::Result;
use crate::dataset::{SCHEMA, fill_for_postgres};
use crate::lanes::Order::{FirstRested, LastRested};
use crate::meter::Op;
use crate::postgres_server::PostgresServer;
use crate::report::{Candidate, Comparison};

pub const BEGIN_READ: &str = "begin isolation level repeatable read read only";
pub const BEGIN_WRITE: &str = "begin isolation level repeatable read";
pub const CONNECTIONS: usize = 16;
const BINARIES: &str = "/usr/lib/postgresql/15/bin";
const TASKS: [usize; 3] = [1, 2, 16];

pub fn run(runtime: &Handle, budget: Duration) -> Result<()> {
    let server = PostgresServer::start(Path::new(BINARIES))?;
    let mut client = postgres::Client::connect(&server.tcp_url(), postgres::NoTls)?;
    client.batch_execute(SCHEMA)?;
    for sql in fill_for_postgres() {
        client.batch_execute(&sql)?;
    }
    drop(client);
    let (mut inbox, mut open) = candidates(runtime, &server)?;
    let processes = || server.processes();
    runtime.block_on(inbox.warm_up())?;
    runtime.block_on(open.warm_up())?;
    let start = Instant::now();
    for n in 0.. {
        runtime.block_on(inbox.round(n, &processes))?;
        runtime.block_on(open.round(n, &processes))?;
        if start.elapsed() > budget {
            println!("\n{} rounds of windows of 100 ms, {CONNECTIONS} connections.", n + 1);
            break;
        }
    }
    inbox.print();
    open.print();
    Ok(())
}

fn candidates(runtime: &Handle, server: &PostgresServer) -> Result<(Comparison, Comparison)> {
    let url = server.tcp_url();
    let pool = runtime.block_on(Pool::open(&url))?;
    let mut inbox = vec![
        named("async, snapshot, pipelined", reference::inbox(pool.clone(), Snapshot::Pipelined)),
        named("async, snapshot", reference::inbox(pool.clone(), Snapshot::Plain)),
        named("async, no snapshot", reference::inbox(pool.clone(), Snapshot::None)),
    ];
    let mut open = vec![
        named("async, pipelined", reference::open(pool.clone(), Snapshot::Pipelined)),
        named("async", reference::open(pool.clone(), Snapshot::Plain)),
    ];
    let mut both = |name: &'static str, [page, mark]: [Op; 2]| {
        inbox.push(named(name, page));
        open.push(named(name, mark));
    };
    let of = |url: &str| url.to_owned();
    let (first, last) = (of(&url), of(&url));
    both(
        "postgres crate, lanes first rested",
        threads::lanes(FirstRested, move || Blocking::open(&first))?,
    );
    both("postgres crate, lanes", threads::lanes(LastRested, move || Blocking::open(&last))?);
    let own = of(&url);
    both("tokio-postgres per lane", threads::lanes(LastRested, move || OwnRuntime::open(&own))?);
    // Its writes are serializable, those of the others repeatable reads: it bears what it costs.
    both("db", runtime.block_on(product::open(url))?);
    both("db, Unix socket", runtime.block_on(product::open(server.unix_url()))?);
    inbox.push(named("async, block_in_place", reference::inbox_in_place(pool)));
    let inbox = Comparison::new("inbox, 4 queries", inbox, &TASKS);
    Ok((inbox, Comparison::new("open, 1 write", open, &TASKS)))
}

fn named(name: &'static str, op: Op) -> Candidate {
    Candidate { name, op }
}

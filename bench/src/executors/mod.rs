//! Which threads should run the closures of `db.read` and `db.write`? See `docs/decisions/0002`.

mod postgres;
mod postgres_async;
mod postgres_db;
mod postgres_threads;
mod sqlite;
mod sqlite_writer;
mod ticker;

use std::time::Duration;

use crate::Result;

pub fn run(seconds: u64) -> Result<()> {
    let runtime =
        tokio::runtime::Builder::new_multi_thread().worker_threads(2).enable_all().build()?;
    // Clients that drive a runtime of their own may not be dropped inside another one.
    let handle = runtime.handle().clone();
    let share = |part: u64| Duration::from_secs((seconds * part).div_ceil(10));
    println!("## PostgreSQL");
    postgres::run(&handle, share(6))?;
    println!("\n## SQLite");
    sqlite::run(&handle, share(2))?;
    println!("\n## SQLite, group commit, synchronous=FULL");
    sqlite_writer::run(&handle, share(2))
}

//! Databases for tests: one of each engine, empty, gone when dropped.
//!
//! PostgreSQL is the server named by `PREAU_TEST_POSTGRES`, which `./check` starts. Without it the
//! tests run on SQLite alone and say so: `./check` refuses that.

use crate::{Config, Db, Engine, Migrations, postgres};
use base::Clock;
use std::{
    path::Path,
    sync::{
        Once,
        atomic::{AtomicU32, Ordering},
    },
    thread,
};
use tempfile::TempDir;

/// A database that lives as long as this.
pub struct TestDb {
    pub db: Db,
    pub config: Config,
    _folder: TempDir,
}

impl TestDb {
    pub async fn open(engine: Engine, clock: Clock, areas: Vec<Migrations>) -> Self {
        let folder = TempDir::new().expect("a temporary folder");
        if engine == Engine::Postgres {
            static SWEPT: Once = Once::new();
            SWEPT.call_once(sweep);
        }
        let config = match engine {
            Engine::Sqlite => Config::Sqlite { path: folder.path().join("preau.sqlite") },
            Engine::Postgres => Config::Postgres {
                url: postgres_url().expect("PREAU_TEST_POSTGRES"),
                schema: Some(schema_name()),
                connections: 2,
            },
        };
        let db = Db::open(&config, 1, clock).await.expect("the database opens");
        db.migrate(areas).await.expect("the tables are made");
        TestDb { db, config, _folder: folder }
    }
}

impl TestDb {
    /// A database of its own with all that is in this one, on SQLite alone; its node is another,
    /// so that no id is made twice.
    pub async fn copy(&self, clock: Clock) -> Self {
        let Config::Sqlite { path } = &self.config else { panic!("only SQLite is copied") };
        let folder = TempDir::new().expect("a temporary folder");
        let to = folder.path().join("preau.sqlite");
        let from = rusqlite::Connection::open(path).expect("the file");
        from.execute("vacuum into ?1", [to.to_string_lossy()]).expect("copied");
        let config = Config::Sqlite { path: to };
        let db = Db::open(&config, 3, clock).await.expect("the database opens");
        TestDb { db, config, _folder: folder }
    }
}

/// The engines tests run on.
pub fn engines() -> Vec<Engine> {
    match postgres_url() {
        Some(_) => Engine::ALL.to_vec(),
        None => vec![Engine::Sqlite],
    }
}

/// The address of the tests' PostgreSQL.
#[expect(clippy::disallowed_methods, reason = "tests are configured by their command")]
pub fn postgres_url() -> Option<String> {
    std::env::var("PREAU_TEST_POSTGRES").ok()
}

impl Drop for TestDb {
    /// On a thread of its own, so that no test waits for it. What the end of the process cuts off
    /// is swept by a later one.
    fn drop(&mut self) {
        if let Config::Postgres { url, schema: Some(schema), .. } = &self.config {
            let (url, schema) = (url.clone(), schema.clone());
            thread::spawn(move || postgres::drop_schemas(&url, &mut |name| name == schema));
        }
    }
}

/// Removes the schemas of processes that are no more.
fn sweep() {
    let Some(url) = postgres_url() else { return };
    let is_dead = |name: &str| {
        let pid = name.strip_prefix('t').and_then(|rest| rest.split_once('_')).map(|(pid, _)| pid);
        pid.is_some_and(|pid| pid.parse::<u32>().is_ok() && !Path::new("/proc").join(pid).exists())
    };
    thread::spawn(move || postgres::drop_schemas(&url, &mut |name| is_dead(name)));
}

/// Unlike that of any other test, in this process or another.
fn schema_name() -> String {
    static NEXT: AtomicU32 = AtomicU32::new(0);
    format!("t{}_{}", std::process::id(), NEXT.fetch_add(1, Ordering::Relaxed))
}

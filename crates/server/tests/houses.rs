//! Closed houses for the commands: a folder, a database of their own on each engine, the small
//! world inside.

use base::{Clock, Random};
use db::{Db, Engine, blob::Blobs};
use people::testing::TestPeople;
use server::{config::Config, house};
use std::{
    process::Command,
    sync::atomic::{AtomicU32, Ordering},
};
use tempfile::TempDir;

/// A place where a house may be; gone when dropped.
pub struct Ground {
    pub config: Config,
    pub folder: TempDir,
    database: Option<String>,
}

impl Ground {
    /// Nothing is on it yet.
    pub fn new(engine: Engine) -> Self {
        let folder = TempDir::new().expect("a temporary folder");
        let mut config = Config { data: folder.path().join("data"), ..Config::default() };
        config.connections = 2;
        let mut database = None;
        if engine == Engine::Postgres {
            static NEXT: AtomicU32 = AtomicU32::new(0);
            let next = NEXT.fetch_add(1, Ordering::Relaxed);
            let name = format!("preau_{}_{next}", std::process::id());
            tool("createdb", &name);
            let url = db::testing::postgres_url().expect("PREAU_TEST_POSTGRES");
            let (place, _) = url.rsplit_once('/').expect("a database");
            config.database = format!("{place}/{name}");
            database = Some(name);
        }
        Ground { config, folder, database }
    }

    pub async fn db(&self) -> Db {
        house::open_database(&self.config).await.expect("the house opens").0
    }

    pub fn blobs(&self) -> Blobs {
        house::blobs(&self.config).expect("a place for files")
    }

    /// The small world moves in, with a secret of its own.
    pub async fn settle(&self) -> TestPeople {
        let today = Clock::system().today();
        let build = move |tx: &db::Tx<'_>| people::testing::build(tx, today);
        let people = self.db().await.write(build).await.expect("the small world");
        self.config.settings(&Random::system()).expect("a secret");
        people
    }

    pub fn engine(&self) -> Engine {
        if self.database.is_some() { Engine::Postgres } else { Engine::Sqlite }
    }
}

impl Drop for Ground {
    fn drop(&mut self) {
        if let Some(name) = &self.database {
            tool("dropdb", name);
        }
    }
}

fn tool(tool: &str, name: &str) {
    let url = db::testing::postgres_url().expect("PREAU_TEST_POSTGRES");
    let mut command = Command::new(tool);
    if tool == "dropdb" {
        command.args(["--if-exists", "--force"]);
    }
    let ended = command.arg(format!("--maintenance-db={url}")).arg(name).output();
    let ended = ended.unwrap_or_else(|error| panic!("{tool}: {error}"));
    let said = String::from_utf8_lossy(&ended.stderr);
    assert!(ended.status.success(), "{tool}: {said}");
}

//! The database, whichever engine it is.

use crate::{
    Error, Heard, Migrations, Result, Tx, postgres::Postgres, signal::Listeners, sqlite::Sqlite,
};
use base::{Clock, IdMaker};
use std::{path::PathBuf, sync::Arc};

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Engine {
    Sqlite,
    Postgres,
}

impl Engine {
    pub const fn name(self) -> &'static str {
        match self {
            Engine::Sqlite => "sqlite",
            Engine::Postgres => "postgres",
        }
    }
}

/// Where the data is.
#[derive(Clone, Debug)]
pub enum Config {
    /// A file; its folder must exist.
    Sqlite { path: PathBuf },
    /// `postgres://…`, and the schema to live in (tests have one each).
    Postgres { url: String, schema: Option<String>, connections: usize },
}

impl Config {
    /// `postgres://…` or the path of a SQLite file.
    pub fn parse(database: &str) -> Self {
        if database.starts_with("postgres://") || database.starts_with("postgresql://") {
            Config::Postgres { url: database.to_owned(), schema: None, connections: 16 }
        } else {
            let path = database.strip_prefix("sqlite:").unwrap_or(database);
            Config::Sqlite { path: PathBuf::from(path) }
        }
    }
}

/// A handle on the database; clones are the same database.
#[derive(Clone)]
pub struct Db(Arc<Inner>);

struct Inner {
    engine: Backend,
    clock: Clock,
    ids: Arc<IdMaker>,
    listeners: Listeners,
}

enum Backend {
    Sqlite(Sqlite),
    Postgres(Postgres),
}

impl Db {
    /// Opens the database; `node` (0–1023) is part of every id and signal this process makes.
    pub async fn open(config: &Config, node: u16, clock: Clock) -> Result<Self> {
        let ids = Arc::new(IdMaker::new(node, clock.clone()));
        let listeners = Listeners::default();
        let engine = match config {
            Config::Sqlite { path } => {
                Backend::Sqlite(Sqlite::open(path, ids.clone(), listeners.clone())?)
            }
            Config::Postgres { url, schema, connections } => Backend::Postgres(
                Postgres::open(url, schema.as_deref(), *connections, node, &ids, &listeners)
                    .await?,
            ),
        };
        Ok(Db(Arc::new(Inner { engine, clock, ids, listeners })))
    }

    pub fn engine(&self) -> Engine {
        match &self.0.engine {
            Backend::Sqlite(_) => Engine::Sqlite,
            Backend::Postgres(_) => Engine::Postgres,
        }
    }

    pub fn ids(&self) -> &IdMaker {
        &self.0.ids
    }

    /// Runs `f` in one snapshot. On SQLite it runs in place, on the thread that asks
    /// (`docs/decisions/0002`): what it reads is bounded, so it is over in microseconds.
    pub async fn read<T, F>(&self, f: F) -> Result<T>
    where
        T: Send + 'static,
        F: FnOnce(&Tx<'_>) -> Result<T> + Send + 'static,
    {
        match &self.0.engine {
            Backend::Sqlite(sqlite) => sqlite.read(f),
            Backend::Postgres(postgres) => postgres.read(f).await,
        }
    }

    /// Like [`Db::read`], for what may take long (exports, statistics): never on a server thread.
    pub async fn read_long<T, F>(&self, f: F) -> Result<T>
    where
        T: Send + 'static,
        F: FnOnce(&Tx<'_>) -> Result<T> + Send + 'static,
    {
        match &self.0.engine {
            Backend::Postgres(postgres) => postgres.read(f).await,
            Backend::Sqlite(_) => {
                let inner = self.0.clone();
                let read = move || match &inner.engine {
                    Backend::Sqlite(sqlite) => sqlite.read(f),
                    Backend::Postgres(_) => Err(Error::Engine("the engine has changed".to_owned())),
                };
                tokio::task::spawn_blocking(read).await.map_err(Error::engine)?
            }
        }
    }

    /// Runs `f` in one transaction and answers after its commit. `f` may run more than once.
    pub async fn write<T, F>(&self, f: F) -> Result<T>
    where
        T: Send + 'static,
        F: Fn(&Tx<'_>) -> Result<T> + Send + 'static,
    {
        match &self.0.engine {
            Backend::Sqlite(sqlite) => sqlite.write(f).await,
            Backend::Postgres(postgres) => postgres.write(f).await,
        }
    }

    /// Like [`Db::write`], for statements that look at nothing but the rows they change: a mark, a
    /// count, a time. Two that touch one row still meet; on PostgreSQL, those that touch neighbours
    /// do not (`docs/decisions/0004`). Whatever decides by what others may change is a `write`.
    pub async fn mark<T, F>(&self, f: F) -> Result<T>
    where
        T: Send + 'static,
        F: Fn(&Tx<'_>) -> Result<T> + Send + 'static,
    {
        match &self.0.engine {
            Backend::Sqlite(sqlite) => sqlite.write(f).await,
            Backend::Postgres(postgres) => postgres.mark(f).await,
        }
    }

    /// Calls `listener` after each commit, on any node, that signals `topic`.
    pub fn listen(&self, topic: &str, listener: impl Fn(Heard<'_>) + Send + Sync + 'static) {
        self.0.listeners.add(topic, listener);
    }

    /// Brings the tables of every area up to date, in order; says how many steps were new.
    pub async fn migrate(&self, areas: Vec<Migrations>) -> Result<usize> {
        let inner = self.0.clone();
        let run = move || match &inner.engine {
            Backend::Sqlite(sqlite) => sqlite.migrate(&areas, &inner.clock),
            Backend::Postgres(postgres) => postgres.migrate(&areas, &inner.clock),
        };
        tokio::task::spawn_blocking(run).await.map_err(Error::engine)?
    }

    /// Tells the planner how large the tables have become: to be called after a large feed.
    pub async fn analyze(&self) -> Result<()> {
        let inner = self.0.clone();
        let run = move || match &inner.engine {
            Backend::Sqlite(_) => Ok(()),
            Backend::Postgres(postgres) => postgres.analyze(),
        };
        tokio::task::spawn_blocking(run).await.map_err(Error::engine)?
    }

    /// Writes a consistent copy of a SQLite database; PostgreSQL has `pg_dump` and archives.
    pub async fn backup(&self, to: PathBuf) -> Result<()> {
        let inner = self.0.clone();
        let run = move || match &inner.engine {
            Backend::Sqlite(sqlite) => sqlite.backup(&to),
            Backend::Postgres(_) => {
                Err(Error::Engine("PostgreSQL is saved with its own tools (pg_dump)".to_owned()))
            }
        };
        tokio::task::spawn_blocking(run).await.map_err(Error::engine)?
    }

    /// How often SQLite prepared a statement again behind our back: a test keeps it at 0.
    pub fn reprepared(&self) -> i64 {
        match &self.0.engine {
            Backend::Sqlite(sqlite) => sqlite.reprepared(),
            Backend::Postgres(_) => 0,
        }
    }
}

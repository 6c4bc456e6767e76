//! PostgreSQL: a thread per connection, each with the closures it is given.

mod connection;
mod listen;
mod pool;

use crate::{Error, Migrations, Result, Tx, migrate, signal::Listeners};
use base::{Clock, IdMaker};
use connection::{Connection, Settings};
use pool::Pool;
use std::sync::Arc;

/// How often a write that met another one is run again before the caller is told to come back.
const TRIES_MAX: u32 = 8;

pub(crate) struct Postgres {
    settings: Settings,
    pool: Pool,
    ids: Arc<IdMaker>,
    node: u16,
    listeners: Listeners,
}

impl Postgres {
    pub async fn open(
        url: &str,
        schema: Option<&str>,
        connections: usize,
        node: u16,
        ids: &Arc<IdMaker>,
        listeners: &Listeners,
    ) -> Result<Self> {
        let settings = Settings::new(url, schema)?;
        let first = settings.clone();
        // The first connection is made here, so that a wrong address is told at start.
        tokio::task::spawn_blocking(move || Connection::open(&first)?.make_schema(&first))
            .await
            .map_err(Error::engine)??;
        let pool = Pool::start(&settings, connections)?;
        listen::start(settings.clone(), node, listeners.clone())?;
        Ok(Postgres { settings, pool, ids: ids.clone(), node, listeners: listeners.clone() })
    }

    pub async fn read<T, F>(&self, f: F) -> Result<T>
    where
        T: Send + 'static,
        F: FnOnce(&Tx<'_>) -> Result<T> + Send + 'static,
    {
        let ids = self.ids.clone();
        self.pool
            .run(move |connection| {
                connection.begin("begin isolation level repeatable read read only")?;
                let answer = f(&Tx::new(connection, &ids));
                connection.end(answer.is_ok())?;
                answer
            })
            .await
    }

    pub async fn write<T, F>(&self, f: F) -> Result<T>
    where
        T: Send + 'static,
        F: Fn(&Tx<'_>) -> Result<T> + Send + 'static,
    {
        let (ids, node, listeners) = (self.ids.clone(), self.node, self.listeners.clone());
        self.pool
            .run(move |connection| {
                for _ in 1..TRIES_MAX {
                    match attempt(connection, &ids, node, &listeners, &f) {
                        Err(Error::Retry) => {}
                        answer => return answer,
                    }
                }
                attempt(connection, &ids, node, &listeners, &f).map_err(|error| match error {
                    Error::Retry => Error::Unavailable("too many writes meet here".to_owned()),
                    error => error,
                })
            })
            .await
    }

    pub fn migrate(&self, areas: &[Migrations], clock: &Clock) -> Result<usize> {
        let connection = Connection::open(&self.settings)?;
        connection.begin("begin")?;
        // Two nodes that start together: the second waits here, then finds nothing to do.
        connection.script("select pg_advisory_xact_lock(726569)")?;
        let run =
            migrate::run_steps(&connection, areas, clock.now(), &|sql| connection.script(sql));
        connection.end(run.is_ok())?;
        run
    }
}

/// One try: `serializable`, so that what holds with SQLite's single writer holds here too.
fn attempt<T>(
    connection: &Connection,
    ids: &IdMaker,
    node: u16,
    listeners: &Listeners,
    f: &impl Fn(&Tx<'_>) -> Result<T>,
) -> Result<T> {
    connection.begin("begin isolation level serializable")?;
    let tx = Tx::new(connection, ids);
    let mut answer = f(&tx);
    let signals = tx.take_signals();
    if tx.must_retry() {
        answer = Err(Error::Retry);
    }
    if answer.is_ok() {
        let told = connection.notify(node, &signals);
        answer = answer.and_then(|value| told.map(|()| value));
    }
    connection.end(answer.is_ok())?;
    if answer.is_ok() {
        listeners.tell(&signals);
    }
    answer
}

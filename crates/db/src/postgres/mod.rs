//! PostgreSQL: a thread per connection, each with the closures it is given.
//!
//! The client is our own, blocking and small (`docs/decisions/0002-executors.md`): `address` and
//! `stream` reach the server (`tls` if asked), `login` enters, `connection` sends and receives,
//! `statement` remembers what is parsed, `rows` makes one insert of many, `session` runs
//! transactions, `executor` lends a session to closures, `lanes` are the threads.

mod address;
mod connection;
mod executor;
mod failure;
mod lanes;
mod listen;
mod login;
mod rows;
mod session;
mod statement;
mod stream;
#[cfg(feature = "testing")]
mod sweep;
#[cfg(test)]
mod tests;
mod tls;
mod value;

use crate::{Error, Migrations, Result, Tx, dialect, migrate, signal::Listeners};
use address::Address;
use base::{Clock, IdMaker};
use executor::SessionCell;
use lanes::Lanes;
use listen::{Hearing, Line};
use session::{Access, Session, Turn};
use std::sync::Arc;
#[cfg(feature = "testing")]
pub(crate) use sweep::drop_schemas;

/// The tries of a write. One that met another begins anew in line with those that did too: they
/// would only meet again. It runs alone rather than tell its caller to come back.
const TURNS: [Turn; 8] = [
    Turn::Beside,
    Turn::InLine,
    Turn::InLine,
    Turn::InLine,
    Turn::InLine,
    Turn::Alone,
    Turn::Alone,
    Turn::Alone,
];

pub(crate) struct Postgres {
    address: Address,
    lanes: Lanes,
    ids: Arc<IdMaker>,
    nodes: Nodes,
    _line: Line,
}

/// What a commit tells, and to whom.
#[derive(Clone)]
struct Nodes {
    channel: Arc<str>,
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
        let mut address = Address::parse(url)
            .map_err(|failure| Error::Unavailable(format!("database address: {failure}")))?;
        if let Some(schema) = schema {
            address.options = format!("{} -c search_path={schema}", address.options);
        }
        // Nodes of the same schema hear each other; two schemas of one database do not.
        let channel = format!("preau_{}", schema.unwrap_or("public"));
        let hearing = Hearing {
            address: address.clone(),
            channel: channel.clone(),
            node,
            listeners: listeners.clone(),
        };
        let make = schema.map(|schema| format!("create schema if not exists {schema}"));
        // The first connection is made here, so that a wrong address is told at start.
        let line = tokio::task::spawn_blocking(move || first_line(hearing, make.as_deref()))
            .await
            .map_err(Error::engine)??;
        let nodes = Nodes { channel: channel.into(), node, listeners: listeners.clone() };
        let lanes = Lanes::open(&address, connections)?;
        Ok(Postgres { address, lanes, ids: ids.clone(), nodes, _line: line })
    }

    pub async fn read<T, F>(&self, f: F) -> Result<T>
    where
        T: Send + 'static,
        F: FnOnce(&Tx<'_>) -> Result<T> + Send + 'static,
    {
        let ids = self.ids.clone();
        self.lanes
            .run(move |session| {
                session.begin(Access::Read)?;
                let answer = f(&Tx::new(session, &ids));
                session.end(answer).map_err(come_back)
            })
            .await
    }

    pub async fn write<T, F>(&self, f: F) -> Result<T>
    where
        T: Send + 'static,
        F: Fn(&Tx<'_>) -> Result<T> + Send + 'static,
    {
        self.change(Access::Write, f).await
    }

    pub async fn mark<T, F>(&self, f: F) -> Result<T>
    where
        T: Send + 'static,
        F: Fn(&Tx<'_>) -> Result<T> + Send + 'static,
    {
        self.change(Access::Mark, f).await
    }

    async fn change<T, F>(&self, access: fn(Turn) -> Access, f: F) -> Result<T>
    where
        T: Send + 'static,
        F: Fn(&Tx<'_>) -> Result<T> + Send + 'static,
    {
        let (ids, nodes) = (self.ids.clone(), self.nodes.clone());
        self.lanes
            .run(move |session| {
                for turn in TURNS {
                    match attempt(session, access(turn), &ids, &nodes, &f) {
                        Err(Error::Retry) => {}
                        answer => return answer,
                    }
                }
                Err(come_back(Error::Retry))
            })
            .await
    }

    /// On a line of its own, that may take the time it takes.
    pub fn analyze(&self) -> Result<()> {
        let address = Address { statement_timeout_ms: 0, ..self.address.clone() };
        SessionCell::open_patiently(&address)?.script(dialect::ANALYZE_POSTGRES)
    }

    pub fn migrate(&self, areas: &[Migrations], clock: &Clock) -> Result<usize> {
        // An index over a large table takes the time it takes.
        let address = Address { statement_timeout_ms: 0, ..self.address.clone() };
        let session = SessionCell::open_patiently(&address)?;
        // Two nodes that start together: the second waits here, then finds nothing to do. What the
        // first has committed meanwhile must be seen, hence the default isolation level.
        session.script("begin; select pg_advisory_xact_lock(726569)")?;
        let run = migrate::run_steps(&session, areas, clock.now(), &|sql| session.script(sql));
        session.script(if run.is_ok() { "commit" } else { "rollback" })?;
        run
    }
}

fn first_line(hearing: Hearing, make_schema: Option<&str>) -> Result<Line> {
    let mut session = Session::open_patiently(&hearing.address)
        .map_err(|failure| Error::Unavailable(format!("PostgreSQL: {failure}")))?;
    if let Some(sql) = make_schema {
        session.run_script(sql)?;
    }
    Line::open(hearing, session)
}

/// One try. The closure's signals are told to the other nodes by the commit itself.
fn attempt<T>(
    session: &SessionCell,
    access: Access,
    ids: &IdMaker,
    nodes: &Nodes,
    f: &impl Fn(&Tx<'_>) -> Result<T>,
) -> Result<T> {
    session.begin(access)?;
    let tx = Tx::new(session, ids);
    let mut answer = f(&tx);
    let signals = tx.take_signals();
    if tx.must_retry() {
        answer = Err(Error::Retry);
    }
    let told = answer.and_then(|value| {
        session.notify(&nodes.channel, nodes.node, &signals)?;
        Ok(value)
    });
    let answer = session.end(told)?;
    nodes.listeners.tell(&signals);
    Ok(answer)
}

fn come_back(error: Error) -> Error {
    match error {
        Error::Retry => Error::Unavailable("too many transactions meet here".to_owned()),
        error => error,
    }
}

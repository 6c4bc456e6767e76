//! How a closure's statements reach a session.

use super::{
    address::Address,
    session::{Access, Query, Session},
};
use crate::{Engine, Error, Result, Signal, Value, signal, tx::Executor, value::Columns};
use std::cell::{RefCell, RefMut};

/// A session lent to closures, which share the transaction they are given.
pub struct SessionCell(RefCell<Session>);

impl SessionCell {
    pub fn open_patiently(address: &Address) -> Result<Self> {
        match Session::open_patiently(address) {
            Ok(session) => Ok(SessionCell(RefCell::new(session))),
            Err(failure) => Err(Error::Unavailable(format!("PostgreSQL: {failure}"))),
        }
    }

    pub fn begin(&self, access: Access) -> Result<()> {
        self.session()?.begin(access);
        Ok(())
    }

    /// Commits what went well. A rollback that fails hides nothing: the line is then broken.
    pub fn end<T>(&self, answer: Result<T>) -> Result<T> {
        let mut session = self.session()?;
        match answer {
            Ok(value) => Ok(session.commit().map(|()| value)?),
            Err(error) => {
                drop(session.rollback());
                Err(error)
            }
        }
    }

    pub fn script(&self, sql: &str) -> Result<()> {
        Ok(self.session()?.run_script(sql)?)
    }

    /// Tells the other nodes, in the same transaction as the change.
    pub fn notify(&self, channel: &str, node: u16, signals: &[Signal]) -> Result<()> {
        let payloads = signals.iter().flat_map(|signal| signal::payloads(node, signal));
        let rows: Vec<Vec<Value>> = payloads
            .map(|payload| vec![Value::Text(channel.to_owned()), Value::Text(payload)])
            .collect();
        if rows.is_empty() {
            return Ok(());
        }
        self.execute_each("select pg_notify($1, $2)", &rows).map(drop)
    }

    pub fn is_broken(&self) -> bool {
        self.0.try_borrow().map_or(true, |session| session.is_broken())
    }

    /// The rows of a statement are shown while they come: the line is busy until the last one.
    fn session(&self) -> Result<RefMut<'_, Session>> {
        self.0.try_borrow_mut().map_err(|_| {
            Error::Engine("a statement may not run inside the rows of another one".to_owned())
        })
    }
}

impl Executor for SessionCell {
    fn engine(&self) -> Engine {
        Engine::Postgres
    }

    fn query(
        &self,
        sql: &'static str,
        params: &[Value],
        columns: &[&str],
        each: &mut dyn FnMut(&dyn Columns) -> Result<()>,
    ) -> Result<()> {
        let query = Query { sql, params, columns };
        self.session()?.query(query, &mut |row| each(row))?;
        Ok(())
    }

    fn execute(&self, sql: &'static str, params: &[Value]) -> Result<u64> {
        let query = Query { sql, params, columns: &[] };
        Ok(self.session()?.query(query, &mut |_| Ok(()))?)
    }

    fn prepare_only(&self, sql: &'static str) -> Result<()> {
        Ok(self.session()?.prepare(sql).map(drop)?)
    }

    fn execute_each(&self, sql: &'static str, rows: &[Vec<Value>]) -> Result<u64> {
        Ok(self.session()?.run_many(sql, rows)?)
    }
}

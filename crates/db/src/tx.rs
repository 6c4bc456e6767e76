//! The transaction a closure is given: statements, new ids, signals.

use crate::{Engine, Error, FromRow, Result, Row, Signal, Value, value::Columns};
use base::{Id, IdMaker, Instant};
use std::cell::{Cell, RefCell};

/// How an engine runs a statement. The row loop is not generic, so that a store compiles quickly.
pub(crate) trait Executor {
    fn engine(&self) -> Engine;

    /// Runs `sql` and hands each row to `each`. `columns` are the names expected, or empty.
    fn query(
        &self,
        sql: &'static str,
        params: &[Value],
        columns: &[&str],
        each: &mut dyn FnMut(&dyn Columns) -> Result<()>,
    ) -> Result<()>;

    /// Runs `sql` and says how many rows it changed.
    fn execute(&self, sql: &'static str, params: &[Value]) -> Result<u64>;

    /// Prepares `sql` without running it: what the test of all statements asks.
    fn prepare_only(&self, sql: &'static str) -> Result<()>;

    /// Runs `sql` once for each of `rows`, in as few round trips as the engine allows.
    fn execute_each(&self, sql: &'static str, rows: &[Vec<Value>]) -> Result<u64> {
        rows.iter().try_fold(0, |sum, row| Ok(sum + self.execute(sql, row)?))
    }
}

/// One transaction: a snapshot in [`crate::Db::read`], a durable change in [`crate::Db::write`].
pub struct Tx<'a> {
    executor: &'a dyn Executor,
    ids: &'a IdMaker,
    signals: RefCell<Vec<Signal>>,
    statements: Cell<u32>,
    must_retry: Cell<bool>,
}

impl<'a> Tx<'a> {
    pub(crate) fn new(executor: &'a dyn Executor, ids: &'a IdMaker) -> Self {
        Tx {
            executor,
            ids,
            signals: RefCell::default(),
            statements: Cell::new(0),
            must_retry: Cell::new(false),
        }
    }

    /// All the rows of a statement, which has a `limit` or is bounded by its key.
    pub fn all<T: FromRow>(&self, sql: &'static str, params: &[Value]) -> Result<Vec<T>> {
        let mut rows = Vec::new();
        self.each(sql, params, |row: T| {
            rows.push(row);
            Ok(())
        })?;
        Ok(rows)
    }

    /// Hands each row to `each`, one at a time: for exports larger than memory.
    pub fn each<T: FromRow>(
        &self,
        sql: &'static str,
        params: &[Value],
        mut each: impl FnMut(T) -> Result<()>,
    ) -> Result<()> {
        self.count();
        let mut read = |columns: &dyn Columns| each(T::from_row(&mut Row::new(columns))?);
        self.watch(self.executor.query(sql, params, T::COLUMNS, &mut read))
    }

    /// The first row, if there is one.
    pub fn first<T: FromRow>(&self, sql: &'static str, params: &[Value]) -> Result<Option<T>> {
        self.all(sql, params).map(|rows| rows.into_iter().next())
    }

    /// The row that must be there; [`Error::Missing`] when it is not.
    pub fn one<T: FromRow>(&self, sql: &'static str, params: &[Value]) -> Result<T> {
        self.first(sql, params)?.ok_or(Error::Missing)
    }

    /// A single integer: a count, a sum, `exists (…)` as 0 or 1.
    pub fn number(&self, sql: &'static str, params: &[Value]) -> Result<i64> {
        self.one::<(i64,)>(sql, params).map(|(number,)| number)
    }

    /// Runs a change and says how many rows it touched.
    pub fn run(&self, sql: &'static str, params: &[Value]) -> Result<u64> {
        self.count();
        self.watch(self.executor.execute(sql, params))
    }

    /// Runs a change that must touch one row or more: none is an [`Error::Conflict`].
    pub fn change(&self, sql: &'static str, params: &[Value]) -> Result<()> {
        match self.run(sql, params)? {
            0 => Err(Error::Conflict("no row was in the expected state".to_owned())),
            _ => Ok(()),
        }
    }

    /// Runs the same change for each of `rows`, in as few round trips as the engine allows.
    pub fn run_each(&self, sql: &'static str, rows: &[Vec<Value>]) -> Result<u64> {
        self.count();
        self.watch(self.executor.execute_each(sql, rows))
    }

    /// Prepares a statement without running it: the test of all statements asks each engine.
    pub fn prepare(&self, sql: &'static str) -> Result<()> {
        self.executor.prepare_only(sql)
    }

    /// The hour of the house, for what is asked without a clock at hand.
    pub fn now(&self) -> Instant {
        self.ids.now()
    }

    /// A new identifier, greater than those this node made before.
    pub fn new_id<T: ?Sized>(&self) -> Id<T> {
        self.ids.make()
    }

    pub fn engine(&self) -> Engine {
        self.executor.engine()
    }

    /// Tells every node, after the commit, that these ids of `topic` have changed.
    pub fn signal(&self, topic: &'static str, ids: impl IntoIterator<Item = i64>) {
        let mut signals = self.signals.borrow_mut();
        match signals.iter_mut().find(|signal| signal.topic == topic) {
            Some(signal) => signal.ids.extend(ids),
            None => {
                signals.push(Signal { topic: topic.to_owned(), ids: ids.into_iter().collect() });
            }
        }
    }

    /// How many statements ran so far: a test asserts that a page runs few.
    pub fn statements(&self) -> u32 {
        self.statements.get()
    }

    pub(crate) fn take_signals(&self) -> Vec<Signal> {
        self.signals.take()
    }

    pub(crate) fn must_retry(&self) -> bool {
        self.must_retry.get()
    }

    fn count(&self) {
        self.statements.set(self.statements.get() + 1);
    }

    /// A closure may turn an error into something else; that it must run again is remembered here.
    fn watch<T>(&self, result: Result<T>) -> Result<T> {
        if matches!(result, Err(Error::Retry)) {
            self.must_retry.set(true);
        }
        result
    }
}

/// Names that do not match are a statement and a struct that disagree: a bug, found at first run.
pub(crate) fn check_columns(expected: &[&str], found: &[&str], sql: &str) -> Result<()> {
    if expected.is_empty() || expected == found {
        return Ok(());
    }
    Err(Error::Engine(format!("columns {found:?} instead of {expected:?} in: {sql}")))
}

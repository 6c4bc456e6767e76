//! One SQLite connection: how it is opened, and how it runs a statement.

use crate::{
    Engine, Error, Result, Value, ValueRef, dialect,
    tx::{Executor, check_columns},
    value::Columns,
};
use rusqlite::{
    CachedStatement, ErrorCode, OpenFlags, StatementStatus,
    config::DbConfig,
    params_from_iter,
    types::{ToSqlOutput, ValueRef as RusqliteRef},
};
use std::{
    cell::{Cell, RefCell},
    collections::HashMap,
    path::Path,
    time::Duration,
};

pub(crate) struct Connection {
    raw: rusqlite::Connection,
    /// The statement as SQLite wants it, by the address of the text: each is `'static`.
    rewritten: RefCell<HashMap<(usize, usize), String>>,
    reprepared: Cell<i64>,
}

#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Access {
    Read,
    Write,
}

const STATEMENTS_MAX: usize = 512;
const BUSY_MAX: Duration = Duration::from_secs(10);

impl Connection {
    pub fn open(path: &Path, access: Access) -> Result<Self> {
        let flags = OpenFlags::SQLITE_OPEN_READ_WRITE
            | OpenFlags::SQLITE_OPEN_CREATE
            | OpenFlags::SQLITE_OPEN_NO_MUTEX;
        let raw = rusqlite::Connection::open_with_flags(path, flags)
            .map_err(|error| Error::Unavailable(format!("{}: {error}", path.display())))?;
        raw.busy_timeout(BUSY_MAX).map_err(Error::engine)?;
        // Without QPSG, SQLite 3.54 prepares a statement again at each bind (DATA-LAYER, §3).
        raw.set_db_config(DbConfig::SQLITE_DBCONFIG_ENABLE_QPSG, true).map_err(Error::engine)?;
        raw.set_prepared_statement_cache_capacity(STATEMENTS_MAX);
        raw.execute_batch(
            "pragma journal_mode = wal; pragma synchronous = full; pragma foreign_keys = on;
             pragma temp_store = memory; pragma mmap_size = 1073741824; pragma cache_size = -16384;
             pragma journal_size_limit = 67108864;",
        )
        .map_err(Error::engine)?;
        if access == Access::Read {
            raw.execute_batch("pragma query_only = on;").map_err(Error::engine)?;
        }
        Ok(Connection { raw, rewritten: RefCell::default(), reprepared: Cell::new(0) })
    }

    /// Runs `f` in one read transaction: everything it reads is of the same moment.
    pub fn snapshot<T>(&self, f: impl FnOnce() -> Result<T>) -> Result<T> {
        self.batch("begin")?;
        let answer = f();
        // The end of a read changes nothing; an error here would hide the answer.
        let ended = self.batch("commit");
        answer.and_then(|value| ended.map(|()| value))
    }

    /// Runs statements of our own that have neither parameters nor rows.
    pub fn batch(&self, sql: &str) -> Result<()> {
        match self.raw.prepare_cached(sql) {
            Ok(mut statement) => statement.raw_execute().map(drop).map_err(|e| translate(&e)),
            Err(error) => Err(translate(&error)),
        }
    }

    /// Runs a script of several statements (a migration).
    pub fn script(&self, sql: &str) -> Result<()> {
        self.raw.execute_batch(sql).map_err(|error| translate(&error))
    }

    pub fn is_autocommit(&self) -> bool {
        self.raw.is_autocommit()
    }

    /// Another number once another connection has committed; its own commits do not change it.
    pub fn version(&self) -> Result<i64> {
        let version = self.raw.pragma_query_value(None, "data_version", |row| row.get(0));
        version.map_err(|error| translate(&error))
    }

    pub fn backup(&self, to: &Path) -> Result<()> {
        let silent: Option<fn(rusqlite::backup::Progress)> = None;
        self.raw.backup(rusqlite::MAIN_DB, to, silent).map_err(Error::engine)
    }

    pub fn reprepared(&self) -> i64 {
        self.reprepared.get()
    }

    fn prepare(&self, sql: &'static str) -> Result<CachedStatement<'_>> {
        let key = (sql.as_ptr() as usize, sql.len());
        let mut rewritten = self.rewritten.borrow_mut();
        let text = rewritten.entry(key).or_insert_with(|| dialect::rewrite(Engine::Sqlite, sql));
        self.raw.prepare_cached(text).map_err(|error| Error::Engine(format!("{error} in: {sql}")))
    }

    fn note_reprepared(&self, statement: &CachedStatement<'_>) {
        if cfg!(debug_assertions) {
            let count = statement.reset_status(StatementStatus::RePrepare);
            self.reprepared.set(self.reprepared.get() + i64::from(count));
        }
    }
}

impl Executor for Connection {
    fn engine(&self) -> Engine {
        Engine::Sqlite
    }

    fn query(
        &self,
        sql: &'static str,
        params: &[Value],
        columns: &[&str],
        each: &mut dyn FnMut(&dyn Columns) -> Result<()>,
    ) -> Result<()> {
        let mut statement = self.prepare(sql)?;
        if cfg!(debug_assertions) {
            check_columns(columns, &statement.column_names().collect::<Vec<_>>(), sql)?;
        }
        let mut rows = statement.query(params_from_iter(params)).map_err(|e| translate(&e))?;
        while let Some(row) = rows.next().map_err(|error| translate(&error))? {
            each(row)?;
        }
        drop(rows);
        self.note_reprepared(&statement);
        Ok(())
    }

    fn prepare_only(&self, sql: &'static str) -> Result<()> {
        self.prepare(sql).map(drop)
    }

    fn execute(&self, sql: &'static str, params: &[Value]) -> Result<u64> {
        let mut statement = self.prepare(sql)?;
        let changed = statement.execute(params_from_iter(params)).map_err(|e| translate(&e))?;
        Ok(changed as u64)
    }

    fn execute_each(&self, sql: &'static str, rows: &[Vec<Value>]) -> Result<u64> {
        let mut statement = self.prepare(sql)?;
        rows.iter().try_fold(0, |sum, row| {
            let changed = statement.execute(params_from_iter(row)).map_err(|e| translate(&e))?;
            Ok(sum + changed as u64)
        })
    }
}

impl Columns for rusqlite::Row<'_> {
    fn count(&self) -> usize {
        self.as_ref().column_count()
    }

    fn value(&self, index: usize) -> Result<ValueRef<'_>> {
        Ok(match self.get_ref(index).map_err(Error::engine)? {
            RusqliteRef::Null => ValueRef::Null,
            RusqliteRef::Integer(int) => ValueRef::Int(int),
            RusqliteRef::Real(real) => ValueRef::Real(real),
            RusqliteRef::Text(text) => {
                ValueRef::Text(std::str::from_utf8(text).map_err(Error::engine)?)
            }
            RusqliteRef::Blob(bytes) => ValueRef::Blob(bytes),
        })
    }
}

impl rusqlite::ToSql for Value {
    fn to_sql(&self) -> rusqlite::Result<ToSqlOutput<'_>> {
        Ok(ToSqlOutput::Borrowed(match self {
            Value::Null => RusqliteRef::Null,
            Value::Int(int) => RusqliteRef::Integer(*int),
            Value::Real(real) => RusqliteRef::Real(*real),
            Value::Text(text) => RusqliteRef::Text(text.as_bytes()),
            Value::Blob(bytes) => RusqliteRef::Blob(bytes),
            Value::Ids(ids) => {
                let json = serde_json::to_string(ids);
                let json =
                    json.map_err(|error| rusqlite::Error::ToSqlConversionFailure(error.into()))?;
                return Ok(ToSqlOutput::from(json));
            }
        }))
    }
}

pub(crate) fn translate(error: &rusqlite::Error) -> Error {
    match error.sqlite_error_code() {
        Some(ErrorCode::ConstraintViolation) => Error::Conflict(error.to_string()),
        Some(ErrorCode::DatabaseBusy | ErrorCode::DatabaseLocked | ErrorCode::DiskFull) => {
            Error::Unavailable(error.to_string())
        }
        _ => Error::engine(error),
    }
}

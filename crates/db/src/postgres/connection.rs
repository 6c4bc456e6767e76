//! One PostgreSQL connection: how it is opened, and how it runs a statement.

use crate::{
    Engine, Error, Result, Signal, Value, ValueRef, dialect, signal,
    tx::{Executor, check_columns},
    value::Columns,
};
use bytes::BytesMut;
use postgres::{
    Client, NoTls, Statement,
    error::SqlState,
    fallible_iterator::FallibleIterator,
    types::{FromSql, IsNull, ToSql, Type, to_sql_checked},
};
use std::{
    cell::{Cell, RefCell},
    collections::HashMap,
};

/// Where to connect, and the schema to live in.
#[derive(Clone)]
pub(crate) struct Settings {
    config: postgres::Config,
    schema: Option<String>,
}

impl Settings {
    pub fn new(url: &str, schema: Option<&str>) -> Result<Self> {
        let mut config: postgres::Config = url
            .parse()
            .map_err(|error| Error::Unavailable(format!("database address: {error}")))?;
        let path = schema.map(|schema| format!(" -c search_path={schema}")).unwrap_or_default();
        config.options(&format!("-c statement_timeout=60000 -c jit=off{path}"));
        config.application_name("preau");
        config.connect_timeout(std::time::Duration::from_secs(10));
        Ok(Settings { config, schema: schema.map(str::to_owned) })
    }

    /// Nodes of the same schema hear each other; two schemas of one database do not.
    pub fn channel(&self) -> String {
        format!("preau_{}", self.schema.as_deref().unwrap_or("public"))
    }
}

pub(crate) struct Connection {
    client: RefCell<Client>,
    statements: RefCell<HashMap<(usize, usize), Statement>>,
    channel: String,
    is_broken: Cell<bool>,
}

impl Connection {
    pub fn open(settings: &Settings) -> Result<Self> {
        let client = settings
            .config
            .connect(NoTls)
            .map_err(|error| Error::Unavailable(format!("PostgreSQL: {error}")))?;
        Ok(Connection {
            client: RefCell::new(client),
            statements: RefCell::default(),
            channel: settings.channel(),
            is_broken: Cell::new(false),
        })
    }

    pub fn make_schema(&self, settings: &Settings) -> Result<()> {
        match &settings.schema {
            Some(schema) => self.script(&format!("create schema if not exists {schema}")),
            None => Ok(()),
        }
    }

    pub fn begin(&self, sql: &str) -> Result<()> {
        self.script(sql)
    }

    pub fn end(&self, is_ok: bool) -> Result<()> {
        self.script(if is_ok { "commit" } else { "rollback" })
    }

    pub fn script(&self, sql: &str) -> Result<()> {
        let result = self.client.borrow_mut().batch_execute(sql);
        result.map_err(|error| self.translate(&error))
    }

    /// Tells the other nodes, in the same transaction as the change.
    pub fn notify(&self, node: u16, signals: &[Signal]) -> Result<()> {
        for payload in signals.iter().flat_map(|signal| signal::payloads(node, signal)) {
            self.execute(
                "select pg_notify($1, $2)",
                &[Value::Text(self.channel.clone()), Value::Text(payload)],
            )?;
        }
        Ok(())
    }

    /// Waits for notifications for ever; returns when the line is cut.
    pub fn hear(&self, mut each: impl FnMut(&str)) -> Result<()> {
        self.script(&format!("listen {}", self.channel))?;
        let mut client = self.client.borrow_mut();
        let mut notifications = client.notifications();
        let mut waiting = notifications.blocking_iter();
        while let Some(notification) =
            waiting.next().map_err(|error| Error::Unavailable(error.to_string()))?
        {
            each(notification.payload());
        }
        Ok(())
    }

    pub fn is_broken(&self) -> bool {
        self.is_broken.get() || self.client.borrow().is_closed()
    }

    fn prepare(&self, sql: &'static str) -> Result<Statement> {
        let key = (sql.as_ptr() as usize, sql.len());
        if let Some(statement) = self.statements.borrow().get(&key) {
            return Ok(statement.clone());
        }
        let text = dialect::rewrite(Engine::Postgres, sql);
        let statement = self.client.borrow_mut().prepare(&text).map_err(|error| {
            match self.translate(&error) {
                Error::Engine(message) => Error::Engine(format!("{message} in: {sql}")),
                error => error,
            }
        })?;
        self.statements.borrow_mut().insert(key, statement.clone());
        Ok(statement)
    }

    fn translate(&self, error: &postgres::Error) -> Error {
        let message = error.as_db_error().map_or_else(|| error.to_string(), ToString::to_string);
        match error.code() {
            Some(code) if *code == SqlState::T_R_SERIALIZATION_FAILURE => Error::Retry,
            Some(code) if *code == SqlState::T_R_DEADLOCK_DETECTED => Error::Retry,
            Some(code) if code.code().starts_with("23") => Error::Conflict(message),
            // Class 53 is "insufficient resources", 57 "operator intervention", 08 "connection".
            Some(code) if ["53", "57", "08"].iter().any(|class| code.code().starts_with(class)) => {
                self.is_broken.set(true);
                Error::Unavailable(message)
            }
            Some(code) => Error::Engine(format!("{message} ({})", code.code())),
            None => {
                self.is_broken.set(true);
                Error::Unavailable(message)
            }
        }
    }
}

impl Executor for Connection {
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
        let statement = self.prepare(sql)?;
        if cfg!(debug_assertions) {
            let names: Vec<&str> = statement.columns().iter().map(postgres::Column::name).collect();
            check_columns(columns, &names, sql)?;
        }
        let result = self.client.borrow_mut().query(&statement, &borrow(params).as_slice());
        for row in result.map_err(|error| self.translate(&error))? {
            each(&row)?;
        }
        Ok(())
    }

    fn prepare_only(&self, sql: &'static str) -> Result<()> {
        self.prepare(sql).map(drop)
    }

    fn execute(&self, sql: &'static str, params: &[Value]) -> Result<u64> {
        let statement = self.prepare(sql)?;
        let result = self.client.borrow_mut().execute(&statement, &borrow(params).as_slice());
        result.map_err(|error| self.translate(&error))
    }
}

fn borrow(params: &[Value]) -> Vec<&(dyn ToSql + Sync)> {
    params.iter().map(|value| value as &(dyn ToSql + Sync)).collect()
}

impl ToSql for Value {
    fn to_sql(
        &self,
        wanted: &Type,
        out: &mut BytesMut,
    ) -> Result<IsNull, Box<dyn std::error::Error + Sync + Send>> {
        match (self, wanted) {
            (Value::Null, _) => Ok(IsNull::Yes),
            (Value::Int(int), &Type::INT4) => i32::try_from(*int)?.to_sql(wanted, out),
            (Value::Int(int), &Type::INT2) => i16::try_from(*int)?.to_sql(wanted, out),
            (Value::Int(int), &Type::BOOL) => (*int != 0).to_sql(wanted, out),
            #[expect(clippy::cast_precision_loss, reason = "as SQLite does for a real column")]
            (Value::Int(int), &Type::FLOAT8) => (*int as f64).to_sql(wanted, out),
            (Value::Int(int), &Type::INT8) => int.to_sql(wanted, out),
            (Value::Real(real), &Type::FLOAT8) => real.to_sql(wanted, out),
            (Value::Text(text), &Type::TEXT | &Type::VARCHAR | &Type::UNKNOWN | &Type::NAME) => {
                text.to_sql(&Type::TEXT, out)
            }
            (Value::Blob(bytes), &Type::BYTEA) => bytes.to_sql(wanted, out),
            (value, wanted) => Err(format!("{value:?} is not a {wanted}").into()),
        }
    }

    fn accepts(_: &Type) -> bool {
        true
    }

    to_sql_checked!();
}

/// A column in its binary form, whatever our types call it.
struct Raw<'a>(ValueRef<'a>);

impl<'a> FromSql<'a> for Raw<'a> {
    fn from_sql(
        found: &Type,
        raw: &'a [u8],
    ) -> Result<Self, Box<dyn std::error::Error + Sync + Send>> {
        Ok(Raw(match *found {
            Type::INT8 => ValueRef::Int(i64::from_sql(found, raw)?),
            Type::INT4 => ValueRef::Int(i64::from(i32::from_sql(found, raw)?)),
            Type::INT2 => ValueRef::Int(i64::from(i16::from_sql(found, raw)?)),
            Type::BOOL => ValueRef::Int(i64::from(bool::from_sql(found, raw)?)),
            Type::FLOAT8 => ValueRef::Real(f64::from_sql(found, raw)?),
            Type::BYTEA => ValueRef::Blob(raw),
            Type::TEXT | Type::VARCHAR | Type::NAME | Type::UNKNOWN | Type::BPCHAR => {
                ValueRef::Text(std::str::from_utf8(raw)?)
            }
            Type::VOID => ValueRef::Null,
            _ => return Err(format!("cast this {found} to a type of ours").into()),
        }))
    }

    fn from_sql_null(_: &Type) -> Result<Self, Box<dyn std::error::Error + Sync + Send>> {
        Ok(Raw(ValueRef::Null))
    }

    fn accepts(_: &Type) -> bool {
        true
    }
}

impl Columns for postgres::Row {
    fn value(&self, index: usize) -> Result<ValueRef<'_>> {
        self.try_get::<_, Raw<'_>>(index).map(|raw| raw.0).map_err(Error::engine)
    }
}

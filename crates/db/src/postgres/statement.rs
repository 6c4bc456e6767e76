//! Statements the server has already parsed, found again by the address of their text.

use super::{
    connection::Connection,
    failure::{Failure, Result},
    rows,
    value::expect_readable,
};
use crate::{Engine, dialect};
use fallible_iterator::FallibleIterator;
use postgres_protocol::{
    Oid,
    message::{backend::Message, frontend},
};
use std::{collections::HashMap, sync::Arc};

#[derive(Default)]
pub struct Statement {
    pub name: String,
    pub params: Vec<Oid>,
    pub columns: Vec<Oid>,
    pub names: Vec<String>,
}

#[derive(Default)]
pub struct Statements {
    // Our SQL is `&'static str`: where it lies and how long it is name it, without hashing it.
    known: HashMap<(usize, usize), Arc<Statement>>,
    /// The same for many rows; none for what is no plain insert.
    of_many: HashMap<(usize, usize), Option<Arc<Statement>>>,
    count: usize,
}

impl Statements {
    pub fn known(&self, sql: &'static str) -> Option<Arc<Statement>> {
        self.known.get(&key(sql)).map(Arc::clone)
    }

    pub fn prepare(&mut self, on: &mut Connection, sql: &'static str) -> Result<Arc<Statement>> {
        let statement = Arc::new(self.parse(on, &dialect::rewrite(Engine::Postgres, sql))?);
        self.known.insert(key(sql), Arc::clone(&statement));
        Ok(statement)
    }

    /// Is it known already whether many rows of `sql` can go at once?
    pub fn knows_of_many(&self, sql: &'static str) -> bool {
        self.of_many.contains_key(&key(sql))
    }

    /// What takes many rows of `sql` at once; none when it is no plain insert.
    pub fn of_many(&self, sql: &'static str) -> Option<Arc<Statement>> {
        self.of_many.get(&key(sql)).cloned().flatten()
    }

    /// `one` is what `sql` is prepared as.
    pub fn prepare_of_many(
        &mut self,
        on: &mut Connection,
        sql: &'static str,
        one: &Statement,
    ) -> Result<()> {
        let text = rows::of_many(&dialect::rewrite(Engine::Postgres, sql), &one.params);
        let statement = text.map(|text| self.parse(on, &text)).transpose()?.map(Arc::new);
        self.of_many.insert(key(sql), statement);
        Ok(())
    }

    fn parse(&mut self, on: &mut Connection, text: &str) -> Result<Statement> {
        self.count += 1;
        let name = format!("s{}", self.count);
        // No types are declared: the server deduces them and tells us.
        frontend::parse(&name, text, [], &mut on.outgoing)?;
        frontend::describe(b'S', &name, &mut on.outgoing)?;
        frontend::sync(&mut on.outgoing);
        on.send()?;
        described(on, name).map_err(|failure| quoting(failure, text))
    }

    /// The next use parses again, under a new name.
    pub fn forget(&mut self, sql: &'static str) {
        self.known.remove(&key(sql));
        self.of_many.remove(&key(sql));
    }
}

fn key(sql: &'static str) -> (usize, usize) {
    (sql.as_ptr().addr(), sql.len())
}

fn described(on: &mut Connection, name: String) -> Result<Statement> {
    let mut statement = Statement { name, ..Statement::default() };
    let mut failure = None;
    loop {
        match on.receive()? {
            Message::ParameterDescription(body) => {
                statement.params = body.parameters().collect()?;
            }
            Message::RowDescription(body) => {
                let mut fields = body.fields();
                while let Some(field) = fields.next()? {
                    if let Err(error) = expect_readable(field.name(), field.type_oid()) {
                        failure.get_or_insert(error);
                    }
                    statement.columns.push(field.type_oid());
                    statement.names.push(field.name().to_owned());
                }
            }
            Message::ErrorResponse(body) => match Failure::refused(&body) {
                refused if refused.is_broken() => return Err(refused),
                refused => failure = Some(refused),
            },
            Message::ReadyForQuery(_) => return failure.map_or(Ok(statement), Err),
            _ => {}
        }
    }
}

/// A statement that cannot be prepared is a bug: its author wants to see it.
fn quoting(failure: Failure, sql: &str) -> Failure {
    match failure {
        Failure::Misuse(what) => Failure::Misuse(format!("{what} in: {sql}")),
        Failure::Refused { code, message, is_fatal: false } => {
            Failure::Refused { code, message: format!("{message} in: {sql}"), is_fatal: false }
        }
        failure => failure,
    }
}

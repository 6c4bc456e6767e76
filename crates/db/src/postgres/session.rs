//! Transactions over one connection: opened by their first query, so an empty one costs nothing.
//!
//! `BEGIN` leaves with the first query, the `COMMIT` of a read is not waited for, and a statement
//! is parsed once per connection.

mod many;

use super::{
    address::Address,
    connection::Connection,
    failure::{Failure, Result},
    statement::{Statement, Statements},
    value::{self, Row},
};
use crate::{Value, tx::check_columns};
use bytes::BytesMut;
use fallible_iterator::FallibleIterator;
use postgres_protocol::{
    IsNull,
    message::{
        backend::{CommandCompleteBody, DataRowBody, Message},
        frontend::{self, BindError},
    },
};
use std::{io::ErrorKind, ops::Range, sync::Arc, thread, time::Duration};

const CONTROLS: [(&str, &str); 8] = [
    ("read", "begin isolation level repeatable read read only"),
    // What holds with SQLite's single writer holds here too.
    ("write", "begin isolation level serializable"),
    ("mark", "begin isolation level repeatable read"),
    // A lock takes no snapshot: that of the transaction is taken once its turn has come. The table
    // is one that every database has, with rows that nobody changes while the house is open.
    ("beside", "lock table migration in row share mode"),
    ("in line", "lock table migration in share update exclusive mode"),
    ("alone", "lock table migration in exclusive mode"),
    ("commit", "commit"),
    ("rollback", "rollback"),
];

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Access {
    Read,
    Write(Turn),
    /// A write that looks at nothing but the rows it changes.
    Mark(Turn),
}

/// Whom a write lets run beside it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Turn {
    /// Everybody but who runs alone.
    Beside,
    /// Everybody but the others in line and who runs alone.
    InLine,
    /// No other write: it cannot meet one.
    Alone,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Transaction {
    None,
    /// Asked for, not yet sent.
    Wanted(Access),
    Open(Access),
}

pub struct Session {
    address: Address,
    connection: Connection,
    statements: Statements,
    transaction: Transaction,
    /// Answers that will come and that nobody waited for: the commits of reads.
    unheard: u32,
    is_broken: bool,
}

/// A statement, its parameters, and the names its columns should have (or none).
#[derive(Clone, Copy)]
pub struct Query<'a> {
    pub sql: &'static str,
    pub params: &'a [Value],
    pub columns: &'a [&'a str],
}

type Each<'a> = &'a mut dyn FnMut(&Row<'_>) -> crate::Result<()>;

impl Session {
    pub fn open(address: &Address) -> Result<Self> {
        let mut session = Self {
            address: address.clone(),
            connection: Connection::open(address)?,
            statements: Statements::default(),
            transaction: Transaction::None,
            unheard: 0,
            is_broken: false,
        };
        session.prepare_controls()?;
        Ok(session)
    }

    /// A server that restarts is back within seconds: nobody is told of it before.
    pub fn open_patiently(address: &Address) -> Result<Self> {
        for wait_millis in [50, 200, 800] {
            match Self::open(address) {
                Err(failure) if failure.may_pass() => {
                    thread::sleep(Duration::from_millis(wait_millis));
                }
                answer => return answer,
            }
        }
        Self::open(address)
    }

    fn prepare_controls(&mut self) -> Result<()> {
        for (name, sql) in CONTROLS {
            frontend::parse(name, sql, [], &mut self.connection.outgoing)?;
        }
        frontend::sync(&mut self.connection.outgoing);
        self.exchange(&[], &mut |_| Ok(())).map(drop)
    }

    pub fn begin(&mut self, access: Access) {
        self.transaction = Transaction::Wanted(access);
    }

    /// Runs a statement and shows each row as it comes; answers the number of rows changed.
    pub fn query(&mut self, query: Query<'_>, each: Each<'_>) -> Result<u64> {
        let is_first = matches!(self.transaction, Transaction::Wanted(_));
        let mut is_shown = false;
        let answer = self.try_query(query, &mut |row| {
            is_shown = true;
            each(row)
        });
        match answer {
            // Nothing of this transaction is done, nothing was shown: it can start elsewhere.
            Err(failure) if is_first && !is_shown && self.recovers_from(&failure)? => {
                self.try_query(query, each)
            }
            answer => answer,
        }
    }

    /// Several statements at once, without parameters: migrations, `listen`.
    pub fn run_script(&mut self, sql: &str) -> Result<()> {
        self.expect_line()?;
        self.write_begin()?;
        frontend::query(sql, &mut self.connection.outgoing)?;
        self.exchange(&[], &mut |_| Ok(())).map(drop)
    }

    pub fn commit(&mut self) -> Result<()> {
        let access = match std::mem::replace(&mut self.transaction, Transaction::None) {
            Transaction::None | Transaction::Wanted(_) => return Ok(()),
            Transaction::Open(access) => access,
        };
        self.write_control("commit")?;
        if access == Access::Read {
            self.unheard += 1;
            // A line that breaks here has given all that was asked of it.
            self.is_broken |= self.connection.send().is_err();
            return Ok(());
        }
        let mut tag = String::new();
        self.exchange_tagged(&[], &mut |_| Ok(()), &mut tag)?;
        // The server answers ROLLBACK to the commit of a transaction that had failed.
        let is_kept = tag == "COMMIT";
        is_kept.then_some(()).ok_or_else(|| {
            Failure::misuse("a statement had failed and its error was ignored: nothing is kept")
        })
    }

    pub fn rollback(&mut self) -> Result<()> {
        let before = std::mem::replace(&mut self.transaction, Transaction::None);
        if self.is_broken || !matches!(before, Transaction::Open(_)) {
            return Ok(());
        }
        self.write_control("rollback")?;
        self.exchange(&[], &mut |_| Ok(())).map(drop)
    }

    /// The next payload after `listen`, or none when the time is over.
    pub fn notification(&mut self, timeout: Duration) -> Result<Option<String>> {
        if self.connection.notifications.is_empty() {
            let waited = self.connection.wait_for_notification(timeout);
            waited.inspect_err(|_| self.is_broken = true)?;
        }
        Ok(self.connection.notifications.pop_front())
    }

    pub fn is_broken(&self) -> bool {
        self.is_broken
    }

    fn recovers_from(&mut self, failure: &Failure) -> Result<bool> {
        let (Transaction::Wanted(access) | Transaction::Open(access)) = self.transaction else {
            return Ok(false);
        };
        if failure.is_broken() {
            *self = Self::open_patiently(&self.address)?;
        } else if matches!(failure, Failure::Stale) {
            self.rollback()?;
        } else {
            return Ok(false);
        }
        self.transaction = Transaction::Wanted(access);
        Ok(true)
    }

    fn try_query(&mut self, query: Query<'_>, each: Each<'_>) -> Result<u64> {
        let statement = self.prepare(query.sql)?;
        if cfg!(debug_assertions) {
            let names: Vec<&str> = statement.names.iter().map(String::as_str).collect();
            check_columns(query.columns, &names, query.sql).map_err(Failure::OfCaller)?;
        }
        self.write_begin()?;
        self.write_execute(&statement, query.params)?;
        frontend::sync(&mut self.connection.outgoing);
        let answer = self.exchange(&statement.columns, each);
        answer.inspect_err(|failure| self.forget_if_stale(query.sql, failure))
    }

    fn forget_if_stale(&mut self, sql: &'static str, failure: &Failure) {
        if matches!(failure, Failure::Stale) {
            self.statements.forget(sql);
        }
    }

    /// Has the server parse a statement that is not known yet.
    pub fn prepare(&mut self, sql: &'static str) -> Result<Arc<Statement>> {
        self.expect_line()?;
        if let Some(statement) = self.statements.known(sql) {
            return Ok(statement);
        }
        // A statement that is not known yet is described aside: its own answer must come next.
        let heard = self.hear_the_unheard();
        heard.inspect_err(|_| self.is_broken = true)?;
        let prepared = self.statements.prepare(&mut self.connection, sql);
        prepared.inspect_err(|failure| self.is_broken |= failure.is_broken())
    }

    fn expect_line(&self) -> Result<()> {
        let is_there = !self.is_broken;
        is_there.then_some(()).ok_or_else(|| Failure::Broken(ErrorKind::NotConnected.into()))
    }

    fn write_begin(&mut self) -> Result<()> {
        let Transaction::Wanted(access) = self.transaction else { return Ok(()) };
        self.transaction = Transaction::Open(access);
        let (begin, turn) = match access {
            Access::Read => return self.write_named("read"),
            Access::Write(turn) => ("write", turn),
            Access::Mark(turn) => ("mark", turn),
        };
        self.write_named(begin)?;
        self.write_named(match turn {
            Turn::Beside => "beside",
            Turn::InLine => "in line",
            Turn::Alone => "alone",
        })
    }

    fn write_control(&mut self, name: &str) -> Result<()> {
        self.write_named(name)?;
        frontend::sync(&mut self.connection.outgoing);
        Ok(())
    }

    fn write_named(&mut self, name: &str) -> Result<()> {
        let statement = Statement { name: name.to_owned(), ..Statement::default() };
        self.write_execute(&statement, &[])
    }

    fn write_execute(&mut self, statement: &Statement, params: &[Value]) -> Result<()> {
        if params.len() != statement.params.len() {
            return Err(wrong_number(params.len(), statement.params.len()));
        }
        let params = (1..).zip(params.iter().zip(&statement.params));
        self.write_bound(statement, params, |(place, (param, oid)), out| {
            value::write(place, param, *oid, out)
        })
    }

    fn write_bound<T>(
        &mut self,
        statement: &Statement,
        params: impl Iterator<Item = T>,
        mut write: impl FnMut(T, &mut BytesMut) -> Result<IsNull>,
    ) -> Result<()> {
        let outgoing = &mut self.connection.outgoing;
        let before = outgoing.len();
        let write = |param, out: &mut BytesMut| Ok(write(param, out)?);
        let written = frontend::bind("", &statement.name, [1], params, write, [1], outgoing);
        if let Err(error) = written {
            outgoing.truncate(before);
            return Err(match error {
                BindError::Conversion(error) => Failure::Misuse(error.to_string()),
                BindError::Serialization(error) => Failure::Misuse(error.to_string()),
            });
        }
        Ok(frontend::execute("", 0, outgoing)?)
    }

    fn exchange(&mut self, columns: &[u32], each: Each<'_>) -> Result<u64> {
        self.exchange_tagged(columns, each, &mut String::new())
    }

    fn exchange_tagged(
        &mut self,
        columns: &[u32],
        each: Each<'_>,
        tag: &mut String,
    ) -> Result<u64> {
        let sent = self.connection.send();
        let heard = sent.and_then(|()| self.hear_the_unheard());
        let heard = heard.and_then(|()| self.hear(columns, each, tag));
        heard.inspect_err(|failure| self.is_broken |= failure.is_broken())
    }

    fn hear_the_unheard(&mut self) -> Result<()> {
        while self.unheard > 0 {
            if let Message::ReadyForQuery(_) = self.connection.receive()? {
                self.unheard -= 1;
            }
        }
        Ok(())
    }

    fn hear(&mut self, columns: &[u32], each: Each<'_>, tag: &mut String) -> Result<u64> {
        let mut ranges: Vec<Option<Range<usize>>> = Vec::with_capacity(columns.len());
        let (mut changed, mut failure) = (0, None);
        loop {
            match self.connection.receive()? {
                Message::DataRow(body) if failure.is_none() => {
                    failure = show(&body, &mut ranges, columns, each).err();
                }
                Message::CommandComplete(body) => {
                    changed += rows_of(&body)?;
                    body.tag()?.clone_into(tag);
                }
                Message::ErrorResponse(body) => match Failure::refused(&body) {
                    refused if refused.is_broken() => return Err(refused),
                    refused => failure = failure.or(Some(refused)),
                },
                Message::ReadyForQuery(body) => {
                    if body.status() == b'I' {
                        self.transaction = Transaction::None;
                    }
                    return failure.map_or(Ok(changed), Err);
                }
                _ => {}
            }
        }
    }
}

fn wrong_number(given: usize, wanted: usize) -> Failure {
    Failure::Misuse(format!("{given} parameters given, {wanted} wanted"))
}

fn show(
    body: &DataRowBody,
    ranges: &mut Vec<Option<Range<usize>>>,
    oids: &[u32],
    each: Each<'_>,
) -> Result<()> {
    ranges.clear();
    let mut found = body.ranges();
    while let Some(range) = found.next()? {
        ranges.push(range);
    }
    each(&Row { bytes: body.buffer(), ranges, oids }).map_err(Failure::OfCaller)
}

fn rows_of(body: &CommandCompleteBody) -> Result<u64> {
    // "INSERT 0 3", "UPDATE 3", "SELECT 25", "BEGIN": the count, if any, is the last word.
    Ok(body.tag()?.rsplit(' ').next().and_then(|word| word.parse().ok()).unwrap_or(0))
}

//! Transactions over one connection: opened by their first query, so an empty one costs nothing.

use std::ops::Range;
use std::sync::Arc;
use std::time::Duration;

use fallible_iterator::FallibleIterator;
use postgres_protocol::message::backend::{CommandCompleteBody, DataRowBody, Message};
use postgres_protocol::message::frontend::{self, BindError};

use super::address::Address;
use super::connection::{Connection, Notification, cancel};
use super::error::{Error, Result};
use super::statement::{Statement, Statements};
use super::value::{Param, Row};

/// Rows sent before the server is heard again: its answers to them fit in any socket buffer.
const BATCH_ROWS: usize = 256;

const CONTROLS: [(&str, &str); 4] = [
    ("read", "begin isolation level repeatable read read only"),
    ("write", "begin isolation level repeatable read"),
    ("commit", "commit"),
    ("rollback", "rollback"),
];

#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Access {
    Read,
    Write,
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
    /// Measured against its contrary; always true in the product.
    pub is_pipelined: bool,
}

type Each<'a> = &'a mut dyn FnMut(&Row<'_>) -> Result<()>;

impl Session {
    pub fn connect(address: &Address) -> Result<Self> {
        let mut session = Self {
            address: address.clone(),
            connection: Connection::open(address)?,
            statements: Statements::default(),
            transaction: Transaction::None,
            unheard: 0,
            is_broken: false,
            is_pipelined: true,
        };
        session.prepare_controls()?;
        Ok(session)
    }

    fn prepare_controls(&mut self) -> Result<()> {
        for (name, sql) in CONTROLS {
            frontend::parse(name, sql, [], &mut self.connection.outgoing)?;
        }
        frontend::sync(&mut self.connection.outgoing);
        self.connection.send()?;
        self.hear(&[], &mut |_| Ok(())).map(drop)
    }

    /// What `cancel` needs to be called from another thread.
    pub fn canceller(&self) -> impl Fn() -> Result<()> + Send + use<> {
        let address = self.address.clone();
        let (process_id, secret_key) = (self.connection.process_id, self.connection.secret_key);
        move || cancel(&address, process_id, secret_key)
    }

    pub fn begin(&mut self, access: Access) -> Result<()> {
        self.transaction = Transaction::Wanted(access);
        if self.is_pipelined { Ok(()) } else { self.open_now() }
    }

    fn open_now(&mut self) -> Result<()> {
        self.write_begin()?;
        frontend::sync(&mut self.connection.outgoing);
        self.exchange(&[], &mut |_| Ok(())).map(drop)
    }

    /// Runs a statement and shows each row as it comes; answers the number of rows changed.
    pub fn query(&mut self, sql: &'static str, params: &[Param], each: Each) -> Result<u64> {
        let first = matches!(self.transaction, Transaction::Wanted(_));
        let mut rows = 0_u64;
        let answer = self.try_query(sql, params, &mut |row| {
            rows += 1;
            each(row)
        });
        match answer {
            // Nothing of this transaction is done, nothing was shown: it can start elsewhere.
            Err(error) if first && rows == 0 && self.recovers_from(&error, sql)? => {
                self.try_query(sql, params, each)
            }
            answer => answer,
        }
    }

    fn recovers_from(&mut self, error: &Error, sql: &'static str) -> Result<bool> {
        let access = match self.transaction {
            Transaction::Wanted(access) | Transaction::Open(access) => access,
            Transaction::None => return Ok(false),
        };
        if error.is_broken() {
            self.reconnect()?;
        } else if error.is_stale_statement() {
            self.rollback()?;
            self.statements.forget(sql);
        } else {
            return Ok(false);
        }
        self.transaction = Transaction::Wanted(access);
        Ok(true)
    }

    fn try_query(&mut self, sql: &'static str, params: &[Param], each: Each) -> Result<u64> {
        let statement = self.prepare(sql)?;
        self.write_begin()?;
        self.write_execute(&statement, params)?;
        frontend::sync(&mut self.connection.outgoing);
        self.exchange(&statement.columns, each)
    }

    /// Runs one statement for many rows of parameters, in a few round trips.
    pub fn run_many(&mut self, sql: &'static str, rows: &[&[Param]]) -> Result<u64> {
        let mut changed = 0;
        let statement = self.prepare(sql)?;
        for batch in rows.chunks(BATCH_ROWS) {
            self.write_begin()?;
            for params in batch {
                self.write_execute(&statement, params)?;
            }
            frontend::sync(&mut self.connection.outgoing);
            changed += self.exchange(&[], &mut |_| Ok(()))?;
        }
        Ok(changed)
    }

    /// Several statements at once, without parameters: migrations, `listen`.
    pub fn run_script(&mut self, sql: &str) -> Result<()> {
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
        if access == Access::Read && self.is_pipelined {
            self.unheard += 1;
            return self.connection.send().inspect_err(|_| self.is_broken = true);
        }
        let mut tag = String::new();
        self.exchange_tagged(&[], &mut |_| Ok(()), &mut tag)?;
        // The server answers ROLLBACK to the commit of a transaction that had failed.
        let is_kept = tag == "COMMIT";
        is_kept.then_some(()).ok_or_else(|| Error::Misuse("the commit was refused".to_owned()))
    }

    pub fn rollback(&mut self) -> Result<()> {
        let before = std::mem::replace(&mut self.transaction, Transaction::None);
        if self.is_broken || !matches!(before, Transaction::Open(_)) {
            return Ok(());
        }
        self.write_control("rollback")?;
        self.exchange(&[], &mut |_| Ok(())).map(drop)
    }

    /// The next notification after `listen`, or none when the time is over.
    pub fn notification(&mut self, timeout: Duration) -> Result<Option<Notification>> {
        if self.connection.notifications.is_empty() {
            let waited = self.connection.wait_for_notification(timeout);
            waited.inspect_err(|_| self.is_broken = true)?;
        }
        Ok(self.connection.notifications.pop_front())
    }

    pub fn is_broken(&self) -> bool {
        self.is_broken
    }

    pub fn reconnect(&mut self) -> Result<()> {
        self.connection = Connection::open(&self.address)?;
        self.statements.forget_all();
        self.transaction = Transaction::None;
        self.unheard = 0;
        self.is_broken = false;
        self.prepare_controls()
    }

    fn prepare(&mut self, sql: &'static str) -> Result<Arc<Statement>> {
        if self.is_broken {
            return Err(Error::Broken(std::io::ErrorKind::NotConnected.into()));
        }
        if let Some(statement) = self.statements.known(sql) {
            return Ok(statement);
        }
        // A statement that is not known yet is described aside: its own answer must come next.
        let heard = self.hear_the_unheard();
        heard.inspect_err(|_| self.is_broken = true)?;
        let prepared = self.statements.prepare(&mut self.connection, sql);
        prepared.inspect_err(|error| self.is_broken |= error.is_broken())
    }

    fn write_begin(&mut self) -> Result<()> {
        let Transaction::Wanted(access) = self.transaction else { return Ok(()) };
        self.transaction = Transaction::Open(access);
        let name = if access == Access::Read { "read" } else { "write" };
        self.write_named(name)
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

    fn write_execute(&mut self, statement: &Statement, params: &[Param]) -> Result<()> {
        let outgoing = &mut self.connection.outgoing;
        let before = outgoing.len();
        if params.len() != statement.params.len() {
            let (given, wanted) = (params.len(), statement.params.len());
            return Err(Error::Misuse(format!("{given} parameters given, {wanted} wanted")));
        }
        let written = frontend::bind(
            "",
            &statement.name,
            [1],
            params.iter().zip(&statement.params),
            |(param, oid), out| Ok(param.write(*oid, out)?),
            [1],
            outgoing,
        );
        if let Err(error) = written {
            outgoing.truncate(before);
            return Err(match error {
                BindError::Conversion(error) => Error::Misuse(error.to_string()),
                BindError::Serialization(error) => Error::Misuse(error.to_string()),
            });
        }
        Ok(frontend::execute("", 0, outgoing)?)
    }

    fn exchange(&mut self, columns: &[u32], each: Each) -> Result<u64> {
        self.exchange_tagged(columns, each, &mut String::new())
    }

    fn exchange_tagged(&mut self, columns: &[u32], each: Each, tag: &mut String) -> Result<u64> {
        let sent = self.connection.send();
        let heard = sent.and_then(|()| self.hear_the_unheard());
        let heard = heard.and_then(|()| self.hear_tagged(columns, each, tag));
        heard.inspect_err(|error| self.is_broken |= error.is_broken())
    }

    fn hear_the_unheard(&mut self) -> Result<()> {
        while self.unheard > 0 {
            if let Message::ReadyForQuery(_) = self.connection.receive()? {
                self.unheard -= 1;
            }
        }
        Ok(())
    }

    fn hear(&mut self, columns: &[u32], each: Each) -> Result<u64> {
        self.hear_tagged(columns, each, &mut String::new())
    }

    fn hear_tagged(&mut self, columns: &[u32], each: Each, tag: &mut String) -> Result<u64> {
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
                Message::ErrorResponse(body) => failure = Some(Error::refused(&body)),
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

fn show(
    body: &DataRowBody,
    ranges: &mut Vec<Option<Range<usize>>>,
    oids: &[u32],
    each: Each,
) -> Result<()> {
    ranges.clear();
    let mut found = body.ranges();
    while let Some(range) = found.next()? {
        ranges.push(range);
    }
    each(&Row { bytes: body.buffer(), ranges, oids })
}

fn rows_of(body: &CommandCompleteBody) -> Result<u64> {
    // "INSERT 0 3", "UPDATE 3", "SELECT 25", "BEGIN": the count, if any, is the last word.
    Ok(body.tag()?.rsplit(' ').next().and_then(|word| word.parse().ok()).unwrap_or(0))
}

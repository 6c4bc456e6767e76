//! One statement for many rows: a plain insert takes them as arrays, whatever else goes row by row
//! in a few round trips.

use super::{Result, Session, Statement, Transaction, frontend, wrong_number};
use crate::{Value, postgres::rows};
use std::sync::Arc;

/// Sent before the server is heard again: its answers to so many rows fit in any socket buffer.
const BATCH_ROWS: usize = 256;
const BATCH_BYTES: usize = 256 * 1024;

impl Session {
    /// Runs one statement for many rows of parameters, in a few round trips.
    pub fn run_many(&mut self, sql: &'static str, rows: &[Vec<Value>]) -> Result<u64> {
        let is_first = matches!(self.transaction, Transaction::Wanted(_));
        match self.try_many(sql, rows) {
            Err(failure) if is_first && self.recovers_from(&failure)? => self.try_many(sql, rows),
            answer => answer,
        }
    }

    fn try_many(&mut self, sql: &'static str, rows: &[Vec<Value>]) -> Result<u64> {
        let statement = self.prepare(sql)?;
        if rows.len() > 1
            && let Some(of_many) = self.prepare_of_many(sql, &statement)?
        {
            return self.try_arrays(sql, &of_many, rows);
        }
        let mut changed = 0;
        let mut rows = rows.iter().peekable();
        while rows.peek().is_some() {
            self.write_begin()?;
            let mut written = 0;
            while written < BATCH_ROWS && self.connection.outgoing.len() < BATCH_BYTES {
                let Some(params) = rows.next() else { break };
                self.write_execute(&statement, params)?;
                written += 1;
            }
            frontend::sync(&mut self.connection.outgoing);
            let answer = self.exchange(&statement.columns, &mut |_| Ok(()));
            changed += answer.inspect_err(|failure| self.forget_if_stale(sql, failure))?;
        }
        Ok(changed)
    }

    /// A plain insert: each parameter is the array of a column.
    fn try_arrays(
        &mut self,
        sql: &'static str,
        of_many: &Statement,
        rows: &[Vec<Value>],
    ) -> Result<u64> {
        let mut changed = 0;
        for chunk in rows.chunks(BATCH_ROWS) {
            self.write_begin()?;
            if let Some(row) = chunk.iter().find(|row| row.len() != of_many.params.len()) {
                return Err(wrong_number(row.len(), of_many.params.len()));
            }
            self.write_bound(of_many, (1..).zip(&of_many.params), |(place, array), out| {
                rows::write(place, *array, chunk, out)
            })?;
            frontend::sync(&mut self.connection.outgoing);
            let answer = self.exchange(&[], &mut |_| Ok(()));
            changed += answer.inspect_err(|failure| self.forget_if_stale(sql, failure))?;
        }
        Ok(changed)
    }

    /// The same for many rows at once; none when it is not a plain insert.
    fn prepare_of_many(
        &mut self,
        sql: &'static str,
        one: &Statement,
    ) -> Result<Option<Arc<Statement>>> {
        if !self.statements.knows_of_many(sql) {
            let heard = self.hear_the_unheard();
            heard.inspect_err(|_| self.is_broken = true)?;
            let prepared = self.statements.prepare_of_many(&mut self.connection, sql, one);
            prepared.inspect_err(|failure| self.is_broken |= failure.is_broken())?;
        }
        Ok(self.statements.of_many(sql))
    }
}

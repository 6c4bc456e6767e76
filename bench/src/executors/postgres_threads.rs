//! The candidates that block: the `postgres` crate, a runtime per thread, our own wire client.

use std::collections::HashMap;
use std::sync::{Arc, Mutex, PoisonError};

use tokio::runtime::Runtime;
use tokio::sync::Semaphore;
use tokio_postgres::types::ToSql;

use super::postgres::{BEGIN_READ, BEGIN_WRITE, CONNECTIONS};
use super::postgres_async::Prepared;
use crate::Result;
use crate::dataset::{Columns, Inbox, MARK_READ, PAGE, instant, one, reader};
use crate::lanes::{Lanes, Order};
use crate::meter::Op;
use crate::wire::{Access, Address, Param, Row, Session};

/// What a synchronous closure needs: one connection that can read a page and mark it read.
pub trait Reads: 'static {
    fn inbox(&mut self, reader: i64) -> Result<Inbox>;
    fn mark_read(&mut self, reader: i64, at: i64) -> Result<()>;
}

impl Columns for Row<'_> {
    fn bigint(&self, column: usize) -> Result<i64> {
        Ok(Row::bigint(self, column)?.ok_or("a null")?)
    }

    fn text(&self, column: usize) -> Result<&str> {
        Ok(Row::text(self, column)?.ok_or("a null")?)
    }
}

impl Reads for Session {
    fn inbox(&mut self, reader: i64) -> Result<Inbox> {
        let mut inbox = Inbox::default();
        self.begin(Access::Read)?;
        for (at, sql) in PAGE.into_iter().enumerate() {
            self.query(sql, &[Param::Bigint(reader)], &mut |row| {
                inbox.take(at, row).map_err(|e| crate::wire::error::Error::Misuse(e.to_string()))
            })?;
        }
        self.commit()?;
        Ok(inbox)
    }

    fn mark_read(&mut self, reader: i64, at: i64) -> Result<()> {
        self.begin(Access::Write)?;
        let params = [Param::Bigint(reader), Param::Bigint(at)];
        one(self.query(MARK_READ, &params, &mut |_| Ok(()))?)?;
        Ok(self.commit()?)
    }
}

pub fn session(address: &Address, is_pipelined: bool) -> Result<Session> {
    let mut session = Session::connect(address)?;
    session.is_pipelined = is_pipelined;
    Ok(session)
}

pub struct Blocking {
    client: postgres::Client,
    statements: HashMap<&'static str, postgres::Statement>,
}

impl Blocking {
    pub fn open(url: &str) -> Result<Self> {
        let mut client = postgres::Client::connect(url, postgres::NoTls)?;
        let mut statements = HashMap::new();
        for sql in PAGE.into_iter().chain([MARK_READ]) {
            statements.insert(sql, client.prepare(sql)?);
        }
        Ok(Self { client, statements })
    }
}

impl Reads for Blocking {
    fn inbox(&mut self, reader: i64) -> Result<Inbox> {
        let mut inbox = Inbox::default();
        self.client.batch_execute(BEGIN_READ)?;
        for (at, sql) in PAGE.into_iter().enumerate() {
            for row in self.client.query(&self.statements[sql], &[&reader])? {
                inbox.take(at, &row)?;
            }
        }
        self.client.batch_execute("commit")?;
        Ok(inbox)
    }

    fn mark_read(&mut self, reader: i64, at: i64) -> Result<()> {
        self.client.batch_execute(BEGIN_WRITE)?;
        one(self.client.execute(&self.statements[MARK_READ], &[&reader, &at])?)?;
        Ok(self.client.batch_execute("commit")?)
    }
}

/// tokio-postgres driven by a runtime that lives on this very thread; `BEGIN` pipelined.
pub struct OwnRuntime {
    runtime: Runtime,
    prepared: Prepared,
}

impl OwnRuntime {
    pub fn open(url: &str) -> Result<Self> {
        let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build()?;
        let prepared = runtime.block_on(async {
            let (client, connection) = tokio_postgres::connect(url, tokio_postgres::NoTls).await?;
            tokio::spawn(connection);
            Prepared::new(client).await
        })?;
        Ok(Self { runtime, prepared })
    }
}

impl Reads for OwnRuntime {
    fn inbox(&mut self, reader: i64) -> Result<Inbox> {
        let mut inbox = Inbox::default();
        let on = &self.prepared;
        for (at, sql) in PAGE.into_iter().enumerate() {
            let rows = self.runtime.block_on(async {
                let params: [&(dyn ToSql + Sync); 1] = [&reader];
                let query = on.client.query(&on.statements[sql], &params);
                if at > 0 {
                    return query.await;
                }
                tokio::try_join!(on.client.batch_execute(BEGIN_READ), query).map(|both| both.1)
            })?;
            for row in rows {
                inbox.take(at, &row)?;
            }
        }
        self.runtime.block_on(on.client.batch_execute("commit"))?;
        Ok(inbox)
    }

    fn mark_read(&mut self, reader: i64, at: i64) -> Result<()> {
        let on = &self.prepared;
        self.runtime.block_on(async {
            let params: [&(dyn ToSql + Sync); 2] = [&reader, &at];
            let update = on.client.execute(&on.statements[MARK_READ], &params);
            let both = tokio::try_join!(on.client.batch_execute(BEGIN_WRITE), update)?;
            one(both.1)?;
            Ok(on.client.batch_execute("commit").await?)
        })
    }
}

pub fn lanes<C: Reads>(
    order: Order,
    open: impl Fn() -> Result<C> + Send + Sync + 'static,
) -> Result<[Op; 2]> {
    let lanes = Arc::new(Lanes::open(CONNECTIONS, order, open)?);
    let again = Arc::clone(&lanes);
    let inbox: Op = Arc::new(move |n| {
        let lanes = Arc::clone(&lanes);
        Box::pin(async move {
            let page = lanes.run(move |on| on.inbox(reader(n))).await?;
            page.checked().map(drop)
        })
    });
    let open: Op = Arc::new(move |n| {
        let lanes = Arc::clone(&again);
        Box::pin(async move {
            let at = instant(n);
            lanes.run(move |on| on.mark_read(reader(n), at)).await
        })
    });
    Ok([inbox, open])
}

/// Our client on the tokio worker itself, which tells the runtime that it is about to block.
pub fn in_place(address: &Address) -> Result<[Op; 2]> {
    let sessions: Result<Vec<_>> = (0..CONNECTIONS).map(|_| session(address, true)).collect();
    let pool = Arc::new((Semaphore::new(CONNECTIONS), Mutex::new(sessions?)));
    let again = Arc::clone(&pool);
    let inbox: Op = Arc::new(move |n| {
        let pool = Arc::clone(&pool);
        Box::pin(async move { with(&pool, |on| on.inbox(reader(n))).await?.checked().map(drop) })
    });
    let open: Op = Arc::new(move |n| {
        let pool = Arc::clone(&again);
        Box::pin(async move {
            let at = instant(n);
            with(&pool, |on| on.mark_read(reader(n), at)).await
        })
    });
    Ok([inbox, open])
}

async fn with<T>(
    (permits, resting): &(Semaphore, Mutex<Vec<Session>>),
    work: impl FnOnce(&mut Session) -> Result<T>,
) -> Result<T> {
    let _permit = permits.acquire().await?;
    let taken = resting.lock().unwrap_or_else(PoisonError::into_inner).pop();
    let mut session = taken.ok_or("the pool is empty")?;
    let answer = tokio::task::block_in_place(|| work(&mut session));
    resting.lock().unwrap_or_else(PoisonError::into_inner).push(session);
    answer
}

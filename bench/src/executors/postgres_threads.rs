//! Other candidates that block: the `postgres` crate, and a runtime of its own per thread.

use std::collections::HashMap;
use std::sync::Arc;

use tokio::runtime::Runtime;
use tokio_postgres::types::ToSql;

use super::postgres::{BEGIN_READ, BEGIN_WRITE, CONNECTIONS};
use super::postgres_async::Prepared;
use crate::Result;
use crate::dataset::{Inbox, MARK_READ, PAGE, instant, one, reader};
use crate::lanes::{Lanes, Order};
use crate::meter::Op;

/// What a synchronous closure needs: one connection that can read a page and mark it read.
pub trait Reads: 'static {
    fn inbox(&mut self, reader: i64) -> Result<Inbox>;
    fn mark_read(&mut self, reader: i64, at: i64) -> Result<()>;
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

//! The reference: tokio-postgres used as it is meant to be, and its calls made to block in place.

use std::collections::HashMap;
use std::future::{Future, poll_fn};
use std::pin::pin;
use std::sync::{Arc, Mutex, PoisonError};
use std::task::Poll;

use tokio::sync::Semaphore;
use tokio_postgres::{Client, NoTls, Row, Statement};

use super::postgres::{BEGIN_READ, BEGIN_WRITE, CONNECTIONS};
use crate::Result;
use crate::dataset::{Columns, Inbox, MARK_READ, PAGE, instant, one, reader};
use crate::meter::Op;

impl Columns for Row {
    fn bigint(&self, column: usize) -> Result<i64> {
        Ok(self.try_get(column)?)
    }

    fn text(&self, column: usize) -> Result<&str> {
        Ok(self.try_get(column)?)
    }
}

pub struct Prepared {
    pub client: Client,
    pub statements: HashMap<&'static str, Statement>,
}

impl Prepared {
    pub async fn new(client: Client) -> Result<Self> {
        let mut statements = HashMap::new();
        for sql in PAGE.into_iter().chain([MARK_READ]) {
            statements.insert(sql, client.prepare(sql).await?);
        }
        Ok(Self { client, statements })
    }
}

pub struct Pool {
    permits: Semaphore,
    resting: Mutex<Vec<Prepared>>,
}

impl Pool {
    pub async fn open(url: &str) -> Result<Arc<Self>> {
        let mut resting = Vec::new();
        for _ in 0..CONNECTIONS {
            let (client, connection) = tokio_postgres::connect(url, NoTls).await?;
            tokio::spawn(connection);
            resting.push(Prepared::new(client).await?);
        }
        Ok(Arc::new(Self { permits: Semaphore::new(CONNECTIONS), resting: Mutex::new(resting) }))
    }

    async fn with<T, F>(&self, work: impl FnOnce(Prepared) -> F) -> Result<T>
    where
        F: Future<Output = (Prepared, Result<T>)>,
    {
        let _permit = self.permits.acquire().await?;
        let taken = self.resting.lock().unwrap_or_else(PoisonError::into_inner).pop();
        let (prepared, answer) = work(taken.ok_or("the pool is empty")?).await;
        self.resting.lock().unwrap_or_else(PoisonError::into_inner).push(prepared);
        answer
    }
}

#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Snapshot {
    None,
    Plain,
    /// `BEGIN` sent with the first query, `COMMIT` sent and not waited for.
    Pipelined,
}

pub fn inbox(pool: Arc<Pool>, snapshot: Snapshot) -> Op {
    Arc::new(move |n| {
        let pool = Arc::clone(&pool);
        Box::pin(async move {
            let page = pool.with(|on| async move {
                let page = read(&on, reader(n), snapshot).await;
                (on, page)
            });
            page.await?.checked().map(drop)
        })
    })
}

async fn read(on: &Prepared, reader: i64, snapshot: Snapshot) -> Result<Inbox> {
    let mut inbox = Inbox::default();
    if snapshot == Snapshot::Plain {
        on.client.batch_execute(BEGIN_READ).await?;
    }
    for (at, sql) in PAGE.into_iter().enumerate() {
        let statement = &on.statements[sql];
        if snapshot == Snapshot::Pipelined && at == 0 {
            send(on.client.batch_execute(BEGIN_READ)).await?;
        }
        for row in on.client.query(statement, &[&reader]).await? {
            inbox.take(at, &row)?;
        }
    }
    match snapshot {
        Snapshot::None => {}
        Snapshot::Plain => on.client.batch_execute("commit").await?,
        Snapshot::Pipelined => send(on.client.batch_execute("commit")).await?,
    }
    Ok(inbox)
}

/// Polls once, which queues the request; the driver throws the answer away.
async fn send(
    request: impl Future<Output = std::result::Result<(), tokio_postgres::Error>>,
) -> Result<()> {
    let mut request = pin!(request);
    poll_fn(|context| match request.as_mut().poll(context) {
        Poll::Ready(Err(error)) => Poll::Ready(Err(error.into())),
        Poll::Ready(Ok(())) | Poll::Pending => Poll::Ready(Ok(())),
    })
    .await
}

pub fn open(pool: Arc<Pool>, snapshot: Snapshot) -> Op {
    Arc::new(move |n| {
        let pool = Arc::clone(&pool);
        Box::pin(async move {
            let done = pool.with(|on| async move {
                let done = mark_read(&on, n, snapshot).await;
                (on, done)
            });
            done.await
        })
    })
}

async fn mark_read(on: &Prepared, n: u64, snapshot: Snapshot) -> Result<()> {
    let at = instant(n);
    match snapshot {
        Snapshot::Pipelined => send(on.client.batch_execute(BEGIN_WRITE)).await?,
        _ => on.client.batch_execute(BEGIN_WRITE).await?,
    }
    one(on.client.execute(&on.statements[MARK_READ], &[&reader(n), &at]).await?)?;
    Ok(on.client.batch_execute("commit").await?)
}

/// The same snapshot from synchronous code on the worker itself, which tells tokio that it blocks.
pub fn inbox_in_place(pool: Arc<Pool>) -> Op {
    Arc::new(move |n| {
        let pool = Arc::clone(&pool);
        Box::pin(async move {
            let page = pool.with(|on| async move {
                let runtime = tokio::runtime::Handle::current();
                let page = tokio::task::block_in_place(|| blocking(&runtime, &on, reader(n)));
                (on, page)
            });
            page.await?.checked().map(drop)
        })
    })
}

pub fn blocking(runtime: &tokio::runtime::Handle, on: &Prepared, reader: i64) -> Result<Inbox> {
    let mut inbox = Inbox::default();
    runtime.block_on(send(on.client.batch_execute(BEGIN_READ)))?;
    for (at, sql) in PAGE.into_iter().enumerate() {
        for row in runtime.block_on(on.client.query(&on.statements[sql], &[&reader]))? {
            inbox.take(at, &row)?;
        }
    }
    runtime.block_on(send(on.client.batch_execute("commit")))?;
    Ok(inbox)
}

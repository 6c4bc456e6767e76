//! SQLite: reads in place on their own snapshots, one writer thread that commits in groups.

pub(crate) mod connection;
mod writer;

use crate::{Error, Migrations, Result, Tx, migrate, signal::Listeners, tx::Executor};
use base::{Clock, IdMaker};
use connection::{Access, Connection};
use std::{
    path::{Path, PathBuf},
    sync::{Arc, Mutex, PoisonError},
};
use writer::Writer;

/// An open SQLite file. Readers are kept for the next read; their number is that of the threads.
pub(crate) struct Sqlite {
    path: PathBuf,
    ids: Arc<IdMaker>,
    readers: Mutex<Vec<Connection>>,
    writer: Writer,
}

impl Sqlite {
    pub fn open(path: &Path, ids: Arc<IdMaker>, listeners: Listeners) -> Result<Self> {
        let writer = Writer::start(Connection::open(path, Access::Write)?, ids.clone(), listeners)?;
        Ok(Sqlite { path: path.to_owned(), ids, readers: Mutex::default(), writer })
    }

    /// Runs `f` on this thread, in one snapshot.
    pub fn read<T>(&self, f: impl FnOnce(&Tx<'_>) -> Result<T>) -> Result<T> {
        let kept = self.readers.lock().unwrap_or_else(PoisonError::into_inner).pop();
        let connection = match kept {
            Some(connection) => connection,
            None => Connection::open(&self.path, Access::Read)?,
        };
        let answer = connection.snapshot(|| f(&Tx::new(&connection, &self.ids)));
        self.readers.lock().unwrap_or_else(PoisonError::into_inner).push(connection);
        answer
    }

    /// Runs `f` on the writer thread; the answer comes after the commit of its group.
    pub async fn write<T, F>(&self, f: F) -> Result<T>
    where
        T: Send + 'static,
        F: Fn(&Tx<'_>) -> Result<T> + Send + 'static,
    {
        let (job, answer) = writer::job(f);
        self.writer.send(job)?;
        answer.await.map_err(|_| Error::Unavailable("the writer has stopped".to_owned()))?
    }

    pub fn migrate(&self, areas: &[Migrations], clock: &Clock) -> Result<usize> {
        // Its own connection: the writer waits behind `begin immediate`, as another process would.
        let connection = Connection::open(&self.path, Access::Write)?;
        migrate::run_sqlite(&connection, areas, clock.now())
    }

    /// Writes a whole and consistent copy of the file to `to`, while the house is open.
    pub fn backup(&self, to: &Path) -> Result<()> {
        let connection = Connection::open(&self.path, Access::Read)?;
        connection.snapshot(|| {
            // A first read takes the snapshot. Without one, each write from elsewhere makes SQLite
            // begin the copy again, and a house that is written to is never copied.
            connection.query("select count(*) from sqlite_master", &[], &[], &mut |_| Ok(()))?;
            connection.backup(to)
        })
    }

    /// How often a statement was prepared again behind our back; 0 is the only good number.
    pub fn reprepared(&self) -> i64 {
        let readers = self.readers.lock().unwrap_or_else(PoisonError::into_inner);
        readers.iter().map(Connection::reprepared).sum()
    }
}

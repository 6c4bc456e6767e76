//! What a handler is given: the database, the clock, the tools of the house, and its ticket.

use crate::{Error, Queued, Result, store};
use base::{Clock, Id, Instant};
use db::{Db, Tx};
use std::{
    any::{Any, TypeId},
    collections::HashMap,
    sync::{
        Arc, PoisonError, RwLock,
        atomic::{AtomicBool, Ordering},
    },
};

/// The surroundings of one run of one job.
#[derive(Clone)]
pub struct Context {
    pub db: Db,
    pub clock: Clock,
    pub(crate) tools: Tools,
    pub(crate) ticket: Ticket,
}

impl Context {
    /// Ends the job in the caller's transaction, so that its effect and its end commit together.
    ///
    /// [`db::Error::Conflict`] when the lease was lost and another worker has the job: then the
    /// effect is rolled back with it, and happens there.
    pub fn complete(&self, tx: &Tx<'_>) -> db::Result<()> {
        if store::finish(tx, &self.ticket)? {
            self.ticket.is_completed.store(true, Ordering::Release);
            return Ok(());
        }
        Err(db::Error::Conflict("the job is no longer this worker's".to_owned()))
    }

    /// A tool that the server has lent to the jobs: `context.tool::<Mailer>()?`.
    pub fn tool<T: Any + Send + Sync>(&self) -> Result<Arc<T>> {
        self.tools.find().ok_or_else(|| Error::because("a tool was not lent to the jobs"))
    }

    /// 1 at the first try.
    pub fn tries(&self) -> u32 {
        self.ticket.tries
    }

    pub fn job(&self) -> Id<Queued> {
        self.ticket.id
    }
}

/// What shows at the end that the job is still ours: nobody has taken it since.
#[derive(Clone, Debug)]
pub(crate) struct Ticket {
    pub id: Id<Queued>,
    pub tries: u32,
    pub next: Option<Occurrence>,
    /// A transaction has ended the job; whether it has committed, the queue knows.
    pub is_completed: Arc<AtomicBool>,
}

/// The next time of a recurring job, enqueued in the transaction that ends this one.
#[derive(Clone, Debug)]
pub(crate) struct Occurrence {
    pub kind: &'static str,
    pub key: String,
    pub payload: String,
    pub at: Instant,
}

/// What handlers need from the floors above: one value of each type.
#[derive(Clone, Default)]
pub(crate) struct Tools(Arc<RwLock<HashMap<TypeId, Arc<dyn Any + Send + Sync>>>>);

impl Tools {
    pub fn add<T: Any + Send + Sync>(&self, tool: T) {
        let mut tools = self.0.write().unwrap_or_else(PoisonError::into_inner);
        tools.insert(TypeId::of::<T>(), Arc::new(tool));
    }

    pub fn find<T: Any + Send + Sync>(&self) -> Option<Arc<T>> {
        let tools = self.0.read().unwrap_or_else(PoisonError::into_inner);
        tools.get(&TypeId::of::<T>()).cloned()?.downcast().ok()
    }
}

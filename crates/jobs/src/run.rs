//! Running a job once: its handler, then its end, another try, or giving up.

use crate::{
    Context, Error, Registry, Result,
    context::{Ticket, Tools},
    registry::Handler,
    store::{self, Taken},
};
use base::{Clock, Instant};
use db::Db;
use futures_util::FutureExt;
use std::{
    any::Any,
    panic::AssertUnwindSafe,
    sync::{Arc, atomic::Ordering},
};

/// The jobs of a house: the queue, what runs them, and what they may use. Clones are the same.
#[derive(Clone)]
pub struct Jobs(Arc<Inner>);

struct Inner {
    db: Db,
    clock: Clock,
    registry: Registry,
    tools: Tools,
}

/// How long a job stays its worker's without a sign of life.
pub(crate) const LEASE_MILLIS: i64 = 60_000;
const PAUSE_FIRST_MILLIS: i64 = 10_000;
const PAUSE_MAX_MILLIS: i64 = 6 * 3_600_000;

/// What [`Jobs::run_due`] did.
#[derive(Debug, Default)]
pub struct Ran {
    pub done: usize,
    pub failed: Vec<Failed>,
}

/// A try that failed, whether it is given up or will be tried again.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Failed {
    pub kind: String,
    pub reason: String,
}

impl Jobs {
    pub fn new(db: Db, clock: Clock, registry: Registry) -> Self {
        Jobs(Arc::new(Inner { db, clock, registry, tools: Tools::default() }))
    }

    /// Lends a tool to the handlers ([`Context::tool`]): one of each type. It may be lent after the
    /// house is built, since the house holds its jobs.
    pub fn lend<T: Any + Send + Sync>(&self, tool: T) {
        self.0.tools.add(tool);
    }

    /// What was lent: pages may need the same as the handlers (limits, addresses of other servers).
    pub fn tool<T: Any + Send + Sync>(&self) -> Option<Arc<T>> {
        self.0.tools.find()
    }

    /// Enqueues the recurring jobs that do not wait yet; [`Jobs::start`] does it too.
    pub async fn plan(&self) -> db::Result<()> {
        let (jobs, now) = (self.clone(), self.now());
        let planned = self.db().write(move |tx| {
            for recurring in jobs.registry().recurring() {
                let next = recurring.occurrence(now);
                store::replan(tx, &next, now)?;
                store::plan(tx, Some(&next))?;
            }
            Ok(())
        });
        planned.await
    }

    /// Runs everything that is due now, one after the other, oldest first: for tests and the
    /// command line. A job that fails is due later, so it runs once here.
    pub async fn run_due(&self) -> db::Result<Ran> {
        let mut ran = Ran::default();
        loop {
            let Some(taken) = self.take(true, 1).await?.pop() else { return Ok(ran) };
            let kind = taken.kind.clone();
            match self.run(taken).await {
                Ok(()) => ran.done += 1,
                Err(error) => {
                    ran.failed.push(Failed { kind, reason: error.reason().to_owned() });
                }
            }
        }
    }

    pub(crate) async fn take(&self, with_long: bool, limit: usize) -> db::Result<Vec<Taken>> {
        let (kinds, now) = (self.registry().kinds(with_long), self.now());
        let until = now.plus_millis(LEASE_MILLIS);
        self.db().write(move |tx| store::take(tx, &kinds, now, until, limit)).await
    }

    /// Runs a job that was taken, and writes how it ended.
    pub(crate) async fn run(&self, taken: Taken) -> Result<()> {
        let Some((kind, handler)) = self.registry().handler(&taken.kind) else {
            return Err(Error::because("its kind is not known here"));
        };
        let (id, tries) = (taken.id, taken.tries);
        let ticket = self.ticket(&taken);
        let answer = self.answer(handler, &taken, &ticket).await;
        if let Err(error) = &answer {
            tracing::warn!(job = %id, kind, tries, reason = error.reason(), "a job failed");
        }
        let ended = self.end(ticket, &answer, tries >= handler.tries_max).await;
        if let Err(error) = ended {
            // The lease runs out and the job comes again: nothing is lost.
            tracing::warn!(job = %id, kind, %error, "the end of a job could not be written");
        }
        answer
    }

    fn ticket(&self, taken: &Taken) -> Ticket {
        let key = taken.key.as_deref().unwrap_or_default();
        let next = self.registry().occurrence(&taken.kind, key, self.now());
        Ticket { id: taken.id, tries: taken.tries, next, is_completed: Arc::default() }
    }

    async fn answer(&self, handler: &Handler, taken: &Taken, ticket: &Ticket) -> Result<()> {
        // A job that kills its worker never answers: it is given up here, not run again.
        if taken.tries > handler.tries_max {
            return Err(Error::unanswered(taken.tries - 1));
        }
        let context = Context {
            db: self.0.db.clone(),
            clock: self.0.clock.clone(),
            tools: self.0.tools.clone(),
            ticket: ticket.clone(),
        };
        let run = async { (handler.run)(context, &taken.payload).await };
        let run = AssertUnwindSafe(run).catch_unwind();
        match tokio::time::timeout(handler.time_max, run).await {
            Ok(Ok(answer)) => answer,
            Ok(Err(_)) => Err(Error::because("its handler panicked")),
            Err(_) => Err(Error::too_long(handler.time_max)),
        }
    }

    async fn end(&self, ticket: Ticket, answer: &Result<()>, is_last: bool) -> db::Result<()> {
        if answer.is_ok() && ticket.is_completed.load(Ordering::Acquire) {
            // Its handler has ended it, as a read shows: a write less for most jobs.
            let held = ticket.clone();
            if !self.db().read(move |tx| store::is_held(tx, &held)).await? {
                return Ok(());
            }
        }
        let now = self.now();
        let failure = match answer {
            Ok(()) => None,
            Err(error) => Some((error.reason().to_owned(), is_last || error.is_hopeless())),
        };
        let ended = self.db().write(move |tx| match &failure {
            None => store::finish(tx, &ticket).map(drop),
            Some((reason, true)) => store::give_up(tx, &ticket, reason, now),
            Some((reason, false)) => store::put_back(tx, &ticket, reason, retry_at(&ticket, now)),
        });
        ended.await
    }

    pub(crate) fn db(&self) -> &Db {
        &self.0.db
    }

    pub(crate) fn registry(&self) -> &Registry {
        &self.0.registry
    }

    pub(crate) fn now(&self) -> Instant {
        self.0.clock.now()
    }
}

/// 10 s, 40 s, 3 min, 11 min, 43 min, then 3 h and 6 h; a little later for some than for others, so
/// that a thousand mails do not come back to a server that was down in the same second.
fn retry_at(ticket: &Ticket, now: Instant) -> Instant {
    let doublings = (ticket.tries.saturating_sub(1) * 2).min(20);
    let pause = (PAUSE_FIRST_MILLIS << doublings).min(PAUSE_MAX_MILLIS);
    let spread = pause / 100 * ticket.id.raw().rem_euclid(20);
    now.plus_millis(pause + spread)
}

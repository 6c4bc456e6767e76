//! What runs each kind of job, and what recurs.

use crate::{Context, Error, Job, Result, Schedule, context::Occurrence, job};
use base::Instant;
use futures_util::{FutureExt, future::BoxFuture};
use std::{collections::BTreeMap, time::Duration};

/// The handlers of a house, by kind. Each feature adds its own.
#[derive(Default)]
pub struct Registry {
    handlers: BTreeMap<&'static str, Handler>,
    recurring: Vec<Recurring>,
}

type Run = Box<dyn Fn(Context, &str) -> BoxFuture<'static, Result<()>> + Send + Sync>;

pub(crate) struct Handler {
    pub run: Run,
    pub tries_max: u32,
    pub time_max: Duration,
    pub is_long: bool,
}

/// A job that comes back by itself, once in the whole cluster.
pub(crate) struct Recurring {
    pub kind: &'static str,
    pub key: String,
    pub payload: String,
    pub schedule: Schedule,
}

impl Registry {
    /// Says what runs the jobs of kind `J`: an async function of [`Context`] and `J`.
    ///
    /// # Panics
    /// When the kind has a handler already: two jobs have been given the same name.
    pub fn on<J, H, F>(&mut self, handler: H)
    where
        J: Job,
        H: Fn(Context, J) -> F + Send + Sync + 'static,
        F: Future<Output = Result<()>> + Send + 'static,
    {
        let run: Run = Box::new(move |context, payload| match serde_json::from_str(payload) {
            Ok(job) => handler(context, job).boxed(),
            Err(_) => async { Err(Error::hopeless("its payload cannot be read")) }.boxed(),
        });
        let handler = Handler {
            run,
            tries_max: J::TRIES_MAX.max(1),
            time_max: J::TIME_MAX,
            is_long: J::IS_LONG,
        };
        let before = self.handlers.insert(J::KIND, handler);
        assert!(before.is_none(), "two handlers for the jobs of kind {}", J::KIND);
    }

    /// Makes `job` come back by itself. The name tells it from others of its kind; changing the
    /// schedule in the code moves the next time.
    ///
    /// # Panics
    /// When the job is not JSON, which the first start of its author shows.
    pub fn every<J: Job>(&mut self, name: &'static str, schedule: Schedule, job: &J) {
        let payload = job::payload(job).expect("a recurring job is JSON");
        let key = format!("{RECURRING_PREFIX}{name}");
        self.recurring.push(Recurring { kind: J::KIND, key, payload, schedule });
    }

    pub(crate) fn handler(&self, kind: &str) -> Option<(&'static str, &Handler)> {
        self.handlers.get_key_value(kind).map(|(kind, handler)| (*kind, handler))
    }

    pub(crate) fn recurring(&self) -> &[Recurring] {
        &self.recurring
    }

    /// The next time of a job that was taken at `now`, if it is a recurring one.
    pub(crate) fn occurrence(&self, kind: &str, key: &str, now: Instant) -> Option<Occurrence> {
        let recurring = self.recurring.iter().find(|r| r.kind == kind && r.key == key)?;
        Some(recurring.occurrence(now))
    }

    /// `,files.thumbnail,notices.digest,`: the kinds of this registry, as the queue wants them.
    pub(crate) fn kinds(&self, with_long: bool) -> String {
        let kinds = self.handlers.iter().filter(|(_, handler)| with_long || !handler.is_long);
        kinds.fold(",".to_owned(), |list, (kind, _)| list + kind + ",")
    }
}

impl Recurring {
    pub(crate) fn occurrence(&self, now: Instant) -> Occurrence {
        Occurrence {
            kind: self.kind,
            key: self.key.clone(),
            payload: self.payload.clone(),
            at: self.schedule.next(now),
        }
    }
}

/// Keys of recurring jobs begin so; those of features are made of ids.
pub(crate) const RECURRING_PREFIX: &str = "every:";

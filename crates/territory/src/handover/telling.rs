//! Telling how far the archive has come while it is made, and whom it concerns when it is.

use super::{Handover, KEPT_DAYS};
use crate::{closing::KIND, urls};
use base::{Id, Instant};
use db::{Result, Tx};
use jobs::{
    Context,
    progress::{Pace, Progress},
};
use notices::{Telling, Timing};
use people::{GroupKind, Scope, groups};
use std::{
    sync::{Mutex, PoisonError},
    time::Duration,
};
use tokio::time::sleep;

const PAUSE: Duration = Duration::from_millis(700);

/// Where the work stands: set by the one who works, told by the one who waits for it.
#[derive(Debug, Default)]
pub struct Told(Mutex<(u64, Option<u64>)>);

impl Told {
    /// So many persons of all of them are in the archive.
    pub fn persons(&self, done: u64, of: u64) {
        *self.0.lock().unwrap_or_else(PoisonError::into_inner) = (done, Some(of));
    }

    fn now(&self) -> (u64, Option<u64>) {
        *self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Does `work`, and tells meanwhile how far it has come.
    pub async fn during<T>(
        &self,
        context: &Context,
        progress: Id<Progress>,
        work: impl Future<Output = T>,
    ) -> T {
        let mut pace = Pace::new(context.db.clone(), context.clock.clone(), progress);
        tokio::pin!(work);
        loop {
            tokio::select! {
                done = &mut work => return done,
                () = sleep(PAUSE) => {
                    let (done, total) = self.now();
                    let text = match total {
                        None => text::id!("territory-handover-step-registers"),
                        Some(_) => text::id!("territory-handover-step-persons"),
                    };
                    // A bar that stands still for a moment harms nobody.
                    drop(pace.tell(done, total, text).await);
                }
            }
        }
    }
}

/// The agents of the town may take it.
pub fn ready(tx: &Tx<'_>, it: &Handover, at: Instant) -> Result<()> {
    let until = at.day().plus_days(KEPT_DAYS).french();
    let telling = telling(it, text::id!("territory-notice-archive"), until, at);
    tell(tx, &telling, GroupKind::Agents, Scope::Town(it.town))
}

/// It goes soon, and nobody has taken it.
pub fn goes_soon(tx: &Tx<'_>, it: &Handover, at: Instant) -> Result<()> {
    let until = it.kept_until.map(base::Day::french).unwrap_or_default();
    let telling = telling(it, text::id!("territory-notice-archive-soon"), until, at);
    tell(tx, &telling, GroupKind::Agents, Scope::Town(it.town))
}

/// It could not be made: stewards see to it.
pub fn failed(tx: &Tx<'_>, it: &Handover, at: Instant) -> Result<()> {
    let telling = telling(it, text::id!("territory-notice-archive-failed"), String::new(), at);
    tell(tx, &telling, GroupKind::Administrators, Scope::Platform)
}

fn telling(it: &Handover, text: &'static str, day: String, at: Instant) -> Telling {
    Telling {
        kind: KIND,
        thing: it.id.raw(),
        url: urls::handover(it.id),
        text,
        args: vec![("town", it.name.clone()), ("day", day)],
        at,
        timing: Timing::Quiet,
        except: None,
    }
}

fn tell(tx: &Tx<'_>, telling: &Telling, kind: GroupKind, scope: Scope) -> Result<()> {
    let group = groups::find(tx, kind, scope)?;
    group.map_or(Ok(()), |group| notices::tell_group(tx, telling, group))
}

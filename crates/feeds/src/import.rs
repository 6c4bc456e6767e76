//! A whole import, as the command line and the demonstration do it: read, plan, apply.

use crate::apply::{Applied, Caution, Step, apply, plan_all};
use crate::breaker::Breaker;
use crate::history::{Feed, State};
use crate::read::{Progress, Source};
use crate::stage::{Bringing, Error, stage};
use crate::store;
use base::{Clock, Id};
use db::Db;
use std::path::Path;
use web::opening::Keeper;

/// How a feed is brought in.
#[derive(Clone, Debug, Default)]
pub struct Import {
    pub bringing: Bringing,
    pub breaker: Breaker,
    /// Asked for each new school of the first degree; without one all of them open.
    pub gate: Option<Keeper>,
    /// Why they open although the gate is shut; kept with each of them.
    pub despite: Option<String>,
    /// Plans and stops: somebody looks first.
    pub only_plan: bool,
}

/// What the person who waits is told.
#[derive(Clone, Debug)]
pub enum Stage {
    Reading(Progress),
    Planning(Step),
    Applying(Step),
}

/// What came of it.
#[derive(Clone, Debug)]
pub struct Imported {
    pub feed: Id<Feed>,
    /// `None` when it was only planned.
    pub applied: Option<Applied>,
}

/// Brings a zip, a folder or a file in. Schools that would lose too many people are held, and told.
pub async fn import(
    db: &Db,
    path: &Path,
    mut import: Import,
    clock: &Clock,
    progress: &(dyn Fn(Stage) + Send + Sync),
) -> Result<Imported, Error> {
    let source = Source::open(path)?;
    if import.bringing.name.is_empty() {
        let name = path.file_name().unwrap_or_default();
        import.bringing.name = name.to_string_lossy().into_owned();
    }
    import_source(db, source, import, clock, progress).await
}

pub async fn import_source(
    db: &Db,
    source: Source,
    import: Import,
    clock: &Clock,
    progress: &(dyn Fn(Stage) + Send + Sync),
) -> Result<Imported, Error> {
    progress(Stage::Reading(source.progress()));
    let feed = stage(db, source, import.bringing, clock).await?;
    let planning = |step| progress(Stage::Planning(step));
    let (breaker, gate, despite) = (import.breaker, import.gate, import.despite);
    let caution = Caution { breaker, gate: gate.clone(), despite };
    plan_all(db, feed, caution, clock, &planning).await?;
    if import.only_plan {
        return Ok(Imported { feed, applied: None });
    }
    let applying = |step| progress(Stage::Applying(step));
    let applied = apply(db, feed, gate.as_ref(), clock, &applying).await?;
    Ok(Imported { feed, applied: Some(applied) })
}

/// Goes on after a power failure, where nobody else imports: a feed that was being applied is
/// applied to its end, one that was being read is given up (its file is read again by whoever has
/// it). A house that is served has `crate::jobs` for it.
pub async fn resume(
    db: &Db,
    gate: Option<&Keeper>,
    clock: &Clock,
    progress: &(dyn Fn(Stage) + Send + Sync),
) -> Result<Vec<Imported>, Error> {
    let recent = db.read(|tx| store::feeds::recent(tx, Id::new(i64::MAX), 100)).await?;
    let mut resumed = Vec::new();
    for feed in recent {
        match feed.state {
            State::Reading | State::Read => {
                db.write(move |tx| crate::stage::drop_feed(tx, feed.id)).await?;
            }
            State::Applying => {
                let said = |step| progress(Stage::Applying(step));
                let applied = apply(db, feed.id, gate, clock, &said).await?;
                resumed.push(Imported { feed: feed.id, applied: Some(applied) });
            }
            _ => {}
        }
    }
    Ok(resumed)
}

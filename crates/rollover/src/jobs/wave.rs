//! A whole town: one transaction for a school, from where it stopped.

use super::change::apply_and_tell;
use crate::{
    Beginning, State, Wave, WaveState, YearChange, deeds, first_day_of_class, news,
    preparing::prepare as prepare_one,
    store,
    undo::{ClassUses, UndoRefused, undo as undo_one},
};
use base::{Day, Id};
use db::Tx;
use jobs::progress::{self, Pace, Progress, State as Ended};
use jobs::{Context, Job, Result};
use people::{Person, School, school};
use serde::{Deserialize, Serialize};
use serde_json::json;
use std::time::Duration;

/// Begins the preparation in each school of the town that has not.
#[derive(Serialize, Deserialize)]
pub(crate) struct PrepareWave {
    pub wave: Id<Wave>,
    pub effective_on: Option<Day>,
    pub by: Id<Person>,
}

/// Applies what is ready.
#[derive(Clone, Serialize, Deserialize)]
pub(crate) struct ApplyWave {
    pub wave: Id<Wave>,
    pub by: Id<Person>,
}

/// Undoes what was applied, the last first.
#[derive(Serialize, Deserialize)]
pub(crate) struct UndoWave {
    pub wave: Id<Wave>,
    pub by: Id<Person>,
}

macro_rules! long_job {
    ($name:ident, $kind:literal) => {
        impl Job for $name {
            const KIND: &'static str = $kind;
            // Each try goes on where the last one stopped: a machine may die often in one evening.
            const TRIES_MAX: u32 = 100;
            const TIME_MAX: Duration = Duration::from_hours(6);
            const IS_LONG: bool = true;
            fn key(&self) -> Option<String> {
                Some(self.wave.to_string())
            }
        }
    };
}
long_job!(PrepareWave, "rollover.wave-prepare");
long_job!(ApplyWave, "rollover.wave-apply");
long_job!(UndoWave, "rollover.wave-undo");

async fn load(context: &Context, id: Id<Wave>) -> Result<Option<Wave>> {
    Ok(context.db.read(move |tx| store::waves::load(tx, id)).await?)
}

fn pace(context: &Context, progress: Option<Id<Progress>>) -> Option<Pace> {
    progress.map(|id| Pace::new(context.db.clone(), context.clock.clone(), id))
}

async fn tell(pace: &mut Option<Pace>, done: usize, total: usize, text: &'static str) {
    if let Some(pace) = pace {
        // A bar that stands still for a moment harms nobody.
        drop(pace.tell(done as u64, Some(total as u64), text).await);
    }
}

pub(super) async fn prepare(context: Context, job: PrepareWave) -> Result<()> {
    let Some(wave) = load(&context, job.wave).await? else { return Ok(()) };
    let town = wave.town;
    let schools = context.db.read(move |tx| school::of_town(tx, town)).await?;
    let mut schools: Vec<School> =
        schools.into_iter().filter(|it| it.closed_on.is_none()).collect();
    // Nurseries first: the schools that receive their children open classes for them.
    schools.sort_by_key(|school| school.kind);
    let (mut pace, total) = (pace(&context, wave.progress), schools.len());
    for (index, school) in schools.into_iter().enumerate() {
        let usual = first_day_of_class(wave.year.next(), school.zone());
        let Some(effective_on) = job.effective_on.or(usual) else { continue };
        let (year, by, at, id) = (wave.year, job.by, context.clock.now(), wave.id);
        let begin = Beginning { school: school.id, wave: Some(id), year, effective_on, by };
        let write = move |tx: &Tx<'_>| {
            let Some(change) = prepare_one(tx, &begin, at)? else {
                return store::changes::join_wave(tx, begin.school, year, id);
            };
            match store::changes::load(tx, change)? {
                Some(change) => news::tell_heads(tx, &change, at),
                None => Ok(()),
            }
        };
        context.db.write(write).await?;
        tell(&mut pace, index + 1, total, text::id!("rollover-step-preparing")).await;
    }
    let (ended, now, progress) = (context.clone(), context.clock.now(), wave.progress);
    let write = move |tx: &Tx<'_>| {
        finish(tx, progress, text::id!("rollover-step-prepared"), None, now)?;
        ended.complete(tx)
    };
    Ok(context.db.write(write).await?)
}

fn finish(
    tx: &Tx<'_>,
    progress: Option<Id<Progress>>,
    text: &'static str,
    result: Option<&serde_json::Value>,
    now: base::Instant,
) -> db::Result<()> {
    match progress {
        Some(id) => progress::finish(tx, id, Ended::Done, text, result, now),
        None => Ok(()),
    }
}

pub(super) async fn apply(context: Context, job: ApplyWave) -> Result<()> {
    let now = context.clock.now();
    let Some(wave) = load(&context, job.wave).await? else { return Ok(()) };
    if !matches!(wave.state, WaveState::Scheduled | WaveState::Applying) {
        return Ok(());
    }
    if let Some(later) = wave.run_at.filter(|at| *at > now) {
        // It was put off meanwhile.
        let ended = context.clone();
        let write = move |tx: &Tx<'_>| {
            jobs::enqueue(tx, &job, later)?;
            ended.complete(tx)
        };
        return Ok(context.db.write(write).await?);
    }
    let id = wave.id;
    context.db.write(move |tx| store::waves::begin(tx, id)).await?;
    let ready = changes(&context, id, State::Ready).await?;
    let (mut pace, total, mut held) = (pace(&context, wave.progress), ready.len(), 0_u64);
    for (index, change) in ready.into_iter().enumerate() {
        let (by, at) = (job.by, context.clock.now());
        let applied = context.db.write(move |tx| apply_now(tx, change, by, at)).await?;
        held += u64::from(!applied);
        tell(&mut pace, index + 1, total, text::id!("rollover-step-applying")).await;
    }
    let (ended, now, progress) = (context.clone(), context.clock.now(), wave.progress);
    let write = move |tx: &Tx<'_>| {
        store::waves::end(tx, id, WaveState::Applying, WaveState::Applied)?;
        let result = json!({ "held": held });
        finish(tx, progress, text::id!("rollover-step-wave-applied"), Some(&result), now)?;
        ended.complete(tx)
    };
    Ok(context.db.write(write).await?)
}

async fn changes(context: &Context, wave: Id<Wave>, state: State) -> Result<Vec<Id<YearChange>>> {
    let mut all = context.db.read(move |tx| store::changes::of_wave(tx, wave)).await?;
    // Whoever sends goes before whoever receives, and comes back after.
    all.sort_by_key(|change| change.school_kind);
    Ok(all.into_iter().filter(|it| it.state == state).map(|it| it.id).collect())
}

/// One school, as it is now: its head may have begun to change it again.
fn apply_now(
    tx: &Tx<'_>,
    id: Id<YearChange>,
    by: Id<Person>,
    at: base::Instant,
) -> db::Result<bool> {
    match store::changes::load(tx, id)?.filter(|it| it.state == State::Ready) {
        Some(change) => apply_and_tell(tx, &change, by, at),
        None => Ok(false),
    }
}

pub(super) async fn undo(context: Context, job: UndoWave) -> Result<()> {
    let Some(wave) = load(&context, job.wave).await? else { return Ok(()) };
    if wave.state != WaveState::Undoing {
        return Ok(());
    }
    let id = wave.id;
    let uses = context.tool::<ClassUses>().map(|it| (*it).clone()).unwrap_or_default();
    let applied = changes(&context, id, State::Applied).await?;
    let (mut pace, total, mut refused) = (pace(&context, wave.progress), applied.len(), 0_u64);
    for (index, change) in applied.into_iter().rev().enumerate() {
        let (by, at) = (job.by, context.clock.now());
        let lent = uses.clone();
        let write = move |tx: &Tx<'_>| undo_and_tell(tx, change, by, &lent, at);
        let undone = context.db.write(write).await;
        let Err(error) = undone else {
            tell(&mut pace, index + 1, total, text::id!("rollover-step-undoing")).await;
            continue;
        };
        let why = match (error.reason::<UndoRefused>(), &error) {
            (Some(refused), _) => refused.clone(),
            // The tables of the house keep what something else names.
            (None, db::Error::Conflict(_)) => {
                UndoRefused::ClassUsed { class: String::new(), built: None }
            }
            (None, _) => return Err(error.into()),
        };
        refused += 1;
        let why = serde_json::to_string(&why).unwrap_or_default();
        context.db.write(move |tx| store::changes::refuse_undo(tx, change, &why)).await?;
    }
    let (ended, now, progress) = (context.clone(), context.clock.now(), wave.progress);
    let write = move |tx: &Tx<'_>| {
        let to = if refused == 0 { WaveState::Undone } else { WaveState::Applied };
        store::waves::end(tx, id, WaveState::Undoing, to)?;
        let result = json!({ "refused": refused });
        finish(tx, progress, text::id!("rollover-step-undone"), Some(&result), now)?;
        ended.complete(tx)
    };
    Ok(context.db.write(write).await?)
}

/// Undoes one school in the caller's transaction, with its deed.
pub(crate) fn undo_and_tell(
    tx: &Tx<'_>,
    id: Id<YearChange>,
    by: Id<Person>,
    uses: &ClassUses,
    at: base::Instant,
) -> db::Result<()> {
    let change = store::changes::load(tx, id)?.ok_or(db::Error::Missing)?;
    let classes = store::classes::of_change(tx, id)?;
    undo_one(tx, &change, uses, at)?;
    news::take_back(tx, &change, &classes)?;
    deeds::of_change(tx, &change, by, "year.undo", json!({}), at)
}

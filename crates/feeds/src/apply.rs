//! Applying: one transaction for each school. The plan is made again inside it; if more would leave
//! than somebody has read, the school is held. What is committed is done, so that after a power
//! failure it goes on with the next school.

mod facts;
mod families;
mod gate;
mod persons;
mod places;

use crate::breaker::{self, Breaker};
use crate::done::Done;
use crate::history::{Feed, SchoolStep, State, StepState};
use crate::plan::{self, Counts, SchoolPlan, Slice};
use crate::stage::Error;
use crate::store;
use crate::wanted::Verb;
use base::{Clock, Id, Instant};
use db::{Db, Engine, Result, Tx};
use people::{Person, groups};
use std::collections::HashMap;
use tokio::task::JoinSet;
use web::opening::Keeper;

const PLANS_AT_ONCE: usize = 2;
const PLANS_KEPT_AT_ONCE: usize = 200;
/// Closures that one commit of SQLite may carry; each holds its own school only.
const SCHOOLS_AT_ONCE: usize = 8;

/// How far it has come: schools, then all guardians whose details alone have changed.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Step {
    pub schools_done: usize,
    pub schools: usize,
    pub persons: u64,
}

/// What has been applied, and what waits for a word.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Applied {
    pub schools: u64,
    pub held: u64,
    /// Schools the platform does not have.
    pub unknown: u64,
    /// New ones whose commune has not given the competence.
    pub not_given: u64,
    pub counts: Counts,
}

/// What a plan minds: how many may leave a school unread, and whether a new one may open.
#[derive(Clone, Debug, Default)]
pub struct Caution {
    pub breaker: Breaker,
    /// Asked for each new school of the first degree; without one all of them open.
    pub gate: Option<Keeper>,
    /// Why they open although the gate is shut, when somebody has decided so.
    pub despite: Option<String>,
}

/// Makes the plan of every school, and holds those that would lose too many.
pub async fn plan_all(
    db: &Db,
    feed: Id<Feed>,
    caution: Caution,
    clock: &Clock,
    progress: &(dyn Fn(Step) + Send + Sync),
) -> Result<(), Error> {
    let feed = load(db, feed).await?;
    let id = feed.id;
    let places = db.read_long(move |tx| store::lines::places(tx, id)).await?;
    let mut step = Step { schools: places.len(), ..Step::default() };
    let mut places = places.into_iter().enumerate();
    let mut at_once = JoinSet::new();
    let mut made = Vec::new();
    let mut all = Counts::default();
    loop {
        while at_once.len() < PLANS_AT_ONCE
            && let Some((position, place)) = places.next()
        {
            let (db, feed, caution) = (db.clone(), feed.clone(), caution.clone());
            at_once.spawn(async move {
                db.read_long(move |tx| plan_one(tx, &feed, &place, position, &caution)).await
            });
        }
        let Some(planned) = at_once.join_next().await else { break };
        let planned = planned.map_err(|_| Error::Stopped)??;
        step.schools_done += 1;
        let counts = planned.counts();
        step.persons += counts.created();
        all = all.and(counts);
        made.push(planned);
        progress(step.clone());
        if made.len() >= PLANS_KEPT_AT_ONCE {
            keep(db, id, std::mem::take(&mut made), clock).await?;
        }
    }
    keep(db, id, made, clock).await?;
    db.write(move |tx| {
        store::feeds::set_counts(tx, id, &written(&all))?;
        store::feeds::set_state(tx, id, [State::Read, State::Planned], State::Planned)
    })
    .await?;
    Ok(())
}

async fn keep(db: &Db, feed: Id<Feed>, steps: Vec<SchoolStep>, clock: &Clock) -> Result<(), Error> {
    let now = clock.now();
    db.write(move |tx| {
        store::feeds::touch(tx, feed, now)?;
        store::schools::insert(tx, feed, &steps)
    })
    .await?;
    Ok(())
}

async fn load(db: &Db, feed: Id<Feed>) -> Result<Feed, Error> {
    let feed = db.read(move |tx| store::feeds::load(tx, feed)).await?;
    feed.ok_or(Error::Database(db::Error::Missing))
}

fn plan_one(
    tx: &Tx<'_>,
    feed: &Feed,
    place: &str,
    position: usize,
    caution: &Caution,
) -> Result<SchoolStep> {
    let plan = make_plan(tx, feed, place)?;
    let shut = gate::shut(tx, &plan, feed, caution)?;
    let is_unknown = plan.school.is_none() && plan.opens.is_none();
    let state = if is_unknown {
        StepState::Unknown
    } else if shut.is_some() && caution.despite.is_none() {
        StepState::NotGiven
    } else if caution.breaker.holds(&plan) {
        StepState::Held
    } else {
        StepState::Planned
    };
    let reason = caution.despite.clone().filter(|_| shut.is_some());
    let town = shut.and_then(|shut| shut.town);
    Ok(SchoolStep { state, reason, town, ..step_of(&plan, position) })
}

fn written(counts: &Counts) -> String {
    serde_json::to_string(counts).unwrap_or_default()
}

fn step_of(plan: &SchoolPlan, position: usize) -> SchoolStep {
    SchoolStep {
        place: plan.place.clone(),
        position: u32::try_from(position).unwrap_or(u32::MAX),
        name: plan.name.clone(),
        school: plan.school,
        state: StepState::Planned,
        counts: written(&plan.counts),
        leaving: u32::try_from(plan.leaving.len()).unwrap_or(u32::MAX),
        present: u32::try_from(plan.present).unwrap_or(u32::MAX),
        leaving_sum: breaker::sum(plan),
        reason: None,
        applied_at: None,
        town: None,
    }
}

/// The plan of one school, with its likely duplicates: to be shown.
pub fn make_plan(tx: &Tx<'_>, feed: &Feed, place: &str) -> Result<SchoolPlan> {
    let mut plan = plan::school(&Slice::load(tx, feed, place)?);
    plan::find_likely(tx, &mut plan)?;
    Ok(plan)
}

/// Lets a held school go: somebody has read who would leave, and says why it is right.
pub fn release(tx: &Tx<'_>, feed: Id<Feed>, place: &str, reason: &str) -> Result<()> {
    store::schools::release(tx, feed, place, reason)
}

/// Gives a feed up. What was applied stays, and can still be undone.
pub fn give_up(tx: &Tx<'_>, feed: Id<Feed>, at: Instant) -> Result<()> {
    // Not while it is read or applied.
    store::feeds::set_state(tx, feed, [State::Planned, State::Planned], State::Planned)?;
    if store::schools::count(tx, feed, StepState::Applied)? == 0 {
        return crate::stage::drop_feed(tx, feed);
    }
    store::schools::give_up(tx, feed)?;
    store::lines::delete_all(tx, feed)?;
    store::feeds::set_applied(tx, feed, State::Applied, at)
}

/// Applies every school that is not held, from where it stopped. The gate keeps what is opened over
/// it.
pub async fn apply(
    db: &Db,
    feed: Id<Feed>,
    gate: Option<&Keeper>,
    clock: &Clock,
    progress: &(dyn Fn(Step) + Send + Sync),
) -> Result<Applied, Error> {
    let feed = begin(db, feed).await?;
    apply_schools(db, &feed, (None, gate), clock, progress).await?;
    end(db, &feed, clock).await
}

/// Applies one school, if it is not held; the others keep waiting.
pub async fn apply_one(
    db: &Db,
    feed: Id<Feed>,
    place: &str,
    gate: Option<&Keeper>,
    clock: &Clock,
    progress: &(dyn Fn(Step) + Send + Sync),
) -> Result<Applied, Error> {
    let feed = begin(db, feed).await?;
    apply_schools(db, &feed, (Some(place), gate), clock, progress).await?;
    end(db, &feed, clock).await
}

async fn begin(db: &Db, feed: Id<Feed>) -> Result<Feed, Error> {
    let feed = load(db, feed).await?;
    let id = feed.id;
    db.write(move |tx| {
        store::feeds::set_state(tx, id, [State::Planned, State::Applying], State::Applying)
    })
    .await?;
    Ok(feed)
}

async fn end(db: &Db, feed: &Feed, clock: &Clock) -> Result<Applied, Error> {
    let id = feed.id;
    let count = move |state| db.read(move |tx| store::schools::count(tx, id, state));
    let (held, planned) = (count(StepState::Held).await?, count(StepState::Planned).await?);
    // While schools wait one by one, so do the guardians they share.
    if planned == 0 {
        // A held school still needs the guardians its pupils name.
        families::apply(db, feed, clock, held > 0).await?;
    }
    let at = clock.now();
    let applied = db.write(move |tx| close(tx, id, at)).await?;
    Ok(applied)
}

/// School after school. On SQLite several wait together for the one writer, which commits them at
/// once; on PostgreSQL two that name the same new guardian would meet.
async fn apply_schools(
    db: &Db,
    feed: &Feed,
    (only, gate): (Option<&str>, Option<&Keeper>),
    clock: &Clock,
    progress: &(dyn Fn(Step) + Send + Sync),
) -> Result<(), Error> {
    let id = feed.id;
    let steps = db.read(move |tx| store::schools::of_feed(tx, id)).await?;
    let (todo, done): (Vec<SchoolStep>, Vec<SchoolStep>) =
        steps.into_iter().partition(|step| step.state == StepState::Planned);
    let todo: Vec<_> =
        todo.into_iter().filter(|step| only.is_none_or(|place| step.place == place)).collect();
    let mut said = Step { schools_done: done.len(), schools: done.len() + todo.len(), persons: 0 };
    let at_once_max = if db.engine() == Engine::Sqlite { SCHOOLS_AT_ONCE } else { 1 };
    let mut todo = todo.into_iter();
    let mut at_once = JoinSet::new();
    loop {
        while at_once.len() < at_once_max
            && let Some(step) = todo.next()
        {
            let (db, feed, gate) = (db.clone(), feed.clone(), gate.cloned());
            let at = clock.now();
            at_once.spawn(async move {
                db.write(move |tx| apply_school(tx, &feed, &step, gate.as_ref(), at)).await
            });
        }
        let Some(applied) = at_once.join_next().await else { break };
        said.persons += applied.map_err(|_| Error::Stopped)??;
        said.schools_done += 1;
        progress(said.clone());
    }
    Ok(())
}

/// All schools have had their turn. Those that are held keep the feed open.
fn close(tx: &Tx<'_>, feed: Id<Feed>, at: Instant) -> Result<Applied> {
    let steps = store::schools::of_feed(tx, feed)?;
    let schools = steps.iter().filter(|step| !step.is_of_families());
    let count = |state| schools.clone().filter(|step| step.state == state).count() as u64;
    let applied = steps.iter().filter(|step| step.state == StepState::Applied);
    let summary = Applied {
        schools: count(StepState::Applied),
        held: count(StepState::Held),
        unknown: count(StepState::Unknown),
        not_given: count(StepState::NotGiven),
        counts: applied.map(SchoolStep::counts).fold(Counts::default(), Counts::and),
    };
    if summary.held + count(StepState::Planned) > 0 {
        store::feeds::set_state(tx, feed, [State::Applying, State::Applying], State::Planned)?;
    } else {
        store::lines::delete_all(tx, feed)?;
        store::feeds::set_applied(tx, feed, State::Applied, at)?;
        store::feeds::set_counts(tx, feed, &written(&summary.counts))?;
    }
    Ok(summary)
}

/// One school, in the transaction it is given. Says how many persons were written.
fn apply_school(
    tx: &Tx<'_>,
    feed: &Feed,
    step: &SchoolStep,
    gate: Option<&Keeper>,
    at: Instant,
) -> Result<u64> {
    store::feeds::touch(tx, feed.id, at)?;
    let slice = Slice::load(tx, feed, &step.place)?;
    let mut plan = plan::school(&slice);
    // Since it was read, others may have been found to leave, or to go back. Fewer is no harm.
    let read: Vec<&str> = step.leaving_sum.split(',').collect();
    let is_read = |person: &Id<Person>| read.contains(&person.to_string().as_str());
    let goes_back = plan.counts.goes_back > step.counts().goes_back;
    let is_old = goes_back && Breaker::of(feed).holds_back(&plan);
    if is_old || !plan.leaving.iter().all(is_read) {
        let held = SchoolStep { state: StepState::Held, ..step_of(&plan, step.position as usize) };
        store::schools::insert(tx, feed.id, &[held])?;
        return Ok(0);
    }
    let Some(applied) = apply_plan(tx, feed, &slice, &plan, at)? else {
        store::schools::set_state(tx, feed.id, &step.place, StepState::Unknown)?;
        return Ok(0);
    };
    if plan.opens.is_some() {
        gate::opened(tx, feed, (applied.school, step), gate, at)?;
    }
    // Those who look like somebody known were found when it was planned.
    plan.counts.likely_duplicates = step.counts().likely_duplicates;
    let step =
        SchoolStep { school: Some(applied.school), ..step_of(&plan, step.position as usize) };
    store::known::learn_place(tx, feed.id, &step.place)?;
    store::known::learn_guardians(tx, feed.id, &applied.done.guardians_known)?;
    store::lines::delete_guardians(tx, feed.id, &applied.done.guardians_known)?;
    store::lines::delete_place(tx, feed.id, &step.place)?;
    store::schools::set_applied(tx, feed.id, &step, at, &applied.done)?;
    Ok(plan.persons.len() as u64)
}

/// A plan carried out.
struct Carried {
    school: Id<people::School>,
    done: Done,
}

fn apply_plan(
    tx: &Tx<'_>,
    feed: &Feed,
    slice: &Slice,
    plan: &SchoolPlan,
    at: Instant,
) -> Result<Option<Carried>> {
    let mut done = Done::default();
    let Some(school) = places::school(tx, slice, plan, feed.day())? else { return Ok(None) };
    let classes = places::classes(tx, school, feed, plan, &mut done)?;
    let persons = persons::write(tx, slice, plan, at, &mut done)?;
    persons::show(tx, plan, &persons, at, &mut done)?;
    let on = feed.day();
    let mut touched = facts::end(tx, plan, on, &mut done)?;
    touched = touched.and(facts::begin(tx, school, plan, &persons, &classes, on, &mut done)?);
    touched = touched.and(facts::leave(tx, plan, on, &mut done)?);
    touched = touched.and(places::settle(tx, school, feed, &mut done)?);
    remember(slice, plan, &mut done);
    groups::refresh(tx, &touched, at.day())?;
    Ok(Some(Carried { school, done }))
}

/// Which lines are new to the house, to be forgotten when this is undone.
fn remember(slice: &Slice, plan: &SchoolPlan, done: &mut Done) {
    // Whoever was created of a line of AAF has nothing more to be told.
    let created = plan.persons.iter().filter(|page| page.person.is_none());
    let guardians = created.filter(|page| slice.guardians.contains_key(&page.key));
    done.guardians_known.extend(guardians.map(|page| page.key.clone()));
    for line in &slice.lines {
        let said = (line.kind.word().to_owned(), line.key.clone());
        let is_new = slice.person_of(line).is_none();
        match line.verb {
            Verb::Put | Verb::Modify if is_new => done.known_new.push(said),
            _ => done.known_before.push(said),
        }
    }
}

/// Who stands behind each key, those just created included.
type Persons = HashMap<String, Id<Person>>;

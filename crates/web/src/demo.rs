//! Demo content: the last days of the made-up town, played by the features through their own code.
//!
//! A feature answers the [`Stage`] (who is where) with [`Act`]s; an act changes something at its
//! hour and may call for others. [`play`] moves the clock from one to the next and runs the jobs
//! that fall due between them, so that what a demo shows came about as it would in life: quiet
//! hours, deliveries and notices included.

use crate::App;
use base::{Clock, Day, Id, Instant, Minutes};
use db::{Error, Result, Tx};
use people::{
    Person,
    pages::{ClassPage, SchoolPage},
};
use std::{cmp::Reverse, collections::BinaryHeap, pin::Pin};

/// The town, as it is when its days begin.
#[derive(Clone, Debug, Default)]
pub struct Stage {
    /// The écoles.
    pub schools: Vec<StageSchool>,
    /// The collèges and lycées.
    pub secondary: Vec<StageSchool>,
    /// Those who work for the town.
    pub agents: Vec<Id<Person>>,
    /// The same seed plays the same days.
    pub seed: u64,
    /// When they begin, a fortnight before…
    pub from: Instant,
    /// …they end.
    pub until: Instant,
}

/// A school with its classes.
#[derive(Clone, Debug)]
pub struct StageSchool {
    pub page: SchoolPage,
    pub classes: Vec<ClassPage>,
}

/// The days that are played.
const DAYS: i32 = 14;

impl Stage {
    /// The hour of something that happens on a day of the fortnight (0 is its first Monday): the
    /// last one that has passed, on the same day of the week.
    pub fn hour(&self, day: usize, minutes: Minutes) -> Instant {
        let today = self.until.day();
        let monday = today.plus_days(-i32::try_from(today.weekday()).unwrap_or(0) - 7);
        let day = monday.plus_days(i32::try_from(day).unwrap_or(0));
        let at = Instant::at(day, minutes);
        if at <= self.until { at } else { Instant::at(day.plus_days(-DAYS), minutes) }
    }

    /// The first moment of the days that end at `until`.
    pub fn first(until: Instant) -> Instant {
        let first: Day = until.day().plus_days(-DAYS);
        Instant::at(first, Minutes(0))
    }
}

type Doing = Pin<Box<dyn Future<Output = Result<Vec<Act>>> + Send>>;

/// Something that happens at its hour, and calls for what follows.
pub struct Act {
    pub at: Instant,
    deed: Box<dyn FnOnce(App) -> Doing + Send>,
}

impl Act {
    /// A change in one transaction.
    pub fn write<F>(at: Instant, change: F) -> Self
    where
        F: Fn(&Tx<'_>, Instant) -> Result<Vec<Act>> + Send + Sync + 'static,
    {
        Act::run(at, move |app| async move { app.db.write(move |tx| change(tx, at)).await })
    }

    /// What needs more than a transaction: a file that is sent.
    pub fn run<F, D>(at: Instant, deed: F) -> Self
    where
        F: FnOnce(App) -> D + Send + 'static,
        D: Future<Output = Result<Vec<Act>>> + Send + 'static,
    {
        Act { at, deed: Box::new(|app| Box::pin(deed(app))) }
    }
}

/// Acts by hour, then in the order they were called for.
struct Next {
    at: Instant,
    turn: usize,
    act: Act,
}

impl PartialEq for Next {
    fn eq(&self, other: &Self) -> bool {
        self.turn == other.turn
    }
}
impl Eq for Next {}
impl PartialOrd for Next {
    fn partial_cmp(&self, other: &Self) -> Option<std::cmp::Ordering> {
        Some(self.cmp(other))
    }
}
impl Ord for Next {
    fn cmp(&self, other: &Self) -> std::cmp::Ordering {
        Reverse((self.at, self.turn)).cmp(&Reverse((other.at, other.turn)))
    }
}

/// How often the jobs that have fallen due are run.
const STEP_MINUTES: i64 = 30;

/// Plays the acts of every feature until the end of the stage, and says how many there were. The
/// clock of the house must be one that can be set.
pub async fn play(app: &App, clock: &Clock, stage: &Stage) -> Result<usize> {
    let features = app.clone();
    let begun = stage.clone();
    let acts = app.db.read(move |tx| {
        let acts = features.features.iter().map(|feature| (feature.demo)(tx, &begun));
        acts.collect::<Result<Vec<Vec<Act>>>>()
    });
    let mut turn = 0;
    let mut waiting = BinaryHeap::new();
    let mut call = |waiting: &mut BinaryHeap<Next>, acts: Vec<Act>| {
        for act in acts.into_iter().filter(|act| act.at <= stage.until) {
            turn += 1;
            waiting.push(Next { at: act.at, turn, act });
        }
    };
    call(&mut waiting, acts.await?.into_iter().flatten().collect());
    let mut played = 0;
    while let Some(Next { at, act, .. }) = waiting.pop() {
        pass_time(app, clock, at).await?;
        call(&mut waiting, (act.deed)(app.clone()).await?);
        played += 1;
    }
    pass_time(app, clock, stage.until).await?;
    run_jobs(app).await?;
    Ok(played)
}

/// Lets the clock go on to `at`, half-hour by half-hour: what was due meanwhile has its hour.
async fn pass_time(app: &App, clock: &Clock, at: Instant) -> Result<()> {
    let step = STEP_MINUTES * 60_000;
    loop {
        let next = (clock.now().millis() / step + 1) * step;
        if next > at.millis() {
            clock.set(at.max(clock.now()));
            return Ok(());
        }
        clock.set(Instant::from_millis(next));
        run_jobs(app).await?;
    }
}

async fn run_jobs(app: &App) -> Result<()> {
    let ran = app.jobs.run_due().await?;
    match ran.failed.first() {
        None => Ok(()),
        Some(failed) => Err(Error::Engine(format!("job {}: {}", failed.kind, failed.reason))),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_has_not_come_yet_this_week_was_a_fortnight_ago() {
        let until = Instant::parse_local("2026-11-25 13:00").expect("a Wednesday");
        let stage = Stage { until, ..Stage::default() };
        let hour = |day, minutes| stage.hour(day, Minutes(minutes)).local_field();
        assert_eq!(hour(0, 480), "2026-11-16T08:00");
        assert_eq!(hour(9, 720), "2026-11-25T12:00");
        assert_eq!(hour(9, 840), "2026-11-11T14:00");
        assert_eq!(hour(13, 480), "2026-11-15T08:00");
    }
}

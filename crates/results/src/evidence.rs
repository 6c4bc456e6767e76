//! Evidence: what a pupil has shown, as the features that hold it tell it to those that do not.
//!
//! `assessments` and `carnet` hold what pupils showed; the page of a pupil's results and the
//! positions that `reports` proposes are read from it. The server lends who knows:
//! `app.jobs.lend(results::Lent(vec![Arc::new(assessments::Shown), …]))`.

use crate::{Mark, Scale, Skill, Subject};
use base::{Day, Id, Instant};
use db::{Result, Tx};
use people::Person;
use std::sync::Arc;

/// One thing shown once.
#[derive(Clone, Debug)]
pub struct Evidence {
    pub pupil: Id<Person>,
    /// What it shows; none for what is free of any referential.
    pub skill: Option<Id<Skill>>,
    pub subject: Option<Id<Subject>>,
    pub on: Day,
    pub shown: Shown,
    /// Its coefficient, in hundredths.
    pub weight: u32,
    /// « Dictée n° 4 »; what a family reads.
    pub title: Arc<str>,
    /// Where it can be seen by the reader it was told to.
    pub way: Way,
}

/// The way to what was shown: an address that is written when somebody may follow it, for most of
/// what is told of a pupil is counted and led to by its skill.
#[derive(Clone, Debug, Default)]
pub enum Way {
    #[default]
    Nowhere,
    /// To a thing of the feature that tells it, as this pupil's.
    To(fn(i64, Id<Person>) -> String, i64),
}

impl Evidence {
    pub fn url(&self) -> Option<String> {
        match self.way {
            Way::Nowhere => None,
            Way::To(write, thing) => Some(write(thing, self.pupil)),
        }
    }
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Shown {
    /// The rank of a step of a scale, from 1.
    Step(Id<Scale>, u8),
    Mark(Mark),
    Absent,
    Excused,
    NotDone,
    /// Seen, without a level: an observation of the carnet.
    Seen,
}

/// Who is told: families and pupils read what is visible at that instant, and no sooner.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Reader {
    Staff,
    Family(Instant),
}

impl Reader {
    /// Those who teach the pupil read all; his family and himself what is visible now.
    pub fn of(pupil: &crate::Learner, viewer: &web::Viewer, now: Instant) -> Self {
        if pupil.is_taught_by(viewer) { Reader::Staff } else { Reader::Family(now) }
    }
}

/// What is asked: these pupils, from a day to the day before another.
#[derive(Clone, Debug)]
pub struct Wanted<'a> {
    pub pupils: &'a [Id<Person>],
    pub from_on: Day,
    pub until_on: Day,
    pub reader: Reader,
}

/// A feature that holds evidence. One set query for all pupils; the latest last.
pub trait Shows: Send + Sync + 'static {
    fn evidence(&self, tx: &Tx<'_>, wanted: &Wanted<'_>) -> Result<Vec<Evidence>>;
}

/// Lent by the server: everybody who holds some.
#[derive(Clone)]
pub struct Lent(pub Vec<Arc<dyn Shows>>);

impl Lent {
    pub(crate) fn of(app: &web::App) -> Self {
        app.jobs.tool::<Lent>().map_or(Lent(Vec::new()), |lent| (*lent).clone())
    }

    /// What all of them say, by day.
    pub fn evidence(&self, tx: &Tx<'_>, wanted: &Wanted<'_>) -> Result<Vec<Evidence>> {
        let mut all = Vec::new();
        for shows in &self.0 {
            let told = shows.evidence(tx, wanted)?;
            if all.is_empty() { all = told } else { all.extend(told) }
        }
        if !all.is_sorted_by_key(|evidence| evidence.on) {
            all.sort_by_key(|evidence| evidence.on);
        }
        Ok(all)
    }
}

//! Scales: how it is said that something is known.

use crate::{Share, store::scales as store};
use base::{Day, Id};
use db::{FromValue, Result, Tx, Value, ValueRef};
use people::{Level, School};
use serde::{Deserialize, Serialize};

/// What a grid writes for who was absent, excused, or gave nothing in: no step is typed so.
pub const ABSENT: &str = "abs";
pub const EXCUSED: &str = "disp";
pub const NOT_DONE: &str = "nr";

db::word! {
    /// Steps with a name each, or marks out of something.
    pub enum ScaleKind { Steps = "steps", Marks = "marks" }
}

db::row! {
    /// A scale of the nation (no school) or of a school.
    #[derive(Clone, Debug, PartialEq, Eq)]
    pub struct Scale {
        pub id: Id<Scale>,
        pub school: Option<Id<School>>,
        /// `objectifs`, `reussite`, `notes`, `lettres`, `couleurs`.
        pub code: String,
        pub name: String,
        pub kind: ScaleKind,
        pub steps: Steps,
        pub retired_on: Option<Day>,
    }
}

/// A step of a scale. It is named in results by its rank, from 1, the lowest first.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Step {
    /// What one types in a grid: `1`, `A`, `V`. Unique in its scale.
    pub key: String,
    pub label: String,
    /// A colour of `tokens.css`: `level-1`. Never the only way to tell.
    pub colour: String,
    /// From so many parts of a hundred on, a share is at this step (0 for the first).
    pub from_percent: u8,
    /// What it counts for when steps are put into one average, in parts of a hundred.
    pub counts_percent: u8,
}

/// The steps, the lowest first.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Steps(pub Vec<Step>);

impl FromValue for Steps {
    fn from_value(value: ValueRef<'_>) -> Result<Self> {
        let json: String = FromValue::from_value(value)?;
        serde_json::from_str(&json).map_err(|error| db::Error::Engine(error.to_string()))
    }
}

impl From<&Steps> for Value {
    fn from(steps: &Steps) -> Self {
        Value::Text(serde_json::to_string(steps).unwrap_or_else(|_| "[]".to_owned()))
    }
}

impl Scale {
    /// The step of this rank, from 1.
    pub fn step(&self, rank: u8) -> Option<&Step> {
        self.steps.0.get(usize::from(rank).checked_sub(1)?)
    }

    /// The rank of what somebody typed, whatever its case.
    pub fn rank_of(&self, key: &str) -> Option<u8> {
        let same = |step: &Step| step.key.eq_ignore_ascii_case(key.trim());
        let index = self.steps.0.iter().position(same)?;
        u8::try_from(index + 1).ok()
    }

    /// The step a share is at, by rank; none on a scale of marks.
    pub fn rank_at(&self, share: Share) -> Option<u8> {
        let reached = self.steps.0.iter().filter(|step| share.is_at_least(step.from_percent));
        u8::try_from(reached.count()).ok().filter(|rank| *rank > 0)
    }

    /// What a step counts for in an average.
    pub fn share_of(&self, rank: u8) -> Option<Share> {
        self.step(rank).map(|step| Share::of_percent(step.counts_percent))
    }

    /// May this scale be used in a class of this level? Never marks before 6e, unless the school
    /// asks for it (code de l'éducation, D311-7; livret of CP to CM2: four levels). A class without
    /// a level (ULIS, UPE2A) is not known to be after it.
    pub fn is_for(&self, level: Level, school_marks_early: bool) -> bool {
        let is_late = level >= Level::Sixth && level != Level::Other;
        self.kind == ScaleKind::Steps || school_marks_early || is_late
    }
}

/// Every scale a school may use today: those of the nation, then its own.
pub fn of_school(tx: &Tx<'_>, school: Id<School>) -> Result<Vec<Scale>> {
    store::of_school(tx, school)
}

pub fn load(tx: &Tx<'_>, scale: Id<Scale>) -> Result<Option<Scale>> {
    store::load(tx, scale)
}

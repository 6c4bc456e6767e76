//! The history of feeds: what came in, when, by whom, and how far it went.

use crate::plan::Counts;
use crate::store;
use base::{Day, Id, Instant, SchoolYear};
use db::{Result, Tx};
use jobs::progress::Progress;
use people::{Person, School, Town};

db::word! {
    /// How far a feed has come.
    pub enum State {
        /// Being read; if whoever read it is dead, it is begun again.
        Reading = "reading",
        /// Everything is read; the plan of each school is being made.
        Read = "read",
        /// To be looked at.
        Planned = "planned",
        /// School after school; goes on where it stopped.
        Applying = "applying",
        Applied = "applied",
        Undone = "undone",
        /// Given up before anything was applied.
        Dropped = "dropped",
    }
}

db::word! {
    /// How far one school of a feed has come.
    pub enum StepState {
        Planned = "planned",
        /// Too many would leave: somebody must look and say why.
        Held = "held",
        /// The platform does not have this school.
        Unknown = "unknown",
        /// Its commune has not given the competence by which schools open.
        NotGiven = "not_given",
        Applied = "applied",
        Undone = "undone",
        /// Given up, while others of the feed were applied.
        Dropped = "dropped",
    }
}

db::word! {
    pub enum FeedMode { Complete = "complete", Delta = "delta" }
}

db::row! {
    /// A feed that was brought in.
    #[derive(Clone, Debug, PartialEq, Eq)]
    pub struct Feed {
        pub id: Id<Feed>,
        /// The name of the file or the folder.
        pub name: String,
        pub mode: FeedMode,
        pub state: State,
        pub year: SchoolYear,
        /// It may open schools the platform does not have.
        pub makes_schools: bool,
        pub by: Option<Id<Person>>,
        pub at: Instant,
        pub applied_at: Option<Instant>,
        pub undone_at: Option<Instant>,
        /// What was read: [`crate::stage::Summary`] as JSON.
        pub reading: String,
        /// It is of this school alone, whose head decides of it.
        pub school: Option<Id<School>>,
        /// A school that would lose a larger share of its people is held.
        pub hold_percent: u32,
        /// Of the long work that is done on it, or was last.
        pub progress: Option<Id<Progress>>,
        /// The last sign of life of whoever works on it.
        pub alive_at: Instant,
        /// [`Counts`] of all its schools together, as JSON.
        pub counts: String,
    }
}

db::row! {
    /// One school of a feed.
    #[derive(Clone, Debug, PartialEq, Eq)]
    pub struct SchoolStep {
        pub place: String,
        pub position: u32,
        /// As the house calls the school, or as the feed does.
        pub name: String,
        pub school: Option<Id<School>>,
        pub state: StepState,
        /// [`Counts`] as JSON.
        pub counts: String,
        pub leaving: u32,
        pub present: u32,
        pub leaving_sum: String,
        /// Why a held step was let go, or a school is opened over the gate.
        pub reason: Option<String>,
        pub applied_at: Option<Instant>,
        /// Of a new school over which the gate is shut: its town, when the platform has it.
        pub town: Option<Id<Town>>,
    }
}

impl SchoolStep {
    /// Guardians whose details alone changed are a step of no school.
    pub fn is_of_families(&self) -> bool {
        self.place.starts_with('/')
    }

    pub fn counts(&self) -> Counts {
        serde_json::from_str(&self.counts).unwrap_or_default()
    }
}

impl Feed {
    pub fn summary(&self) -> crate::stage::Summary {
        serde_json::from_str(&self.reading).unwrap_or_default()
    }

    pub fn counts(&self) -> Counts {
        serde_json::from_str(&self.counts).unwrap_or_default()
    }

    /// The day whose facts the feed tells: that on which it was read.
    pub fn day(&self) -> Day {
        self.at.day()
    }
}

pub fn load(tx: &Tx<'_>, feed: Id<Feed>) -> Result<Option<Feed>> {
    store::feeds::load(tx, feed)
}

/// The latest first, before the feed `before`.
pub fn recent(tx: &Tx<'_>, before: Option<Id<Feed>>, limit: u32) -> Result<Vec<Feed>> {
    store::feeds::recent(tx, before.unwrap_or(Id::new(i64::MAX)), limit)
}

/// The schools of a feed, in the order in which they are applied.
pub fn schools(tx: &Tx<'_>, feed: Id<Feed>) -> Result<Vec<SchoolStep>> {
    store::schools::of_feed(tx, feed)
}

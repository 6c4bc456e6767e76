//! The wave of a town: all its schools change year on one evening.

use base::{Id, Instant, SchoolYear};
use db::{Result, Tx};
use jobs::progress::Progress;
use people::{Person, Town, town};
use std::ops::Deref;
use web::{Action, Allows, Door, Guarded, Read, Risk, Viewer};

db::word! {
    pub enum WaveState {
        /// The schools prepare.
        Open = "open", Scheduled = "scheduled", Applying = "applying", Applied = "applied",
        Undoing = "undoing", Undone = "undone",
    }
}

impl WaveState {
    /// Nothing is under way: it may be begun, again for those who were not ready.
    pub fn is_at_rest(self) -> bool {
        matches!(self, WaveState::Open | WaveState::Applied | WaveState::Undone)
    }
}

db::row! {
    #[derive(Clone, Debug, PartialEq)]
    pub struct Wave {
        pub id: Id<Wave>,
        pub town: Id<Town>,
        pub town_name: String,
        /// The year that ends.
        pub year: SchoolYear,
        pub state: WaveState,
        pub version: i64,
        pub run_at: Option<Instant>,
        pub progress: Option<Id<Progress>>,
        pub by: Id<Person>,
        pub created_at: Instant,
    }
}

impl Guarded for Wave {
    const PARAM: &'static str = "wave";

    fn load(tx: &Tx<'_>, id: Id<Self>, _: &Viewer, _: Door) -> Result<Option<Self>> {
        crate::store::waves::load(tx, id)
    }
}

/// A town, as those see it who run its wave.
#[derive(Clone, Debug)]
pub struct TownHall(Town);

impl Deref for TownHall {
    type Target = Town;
    fn deref(&self) -> &Town {
        &self.0
    }
}

impl Guarded for TownHall {
    const PARAM: &'static str = "town";

    fn load(tx: &Tx<'_>, id: Id<Self>, _: &Viewer, _: Door) -> Result<Option<Self>> {
        Ok(town::load(tx, id.cast())?.map(TownHall))
    }
}

/// To begin it in all schools.
pub struct Begin;
/// To apply and to undo it.
pub struct Lead;

impl Action for Begin {
    const NAME: &'static str = "Begin";
    const RISK: Risk = Risk::PersonalData;
}
impl Action for Lead {
    const NAME: &'static str = "Lead";
    const RISK: Risk = Risk::Deletion;
}

fn runs(town: Id<Town>, viewer: &Viewer) -> bool {
    viewer.is_agent_of(town) || viewer.is_platform_administrator()
}

impl Allows<Read> for TownHall {
    fn allows(&self, viewer: &Viewer) -> bool {
        runs(self.id, viewer)
    }
}

impl Allows<Begin> for TownHall {
    fn allows(&self, viewer: &Viewer) -> bool {
        runs(self.id, viewer)
    }
}

impl Allows<Read> for Wave {
    fn allows(&self, viewer: &Viewer) -> bool {
        runs(self.town, viewer)
    }
}

impl Allows<Lead> for Wave {
    fn allows(&self, viewer: &Viewer) -> bool {
        runs(self.town, viewer)
    }
}

//! Who may fetch a child: somebody a guardian with authority names, until he says no.

use crate::{access::Answer, store};
use base::{Day, Id, Instant};
use db::{Result, Tx};
use people::Person;
use web::{Allows, Door, Guarded, Read, Viewer};

db::row! {
    #[derive(Clone, Debug, PartialEq, Eq)]
    pub struct Pickup {
        pub id: Id<Pickup>,
        pub pupil_id: Id<Person>,
        pub name: String,
        /// « sa grand-mère », « la voisine »
        pub bond: String,
        pub phone: String,
        pub from_on: Day,
        /// The first day he may no longer.
        pub until_on: Option<Day>,
        pub added_by: Id<Person>,
        pub added_at: Instant,
        pub ended_at: Option<Instant>,
        /// Has the viewer legal authority over the pupil?
        pub is_answered_for: bool,
    }
}

impl Pickup {
    pub fn holds_on(&self, day: Day) -> bool {
        self.from_on <= day && self.until_on.is_none_or(|until| day < until)
    }
}

impl Guarded for Pickup {
    const PARAM: &'static str = "pickup";

    fn load(tx: &Tx<'_>, id: Id<Self>, viewer: &Viewer, _: Door) -> Result<Option<Self>> {
        store::pickups::find(tx, id, viewer.person)
    }
}

impl Allows<Read> for Pickup {
    fn allows(&self, viewer: &Viewer) -> bool {
        viewer.guards(self.pupil_id)
    }
}

impl Allows<Answer> for Pickup {
    fn allows(&self, viewer: &Viewer) -> bool {
        viewer.guards(self.pupil_id) && self.is_answered_for
    }
}

/// Somebody to be named.
#[derive(Clone, Debug)]
pub struct NewPickup {
    pub pupil: Id<Person>,
    pub name: String,
    pub bond: String,
    pub phone: String,
    pub from_on: Day,
    pub until_on: Option<Day>,
    pub by: Id<Person>,
    pub at: Instant,
}

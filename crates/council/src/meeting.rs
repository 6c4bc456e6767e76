//! Meetings (séances): when an assembly meets, what it is asked, who is there.

use crate::{Mandate, assembly::Assembly, assembly::Prepare, store};
use base::{Day, Id, Instant};
use db::{Result, Tx};
use people::Body;
use std::ops::Deref;
use web::{Action, Allows, Door, Guarded, Read, Viewer};

db::word! {
    pub enum State {
        /// Its agenda is being written.
        Draft = "draft",
        /// Its members were told (CGCT L2121-10).
        Convened = "convened",
        /// It is being held.
        Open = "open",
        /// It is over: who was there and what was decided stands.
        Closed = "closed",
        /// Its quorum was not reached: it is convened again (L2121-17).
        Void = "void",
    }
}

db::row! {
    #[derive(Clone, Debug, PartialEq, Eq)]
    pub struct Written {
        pub id: Id<Meeting>,
        pub body_id: Id<Body>,
        pub meets_at: Instant,
        pub place: String,
        pub state: State,
        pub convened_on: Option<Day>,
        /// Why the notice was shortened (L2121-11, L2121-12); empty: it was not.
        pub urgent_reason: String,
        /// The meeting without a quorum it takes up again.
        pub follows_id: Option<Id<Meeting>>,
        pub chair_id: Option<Id<Mandate>>,
        pub secretary_id: Option<Id<Mandate>>,
        /// The rules of the day it was convened, as JSON; none before.
        pub rules: Option<String>,
        /// Grows with each change: two agents who write at once see each other.
        pub version: u32,
    }
}

/// A meeting, and the assembly that holds it.
#[derive(Clone, Debug)]
pub struct Meeting {
    pub written: Written,
    pub assembly: Assembly,
}

impl Deref for Meeting {
    type Target = Written;
    fn deref(&self) -> &Written {
        &self.written
    }
}

db::word! {
    pub enum ItemKind {
        /// The assembly decides: it becomes a deliberation.
        Decision = "decision",
        /// It is told.
        Information = "information",
    }
}

db::row! {
    /// A line of the agenda.
    #[derive(Clone, Debug, PartialEq, Eq)]
    pub struct Item {
        pub id: Id<Item>,
        pub meeting_id: Id<Meeting>,
        pub place: u32,
        pub kind: ItemKind,
        pub title: String,
    }
}

db::word! {
    pub enum Presence { Present = "present", Absent = "absent", Excused = "excused" }
}

db::row! {
    /// Where a member was.
    #[derive(Clone, Copy, Debug, PartialEq, Eq)]
    pub struct Seat {
        pub mandate_id: Id<Mandate>,
        pub state: Presence,
        /// Whom he gave his vote to (L2121-20), when he was not there.
        pub proxy_to: Option<Id<Mandate>>,
        /// The place of the first item he was there for, when he came late.
        pub came_at: Option<u32>,
        /// The place of the first item he was not there for any more.
        pub left_at: Option<u32>,
    }
}

/// To say who is there, and hold the votes.
pub struct Hold;

impl Action for Hold {
    const NAME: &'static str = "Hold";
}

impl Guarded for Meeting {
    const PARAM: &'static str = "meeting";

    fn load(tx: &Tx<'_>, id: Id<Self>, viewer: &Viewer, _: Door) -> Result<Option<Self>> {
        let Some(written) = store::meetings::find(tx, id)? else { return Ok(None) };
        let assembly = Assembly::of(tx, written.body_id, viewer)?;
        Ok(assembly.map(|assembly| Meeting { written, assembly }))
    }
}

/// Who prepares it; its members once they were told.
impl Allows<Read> for Meeting {
    fn allows(&self, viewer: &Viewer) -> bool {
        self.assembly.is_prepared_by(viewer)
            || self.assembly.is_known_to(viewer) && self.state != State::Draft
    }
}

impl Allows<Prepare> for Meeting {
    fn allows(&self, viewer: &Viewer) -> bool {
        self.assembly.is_prepared_by(viewer) && matches!(self.state, State::Draft | State::Convened)
    }
}

impl Allows<Hold> for Meeting {
    fn allows(&self, viewer: &Viewer) -> bool {
        self.assembly.is_prepared_by(viewer) && matches!(self.state, State::Convened | State::Open)
    }
}

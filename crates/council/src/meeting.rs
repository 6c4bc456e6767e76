//! Meetings (séances): when an assembly meets, what it is asked, who is there.

use crate::{Convening, Mandate, Reason, Step, assembly::Assembly, assembly::Prepare, store};
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

db::word! {
    pub enum ItemState {
        Waiting = "waiting",
        /// It was dealt with.
        Done = "done",
        /// It was taken off the agenda, or put off to a later meeting.
        PutOff = "put_off",
        /// There was no quorum for it.
        Left = "left",
    }
}

db::row! {
    /// A line of the agenda.
    #[derive(Clone, Debug, PartialEq, Eq)]
    pub struct Item {
        pub id: Id<Item>,
        pub meeting_id: Id<Meeting>,
        /// From 1.
        pub place: u16,
        pub kind: ItemKind,
        pub title: String,
        pub state: ItemState,
        /// What was said (CGCT L2121-15).
        pub discussion: String,
        /// How many asked for a vote by name, and for a secret one (L2121-21).
        pub asked_by_name: u32,
        pub asked_secret: u32,
        /// An appointment that all agreed to vote openly, or that had one candidate alone.
        pub openly: bool,
        /// The line of the meeting without a quorum that it takes up again.
        pub again_id: Option<Id<Item>>,
    }
}

db::word! {
    pub enum Presence { Present = "present", Absent = "absent", Excused = "excused" }
}

db::row! {
    /// Whether a seat was filled when the meeting opened.
    #[derive(Clone, Copy, Debug, PartialEq, Eq)]
    pub struct Seat {
        pub mandate_id: Id<Mandate>,
        pub state: Presence,
        /// Who sat there instead of the one whose seat it is.
        pub deputy_id: Option<Id<Mandate>>,
    }
}

db::row! {
    /// Somebody came or went before an item (its place).
    #[derive(Clone, Copy, Debug, PartialEq, Eq)]
    pub struct Moved {
        pub id: Id<Moved>,
        pub mandate_id: Id<Mandate>,
        pub before_item: u16,
        pub step: Step,
    }
}

db::row! {
    /// A written power to vote for somebody else (L2121-20).
    #[derive(Clone, Copy, Debug, PartialEq, Eq)]
    pub struct Paper {
        pub id: Id<Paper>,
        pub giver_id: Id<Mandate>,
        pub holder_id: Id<Mandate>,
        /// The first meeting it served for.
        pub since_on: Day,
        pub is_ill: bool,
        pub from_item: u16,
        pub until_item: Option<u16>,
    }
}

db::row! {
    /// Somebody took no part in an item (L2131-11).
    #[derive(Clone, Copy, Debug, PartialEq, Eq)]
    pub struct Withdrawn {
        pub id: Id<Withdrawn>,
        pub mandate_id: Id<Mandate>,
        pub item: u16,
        pub reason: Reason,
    }
}

db::word! {
    /// How a member was told that a meeting is held.
    pub enum Way {
        /// In the house, and by mail as he wants it.
        Notice = "notice",
        /// On paper, or by a mail of the agent's own: he does not sign in.
        Paper = "paper",
    }
}

db::row! {
    /// When its members were told.
    #[derive(Clone, Debug, PartialEq, Eq)]
    pub struct Convened {
        pub id: Id<Convened>,
        pub sent_at: Instant,
        pub urgent_reason: String,
    }
}

/// To say who is there, and hold the votes.
pub struct Hold;
/// To write down what was said; the minutes are settled at the next meeting (L2121-15).
pub struct Minute;
/// To convene again what was left without a quorum.
pub struct Resume;

impl Action for Hold {
    const NAME: &'static str = "Hold";
}
impl Action for Minute {
    const NAME: &'static str = "Minute";
}
impl Action for Resume {
    const NAME: &'static str = "Resume";
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

impl Allows<Minute> for Meeting {
    fn allows(&self, viewer: &Viewer) -> bool {
        self.assembly.is_prepared_by(viewer) && matches!(self.state, State::Open | State::Closed)
    }
}

impl Allows<Resume> for Meeting {
    fn allows(&self, viewer: &Viewer) -> bool {
        self.assembly.is_prepared_by(viewer) && matches!(self.state, State::Void | State::Closed)
    }
}

impl Written {
    /// Its day, where it is held.
    pub fn day(&self) -> Day {
        self.meets_at.day()
    }

    /// Whether it takes up again what was left without a quorum (L2121-17).
    pub fn convening(&self) -> Convening {
        if self.follows_id.is_some() { Convening::Again } else { Convening::First }
    }
}

//! Deliberations: what was proposed, how it was voted, and what it becomes.

use crate::{
    Meeting,
    assembly::{Assembly, Prepare},
    meeting::{Item, State as Stage},
    store,
};
use base::{Day, Id, Instant, RichText};
use db::{Result, Tx};
use people::Body;
use std::ops::Deref;
use web::{Action, Allows, Door, Guarded, Read, Risk, Viewer};

db::word! {
    pub enum State {
        /// It is written; its words may change.
        Draft = "draft",
        /// It was voted, or put off: its words stand, its counts may be corrected until it is
        /// signed.
        Voted = "voted",
        /// Chair and secretary have signed (CGCT L2121-23): nothing of it changes any more.
        Signed = "signed",
    }
}

db::word! {
    /// How one votes (L2121-21).
    pub enum Ballot { Hands = "hands", Named = "named", Secret = "secret" }
}

db::word! {
    pub enum Outcome { Adopted = "adopted", Rejected = "rejected", PutOff = "put_off" }
}

db::row! {
    /// What is kept of a deliberation. Counts are of persons or votes, 0 before the vote.
    #[derive(Clone, Debug, PartialEq)]
    pub struct Written {
        pub id: Id<Deliberation>,
        pub body_id: Id<Body>,
        pub meeting_id: Id<Meeting>,
        pub item_id: Id<Item>,
        pub number: Option<String>,
        pub title: String,
        pub report: RichText,
        pub state: State,
        pub ballot: Ballot,
        pub in_exercise: u32,
        pub present: u32,
        pub proxies: u32,
        pub votes_for: u32,
        pub votes_against: u32,
        pub abstentions: u32,
        pub not_taking_part: u32,
        /// Blank papers, and void ones, in a secret ballot.
        pub blank: u32,
        pub void: u32,
        /// How the chair votes when a public vote is even.
        pub chair_vote: Option<String>,
        pub outcome: Option<Outcome>,
        /// The act it changes.
        pub corrects_id: Option<Id<Deliberation>>,
        pub withdrawn_by: Option<Id<Deliberation>>,
        pub repealed_by: Option<Id<Deliberation>>,
        pub chair_signed_at: Option<Instant>,
        pub secretary_signed_at: Option<Instant>,
        /// Of everything above, once signed.
        pub digest: String,
        pub published_at: Option<Instant>,
        /// The State has acknowledged it (L2131-1).
        pub transmitted_at: Option<Instant>,
        /// Published and transmitted since this day.
        pub executory_on: Option<Day>,
        pub version: u32,
    }
}

/// A deliberation, and the assembly that takes it.
#[derive(Clone, Debug)]
pub struct Deliberation {
    pub written: Written,
    pub assembly: Assembly,
    /// Where the meeting it is on the agenda of stands.
    pub stage: Stage,
    /// The viewer is the chair of its meeting, its secretary.
    pub signs: (bool, bool),
}

impl Deref for Deliberation {
    type Target = Written;
    fn deref(&self) -> &Written {
        &self.written
    }
}

db::word! {
    /// What a deliberation decides. Those the territory lives by have their fields.
    pub enum Deciding {
        /// A member gives a competence to the syndicate.
        Transfer = "transfer",
        /// A member joins the syndicate.
        Adhere = "adhere",
        /// The statutes are approved, or changed.
        Statutes = "statutes",
        /// A contribution is voted.
        Pay = "pay",
        /// Somebody is appointed.
        Appoint = "appoint",
        /// The syndicate agrees with what a member has asked.
        Concord = "concord",
        /// A competence is taken back, or a membership ends.
        Leave = "leave",
        /// A key of contributions is voted.
        Key = "key",
        Other = "other",
    }
}

db::row! {
    /// One thing it decides, in words, and in fields for what follows from it.
    #[derive(Clone, Debug, PartialEq, Eq)]
    pub struct Decision {
        pub id: Id<Decision>,
        pub deliberation_id: Id<Deliberation>,
        pub place: u32,
        pub kind: Deciding,
        pub words: String,
        /// JSON, by its kind.
        pub fields: String,
    }
}

impl Written {
    pub fn is_adopted(&self) -> bool {
        self.outcome == Some(Outcome::Adopted)
    }

    /// Nobody voted for or against it: it only appoints who was elected.
    pub fn is_without_vote(&self) -> bool {
        let cast = [self.votes_for, self.votes_against, self.abstentions, self.not_taking_part];
        self.outcome.is_some()
            && cast.iter().all(|count| *count == 0)
            && self.blank + self.void == 0
    }

    /// It has been taken out of force.
    pub fn is_undone(&self) -> bool {
        self.withdrawn_by.is_some() || self.repealed_by.is_some()
    }

    /// It was in force on this day (CGCT L2131-1): published, transmitted and adopted.
    pub fn is_executory(&self, on: Day) -> bool {
        self.is_adopted() && !self.is_undone() && self.executory_on.is_some_and(|day| day <= on)
    }
}

/// To sign it, as chair or secretary.
pub struct Sign;
/// To make it public for good.
pub struct Publish;
/// To send it to the control of legality.
pub struct Transmit;

impl Action for Sign {
    const NAME: &'static str = "Sign";
}
impl Action for Publish {
    const NAME: &'static str = "Publish";
}
impl Action for Transmit {
    const NAME: &'static str = "Transmit";
    const RISK: Risk = Risk::PersonalData;
}

impl Guarded for Deliberation {
    const PARAM: &'static str = "deliberation";

    fn load(tx: &Tx<'_>, id: Id<Self>, viewer: &Viewer, _: Door) -> Result<Option<Self>> {
        let Some(written) = store::deliberations::find(tx, id)? else { return Ok(None) };
        let Some(meeting) = store::meetings::find(tx, written.meeting_id)? else {
            return Ok(None);
        };
        let (assembly, stage) = (Assembly::of(tx, written.body_id, viewer)?, meeting.state);
        let officers = store::acts::officers_of(tx, written.meeting_id, viewer.person)?;
        let signs = officers.unwrap_or_default();
        Ok(assembly.map(|assembly| Deliberation { written, assembly, stage, signs }))
    }
}

/// Who prepares it, its members once they were told of its meeting, and everybody else on its
/// public page.
impl Allows<Read> for Deliberation {
    fn allows(&self, viewer: &Viewer) -> bool {
        self.assembly.is_prepared_by(viewer)
            || self.assembly.is_known_to(viewer) && self.stage != Stage::Draft
    }
}

impl Allows<Prepare> for Deliberation {
    fn allows(&self, viewer: &Viewer) -> bool {
        self.assembly.is_prepared_by(viewer) && self.state != State::Signed
    }
}

/// Chair and secretary when they sign in; otherwise an agent says that they signed on paper.
impl Allows<Sign> for Deliberation {
    fn allows(&self, viewer: &Viewer) -> bool {
        self.state == State::Voted
            && (self.signs.0 || self.signs.1 || self.assembly.is_prepared_by(viewer))
    }
}

impl Allows<Publish> for Deliberation {
    fn allows(&self, viewer: &Viewer) -> bool {
        self.state == State::Signed && self.assembly.is_prepared_by(viewer)
    }
}

impl Allows<Transmit> for Deliberation {
    fn allows(&self, viewer: &Viewer) -> bool {
        self.state == State::Signed && self.assembly.is_prepared_by(viewer)
    }
}

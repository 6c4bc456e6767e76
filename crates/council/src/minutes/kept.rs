//! The minutes of a meeting as a noun: what is kept of them once they are put to the next meeting,
//! and who may read, settle and sign them (CGCT L2121-15).

use crate::{
    Mandate, Meeting,
    assembly::Prepare,
    deliberation::Sign,
    life::signing::Role,
    meeting::{Item, State as Stage},
    store,
};
use base::{Day, Id, Instant, PersonName, Title};
use db::{Result, Tx};
use people::Body;
use std::ops::Deref;
use web::{Allows, Door, Guarded, Read, Viewer};

db::word! {
    pub enum State {
        /// Put to the next meeting: the text stands.
        Put = "put",
        /// Settled there (« arrêté »).
        Adopted = "adopted",
        /// By the chair and the secretary of its own meeting.
        Signed = "signed",
        /// For everybody and for good.
        Published = "published",
    }
}

db::row! {
    #[derive(Clone, Debug, PartialEq, Eq)]
    pub struct Kept {
        pub meeting_id: Id<Meeting>,
        pub body_id: Id<Body>,
        pub state: State,
        /// [`super::Sheet`] as JSON.
        pub sheet: String,
        /// Blake3 of it, in hexadecimal.
        pub digest: String,
        /// The meeting that settles it.
        pub put_to: Id<Meeting>,
        pub item_id: Option<Id<Item>>,
        pub adopted_on: Option<Day>,
        pub published_at: Option<Instant>,
        pub version: u32,
    }
}

db::row! {
    /// What a member asked to change; the text is kept.
    #[derive(Clone, Debug, PartialEq, Eq)]
    pub struct Remark {
        pub id: Id<Remark>,
        pub mandate_id: Id<Mandate>,
        pub title: Option<Title>,
        pub first_name: String,
        pub last_name: String,
        pub words: String,
    }
}

db::row! {
    #[derive(Clone, Debug, PartialEq, Eq)]
    pub struct Signature {
        pub role: Role,
        pub title: Option<Title>,
        pub first_name: String,
        pub last_name: String,
        /// On paper, as an agent says; otherwise he signed in.
        pub is_paper: bool,
        pub signed_on: Day,
    }
}

/// The minutes of a meeting that is over.
#[derive(Clone, Debug)]
pub struct Minutes {
    pub meeting: Meeting,
    /// None: a draft, made of what was written down of the meeting.
    pub kept: Option<Kept>,
    /// The viewer is the chair of the meeting, its secretary.
    pub signs: (bool, bool),
}

impl Deref for Minutes {
    type Target = Meeting;
    fn deref(&self) -> &Meeting {
        &self.meeting
    }
}

impl Minutes {
    pub fn is(&self, state: State) -> bool {
        self.kept.as_ref().is_some_and(|kept| kept.state == state)
    }

    fn is_over(&self) -> bool {
        matches!(self.meeting.state, Stage::Closed | Stage::Void)
    }
}

impl Remark {
    pub fn name(&self) -> PersonName {
        PersonName::new(self.first_name.clone(), self.last_name.clone(), self.title)
    }
}

impl Signature {
    pub fn name(&self) -> PersonName {
        PersonName::new(self.first_name.clone(), self.last_name.clone(), self.title)
    }
}

impl Guarded for Minutes {
    const PARAM: &'static str = "meeting";

    fn load(tx: &Tx<'_>, id: Id<Self>, viewer: &Viewer, door: Door) -> Result<Option<Self>> {
        let Some(meeting) = Meeting::load(tx, id.cast(), viewer, door)? else { return Ok(None) };
        let kept = store::minutes::find(tx, meeting.id)?;
        let signs = store::acts::officers_of(tx, meeting.id, viewer.person)?.unwrap_or_default();
        Ok(Some(Minutes { meeting, kept, signs }))
    }
}

/// Whoever reads the meeting, once it is over.
impl Allows<Read> for Minutes {
    fn allows(&self, viewer: &Viewer) -> bool {
        self.is_over() && Allows::<Read>::allows(&self.meeting, viewer)
    }
}

/// Who prepares meetings puts them to the next one, writes what is remarked, and publishes.
impl Allows<Prepare> for Minutes {
    fn allows(&self, viewer: &Viewer) -> bool {
        self.is_over() && self.meeting.assembly.is_prepared_by(viewer)
    }
}

/// Chair and secretary who sign in; otherwise an agent says that they signed on paper.
impl Allows<Sign> for Minutes {
    fn allows(&self, viewer: &Viewer) -> bool {
        self.is(State::Adopted)
            && (self.signs.0 || self.signs.1 || self.meeting.assembly.is_prepared_by(viewer))
    }
}

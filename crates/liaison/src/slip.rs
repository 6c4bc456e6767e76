//! A slip: a word of the school to families, about their children, that they sign.

use crate::store;
use base::{Day, Id, Instant, Lang};
use db::Tx;
use people::{Class, Person, School};
use std::ops::Deref;
use web::{Action, Allows, Door, Edit, Guarded, Read, Risk, Viewer};

db::word! {
    pub enum State {
        Sent = "sent",
        /// Its author took it back: nothing is awaited any more, what was signed stays.
        Withdrawn = "withdrawn",
        /// Its time is over: its words, files and answers are erased, how many signed is kept.
        Purged = "purged",
    }
}

db::word! {
    /// Who signs for a pupil.
    pub enum Needs { One = "one", Both = "both" }
}

db::word! {
    /// What a slip is about.
    pub enum Theme {
        Information = "information", Outing = "outing", Meeting = "meeting", Life = "life",
        Health = "health", Money = "money", Congratulation = "congratulation",
        Permission = "permission",
    }
}

impl Theme {
    pub const fn text(self) -> &'static str {
        match self {
            Theme::Information => text::id!("liaison-theme-information"),
            Theme::Outing => text::id!("liaison-theme-outing"),
            Theme::Meeting => text::id!("liaison-theme-meeting"),
            Theme::Life => text::id!("liaison-theme-life"),
            Theme::Health => text::id!("liaison-theme-health"),
            Theme::Money => text::id!("liaison-theme-money"),
            Theme::Congratulation => text::id!("liaison-theme-congratulation"),
            Theme::Permission => text::id!("liaison-theme-permission"),
        }
    }

    pub const fn icon(self) -> &'static str {
        match self {
            Theme::Information => "info",
            Theme::Outing => "map-pin",
            Theme::Meeting => "users",
            Theme::Life => "school",
            Theme::Health => "heart",
            Theme::Money => "file-text",
            Theme::Congratulation => "star",
            Theme::Permission => "signature",
        }
    }
}

db::row! {
    /// A slip, as its author made it.
    #[derive(Clone, Debug)]
    pub struct Written {
        pub id: Id<Slip>,
        pub school_id: Id<School>,
        pub author_id: Id<Person>,
        pub theme: Theme,
        pub state: State,
        pub needs: Needs,
        pub due_on: Option<Day>,
        pub accepts_late: bool,
        pub for_pupils: bool,
        pub title: String,
        pub lang: Lang,
        pub version: u32,
        pub asked_version: u32,
        pub sent_at: Instant,
        pub deliver_at: Instant,
        pub reminders: u32,
        /// Why it passed the quiet hours; empty: it did not.
        pub urgent_reason: String,
        pub purged_at: Option<Instant>,
        pub pupils_kept: u32,
        pub answered_kept: u32,
    }
}

impl Written {
    /// The last day has passed.
    pub fn is_past(&self, today: Day) -> bool {
        self.due_on.is_some_and(|due| due < today)
    }

    /// An answer given for the first time on this day is taken.
    pub fn takes_answers(&self, today: Day) -> bool {
        self.state == State::Sent && (self.accepts_late || !self.is_past(today))
    }

    pub fn is_open(&self) -> bool {
        self.state == State::Sent
    }

    pub fn is_urgent(&self) -> bool {
        !self.urgent_reason.is_empty()
    }

    /// An answer that was given may still be another one.
    pub fn takes_changes(&self, today: Day) -> bool {
        self.state == State::Sent && !self.is_past(today)
    }
}

db::row! {
    /// A child of the viewer (or the viewer, when a pupil) whom the slip is for.
    #[derive(Clone, Copy, Debug)]
    pub struct Tie {
        pub pupil_id: Id<Person>,
        /// The viewer answers for him by law, today.
        pub has_authority: bool,
        pub left_at: Option<Instant>,
    }
}

/// A slip and what ties the viewer to it.
#[derive(Clone, Debug)]
pub struct Slip {
    pub written: Written,
    /// The hour at which it was loaded: nobody but staff sees it before its own.
    pub is_delivered: bool,
    /// The viewer's children it is for, or himself.
    pub ties: Vec<Tie>,
    /// The classes it was sent to.
    pub classes: Vec<Id<Class>>,
    /// Its author still works in its school: only looked up for his colleagues.
    pub is_author_here: bool,
}

impl Deref for Slip {
    type Target = Written;
    fn deref(&self) -> &Written {
        &self.written
    }
}

impl Slip {
    pub fn tie(&self, pupil: Id<Person>) -> Option<&Tie> {
        self.ties.iter().find(|tie| tie.pupil_id == pupil)
    }

    /// For whom the viewer may sign.
    pub fn signable(&self) -> impl Iterator<Item = &Tie> {
        self.ties.iter().filter(|tie| tie.has_authority && tie.left_at.is_none())
    }

    /// Those who follow it: its author, the teams of its classes, the heads of its school.
    pub fn is_followed_by(&self, viewer: &people::Standing) -> bool {
        self.author_id == viewer.person && viewer.works_in(self.school_id)
            || self.classes.iter().any(|class| viewer.teaches(*class))
            || viewer.administers(self.school_id)
    }

    fn is_for_a_child_of(&self, viewer: &Viewer) -> bool {
        self.is_delivered && self.ties.iter().any(|tie| viewer.guards(tie.pupil_id))
    }

    fn is_for(&self, viewer: &Viewer) -> bool {
        self.is_delivered && self.for_pupils && self.tie(viewer.person).is_some()
    }
}

/// To sign it, as a guardian.
pub struct Sign;
/// To see who has answered, remind, tick what came on paper.
pub struct Follow;

impl Action for Sign {
    const NAME: &'static str = "Sign";
}

impl Action for Follow {
    const NAME: &'static str = "Follow";
    const RISK: Risk = Risk::PersonalData;
}

impl Guarded for Slip {
    const PARAM: &'static str = "slip";

    fn load(tx: &Tx<'_>, id: Id<Self>, viewer: &Viewer, _: Door) -> db::Result<Option<Self>> {
        store::slips::load(tx, id, viewer)
    }
}

impl Allows<Read> for Slip {
    fn allows(&self, viewer: &Viewer) -> bool {
        self.is_followed_by(viewer) || self.is_for_a_child_of(viewer) || self.is_for(viewer)
    }
}

impl Allows<Sign> for Slip {
    /// Whoever answers by law for a child it is for. A friend of the family reads it.
    fn allows(&self, viewer: &Viewer) -> bool {
        self.is_for_a_child_of(viewer) && self.ties.iter().any(|tie| tie.has_authority)
    }
}

impl Allows<Follow> for Slip {
    fn allows(&self, viewer: &Viewer) -> bool {
        self.is_followed_by(viewer)
    }
}

/// To correct it, reopen it or take it back: its author, or those who run the school; the team of
/// its class once its author has left the school.
impl Allows<Edit> for Slip {
    fn allows(&self, viewer: &Viewer) -> bool {
        self.author_id == viewer.person && viewer.works_in(self.school_id)
            || viewer.administers(self.school_id)
            || !self.is_author_here && self.classes.iter().any(|class| viewer.teaches(*class))
    }
}

//! A keepsake: a work, a reading, a certificate, a picture that a pupil keeps in his portfolio. A
//! teacher proposes, the family keeps or removes.

use crate::{access::Keep, store};
use base::{Day, Id, Instant};
use db::{Result, Tx};
use files::Use;
use people::{Class, Person};
use web::{Allows, Door, Edit, Guarded, Read, Viewer};

db::word! {
    pub enum KeepsakeKind {
        Work = "work", Reading = "reading", Certificate = "certificate", Picture = "picture",
    }
}

db::word! {
    pub enum KeepsakeState {
        /// By a teacher: the family has not said yet.
        Proposed = "proposed",
        Kept = "kept",
    }
}

pub const TITLE_CHARS_MAX: usize = 120;
pub const WORDS_CHARS_MAX: usize = 2_000;
/// As many as a pupil keeps: the best of fifteen years.
pub const KEPT_MAX: i64 = 500;

/// What is attached to a keepsake.
pub const FILES: &str = "keepsake";

pub const fn files_of(keepsake: Id<Keepsake>) -> Use {
    Use::of(FILES, keepsake)
}

db::row! {
    #[derive(Clone, Debug, PartialEq, Eq)]
    pub struct Keepsake {
        pub id: Id<Keepsake>,
        pub pupil_id: Id<Person>,
        pub first_name: String,
        pub kind: KeepsakeKind,
        pub title: String,
        pub words: String,
        pub made_on: Day,
        pub state: KeepsakeState,
        pub is_shown: bool,
        pub added_by: Id<Person>,
        pub version: i64,
        /// Where the pupil is today.
        pub class: Option<Id<Class>>,
        pub is_guarded: bool,
        pub is_answered_for: bool,
    }
}

/// Something new in a portfolio.
#[derive(Clone, Debug)]
pub struct NewKeepsake {
    pub pupil: Id<Person>,
    pub kind: KeepsakeKind,
    pub title: String,
    pub words: String,
    pub made_on: Day,
    pub is_kept: bool,
    pub is_shown: bool,
    pub by: Id<Person>,
    pub at: Instant,
}

/// Words of several lines, without the spaces around them.
pub fn words(typed: &str) -> Result<String, &'static str> {
    let words = typed.replace("\r\n", "\n").trim().to_owned();
    let is_long = words.chars().nth(WORDS_CHARS_MAX).is_some();
    if is_long { Err(text::id!("passage-refused-too-long")) } else { Ok(words) }
}

impl Keepsake {
    fn is_of(&self, viewer: &Viewer) -> bool {
        viewer.person == self.pupil_id && !viewer.is_young_pupil() || self.is_answered_for
    }

    /// A teacher of today, who sees what is shown to him and what he has proposed himself.
    fn is_followed_by(&self, viewer: &Viewer) -> bool {
        self.class.is_some_and(|class| viewer.teaches(class))
            && (self.is_shown || self.is_proposed_by(viewer))
    }

    fn is_proposed_by(&self, viewer: &Viewer) -> bool {
        self.state == KeepsakeState::Proposed && self.added_by == viewer.person
    }
}

impl Guarded for Keepsake {
    const PARAM: &'static str = "keepsake";

    fn load(tx: &Tx<'_>, id: Id<Self>, viewer: &Viewer, _: Door) -> Result<Option<Self>> {
        store::keepsakes::find(tx, id, viewer.person, tx.now().day())
    }
}

impl Allows<Read> for Keepsake {
    fn allows(&self, viewer: &Viewer) -> bool {
        viewer.person == self.pupil_id || self.is_guarded || self.is_followed_by(viewer)
    }
}

/// To keep what was proposed, to show it, to remove it: those whose it is.
impl Allows<Keep> for Keepsake {
    fn allows(&self, viewer: &Viewer) -> bool {
        self.is_of(viewer)
    }
}

/// To change its words: those whose it is, and who proposed it as long as nobody has kept it.
impl Allows<Edit> for Keepsake {
    fn allows(&self, viewer: &Viewer) -> bool {
        self.is_of(viewer)
            || self.is_proposed_by(viewer) && self.class.is_some_and(|class| viewer.teaches(class))
    }
}

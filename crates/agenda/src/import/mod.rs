//! Bringing a calendar file in: read event by event (`reading`), taken into an agenda (`bringing`),
//! said line by line, and undone when it was not what one wanted.

pub mod bringing;
pub mod reading;
mod values;

use crate::place::{Place, PlaceKind};
use base::{Id, Instant};
use db::Tx;
use people::Person;
use web::{Allows, Door, Edit, Guarded, Read, Viewer};

db::word! {
    /// What became of an event of the file.
    pub enum Outcome {
        Made = "made",
        Changed = "changed",
        /// It is here already, word for word.
        Same = "same",
        NoStart = "no_start",
        BadDate = "bad_date",
        BadRule = "bad_rule",
        TooMany = "too_many",
        TooLong = "too_long",
        Cut = "cut",
        NotText = "not_text",
        /// A task, a journal: no event.
        NoEvent = "no_event",
        /// More than a file may hold.
        Overflow = "overflow",
        /// A change of one date of an event that the file does not hold.
        Orphan = "orphan",
    }
}

impl Outcome {
    pub const fn text(self) -> &'static str {
        match self {
            Outcome::Made => text::id!("agenda-import-made"),
            Outcome::Changed => text::id!("agenda-import-changed"),
            Outcome::Same => text::id!("agenda-import-same"),
            Outcome::NoStart => text::id!("agenda-import-no-start"),
            Outcome::BadDate => text::id!("agenda-import-bad-date"),
            Outcome::BadRule => text::id!("agenda-import-bad-rule"),
            Outcome::TooMany => text::id!("agenda-import-too-many"),
            Outcome::TooLong => text::id!("agenda-import-too-long"),
            Outcome::Cut => text::id!("agenda-import-cut"),
            Outcome::NotText => text::id!("agenda-import-not-text"),
            Outcome::NoEvent => text::id!("agenda-import-no-event"),
            Outcome::Overflow => text::id!("agenda-import-overflow"),
            Outcome::Orphan => text::id!("agenda-import-orphan"),
        }
    }

    pub const fn is_taken(self) -> bool {
        matches!(self, Outcome::Made | Outcome::Changed | Outcome::Same)
    }
}

db::row! {
    /// A file that was brought in.
    #[derive(Clone, Debug)]
    pub struct Import {
        pub id: Id<Import>,
        pub person_id: Id<Person>,
        pub place_kind: PlaceKind,
        pub place_id: Id<Place>,
        pub name: String,
        pub at: Instant,
        pub undone_at: Option<Instant>,
    }
}

impl Guarded for Import {
    const PARAM: &'static str = "agenda_import";

    fn load(tx: &Tx<'_>, id: Id<Self>, _: &Viewer, _: Door) -> db::Result<Option<Self>> {
        crate::store::imports::find(tx, id)
    }
}

/// Whoever brought it in.
impl Allows<Read> for Import {
    fn allows(&self, viewer: &Viewer) -> bool {
        self.person_id == viewer.person
    }
}

/// To undo it.
impl Allows<Edit> for Import {
    fn allows(&self, viewer: &Viewer) -> bool {
        self.person_id == viewer.person
    }
}

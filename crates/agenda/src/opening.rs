//! Appointments: a teacher opens slots to the families of a class (a head: of a school), guardians
//! book them.

use crate::{
    place::{Place, PlaceKind},
    store,
};
use base::{Id, Instant};
use db::Tx;
use people::{Person, School, Standing};
use std::ops::Deref;
use web::{Action, Allows, Door, Guarded, Manage, Read, Viewer};

db::word! {
    /// How many slots a child may have: one, or one for each guardian, so that separated parents
    /// may come apart.
    pub enum Per { Child = "child", Guardian = "guardian" }
}

db::word! {
    pub enum Run { Open = "open", Closed = "closed" }
}

db::row! {
    /// Slots that were opened, as they were written.
    #[derive(Clone, Debug, PartialEq, Eq)]
    pub struct Opening {
        pub id: Id<Opening>,
        pub place_kind: PlaceKind,
        pub place_id: Id<Place>,
        pub school_id: Id<School>,
        /// Whom one meets.
        pub owner_id: Id<Person>,
        pub title: String,
        pub body: String,
        pub location: String,
        pub link: String,
        pub per: Per,
        pub book_until_at: Instant,
        pub state: Run,
        pub made_at: Instant,
    }
}

db::row! {
    /// One slot, free or booked for a pupil.
    #[derive(Clone, Debug, PartialEq, Eq)]
    pub struct Slot {
        pub id: Id<Slot>,
        pub opening_id: Id<Opening>,
        pub start_at: Instant,
        pub end_at: Instant,
        pub pupil_id: Option<Id<Person>>,
        pub guardian_id: Option<Id<Person>>,
        pub key_id: Id<Person>,
        pub booked_at: Option<Instant>,
    }
}

impl Slot {
    pub fn is_free(&self) -> bool {
        self.pupil_id.is_none()
    }
}

db::row! {
    /// A child of the viewer these slots are for; does he answer for him by law, today?
    #[derive(Clone, Copy, Debug)]
    pub struct Tie {
        pub pupil_id: Id<Person>,
        pub has_authority: bool,
    }
}

/// An opening, with what the viewer is to it.
#[derive(Clone, Debug)]
pub struct Appointments {
    pub opening: Opening,
    pub place: Place,
    pub ties: Vec<Tie>,
}

impl Deref for Appointments {
    type Target = Opening;
    fn deref(&self) -> &Opening {
        &self.opening
    }
}

impl Appointments {
    pub fn tie(&self, pupil: Id<Person>) -> Option<&Tie> {
        self.ties.iter().find(|tie| tie.pupil_id == pupil)
    }

    /// Whose slot it is: the child's, or this guardian's for him.
    pub fn key(&self, guardian: Id<Person>) -> Id<Person> {
        match self.opening.per {
            Per::Child => Id::new(0),
            Per::Guardian => guardian,
        }
    }

    pub fn is_run_by(&self, person: &Standing) -> bool {
        self.place.is_written_by(person)
            || self.opening.owner_id == person.person && person.works_in(self.opening.school_id)
    }

    /// Slots may be booked and changed.
    pub fn takes_bookings(&self, now: Instant) -> bool {
        self.opening.state == Run::Open && now < self.opening.book_until_at
    }
}

/// To book, change or cancel a slot, as a guardian.
pub struct Book;

impl Action for Book {
    const NAME: &'static str = "Book";
}

impl Guarded for Appointments {
    const PARAM: &'static str = "opening";

    fn load(tx: &Tx<'_>, id: Id<Self>, viewer: &Viewer, _: Door) -> db::Result<Option<Self>> {
        store::openings::load(tx, id.cast(), viewer)
    }
}

impl Allows<Read> for Appointments {
    fn allows(&self, viewer: &Viewer) -> bool {
        self.is_run_by(viewer) || !self.ties.is_empty()
    }
}

/// Whoever answers by law for a child of the place; a friend of the family reads.
impl Allows<Book> for Appointments {
    fn allows(&self, _: &Viewer) -> bool {
        self.ties.iter().any(|tie| tie.has_authority)
    }
}

/// To see who comes, move and cancel: whoever opened them, and those who write in the place, so
/// that a class that changes its teacher keeps its appointments.
impl Allows<Manage> for Appointments {
    fn allows(&self, viewer: &Viewer) -> bool {
        self.is_run_by(viewer)
    }
}

//! The journal of a class, and who belongs to it: today, and in the days when a child was there.
//!
//! Its team and those who run the school see all of it. A pupil, and each guardian with legal
//! authority over him, sees what was published while the pupil was in the class; it stays his when
//! he has left. A guardian without authority sees nothing, whatever he was before.

use crate::{Post, store};
use base::{Day, Id};
use db::Tx;
use people::{Class, Person, School, Standing};
use publication::Comments;
use web::{Action, Allows, Create, Door, Guarded, Manage, Read, Risk, Viewer};

db::row! {
    /// A class and what it has chosen for its journal.
    #[derive(Clone, Debug, PartialEq, Eq)]
    pub struct Place {
        pub class_id: Id<Class>,
        pub name: String,
        pub school_id: Id<School>,
        pub school_name: String,
        pub comments: Comments,
        pub reactions: bool,
        pub pupils_write: bool,
    }
}

db::row! {
    /// The days in which a pupil was in a class.
    #[derive(Clone, Copy, Debug, PartialEq, Eq)]
    pub struct Stay {
        pub class_id: Id<Class>,
        pub pupil_id: Id<Person>,
        pub from_on: Day,
        pub until_on: Option<Day>,
    }
}

impl Stay {
    pub fn holds(&self, day: Day) -> bool {
        self.from_on <= day && self.until_on.is_none_or(|until| day < until)
    }
}

/// What somebody is to a class.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Tie {
    /// Of its team, or of those who run its school.
    pub is_staff: bool,
    /// His own days there, and those of the children over whom he has authority.
    pub stays: Vec<Stay>,
    /// The day it is.
    pub today: Option<Day>,
}

impl Tie {
    pub fn of(
        tx: &Tx<'_>,
        class: Id<Class>,
        school: Id<School>,
        person: &Standing,
    ) -> db::Result<Self> {
        let today = tx.now().day();
        let is_staff = person.teaches(class) || person.administers(school);
        let stays = store::reach::stays_in(tx, class, person.person, today)?;
        Ok(Tie { is_staff, stays, today: Some(today) })
    }

    /// Was there when something was published on this day?
    pub fn was_there_on(&self, day: Day) -> bool {
        self.stays.iter().any(|stay| stay.holds(day))
    }

    pub fn is_there(&self) -> bool {
        self.today.is_some_and(|today| self.was_there_on(today))
    }

    pub fn is_of_the_class(&self) -> bool {
        self.is_staff || self.is_there()
    }

    /// The pupils for whom he is there, himself or his children.
    pub fn pupils(&self) -> impl Iterator<Item = Id<Person>> {
        self.stays.iter().map(|stay| stay.pupil_id)
    }
}

/// The journal of a class, with what the viewer is to it.
#[derive(Clone, Debug)]
pub struct Journal {
    pub place: Place,
    pub tie: Tie,
}

impl std::ops::Deref for Journal {
    type Target = Place;
    fn deref(&self) -> &Place {
        &self.place
    }
}

impl Journal {
    /// A pupil of the class who may propose posts.
    pub fn is_written_by_pupil(&self, person: &Standing) -> bool {
        let is_his = self.tie.pupils().any(|pupil| pupil == person.person);
        self.pupils_write && is_his && self.tie.is_there()
    }
}

/// To take the book of its year: those who are of the class today.
pub struct TakeBook;

impl Action for TakeBook {
    const NAME: &'static str = "TakeBook";
    const RISK: Risk = Risk::MinorsImage;
}

/// To see and to say what families allow to be shown of their children.
pub struct Rights;

impl Action for Rights {
    const NAME: &'static str = "Rights";
    const RISK: Risk = Risk::MinorsImage;
}

impl Guarded for Journal {
    const PARAM: &'static str = "class";

    fn load(tx: &Tx<'_>, id: Id<Self>, viewer: &Viewer, _: Door) -> db::Result<Option<Self>> {
        let Some(place) = store::places::find(tx, id.cast())? else { return Ok(None) };
        let tie = Tie::of(tx, place.class_id, place.school_id, viewer)?;
        Ok(Some(Journal { place, tie }))
    }
}

impl Allows<Read> for Journal {
    fn allows(&self, _: &Viewer) -> bool {
        self.tie.is_staff || !self.tie.stays.is_empty()
    }
}

impl Allows<Create<Post>> for Journal {
    fn allows(&self, viewer: &Viewer) -> bool {
        self.tie.is_staff || self.is_written_by_pupil(viewer)
    }
}

/// What is chosen for it, and its book.
impl Allows<Manage> for Journal {
    fn allows(&self, _: &Viewer) -> bool {
        self.tie.is_staff
    }
}

impl Allows<Rights> for Journal {
    fn allows(&self, _: &Viewer) -> bool {
        self.tie.is_staff
    }
}

impl Allows<TakeBook> for Journal {
    fn allows(&self, _: &Viewer) -> bool {
        self.tie.is_of_the_class()
    }
}

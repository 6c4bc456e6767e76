//! A place: the agenda of a school, a class, a group made by hand, or a person. The directory makes
//! them; who writes in one comes from what people are there.

use crate::{Event, store};
use base::{Id, SchoolWeek};
use db::Tx;
use people::{Addressee, Class, Group, GroupKind, Person, School, Scope, Standing, groups};
use std::{fmt, str::FromStr};
use web::{Allows, Create, Door, Guarded, Read, Viewer};

db::word! {
    pub enum PlaceKind {
        Person = "person", Class = "class", Group = "group", School = "school",
    }
}

db::row! {
    /// Where an event is: enough to know who is at home there.
    #[derive(Clone, Debug, PartialEq, Eq)]
    pub struct Place {
        pub id: Id<Place>,
        pub kind: PlaceKind,
        pub name: String,
        pub school_id: Option<Id<School>>,
        /// The viewer chooses the members of this group.
        pub is_contributor: bool,
    }
}

/// A place as a form names it: `class:12`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Key {
    pub kind: PlaceKind,
    pub id: Id<Place>,
}

impl fmt::Display for Key {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}:{}", self.kind.word(), self.id)
    }
}

/// The text names no place.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Unreadable;

impl FromStr for Key {
    type Err = Unreadable;

    fn from_str(text: &str) -> Result<Self, Unreadable> {
        let (kind, id) = text.split_once(':').ok_or(Unreadable)?;
        let kind = PlaceKind::parse(kind).ok_or(Unreadable)?;
        Ok(Key { kind, id: id.parse().map_err(|_| Unreadable)? })
    }
}

/// For whom an event of a class or a school is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct For {
    pub families: bool,
    pub pupils: bool,
    pub staff: bool,
}

impl For {
    pub const ALL: For = For { families: true, pupils: true, staff: true };

    pub const fn is_nobody(self) -> bool {
        !self.families && !self.pupils && !self.staff
    }
}

impl Place {
    pub fn key(&self) -> Key {
        Key { kind: self.kind, id: self.id }
    }

    pub fn class(&self) -> Option<Id<Class>> {
        (self.kind == PlaceKind::Class).then(|| self.id.cast())
    }

    /// Several people may be in it: their notices, adults and appointments make sense.
    pub fn is_shared(&self) -> bool {
        self.kind != PlaceKind::Person
    }

    /// On which days there is class; where there is no school a week has its five days.
    pub fn week(&self, tx: &Tx<'_>) -> db::Result<SchoolWeek> {
        let school = match self.school_id {
            Some(school) => people::school::load(tx, school)?,
            None => None,
        };
        let whole = || SchoolWeek { has_wednesday: true, ..SchoolWeek::default() };
        Ok(school.map_or_else(whole, |school| school.week()))
    }

    fn school_is_run_by(&self, person: &Standing) -> bool {
        self.school_id.is_some_and(|school| person.administers(school))
    }

    /// Writes there: the person himself, the team of a class, those who run a school, those who
    /// made a group.
    pub fn is_written_by(&self, person: &Standing) -> bool {
        match self.kind {
            PlaceKind::Person => self.id.cast() == person.person,
            PlaceKind::Class => person.teaches(self.id.cast()) || self.school_is_run_by(person),
            PlaceKind::Group => self.is_contributor || self.school_is_run_by(person),
            PlaceKind::School => self.school_is_run_by(person),
        }
    }

    /// One of those it is for.
    pub fn is_home_of(&self, person: &Standing) -> bool {
        match self.kind {
            PlaceKind::Person => self.id.cast() == person.person,
            PlaceKind::Class => {
                let class = self.id.cast();
                person.attends(class) || person.guards_a_pupil_of(class) || person.teaches(class)
            }
            PlaceKind::Group => person.is_member(self.id.cast()),
            PlaceKind::School => {
                let school = self.id.cast();
                person.attends_school(school)
                    || person.guards_a_pupil_of_school(school)
                    || person.works_in(school)
            }
        }
    }

    /// Those an event here is for.
    pub fn readers(&self, tx: &Tx<'_>, wanted: For) -> db::Result<Vec<Addressee>> {
        let scope = match self.kind {
            PlaceKind::Person => return Ok(vec![Addressee::Person(self.id.cast::<Person>())]),
            PlaceKind::Group => return Ok(vec![Addressee::Group(self.id.cast::<Group>())]),
            PlaceKind::Class => Scope::Class(self.id.cast()),
            PlaceKind::School => Scope::School(self.id.cast()),
        };
        let staff = if self.kind == PlaceKind::Class { GroupKind::Team } else { GroupKind::Staff };
        let kinds = [
            (wanted.families, GroupKind::Guardians),
            (wanted.pupils, GroupKind::Pupils),
            (wanted.staff, staff),
        ];
        let mut readers = Vec::new();
        for (_, kind) in kinds.into_iter().filter(|(is_wanted, _)| *is_wanted) {
            readers.extend(groups::find(tx, kind, scope)?.map(Addressee::Group));
        }
        Ok(readers)
    }

    /// The pupils it is about: the group a consent is asked of.
    pub fn pupils(&self, tx: &Tx<'_>) -> db::Result<Option<Id<Group>>> {
        match self.kind {
            PlaceKind::Person => Ok(None),
            PlaceKind::Group => Ok(Some(self.id.cast())),
            PlaceKind::Class => groups::find(tx, GroupKind::Pupils, Scope::Class(self.id.cast())),
            PlaceKind::School => groups::find(tx, GroupKind::Pupils, Scope::School(self.id.cast())),
        }
    }
}

impl Guarded for Place {
    const PARAM: &'static str = "agenda_place";

    fn load(tx: &Tx<'_>, id: Id<Self>, viewer: &Viewer, _: Door) -> db::Result<Option<Self>> {
        store::places::find(tx, id, viewer)
    }
}

impl Allows<Read> for Place {
    fn allows(&self, viewer: &Viewer) -> bool {
        self.is_home_of(viewer) || self.is_written_by(viewer)
    }
}

impl Allows<Create<Event>> for Place {
    fn allows(&self, viewer: &Viewer) -> bool {
        self.is_written_by(viewer)
    }
}

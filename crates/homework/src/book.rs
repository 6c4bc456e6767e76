//! A book: the homework and the lessons of a class, or of a group made by hand. Nobody creates one:
//! it is there with its class.

use crate::{calendar::Calendar, store};
use base::{Id, SchoolYear, Zone};
use db::Tx;
use people::{Class, Group, School, SchoolKind, Standing, school};
use web::{Action, Allows, Door, Guarded, Read, Risk, Viewer};

db::word! {
    pub enum BookKind { Class = "class", Group = "group" }
}

db::row! {
    /// Where a book is: enough to know who is at home there.
    #[derive(Clone, Debug, PartialEq, Eq)]
    pub struct Place {
        pub id: Id<Book>,
        pub kind: BookKind,
        pub name: String,
        /// Of a class.
        pub year: Option<SchoolYear>,
        pub school_id: Id<School>,
        pub school_name: String,
        pub school_kind: SchoolKind,
        pub zone: String,
        /// `base::QuietHours` as JSON when the head has changed them.
        pub quiet_hours: Option<String>,
        /// `base::SchoolWeek` as JSON when the school has said something of it.
        pub week: Option<String>,
    }
}

impl Place {
    pub fn class(&self) -> Option<Id<Class>> {
        (self.kind == BookKind::Class).then(|| self.id.cast())
    }

    pub fn group(&self) -> Option<Id<Group>> {
        (self.kind == BookKind::Group).then(|| self.id.cast())
    }

    pub fn calendar(&self) -> Calendar {
        let zone = Zone::of_letter(&self.zone);
        Calendar {
            week: school::week(self.school_kind, zone, self.week.as_deref()),
            quiet: school::quiet(zone, self.quiet_hours.as_deref()),
        }
    }

    /// As many minutes as are a lot for one evening. Written homework is forbidden in the first
    /// degree (circulaire du 29 décembre 1956): there it is reading, and lessons to learn.
    pub const fn minutes_max(&self) -> u32 {
        match self.school_kind {
            SchoolKind::Nursery => 15,
            SchoolKind::Elementary | SchoolKind::Primary => 30,
            SchoolKind::Middle => 90,
            SchoolKind::High => 120,
        }
    }
}

/// A book, with what the viewer is to it.
#[derive(Clone, Debug)]
pub struct Book {
    pub place: Place,
    /// He teaches there.
    pub is_written: bool,
    /// He, or a child of his, is one of its pupils.
    pub is_read: bool,
}

impl std::ops::Deref for Book {
    type Target = Place;
    fn deref(&self) -> &Place {
        &self.place
    }
}

impl Book {
    /// All of it may be seen: by those who write in it, and by those who run the school.
    pub fn is_followed_by(&self, person: &Standing) -> bool {
        self.is_written || person.administers(self.school_id)
    }
}

/// To give homework in it and to say what was done.
pub struct Give;
/// To see all of it.
pub struct Follow;
/// To put one's visa in it.
pub struct Endorse;

impl Action for Give {
    const NAME: &'static str = "Give";
}
impl Action for Follow {
    const NAME: &'static str = "Follow";
    const RISK: Risk = Risk::PersonalData;
}
impl Action for Endorse {
    const NAME: &'static str = "Endorse";
}

impl Guarded for Book {
    const PARAM: &'static str = "book";

    fn load(tx: &Tx<'_>, id: Id<Self>, viewer: &Viewer, _: Door) -> db::Result<Option<Self>> {
        store::books::find(tx, id, viewer)
    }
}

impl Allows<Read> for Book {
    fn allows(&self, viewer: &Viewer) -> bool {
        self.is_read || self.is_followed_by(viewer)
    }
}

impl Allows<Give> for Book {
    fn allows(&self, _: &Viewer) -> bool {
        self.is_written
    }
}

impl Allows<Follow> for Book {
    fn allows(&self, viewer: &Viewer) -> bool {
        self.is_followed_by(viewer)
    }
}

impl Allows<Endorse> for Book {
    fn allows(&self, viewer: &Viewer) -> bool {
        viewer.administers(self.school_id)
    }
}

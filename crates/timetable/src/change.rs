//! A change: one lesson on one day is not as usual. It is said once, told to whom it concerns, and
//! can be taken back.

use crate::{Lesson, Room};
use base::{Day, Id, Instant, Minutes, PersonName, Title};
use db::Tx;
use people::{Person, School};
use web::{Allows, Door, Edit, Guarded, Read, Viewer};

db::word! {
    pub enum ChangeKind {
        /// It does not take place.
        Cancelled = "cancelled",
        /// At another hour, perhaps on another day.
        Moved = "moved",
        /// Given by somebody else.
        Teacher = "teacher",
        Room = "room",
        /// It takes place on this day alone, besides the others.
        Added = "added",
    }
}

db::row! {
    #[derive(Clone, Debug, PartialEq, Eq)]
    pub struct Change {
        pub id: Id<Change>,
        pub school_id: Id<School>,
        pub lesson_id: Id<Lesson>,
        /// The day the lesson would have been on.
        pub day: Day,
        pub kind: ChangeKind,
        pub to_day: Option<Day>,
        pub from_at: Option<Minutes>,
        pub until_at: Option<Minutes>,
        pub teacher_id: Option<Id<Person>>,
        pub room_id: Option<Id<Room>>,
        /// A word for those who are told.
        pub word: String,
        pub made_by: Id<Person>,
        pub made_at: Instant,
        pub withdrawn_at: Option<Instant>,
        pub told_at: Option<Instant>,
        /// The names of the teacher and the room it names.
        pub first_name: Option<String>,
        pub last_name: Option<String>,
        pub title: Option<Title>,
        pub room_name: Option<String>,
    }
}

impl Change {
    /// Where it moves the lesson to.
    pub fn target(&self) -> Option<(Day, Minutes, Minutes)> {
        let (from, until) = (self.from_at?, self.until_at?);
        (self.kind == ChangeKind::Moved).then(|| (self.to_day.unwrap_or(self.day), from, until))
    }

    /// The first of the days it concerns.
    pub fn first_day(&self) -> Day {
        self.to_day.map_or(self.day, |day| day.min(self.day))
    }

    /// The last of them.
    pub fn last_day(&self) -> Day {
        self.to_day.map_or(self.day, |day| day.max(self.day))
    }

    /// `Mme Vidal`
    pub fn teacher_name(&self) -> String {
        let first = self.first_name.clone().unwrap_or_default();
        PersonName::new(first, self.last_name.clone().unwrap_or_default(), self.title).formal()
    }
}

impl Guarded for Change {
    const PARAM: &'static str = "timetable_change";

    fn load(tx: &Tx<'_>, id: Id<Self>, _: &Viewer, _: Door) -> db::Result<Option<Self>> {
        crate::store::changes::find(tx, id)
    }
}

impl Allows<Read> for Change {
    fn allows(&self, viewer: &Viewer) -> bool {
        viewer.works_in(self.school_id) || viewer.administers(self.school_id)
    }
}

/// To take it back.
impl Allows<Edit> for Change {
    fn allows(&self, viewer: &Viewer) -> bool {
        viewer.administers(self.school_id)
    }
}

//! Who and what a lesson needs: classes, groups, teachers, rooms.

use crate::{Lesson, Room};
use base::{Id, PersonName, Title};
use people::{Class, Group, Person};

db::word! {
    pub enum PartKind { Class = "class", Group = "group", Teacher = "teacher", Room = "room" }
}

db::row! {
    /// One of those a lesson needs. `ref_id` is 0 of somebody whom the school does not know: he is
    /// shown by the name his file gives him.
    #[derive(Clone, Debug, PartialEq, Eq)]
    pub struct Part {
        pub lesson_id: Id<Lesson>,
        pub kind: PartKind,
        pub ref_id: i64,
        pub name: String,
        pub first_name: Option<String>,
        pub last_name: Option<String>,
        pub title: Option<Title>,
    }
}

impl Part {
    pub fn class(&self) -> Option<Id<Class>> {
        (self.kind == PartKind::Class && self.ref_id != 0).then(|| Id::new(self.ref_id))
    }

    pub fn group(&self) -> Option<Id<Group>> {
        (self.kind == PartKind::Group && self.ref_id != 0).then(|| Id::new(self.ref_id))
    }

    pub fn teacher(&self) -> Option<Id<Person>> {
        (self.kind == PartKind::Teacher && self.ref_id != 0).then(|| Id::new(self.ref_id))
    }

    pub fn room(&self) -> Option<Id<Room>> {
        (self.kind == PartKind::Room && self.ref_id != 0).then(|| Id::new(self.ref_id))
    }

    /// `6e A`, `M. Roche`, `204`
    pub fn said(&self) -> String {
        match (&self.first_name, &self.last_name) {
            (Some(first), Some(last)) => PersonName::new(first, last, self.title).formal(),
            _ => self.name.clone(),
        }
    }
}

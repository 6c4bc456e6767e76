//! Where a pupil goes: up to a class, again in his level, or out of the school.

use crate::YearClass;
use base::Id;
use people::{Class, Level, Person, SchoolKind};

db::word! {
    /// Where those go who leave. `Elsewhere` is not known, or no school at all.
    pub enum Destination {
        Elementary = "elementary", Middle = "middle", High = "high", Elsewhere = "elsewhere",
    }
}

impl Destination {
    /// Where one goes after the last level a school of this kind teaches.
    pub fn after(level: Level) -> Self {
        match level {
            Level::Gs => Destination::Elementary,
            Level::Cm2 => Destination::Middle,
            Level::Third => Destination::High,
            _ => Destination::Elsewhere,
        }
    }

    pub fn kind(self) -> Option<SchoolKind> {
        match self {
            Destination::Elementary => Some(SchoolKind::Elementary),
            Destination::Middle => Some(SchoolKind::Middle),
            Destination::High => Some(SchoolKind::High),
            Destination::Elsewhere => None,
        }
    }
}

db::row! {
    /// What is written down of a pupil: where he was, and where he goes.
    #[derive(Clone, Debug, PartialEq, Eq)]
    pub struct Move {
        pub pupil: Id<Person>,
        pub from: Option<Id<Class>>,
        pub from_name: String,
        pub from_level: Level,
        pub to: Option<Id<YearClass>>,
        pub level: Option<Level>,
        pub leaves_to: Option<Destination>,
        pub is_decided: bool,
    }
}

/// One way or none.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Way {
    Class(Id<YearClass>, Level),
    Leaves(Destination),
    /// His class will not be, and nobody has said where he goes.
    Nowhere,
}

impl Move {
    pub fn way(&self) -> Way {
        match (self.to, self.level, self.leaves_to) {
            (Some(class), Some(level), _) => Way::Class(class, level),
            (_, _, Some(destination)) => Way::Leaves(destination),
            _ => Way::Nowhere,
        }
    }

    pub fn towards(mut self, way: Way) -> Self {
        (self.to, self.level, self.leaves_to) = match way {
            Way::Class(class, level) => (Some(class), Some(level), None),
            Way::Leaves(destination) => (None, None, Some(destination)),
            Way::Nowhere => (None, None, None),
        };
        self
    }
}

//! Where a pupil goes: up to a class, again in his level, or out of the school.

use crate::YearClass;
use base::Id;
use people::{Class, Level, Person, School};

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
}

db::row! {
    /// What is written down of a pupil: where he was, and where he goes.
    #[derive(Clone, Debug, PartialEq, Eq)]
    pub struct Move {
        pub pupil: Id<Person>,
        pub from: Option<Id<Class>>,
        pub from_name: String,
        pub from_level: Level,
        pub is_announced: bool,
        pub to: Option<Id<YearClass>>,
        pub level: Option<Level>,
        pub leaves_to: Option<Destination>,
        pub to_school: Option<Id<School>>,
        pub is_decided: bool,
    }
}

/// Where a pupil comes from.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Of {
    Class(Id<Class>),
    NoClass,
    /// Another school of the platform sends him.
    Announced,
}

/// One way or none.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Way {
    Class(Id<YearClass>, Level),
    Leaves(Destination),
    /// To this school of the platform, which is told of him.
    Joins(Id<School>),
    /// His class will not be, and nobody has said where he goes.
    Nowhere,
}

impl Move {
    pub fn way(&self) -> Way {
        match (self.to, self.level, self.to_school, self.leaves_to) {
            (Some(class), Some(level), ..) => Way::Class(class, level),
            (_, _, Some(school), _) => Way::Joins(school),
            (.., Some(destination)) => Way::Leaves(destination),
            _ => Way::Nowhere,
        }
    }

    pub fn of(&self) -> Of {
        match self.from {
            _ if self.is_announced => Of::Announced,
            Some(class) => Of::Class(class),
            None => Of::NoClass,
        }
    }

    pub fn towards(mut self, way: Way) -> Self {
        (self.to, self.level) = match way {
            Way::Class(class, level) => (Some(class), Some(level)),
            _ => (None, None),
        };
        (self.to_school, self.leaves_to) = match way {
            Way::Joins(school) => (Some(school), Some(Destination::after(self.from_level))),
            Way::Leaves(destination) => (None, Some(destination)),
            _ => (None, None),
        };
        self
    }
}

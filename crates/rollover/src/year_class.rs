//! A class of the next year, as it is prepared.

use base::Id;
use people::{Class, Function, Level, Person};

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct YearClass {
    pub id: Id<YearClass>,
    pub name: String,
    pub levels: Vec<Level>,
    /// The class of the year that ends whose name and team it had at first.
    pub from: Option<Id<Class>>,
    /// The class it has become.
    pub class: Option<Id<Class>>,
    pub team: Vec<Mate>,
}

/// Somebody of its team.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Mate {
    pub person: Id<Person>,
    pub function: Function,
    pub subject: String,
}

impl YearClass {
    pub fn teaches(&self, level: Level) -> bool {
        self.levels.contains(&level)
    }

    /// Somebody is there who teaches.
    pub fn has_a_teacher(&self) -> bool {
        let teaches = |mate: &Mate| {
            matches!(mate.function, Function::Teacher | Function::Substitute | Function::Specialist)
        };
        self.team.iter().any(teaches)
    }
}

//! What was done of a year change, written down so that it can be undone exactly.

use base::{Day, Id};
use people::{Assignment, Class, Enrolment, Level};
use serde::{Deserialize, Serialize};

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Done {
    /// An id of that moment: what was written later has a greater one.
    pub mark: Id<Done>,
    pub classes_opened: Vec<Id<Class>>,
    /// With the levels they had before.
    pub levels_changed: Vec<(Id<Class>, Vec<String>)>,
    pub enrolments_begun: Vec<Id<Enrolment>>,
    /// With the end they had before.
    pub enrolments_ended: Vec<(Id<Enrolment>, Option<Day>)>,
    pub assignments_begun: Vec<Id<Assignment>>,
    pub assignments_ended: Vec<(Id<Assignment>, Option<Day>)>,
    /// The classes of the year that ends: they close on the day, when nobody is left in them.
    pub classes_old: Vec<Id<Class>>,
    pub classes_closed: Vec<Id<Class>>,
}

impl Done {
    pub fn since(mark: Id<Done>) -> Self {
        Done {
            mark,
            classes_opened: Vec::new(),
            levels_changed: Vec::new(),
            enrolments_begun: Vec::new(),
            enrolments_ended: Vec::new(),
            assignments_begun: Vec::new(),
            assignments_ended: Vec::new(),
            classes_old: Vec::new(),
            classes_closed: Vec::new(),
        }
    }

    pub fn levels(words: &[String]) -> Vec<Level> {
        words.iter().filter_map(|word| Level::parse(word)).collect()
    }
}

//! The plan: what a feed would change in one school, as steps that can be read before anything is
//! done. It is made again in the transaction that applies it, from the same lines and the same
//! people, so that what is applied is what was read, or nothing is.

mod ahead;
mod ledger;
mod likely;
mod matching;
mod posts;
mod school;
mod seats;
mod slice;
mod tables;
mod ties;

pub(crate) use likely::find_likely;
pub(crate) use school::school;
pub(crate) use slice::Slice;

use crate::record::RecordKind;
pub use crate::wanted::ClassName;
use crate::wanted::{DetailField, WantedSchool};
use base::{Day, Id, PersonName};
use people::{
    Assignment, Class, Details, Enrolment, Evidence, Function, Guardianship, ImageRight, Key,
    Kinship, Level, Person, School,
};
use serde::{Deserialize, Serialize};
use std::collections::HashMap;

/// What a feed would change in a school.
#[derive(Clone, Debug, Default)]
pub struct SchoolPlan {
    pub place: String,
    pub school: Option<Id<School>>,
    /// The name to show, known or to come.
    pub name: String,
    /// The school is to be opened.
    pub(crate) opens: Option<WantedSchool>,
    pub classes: Vec<ClassPlan>,
    pub persons: Vec<PersonPlan>,
    pub counts: Counts,
    /// Pupils of whom the feed says whether they may be shown: by key, and who is known already.
    pub(crate) shown: Vec<(String, Option<Id<Person>>, bool)>,
    /// Those who would be in the school no longer, by whom they are known.
    pub leaving: Vec<Id<Person>>,
    /// Pupils and staff in it today.
    pub present: u64,
    /// Names the plan speaks of, for its sentences.
    pub(crate) names: HashMap<Id<Person>, String>,
    pub(crate) names_of_keys: HashMap<String, String>,
    pub(crate) class_names: HashMap<Id<Class>, String>,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ClassPlan {
    Opens(ClassName),
    /// The same class under another name.
    Renames {
        class: Id<Class>,
        before: String,
        after: String,
    },
}

/// What would change for one person.
#[derive(Clone, Debug)]
pub struct PersonPlan {
    pub kind: RecordKind,
    /// `aaf:09/501`; steps name one another's persons by it.
    pub key: String,
    pub person: Option<Id<Person>>,
    pub name: PersonName,
    pub birth_day: Option<Day>,
    pub outcome: Outcome,
    pub(crate) details: Details,
    pub changes: Vec<FieldChange>,
    pub(crate) new_keys: Vec<Key>,
    pub comes_back: bool,
    pub sits: Vec<NewSeat>,
    pub rises: Vec<Enrolment>,
    /// A year change has given him a place for later, of which the feed does not speak: it stays.
    pub keeps_place: bool,
    /// He would be put back where he was last year.
    pub goes_back: bool,
    pub ties: Vec<NewTie>,
    pub unties: Vec<Guardianship>,
    pub holds: Vec<NewPost>,
    pub lays_down: Vec<Assignment>,
    /// What the feed adds to what his family allows to be shown of him.
    pub image: Option<ImageRight>,
    /// People of the house who look like the same person.
    pub likely: Vec<Likely>,
}

/// How a person's line reads.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Outcome {
    Created,
    CameBack,
    Changed,
    /// Comes from another school of the platform.
    Arrived {
        from: Option<Id<School>>,
    },
    /// Has gone to another school of the platform, which takes him when its turn comes.
    MovedAway,
    Left,
    Unchanged,
}

/// One detail, before and after.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct FieldChange {
    pub(crate) field: String,
    pub before: String,
    pub after: String,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NewSeat {
    pub class: Option<ClassSlot>,
    pub level: Level,
    pub from_on: Day,
    /// The day on which a place he has already for later begins.
    pub until_on: Option<Day>,
}

/// A class that is there, or one that the same plan opens.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum ClassSlot {
    Known(Id<Class>),
    New(ClassName),
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NewTie {
    /// The key of the guardian.
    pub guardian: String,
    pub kinship: Kinship,
    pub has_authority: bool,
    pub is_contact: bool,
    pub pays: bool,
    pub priority: u8,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NewPost {
    pub class: Option<ClassSlot>,
    pub function: Function,
    pub subject: Option<String>,
}

/// Somebody who looks like the person the feed would create.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Likely {
    pub person: Id<Person>,
    pub evidence: Evidence,
}

/// What a plan amounts to.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Counts {
    pub created_pupils: u64,
    pub created_guardians: u64,
    pub created_staff: u64,
    pub came_back: u64,
    pub changed: u64,
    pub arrived: u64,
    pub moved_away: u64,
    pub changed_class: u64,
    pub left_pupils: u64,
    pub left_staff: u64,
    pub classes_opened: u64,
    pub classes_renamed: u64,
    pub likely_duplicates: u64,
    /// Guardians who would begin to see what concerns a child, and those who would no longer.
    pub ties_begun: u64,
    pub ties_ended: u64,
    /// Functions begun and ended: what somebody may do changes with them.
    pub posts_begun: u64,
    pub posts_ended: u64,
    /// Children of a table whom nobody could be sure of.
    pub unresolved: u64,
    /// Pupils who may be shown to their class from now on, and those who may not.
    pub images_allowed: u64,
    pub images_refused: u64,
    /// Places for later that the feed does not speak of, and leaves alone.
    pub places_kept: u64,
    /// Pupils who would be put back into the class they had last year.
    pub goes_back: u64,
}

impl Counts {
    pub fn and(self, other: Counts) -> Counts {
        Counts {
            created_pupils: self.created_pupils + other.created_pupils,
            created_guardians: self.created_guardians + other.created_guardians,
            created_staff: self.created_staff + other.created_staff,
            came_back: self.came_back + other.came_back,
            changed: self.changed + other.changed,
            arrived: self.arrived + other.arrived,
            moved_away: self.moved_away + other.moved_away,
            changed_class: self.changed_class + other.changed_class,
            left_pupils: self.left_pupils + other.left_pupils,
            left_staff: self.left_staff + other.left_staff,
            classes_opened: self.classes_opened + other.classes_opened,
            classes_renamed: self.classes_renamed + other.classes_renamed,
            likely_duplicates: self.likely_duplicates + other.likely_duplicates,
            ties_begun: self.ties_begun + other.ties_begun,
            ties_ended: self.ties_ended + other.ties_ended,
            posts_begun: self.posts_begun + other.posts_begun,
            posts_ended: self.posts_ended + other.posts_ended,
            unresolved: self.unresolved + other.unresolved,
            images_allowed: self.images_allowed + other.images_allowed,
            images_refused: self.images_refused + other.images_refused,
            places_kept: self.places_kept + other.places_kept,
            goes_back: self.goes_back + other.goes_back,
        }
    }

    pub const fn created(&self) -> u64 {
        self.created_pupils + self.created_guardians + self.created_staff
    }

    pub const fn left(&self) -> u64 {
        self.left_pupils + self.left_staff
    }

    pub fn is_nothing(&self) -> bool {
        *self == Counts::default()
    }
}

impl SchoolPlan {
    pub(crate) fn name_of(&self, person: Id<Person>) -> String {
        self.names.get(&person).cloned().unwrap_or_default()
    }

    pub(crate) fn name_of_key(&self, key: &str) -> String {
        self.names_of_keys.get(key).cloned().unwrap_or_default()
    }

    pub(crate) fn class_name(&self, class: Id<Class>) -> String {
        self.class_names.get(&class).cloned().unwrap_or_default()
    }
}

impl FieldChange {
    pub(crate) fn between(before: &Details, after: &Details) -> Vec<FieldChange> {
        let change = |field: &DetailField| {
            let (before, after) = (field.of(before), field.of(after));
            let field = field.word().to_owned();
            (before != after).then_some(FieldChange { field, before, after })
        };
        DetailField::ALL.iter().filter_map(change).collect()
    }

    pub(crate) fn field(&self) -> Option<DetailField> {
        DetailField::parse(&self.field)
    }
}

impl PersonPlan {
    /// Nothing would be written for this person.
    pub fn is_idle(&self) -> bool {
        self.person.is_some()
            && self.changes.is_empty()
            && self.new_keys.is_empty()
            && !self.comes_back
            && self.sits.is_empty()
            && self.rises.is_empty()
            && self.ties.is_empty()
            && self.unties.is_empty()
            && self.holds.is_empty()
            && self.lays_down.is_empty()
            && self.image.is_none()
    }

    /// Goes from one class of the school to another.
    pub fn changes_class(&self) -> bool {
        !self.sits.is_empty() && !self.rises.is_empty()
    }
}

//! What a feed did in one school, written down so that it can be undone.

use crate::plan::FieldChange;
use crate::record::RecordKind;
use base::{Day, Id};
use people::{Assignment, Class, Enrolment, Guardianship, Person, image_right};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub(crate) struct Done {
    /// Everybody who was added.
    pub persons: Vec<Id<Person>>,
    /// Kept apart, by person, as are the keys: feeds of before still have both here.
    #[serde(skip_serializing)]
    pub edited: Vec<(Id<Person>, Vec<FieldChange>)>,
    #[serde(skip_serializing)]
    pub keys: Vec<(String, String)>,
    #[serde(skip)]
    pub keys_added: Vec<(Id<Person>, (String, String))>,
    /// Who had left on that day, and is back.
    pub came_back: Vec<(Id<Person>, Day)>,
    /// Who has left by this.
    pub left: Vec<Id<Person>>,
    pub classes_opened: Vec<Id<Class>>,
    pub classes_closed: Vec<Id<Class>>,
    pub classes_renamed: Vec<(Id<Class>, String)>,
    pub enrolments_begun: Vec<Id<Enrolment>>,
    /// With the end they had before.
    pub enrolments_ended: Vec<(Id<Enrolment>, Option<Day>)>,
    pub guardianships_begun: Vec<Id<Guardianship>>,
    pub guardianships_ended: Vec<(Id<Guardianship>, Option<Day>)>,
    pub assignments_begun: Vec<Id<Assignment>>,
    pub assignments_ended: Vec<(Id<Assignment>, Option<Day>)>,
    /// What was said of the images of pupils.
    pub image_rights: Vec<Id<image_right::Word>>,
    /// Lines the source had never said, and lines it had.
    pub known_new: Vec<(String, String)>,
    pub known_before: Vec<(String, String)>,
    /// Guardians of AAF added by this, who belong to no place.
    pub guardians_known: Vec<String>,
}

/// What a feed changed of one person who was known already.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub(crate) struct Edit {
    pub fields: Vec<FieldChange>,
    pub keys: Vec<(String, String)>,
}

impl Done {
    pub fn edits(&self) -> BTreeMap<Id<Person>, Edit> {
        let mut edits: BTreeMap<Id<Person>, Edit> = BTreeMap::new();
        for (person, fields) in &self.edited {
            edits.entry(*person).or_default().fields.extend(fields.iter().cloned());
        }
        for (person, key) in &self.keys_added {
            edits.entry(*person).or_default().keys.push(key.clone());
        }
        edits
    }

    /// Puts back what was kept apart.
    pub fn with(mut self, edits: Vec<(Id<Person>, Edit)>) -> Self {
        for (person, edit) in edits {
            self.keys.extend(edit.keys);
            if !edit.fields.is_empty() {
                self.edited.push((person, edit.fields));
            }
        }
        self
    }

    pub fn lines(lines: &[(String, String)]) -> Vec<(RecordKind, String)> {
        let line = |(kind, key): &(String, String)| Some((RecordKind::parse(kind)?, key.clone()));
        lines.iter().filter_map(line).collect()
    }
}

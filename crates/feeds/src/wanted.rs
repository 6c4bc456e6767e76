//! What a feed wants: a record reduced to what the house keeps, and said in its words.
//!
//! It waits in `feed_wanted` between the reading and the day somebody says yes.

mod details;
mod from_record;
mod names;

pub(crate) use details::{DetailField, WantedDetails};
pub(crate) use from_record::wanted;

use crate::record::{RecordKind, SchoolRef};
use base::Day;
use people::{Function, Key, Kinship, Level, SchoolKind};
use serde::{Deserialize, Serialize};

db::word! {
    /// What becomes of a key.
    pub(crate) enum Verb {
        Put = "put", Modify = "modify",
        /// Said of a key of a delta, wherever it is.
        Delete = "delete",
        /// The source no longer says it of this place, nor of any other.
        Absent = "absent",
        /// The source says it of another place now.
        Moved = "moved",
    }
}

/// One line of `feed_wanted`.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Line {
    pub place: String,
    pub kind: RecordKind,
    pub key: Key,
    pub verb: Verb,
    pub content: Content,
}

#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Content {
    Nothing,
    Person(Box<WantedPerson>),
    School(Box<WantedSchool>),
}

#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub(crate) struct WantedPerson {
    pub details: WantedDetails,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub ine: Option<String>,
    /// The number by which his school knows him.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub attachment: Option<String>,
    /// The number by which STS knows who works for schools.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub sts: Option<String>,
    /// Every place where the feed puts this person.
    pub places: Vec<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub seats: Option<Vec<Seat>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub level: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub from_on: Option<Day>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub ties: Option<Vec<Tie>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub posts: Option<Vec<WantedPost>>,
    /// The feed names the classes where staff work: then it decides them.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub speaks_of_classes: bool,
    /// Whether pictures of a pupil may be shown, when the feed says so.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub may_be_shown: Option<bool>,
    /// Children of a guardian, when only he names them.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub children: Vec<NamedChild>,
}

/// A pupil's place in a school, in a class when one is named.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Seat {
    pub place: String,
    pub class: Option<ClassName>,
}

/// A class: the key stays when the label changes.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct ClassName {
    /// `None` when the feed has nothing but a label.
    pub key: Option<String>,
    pub label: String,
}

/// Who answers for a pupil.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Tie {
    /// `aaf:09/901`
    pub guardian: String,
    pub kinship: String,
    pub has_authority: bool,
    pub is_contact: bool,
    pub pays: bool,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct WantedPost {
    pub place: String,
    pub class: Option<ClassName>,
    pub function: String,
    pub subject: Option<String>,
}

/// A child as ONDE names him to his guardian.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub(crate) struct NamedChild {
    /// `onde:0590001A/12`, when the file has identifiers.
    pub key: Option<String>,
    pub ine: String,
    pub family: String,
    pub usage: String,
    pub first: String,
    pub class: String,
    pub birth_day: Option<Day>,
    pub kinship: Option<String>,
    pub has_authority: bool,
    pub is_contact: bool,
}

#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct WantedSchool {
    pub uai: String,
    pub name: String,
    pub kind: Option<String>,
    pub insee: String,
    pub town: String,
    pub department: String,
    pub address: String,
    pub phone: String,
    pub mail: String,
}

impl Tie {
    pub fn kinship(&self) -> Kinship {
        Kinship::parse(&self.kinship).unwrap_or(Kinship::Other)
    }
}

impl NamedChild {
    pub fn kinship(&self) -> Kinship {
        self.kinship.as_deref().and_then(Kinship::parse).unwrap_or(Kinship::Other)
    }
}

impl WantedPost {
    pub fn function(&self) -> Option<Function> {
        Function::parse(&self.function)
    }
}

impl WantedPerson {
    /// What a later line of the same delta adds or changes.
    pub fn take(&mut self, later: &WantedPerson) {
        self.details.take(&later.details);
        let take = |slot: &mut Option<String>, later: &Option<String>| {
            if later.is_some() {
                slot.clone_from(later);
            }
        };
        take(&mut self.ine, &later.ine);
        take(&mut self.attachment, &later.attachment);
        take(&mut self.sts, &later.sts);
        take(&mut self.level, &later.level);
        if later.seats.is_some() {
            self.seats.clone_from(&later.seats);
            self.places.clone_from(&later.places);
        }
        if later.ties.is_some() {
            self.ties.clone_from(&later.ties);
        }
        if later.posts.is_some() {
            self.posts.clone_from(&later.posts);
            self.speaks_of_classes = later.speaks_of_classes;
            self.places.clone_from(&later.places);
        }
        self.from_on = later.from_on.or(self.from_on);
        self.may_be_shown = later.may_be_shown.or(self.may_be_shown);
    }

    pub fn level(&self) -> Option<Level> {
        self.level.as_deref().and_then(Level::parse)
    }
}

impl WantedSchool {
    pub fn kind(&self) -> SchoolKind {
        self.kind.as_deref().and_then(SchoolKind::parse).unwrap_or(SchoolKind::Primary)
    }
}

/// A key as one text: `aaf:09/501`.
pub(crate) fn key_text(key: &Key) -> String {
    format!("{}/{}", key.source, key.key)
}

pub(crate) fn parse_key(text: &str) -> Key {
    let (source, key) = text.split_once('/').unwrap_or(("", text));
    Key::new(source, key)
}

/// A school's place as a text: `09-7` by its key in the academy, `0590001A` by its UAI.
pub(crate) fn place(school: &SchoolRef) -> String {
    school.to_string()
}

/// Academy and key of a place of AAF; `None` for a UAI.
pub(crate) fn parse_place(place: &str) -> Option<(&str, &str)> {
    place.split_once('-')
}

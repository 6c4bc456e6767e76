//! What a report says: drawn from what is kept while it is open, written down as it was when it is
//! locked, and read from there ever after, on screen and on paper.

use crate::{
    attendance::Presence, chain, college::College, project, reckoning::Remark, report::Kind,
};
use base::{Day, Id, SchoolYear};
use db::{Error, Result};
use people::{Level, Person};
use results::Subject;
use serde::{Deserialize, Serialize};

/// The whole of a report. A field that is added later needs `#[serde(default)]`: editions of
/// yesterday are still read.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Content {
    pub school: String,
    pub uai: String,
    pub year: SchoolYear,
    pub class: String,
    pub period: String,
    pub from_on: Day,
    /// The last day of the period.
    pub last_on: Day,
    /// `period` or `cycle`.
    pub kind: String,
    /// A word of `people::Level`.
    pub level: String,
    /// The cycle that ends, for a report of the socle; else the one that a pupil without a level
    /// follows in an école.
    pub cycle: Option<u8>,
    pub first_name: String,
    pub last_name: String,
    pub born_on: Option<Day>,
    /// Of the first degree, those of the class; elsewhere its head teacher.
    pub teachers: Vec<Teacher>,
    pub head: Option<Teacher>,
    pub lines: Vec<Line>,
    pub components: Vec<Position>,
    pub courses: Vec<Course>,
    pub cares: Vec<Care>,
    /// What only a collège says.
    #[serde(default, skip_serializing_if = "College::is_empty")]
    pub college: College,
    /// Of a collège, those he has followed.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub projects: Vec<Project>,
    pub general: String,
    pub life: String,
    /// What is said of it to the whole class.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub class_life: String,
    /// A word of `settings::Mention`, or empty.
    pub mention: String,
    pub presence: Option<Presence>,
    /// The general average and that of the class, when the school shows them.
    pub average: Option<i64>,
    pub average_span: Option<Spread>,
    /// The figures of the class are on the bulletin.
    #[serde(default)]
    pub shows_class: bool,
    /// Other classes of the period, and his last day there.
    pub before: Vec<Before>,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Teacher {
    pub id: Id<Person>,
    /// `Mme Durand`
    pub name: String,
}

/// A domain or a subject.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Line {
    pub place: String,
    pub label: String,
    /// It is a part of the subject above it.
    pub is_part: bool,
    pub teachers: Vec<Teacher>,
    pub positions: Vec<Position>,
    /// What was worked.
    pub elements: Vec<String>,
    pub appreciation: String,
    pub average: Option<i64>,
    pub span: Option<Spread>,
    pub remarks: Vec<Remark>,
}

impl Line {
    /// Nothing is said of it in words.
    pub fn is_silent(&self) -> bool {
        self.elements.is_empty() && self.appreciation.is_empty() && self.remarks.is_empty()
    }
}

/// Where he is at a place: 1 to 4, 0 when he was not evaluated, none before it is decided.
#[expect(clippy::struct_field_names, reason = "a position of the livret, as its tables call it")]
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Position {
    pub place: String,
    /// Empty when it is that of the whole line.
    pub label: String,
    pub position: Option<u8>,
}

/// The lowest, mean and highest average of the class.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Spread(pub i64, pub i64, pub i64);

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Course {
    pub code: String,
    /// What the class lived.
    pub common: String,
    /// His own part.
    pub own: String,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Care {
    pub code: String,
    pub words: String,
}

/// An EPI or an accompagnement personnalisé, as he followed it with his class or in a group.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Project {
    pub id: Id<project::Project>,
    pub part: Id<project::Part>,
    /// The code of its theme; empty for an accompagnement personnalisé.
    pub theme: String,
    pub title: String,
    pub description: String,
    pub taught: Vec<Teaching>,
    /// The class or the group.
    pub group: String,
    pub common: String,
    /// What is said of him.
    pub own: String,
}

impl Project {
    /// « Français (Mme Besson), Mathématiques (M. Roche) »
    pub fn by_whom(&self) -> String {
        let said = self.taught.iter().map(|it| format!("{} ({})", it.label, it.teacher.name));
        said.collect::<Vec<_>>().join(", ")
    }
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Teaching {
    pub teacher: Teacher,
    pub subject: Id<Subject>,
    pub label: String,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Before {
    pub class: String,
    pub last_on: Day,
}

impl Content {
    pub fn json(&self) -> Result<String> {
        serde_json::to_string(self).map_err(|_| Error::Engine("a report is not JSON".to_owned()))
    }

    pub fn read(json: &str) -> Result<Self> {
        serde_json::from_str(json)
            .map_err(|error| Error::Engine(format!("an edition cannot be read: {error}")))
    }

    pub fn digest(&self) -> Result<chain::Hash> {
        Ok(chain::digest_of(&self.json()?))
    }

    /// Was an EPI or an accompagnement said here with the parcours, before it was a project?
    pub fn says_projects_in_courses(&self) -> bool {
        self.courses.iter().any(|course| project::is_said_in_courses(&course.code))
    }

    pub fn is_of_cycle(&self) -> bool {
        self.kind == Kind::Cycle.word()
    }

    pub fn level(&self) -> Level {
        Level::parse(&self.level).unwrap_or(Level::Other)
    }

    /// Is it of an école?
    pub fn is_first_degree(&self) -> bool {
        self.level() <= Level::Cm2 || self.level() == Level::Other && self.cycle.is_some()
    }

    /// The cycle he follows, where no level says it.
    pub fn followed(&self) -> Option<u8> {
        self.cycle.filter(|_| self.level() == Level::Other && !self.is_of_cycle())
    }

    /// `Léa Martin`
    pub fn pupil(&self) -> String {
        format!("{} {}", self.first_name, self.last_name)
    }
}

/// What is missing in a report before it is ready.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Lack {
    /// So many positions are not decided at this line.
    Positions {
        place: String,
        label: String,
        count: u32,
    },
    /// A subject has neither an average nor a position.
    Nothing {
        place: String,
        label: String,
    },
    /// A subject has no appreciation.
    Appreciation {
        place: String,
        label: String,
    },
    Components(u32),
    /// The general appreciation, or the synthesis.
    General,
    /// No subject is taught in this class by anybody.
    NoSubject,
}

impl Content {
    /// What is missing, in the order of the report.
    pub fn lacks(&self) -> Vec<Lack> {
        let mut lacks = Vec::new();
        if self.is_of_cycle() {
            let open = self.components.iter().filter(|it| it.position.is_none()).count();
            if open > 0 {
                lacks.push(Lack::Components(u32::try_from(open).unwrap_or(u32::MAX)));
            }
        } else if self.lines.is_empty() {
            lacks.push(Lack::NoSubject);
        }
        let is_first_degree = self.is_first_degree();
        for line in &self.lines {
            let (place, label) = (line.place.clone(), line.label.clone());
            let open = line.positions.iter().filter(|it| it.position.is_none()).count();
            if is_first_degree {
                let count = u32::try_from(open).unwrap_or(u32::MAX);
                lacks.extend((count > 0).then_some(Lack::Positions { place, label, count }));
                continue;
            }
            if line.is_part {
                continue;
            }
            if line.average.is_none() && open > 0 {
                lacks.push(Lack::Nothing { place: place.clone(), label: label.clone() });
            }
            if line.appreciation.is_empty() {
                lacks.push(Lack::Appreciation { place, label });
            }
        }
        if self.general.is_empty() {
            lacks.push(Lack::General);
        }
        lacks
    }
}

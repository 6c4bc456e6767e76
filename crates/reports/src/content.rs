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

/// What the State takes of the words of a subject.
pub const WORDS_CHARS_MAX: usize = 600;

impl Line {
    /// Its appreciation; where it has none, those of its parts, each after its name.
    pub fn words(&self, parts: &[Line]) -> String {
        if !self.appreciation.is_empty() {
            return self.appreciation.clone();
        }
        let said = parts.iter().filter(|part| !part.appreciation.is_empty());
        let said = said.map(|part| format!("{}\u{a0}: {}", part.label, part.appreciation));
        said.collect::<Vec<_>>().join(" ")
    }

    /// What was worked; where it says nothing, in its parts.
    pub fn worked(&self, parts: &[Line]) -> Vec<String> {
        let mut worked = self.elements.clone();
        if worked.is_empty() {
            for element in parts.iter().flat_map(|part| &part.elements) {
                if !worked.contains(element) {
                    worked.push(element.clone());
                }
            }
        }
        worked
    }

    /// Those who teach it or a part of it, each once.
    pub fn taught_by(&self, parts: &[Line]) -> Vec<Teacher> {
        let mut teachers: Vec<Teacher> = Vec::new();
        let of_parts = parts.iter().flat_map(|part| &part.teachers);
        for teacher in self.teachers.iter().chain(of_parts) {
            if teachers.iter().all(|known| known.id != teacher.id) {
                teachers.push(teacher.clone());
            }
        }
        teachers
    }

    fn is_placed(&self) -> bool {
        self.average.is_some() || self.positions.iter().any(|it| it.position.is_some())
    }

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
    /// The appreciations of its parts have so many characters together: the State takes fewer.
    Long {
        place: String,
        label: String,
        count: u32,
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
        if self.is_first_degree() {
            lacks.extend(self.lines.iter().filter_map(open_positions));
        } else {
            let is_sent = is_sent(self.level());
            self.wholes().for_each(|(line, parts)| lacks_of(line, parts, is_sent, &mut lacks));
        }
        if self.general.is_empty() {
            lacks.push(Lack::General);
        }
        lacks
    }

    /// Each subject with its parts: they follow it.
    pub fn wholes(&self) -> impl Iterator<Item = (&Line, &[Line])> {
        let wholes = self.lines.iter().enumerate().filter(|(_, line)| !line.is_part);
        wholes.map(|(place, line)| {
            let after = &self.lines[place + 1..];
            let count = after.iter().take_while(|it| it.is_part).count();
            (line, &after[..count])
        })
    }
}

/// Is such a pupil's bulletin sent to the State? That of a lycée is not.
pub fn is_sent(level: Level) -> bool {
    !matches!(level, Level::Second | Level::First | Level::Last)
}

fn open_positions(line: &Line) -> Option<Lack> {
    let open = line.positions.iter().filter(|it| it.position.is_none()).count();
    let count = u32::try_from(open).unwrap_or(u32::MAX);
    let (place, label) = (line.place.clone(), line.label.clone());
    (count > 0).then_some(Lack::Positions { place, label, count })
}

/// What a subject lacks. The words of its parts are its own, where it has none.
fn lacks_of(line: &Line, parts: &[Line], is_sent: bool, lacks: &mut Vec<Lack>) {
    let named = |line: &Line| (line.place.clone(), line.label.clone());
    let is_unsaid = |line: &&Line| line.appreciation.is_empty();
    let (place, label) = named(line);
    if line.average.is_none() && line.positions.iter().any(|it| it.position.is_none()) {
        lacks.push(Lack::Nothing { place: place.clone(), label: label.clone() });
    }
    if !line.appreciation.is_empty() {
        return;
    }
    if parts.iter().all(|part| is_unsaid(&part)) {
        lacks.push(Lack::Appreciation { place, label });
        return;
    }
    for part in parts.iter().filter(is_unsaid).filter(|part| part.is_placed()) {
        let (place, label) = named(part);
        lacks.push(Lack::Appreciation { place, label });
    }
    let count = line.words(parts).chars().count();
    if is_sent && count > WORDS_CHARS_MAX {
        lacks.push(Lack::Long { place, label, count: u32::try_from(count).unwrap_or(u32::MAX) });
    }
}

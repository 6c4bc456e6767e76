//! What cannot be read, as sentences: the line, what is wrong, and what to do.

use serde::{Deserialize, Serialize};
use web::{Ui, id};

/// What is wrong with a line.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum What {
    /// EDT keeps lessons that have no place yet.
    NoDay,
    BadDay,
    NoStart,
    BadTime,
    NoEnd,
    EndsBefore,
    NoSubject,
    Nobody,
    BadWeeks,
    BadDate,
    TooLong,
    /// The code of a week that its file does not explain.
    UnknownWeeks,
    NotWeekly,
    NoWeekLeft,
    Cut,
    TooMany,
}

/// A line that was left out.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Problem {
    pub line: u32,
    pub what: What,
    /// What is written there.
    pub value: String,
}

const VALUE_CHARS_MAX: usize = 60;

impl Problem {
    pub fn new(line: u32, what: What, value: &str) -> Self {
        let kept = value.chars().filter(|c| !c.is_control()).take(VALUE_CHARS_MAX);
        Problem { line, what, value: kept.collect() }
    }

    /// `Ligne 12 : …`
    pub fn said(&self, ui: &Ui) -> String {
        let args = [("line", (&self.line).into()), ("value", self.value.as_str().into())];
        ui.say(self.what.text(), &args).into_owned()
    }
}

impl What {
    pub const fn text(self) -> &'static str {
        match self {
            What::NoDay => id!("timetable-wrong-no-day"),
            What::BadDay => id!("timetable-wrong-day"),
            What::NoStart => id!("timetable-wrong-no-start"),
            What::BadTime => id!("timetable-wrong-time"),
            What::NoEnd => id!("timetable-wrong-no-end"),
            What::EndsBefore => id!("timetable-wrong-ends-before"),
            What::NoSubject => id!("timetable-wrong-no-subject"),
            What::Nobody => id!("timetable-wrong-nobody"),
            What::BadWeeks => id!("timetable-wrong-weeks"),
            What::BadDate => id!("timetable-wrong-date"),
            What::TooLong => id!("timetable-wrong-too-long"),
            What::UnknownWeeks => id!("timetable-wrong-unknown-weeks"),
            What::NotWeekly => id!("timetable-wrong-not-weekly"),
            What::NoWeekLeft => id!("timetable-wrong-no-week-left"),
            What::Cut => id!("timetable-wrong-cut"),
            What::TooMany => id!("timetable-wrong-too-many"),
        }
    }
}

/// Why nothing of a file is taken.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Refused {
    Empty,
    TooLarge,
    /// A workbook, a PDF: it can be saved as what we read.
    Spreadsheet,
    NotText,
    /// It is none of what we know.
    Unknown,
    NoHeadings,
    /// XML with a document type: entities are not followed.
    Entities,
    Broken {
        line: u32,
    },
    OtherSchool {
        uai: String,
    },
    Nothing,
}

impl Refused {
    pub const fn text(&self) -> &'static str {
        match self {
            Refused::Empty => id!("timetable-refused-empty"),
            Refused::TooLarge => id!("timetable-refused-too-large"),
            Refused::Spreadsheet => id!("timetable-refused-spreadsheet"),
            Refused::NotText => id!("timetable-refused-not-text"),
            Refused::Unknown => id!("timetable-refused-unknown"),
            Refused::NoHeadings => id!("timetable-refused-no-headings"),
            Refused::Entities => id!("timetable-refused-entities"),
            Refused::Broken { .. } => id!("timetable-refused-broken"),
            Refused::OtherSchool { .. } => id!("timetable-refused-other-school"),
            Refused::Nothing => id!("timetable-refused-nothing"),
        }
    }

    /// As the problem of a field of a form.
    pub fn problem(&self, field: &'static str) -> web::Problem {
        let args = match self {
            Refused::Broken { line } => vec![("line", line.to_string())],
            Refused::OtherSchool { uai } => vec![("uai", uai.clone())],
            _ => Vec::new(),
        };
        web::Problem { field, text: self.text(), args }
    }
}

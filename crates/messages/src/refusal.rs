//! Why a letter does not leave: each reason is a sentence beside the field that can mend it.

use std::fmt;
use web::{Problem, Problems};

/// Somebody a letter names and may not reach.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Unreachable {
    pub name: String,
    /// The id of a sentence.
    pub why: &'static str,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Refusal {
    NoAddressee,
    TooManyAddressees,
    Unreachable(Vec<Unreachable>),
    NotUrgentForYou,
    UrgentWithoutReason,
    LaterUnreadable,
    LaterInThePast,
    LaterTooFar,
    TooManyLetters,
}

impl fmt::Display for Refusal {
    /// For the log: no name.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Refusal::NoAddressee => "nobody is named",
            Refusal::TooManyAddressees => "too many are named",
            Refusal::Unreachable(_) => "somebody may not be written to",
            Refusal::NotUrgentForYou => "urgent is for staff",
            Refusal::UrgentWithoutReason => "urgent without a reason",
            Refusal::LaterUnreadable => "the hour cannot be read",
            Refusal::LaterInThePast => "the hour is past",
            Refusal::LaterTooFar => "the hour is too far",
            Refusal::TooManyLetters => "too many letters within an hour",
        })
    }
}

impl std::error::Error for Refusal {}

impl Refusal {
    pub fn problems(&self) -> Problems {
        match self {
            Refusal::NoAddressee => one("to", text::id!("messages-refused-nobody")),
            Refusal::TooManyAddressees => one("to", text::id!("messages-refused-too-many")),
            Refusal::NotUrgentForYou => one("when", text::id!("messages-refused-not-urgent")),
            Refusal::UrgentWithoutReason => {
                one("urgent_reason", text::id!("messages-refused-urgent-reason"))
            }
            Refusal::LaterUnreadable => one("later", text::id!("messages-refused-later")),
            Refusal::LaterInThePast => one("later", text::id!("messages-refused-past")),
            Refusal::LaterTooFar => one("later", text::id!("messages-refused-far")),
            Refusal::TooManyLetters => one("subject", text::id!("messages-refused-hourly")),
            Refusal::Unreachable(persons) => {
                persons.iter().fold(Problems::none(), |problems, person| {
                    let args = vec![("name", person.name.clone())];
                    problems.and(Problem { field: "to", text: person.why, args })
                })
            }
        }
    }
}

fn one(field: &'static str, text: &'static str) -> Problems {
    Problems::one(field, text)
}

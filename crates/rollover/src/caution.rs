//! What holds a plan until somebody has looked: a pupil without a place, a class without a teacher,
//! too many who leave before the end of the school.

use crate::{
    Of, Way, YearClass,
    facts::SchoolFacts,
    plan::{Plan, To},
    proposal::next_level,
};
use base::{Day, Id};
use serde::{Deserialize, Serialize};

/// So many may leave before their time without anybody being asked, of a hundred…
const SHARE_MAX_PERCENT: u64 = 5;
/// …and so many of a small school.
const COUNT_FREE: u64 = 2;

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "why", rename_all = "kebab-case")]
pub enum Caution {
    /// Pupils have no place. It is never applied so.
    Nowhere { count: u64 },
    /// The day is over. It is never applied so.
    DayPassed,
    /// A class with pupils and nobody who teaches.
    NoTeacher { class: Id<YearClass>, name: String, pupils: u64 },
    /// Pupils leave although the school teaches their next level.
    ManyLeave { count: u64, of: u64 },
}

impl Caution {
    /// No reason is good enough.
    pub fn is_final(&self) -> bool {
        matches!(self, Caution::Nowhere { .. } | Caution::DayPassed)
    }

    /// Somebody has read this one, or a graver one.
    pub fn is_minded(&self, minded: &[Caution]) -> bool {
        let covers = |read: &Caution| match (self, read) {
            (Caution::NoTeacher { class, .. }, Caution::NoTeacher { class: read, .. }) => {
                class == read
            }
            (Caution::ManyLeave { count, .. }, Caution::ManyLeave { count: read, .. }) => {
                count <= read
            }
            _ => false,
        };
        !self.is_final() && minded.iter().any(covers)
    }
}

/// The gravest first.
pub fn cautions(facts: &SchoolFacts, plan: &Plan, today: Day) -> Vec<Caution> {
    let mut found = Vec::new();
    let counts = plan.counts();
    if facts.on < today {
        found.push(Caution::DayPassed);
    }
    if counts.nowhere > 0 {
        found.push(Caution::Nowhere { count: counts.nowhere });
    }
    let (early, of) = (leaving_early(facts, plan), plan.lines.len() as u64);
    if early > COUNT_FREE && early * 100 > of * SHARE_MAX_PERCENT {
        found.push(Caution::ManyLeave { count: early, of });
    }
    for class in plan.classes.iter().filter(|class| !class.has_a_teacher()) {
        let pupils = plan.pupils_of(class.id).count() as u64;
        if pupils > 0 {
            found.push(Caution::NoTeacher { class: class.id, name: class.name.clone(), pupils });
        }
    }
    found
}

/// Those of these that nobody has read.
pub fn unread(cautions: Vec<Caution>, minded: &str) -> Vec<Caution> {
    let minded: Vec<Caution> = read(minded);
    cautions.into_iter().filter(|caution| !caution.is_minded(&minded)).collect()
}

pub fn read(json: &str) -> Vec<Caution> {
    serde_json::from_str(json).unwrap_or_default()
}

pub fn written(cautions: &[Caution]) -> String {
    serde_json::to_string(cautions).unwrap_or_default()
}

fn leaving_early(facts: &SchoolFacts, plan: &Plan) -> u64 {
    let is_early = |line: &&crate::plan::Line| {
        matches!(line.to, To::Goes(Way::Leaves(_) | Way::Joins(_)))
            && line.of != Of::Announced
            && next_level(facts, line.from_level).is_some_and(|it| it != line.from_level)
    };
    plan.lines.iter().filter(is_early).count() as u64
}

//! What the small world needs before results can be given: periods, and subjects in the collège.

use crate::{Period, Subject, period, period::NewPeriod, subject};
use base::{Day, Id, SchoolYear};
use db::{Result, Tx};
use people::{
    Function, Person, Post, School, assignment, groups,
    testing::{TestPeople, first_day, wider::WiderPeople},
};

const YEAR: SchoolYear = SchoolYear(2026);
const TRIMESTERS: [&str; 4] = ["2026-09-01", "2026-12-01", "2027-03-08", "2027-07-04"];
const SEMESTERS: [&str; 3] = ["2026-09-01", "2027-02-01", "2027-07-04"];

/// Ids of what the migrations bring: the scales of the nation.
pub mod scales {
    use crate::Scale;
    use base::Id;

    pub const OBJECTIFS: Id<Scale> = Id::new(1);
    pub const REUSSITE: Id<Scale> = Id::new(2);
    pub const MAITRISE: Id<Scale> = Id::new(3);
    pub const NOTES: Id<Scale> = Id::new(4);
    pub const LETTRES: Id<Scale> = Id::new(5);
    pub const COULEURS: Id<Scale> = Id::new(6);
}

/// The periods of the three schools of the small world.
#[derive(Clone, Debug)]
pub struct Periods {
    /// Three trimesters: the second one begins on 1 December 2026.
    pub jean_mace: Vec<Period>,
    /// Two semesters.
    pub kergomard: Vec<Period>,
    pub ferry: Vec<Period>,
}

/// Cuts the year of each school of the small world.
pub fn cut_years(tx: &Tx<'_>, people: &TestPeople) -> Result<Periods> {
    Ok(Periods {
        jean_mace: trimesters(tx, people.jean_mace)?,
        kergomard: period::cut(tx, people.kergomard, YEAR, &named("Semestre", &SEMESTERS))?,
        ferry: trimesters(tx, people.ferry)?,
    })
}

/// A year in three trimesters.
pub fn trimesters(tx: &Tx<'_>, school: Id<School>) -> Result<Vec<Period>> {
    period::cut(tx, school, YEAR, &named("Trimestre", &TRIMESTERS))
}

fn named(word: &str, days: &[&str]) -> Vec<NewPeriod> {
    let day = |text: &str| Day::parse_iso(text).unwrap_or_else(first_day);
    let period = |(place, pair): (usize, &[&str])| NewPeriod {
        name: format!("{word} {}", place + 1),
        from_on: day(pair[0]),
        until_on: day(pair[1]),
    };
    days.windows(2).enumerate().map(period).collect()
}

/// The collège with its trimesters and what is taught in 6e A.
#[derive(Clone, Debug)]
pub struct College {
    pub periods: Vec<Period>,
    /// Of M. Roche, in 6e A.
    pub mathematics: Subject,
    /// Of Mme Besson, who teaches it too, in 6e A.
    pub french: Subject,
    /// Of Mme Vidal, in 6e A.
    pub german: Subject,
}

/// Who teaches what in 6e A beside M. Roche, from the first day of the year on.
pub fn furnish_college(tx: &Tx<'_>, wider: &WiderPeople, today: Day) -> Result<College> {
    let post = Post::Class(wider.college, wider.sixth_a);
    let teaches = |person: Id<Person>, subject: &str| people::NewAssignment {
        person,
        post,
        function: Function::Teacher,
        subject: Some(subject.to_owned()),
        from_on: first_day(),
        until_on: None,
    };
    let taught = [teaches(wider.mme_besson, "Français"), teaches(wider.mme_vidal, "Allemand")];
    let (_, touched) = assignment::begin(tx, &taught)?;
    groups::refresh(tx, &touched, today)?;
    subject::settle(tx, wider.college, today)?;
    let subjects = subject::of_school(tx, wider.college)?;
    let named = |name: &str| {
        let found = subjects.iter().find(|subject| subject.name == name);
        found.cloned().ok_or(db::Error::Missing)
    };
    Ok(College {
        periods: trimesters(tx, wider.college)?,
        mathematics: named("Mathématiques")?,
        french: named("Français")?,
        german: named("Allemand")?,
    })
}

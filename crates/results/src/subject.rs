//! Subjects of a school (matières), and who teaches them.
//!
//! An assignment of `people` names its subject as the feeds write it; [`settle`] gives each name
//! of a school its row once, so that marks, coefficients and the State's codes have where to be.

use crate::store::subjects as store;
use base::{Day, Id, PersonName, fold};
use db::{Result, Tx};
use people::{Class, KnownSubject, Person, School};
use std::collections::{HashMap, HashSet};

db::word! {
    /// How pupils come to follow a subject (modalité d'élection), by the letter of SIECLE.
    pub enum Election {
        Common = "S",
        Compulsory = "O",
        Optional = "F",
        Academic = "L",
        Religious = "R",
        Specific = "X",
        /// The schema of the State does not say what it stands for.
        D = "D",
    }
}

db::row! {
    #[derive(Clone, Debug, PartialEq, Eq)]
    pub struct Subject {
        pub id: Id<Subject>,
        pub school: Id<School>,
        /// The subject this one is a part of.
        pub parent: Option<Id<Subject>>,
        /// Six characters of the nomenclature `N_MATIERE_ENSEIGNEE` (`020700`), or empty.
        pub code: String,
        pub election: Election,
        pub name: String,
        /// Its usual coefficient, in hundredths.
        pub weight: u32,
        pub place: i64,
        pub retired_on: Option<Day>,
    }
}

/// A subject in a class and one of those who teach it there.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Taught {
    pub subject: Subject,
    pub teacher: Id<Person>,
    pub name: PersonName,
}

/// Gives a row to each subject its school's assignments name and that has none yet, in the order
/// of a bulletin, with its code where it is of the national table.
pub fn settle(tx: &Tx<'_>, school: Id<School>, on: Day) -> Result<()> {
    let known: Vec<String> = store::folded(tx, school)?;
    let mut named = store::named(tx, school, on)?;
    named.retain(|name| !known.contains(&fold(name)));
    named.dedup_by_key(|name| fold(name));
    named.sort_by_key(|name| KnownSubject::named(name).map_or(usize::MAX, KnownSubject::place));
    store::insert(tx, school, known.len(), &named)
}

/// The same for every school, in a few statements: nightly.
pub fn settle_all(tx: &Tx<'_>, on: Day) -> Result<()> {
    let mut named = store::unsettled(tx, on)?;
    let place = |name: &str| KnownSubject::named(name).map_or(usize::MAX, KnownSubject::place);
    named.sort_by_key(|(school, name)| (*school, place(name)));
    let mut schools: Vec<Id<School>> = named.iter().map(|(school, _)| *school).collect();
    schools.dedup();
    if schools.is_empty() {
        return Ok(());
    }
    let mut known: HashMap<Id<School>, HashSet<String>> = HashMap::new();
    for (school, folded) in store::known(tx, &schools)? {
        known.entry(school).or_default().insert(folded);
    }
    let mut new = Vec::new();
    for (school, name) in named {
        let known = known.entry(school).or_default();
        let place = known.len();
        if known.insert(fold(&name)) {
            new.push((school, place, name));
        }
    }
    store::insert_all(tx, &new)
}

/// The subjects of a school, in its order, the retired ones too.
pub fn of_school(tx: &Tx<'_>, school: Id<School>) -> Result<Vec<Subject>> {
    store::of_school(tx, school)
}

pub fn load(tx: &Tx<'_>, subject: Id<Subject>) -> Result<Option<Subject>> {
    store::load(tx, subject)
}

/// What is taught in a class on a day and by whom, in the order of the school. Names that have no
/// row yet are not there: [`settle`] first where it matters.
pub fn taught_in(tx: &Tx<'_>, class: Id<Class>, on: Day) -> Result<Vec<Taught>> {
    store::taught_in(tx, class, on)
}

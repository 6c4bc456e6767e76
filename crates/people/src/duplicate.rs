//! Probable duplicates: two records that look like one person, with the evidence.
//!
//! A name alone proves nothing: homonyms are usual. Two records are proposed when the same name
//! goes with the same day of birth, or, where a day is missing, with a mail, a telephone or a pupil
//! in common; or when another last name goes with the same first name and the same mail or
//! telephone (a name in use that changed). Different days of birth are two persons.

use crate::{Found, Person, Within, store::duplicates as store};
use base::Id;
use db::{Result, Tx};
use serde::{Deserialize, Serialize};

/// What two records have in common.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Evidence {
    pub same_name: bool,
    pub same_first_name: bool,
    /// None when one of the days is not known.
    pub same_birth_day: Option<bool>,
    pub same_mail: bool,
    pub same_phone: bool,
    /// They guard the same pupil.
    pub same_pupil: bool,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Likelihood {
    Possible,
    Likely,
    NearlySure,
}

impl Evidence {
    pub fn likelihood(&self) -> Option<Likelihood> {
        let shares = self.same_mail || self.same_phone;
        match (self.same_name, self.same_birth_day) {
            (_, Some(false)) => None,
            (true, Some(true)) if shares || self.same_pupil => Some(Likelihood::NearlySure),
            (true, Some(true)) => Some(Likelihood::Likely),
            (true, None) if shares || self.same_pupil => Some(Likelihood::Likely),
            (false, _) if self.same_first_name && shares => Some(Likelihood::Possible),
            _ => None,
        }
    }
}

/// Two records that look like one person; the older one first.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Duplicate {
    pub first: Found,
    pub second: Found,
    pub evidence: Evidence,
    pub likelihood: Likelihood,
}

/// The probable duplicates of a school or a town, the most probable first. None for the whole
/// platform: nobody could read it.
pub fn all(tx: &Tx<'_>, within: Within, limit: u32) -> Result<Vec<Duplicate>> {
    let pairs = match within {
        Within::School(school) => store::in_school(tx, school, limit)?,
        Within::Town(town) => store::in_town(tx, town, limit)?,
        Within::Platform => Vec::new(),
    };
    let mut found: Vec<Duplicate> = pairs
        .into_iter()
        .filter_map(|(first, second, evidence)| {
            let likelihood = evidence.likelihood()?;
            Some(Duplicate { first, second, evidence, likelihood })
        })
        .collect();
    found.sort_by_key(|duplicate| std::cmp::Reverse(duplicate.likelihood));
    Ok(found)
}

/// Somebody has looked: these are two persons.
pub fn tell_apart(tx: &Tx<'_>, one: Id<Person>, other: Id<Person>) -> Result<()> {
    store::insert_distinct(tx, one.min(other), one.max(other))
}

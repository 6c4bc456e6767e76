//! Competences « à la carte », who has joined a syndicate, and who has given it what: dated facts
//! (CGCT L5721-6-1). `until_on` is the first day without it.

use base::{Day, Id};
use council::Deliberation;
use db::{Result, Tx};
use people::{Body, Town};

db::row! {
    /// What members may give to a syndicate. Its word is the same in every syndicate: `ent-1d`.
    #[derive(Clone, Debug, PartialEq, Eq)]
    pub struct Competence {
        pub id: Id<Competence>,
        pub syndicate_id: Id<Body>,
        pub word: String,
        pub name: String,
        /// Schools of the first degree open by it.
        pub opens_schools: bool,
        pub from_on: Day,
        pub until_on: Option<Day>,
    }
}

db::row! {
    /// A member of a syndicate; without `from_on` it has asked, and nobody has agreed yet.
    #[derive(Clone, Debug, PartialEq, Eq)]
    pub struct Membership {
        pub id: Id<Membership>,
        pub syndicate_id: Id<Body>,
        pub member_id: Id<Body>,
        /// A college of the statutes, by its word; empty when they have none for it.
        pub college: String,
        pub asked_by: Option<Id<Deliberation>>,
        pub agreed_by: Option<Id<Deliberation>>,
        pub left_by: Option<Id<Deliberation>>,
        pub from_on: Option<Day>,
        pub until_on: Option<Day>,
    }
}

db::row! {
    /// A competence given by a member; without `from_on` nobody has agreed yet.
    #[derive(Clone, Debug, PartialEq, Eq)]
    pub struct Transfer {
        pub id: Id<Transfer>,
        pub competence_id: Id<Competence>,
        pub member_id: Id<Body>,
        pub asked_by: Option<Id<Deliberation>>,
        pub agreed_by: Option<Id<Deliberation>>,
        pub taken_back_by: Option<Id<Deliberation>>,
        pub from_on: Option<Day>,
        pub until_on: Option<Day>,
    }
}

/// Does a fact with these days hold on a day? What nobody has agreed to holds on none.
pub fn holds(from_on: Option<Day>, until_on: Option<Day>, day: Day) -> bool {
    from_on.is_some_and(|from| from <= day) && until_on.is_none_or(|until| day < until)
}

impl Competence {
    pub fn holds_on(&self, day: Day) -> bool {
        holds(Some(self.from_on), self.until_on, day)
    }
}

impl Membership {
    pub fn holds_on(&self, day: Day) -> bool {
        holds(self.from_on, self.until_on, day)
    }
}

impl Transfer {
    pub fn holds_on(&self, day: Day) -> bool {
        holds(self.from_on, self.until_on, day)
    }
}

/// Why a member cannot give a competence, or a syndicate not have it.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Refusal {
    /// It has given the same competence to another syndicate, or has asked it to.
    #[error("given to another syndicate")]
    GivenElsewhere { competence: String, syndicate: String },
    #[error("given already")]
    GivenAlready { competence: String },
    #[error("a deliberation about it is being written or waits for its agreement")]
    UnderWay { competence: String },
    #[error("the competence does not run on this day")]
    NotRunning,
    #[error("not a body that may join")]
    NotAMember,
}

/// May schools of the first degree of this town open on a day? True as well where no syndicate of
/// the house has a competence that opens schools: nobody has said that one is needed.
pub fn opens_schools(tx: &Tx<'_>, town: Id<Town>, on: Day) -> Result<bool> {
    use crate::store::facts;
    if !facts::is_some_competence_needed(tx, on)? {
        return Ok(true);
    }
    facts::has_effective_opening(tx, town, on)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> Option<Day> {
        Day::parse_iso(text)
    }

    #[test]
    fn a_fact_holds_from_its_first_day_until_the_day_before_its_end() {
        let (from, until) = (day("2024-02-01"), day("2026-03-20"));
        let on = |text: &str| holds(from, until, day(text).expect("a day"));
        assert!(on("2024-02-01") && on("2026-03-19"));
        assert!(!on("2024-01-31") && !on("2026-03-20"));
    }

    #[test]
    fn what_nobody_has_agreed_to_holds_on_no_day() {
        assert!(!holds(None, None, day("2026-03-19").expect("a day")));
    }
}

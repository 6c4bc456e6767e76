//! What is counted of each member on the reference day, frozen with the list of its schools.

use super::{Refusal, pro_rata::days_within};
use base::{Day, Money};
use serde::{Deserialize, Serialize};
use std::{collections::BTreeMap, fmt};

/// What names a member in the accounts: a SIREN as a rule. Its order parts equal remainders.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct MemberCode(String);

impl MemberCode {
    /// Letters, digits and hyphens, 1 to 32 of them.
    pub fn parse(text: &str) -> Result<Self, Refusal> {
        let text = text.trim();
        let is_code = (1..=32).contains(&text.len())
            && text.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'-');
        if is_code { Ok(MemberCode(text.to_owned())) } else { Err(Refusal::Code(text.to_owned())) }
    }

    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl TryFrom<String> for MemberCode {
    type Error = Refusal;

    fn try_from(text: String) -> Result<Self, Refusal> {
        MemberCode::parse(&text)
    }
}

impl From<MemberCode> for String {
    fn from(code: MemberCode) -> String {
        code.0
    }
}

impl fmt::Display for MemberCode {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// What a part of a key may count.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Measure {
    /// 1 for everybody: a flat part.
    Member,
    Pupil,
    School,
    Inhabitant,
}

impl Measure {
    pub const ALL: [Measure; 4] =
        [Measure::Member, Measure::Pupil, Measure::School, Measure::Inhabitant];
}

/// One number that is not what was frozen.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CountChange {
    pub member: MemberCode,
    pub measure: Measure,
    pub frozen: u64,
    pub now: u64,
}

/// A school that was open on the reference day, by its UAI, with the pupils enrolled that day.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct CountedSchool {
    pub uai: String,
    pub name: String,
    pub pupils: u32,
}

/// A member on the reference day. Which population counts (municipal or total, of which census:
/// CGCT R2151-1 to R2151-4) is for the statutes: it is given here as a number.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct CountedMember {
    pub code: MemberCode,
    pub name: String,
    /// The first day of its membership, and the last if one is known.
    pub since: Day,
    pub until: Option<Day>,
    pub inhabitants: u32,
    pub schools: Vec<CountedSchool>,
    /// What it owed last year, brought to a whole year ([`super::simulate_with`] over last year's
    /// counts, with the membership of a whole year); nothing for whoever was no member then.
    pub last_year: Option<Money>,
}

impl CountedMember {
    pub fn count(&self, measure: Measure) -> u64 {
        match measure {
            Measure::Member => 1,
            Measure::Pupil => self.schools.iter().map(|school| u64::from(school.pupils)).sum(),
            Measure::School => self.schools.len() as u64,
            Measure::Inhabitant => u64::from(self.inhabitants),
        }
    }

    fn check(&self, year: i16) -> Result<(), Refusal> {
        let member = || self.code.clone();
        if let Some(until) = self.until.filter(|until| *until < self.since) {
            return Err(Refusal::LeavesBeforeJoining {
                member: member(),
                since: self.since,
                until,
            });
        }
        if days_within(year, self.since, self.until).is_none() {
            return Err(Refusal::OutsideYear { member: member(), year });
        }
        match self.last_year.filter(|amount| amount.is_negative()) {
            Some(amount) => Err(Refusal::NegativeLastYear { member: member(), amount }),
            None => Ok(()),
        }
    }
}

/// The counts of a year: frozen, in the order of the codes, whatever the order they came in.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(try_from = "Taken", into = "Taken")]
pub struct Counts {
    year: i16,
    reference_day: Day,
    members: Vec<CountedMember>,
}

/// The same, before its rules were checked.
#[derive(Serialize, Deserialize)]
struct Taken {
    year: i16,
    reference_day: Day,
    members: Vec<CountedMember>,
}

impl Counts {
    /// Freezes what was counted on `reference_day` for the contributions of `year`. The day may be
    /// in an earlier year (the pupils of September 2026 for 2027), not in a later one.
    pub fn freeze(
        year: i16,
        reference_day: Day,
        mut members: Vec<CountedMember>,
    ) -> Result<Self, Refusal> {
        if members.is_empty() {
            return Err(Refusal::NoMember);
        }
        if reference_day.year() > year {
            return Err(Refusal::ReferenceAfterYear { day: reference_day, year });
        }
        members.sort_by(|one, other| one.code.cmp(&other.code));
        if let Some(pair) = members.windows(2).find(|pair| pair[0].code == pair[1].code) {
            return Err(Refusal::MemberTwice(pair[0].code.clone()));
        }
        members.iter().try_for_each(|member| member.check(year))?;
        for member in &mut members {
            member.schools.sort();
        }
        no_school_twice(&members)?;
        Ok(Counts { year, reference_day, members })
    }

    pub fn year(&self) -> i16 {
        self.year
    }

    pub fn reference_day(&self) -> Day {
        self.reference_day
    }

    /// In the order of their codes.
    pub fn members(&self) -> &[CountedMember] {
        &self.members
    }

    pub fn member(&self, code: &MemberCode) -> Option<&CountedMember> {
        let found = self.members.binary_search_by(|member| member.code.cmp(code));
        found.ok().map(|index| &self.members[index])
    }

    /// What is counted of all of them together.
    pub fn total(&self, measure: Measure) -> u64 {
        self.members.iter().map(|member| member.count(measure)).sum()
    }

    /// Where `now`, counted again, says otherwise than these: what a statement that is disputed is
    /// checked against. Whoever is on one side only has 0 on the other, in [`Measure::Member`] too.
    pub fn changes(&self, now: &Counts) -> Vec<CountChange> {
        let all = self.members.iter().chain(&now.members);
        let mut codes: Vec<&MemberCode> = all.map(|member| &member.code).collect();
        codes.sort();
        codes.dedup();
        let change = |code: &MemberCode, measure| {
            let count = |counts: &Counts| counts.member(code).map_or(0, |one| one.count(measure));
            let (frozen, now) = (count(self), count(now));
            let changed = CountChange { member: code.clone(), measure, frozen, now };
            (frozen != now).then_some(changed)
        };
        let of = |code| Measure::ALL.into_iter().filter_map(move |measure| change(code, measure));
        codes.into_iter().flat_map(of).collect()
    }

    /// The same counts with one member more, or counted otherwise: for a simulation.
    pub fn with(&self, member: CountedMember) -> Result<Self, Refusal> {
        let others = self.members.iter().filter(|other| other.code != member.code);
        let members = others.cloned().chain([member.clone()]).collect();
        Counts::freeze(self.year, self.reference_day, members)
    }
}

fn no_school_twice(members: &[CountedMember]) -> Result<(), Refusal> {
    let mut seen: BTreeMap<&str, &MemberCode> = BTreeMap::new();
    for member in members {
        for school in &member.schools {
            if let Some(first) = seen.insert(&school.uai, &member.code) {
                let (first, second) = (first.clone(), member.code.clone());
                return Err(Refusal::SchoolTwice { uai: school.uai.clone(), first, second });
            }
        }
    }
    Ok(())
}

impl TryFrom<Taken> for Counts {
    type Error = Refusal;

    fn try_from(taken: Taken) -> Result<Self, Refusal> {
        Counts::freeze(taken.year, taken.reference_day, taken.members)
    }
}

impl From<Counts> for Taken {
    fn from(counts: Counts) -> Taken {
        let Counts { year, reference_day, members } = counts;
        Taken { year, reference_day, members }
    }
}

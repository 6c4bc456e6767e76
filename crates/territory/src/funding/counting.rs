//! Counts taken from the directory on a reference day, frozen, corrected by lines beside.

use super::{Funding, MemberAccount, account::code, json, kept};
use crate::{
    contribution::{CountedMember, CountedSchool, Counts, Measure, MemberCode, Refusal, apportion},
    store::contributions::{accounts, campaigns, counts as store},
};
use base::{Day, Id, Instant, Money};
use db::{Error, Result, Tx};
use people::{Body, Person};
use std::{collections::HashMap, ops::Deref};
use web::{Allows, Door, Guarded, Manage, Read, Viewer};

db::row! {
    /// What was counted on a day for a year, in figures.
    #[derive(Clone, Debug, PartialEq, Eq)]
    pub struct CountRow {
        pub id: Id<Counting>,
        pub syndicate_id: Id<Body>,
        pub year: i16,
        pub reference_day: Day,
        pub members: u32,
        pub pupils: u64,
        pub schools: u64,
        pub inhabitants: u64,
        /// Of all members as they were counted, by BLAKE3.
        pub digest: String,
        pub taken_at: Instant,
    }
}

db::row! {
    /// A number that was counted wrongly, with what it becomes and why.
    #[derive(Clone, Debug, PartialEq, Eq)]
    pub struct Correction {
        pub id: Id<Correction>,
        pub account_id: Id<MemberAccount>,
        pub name: String,
        pub measure: Corrected,
        /// Of the school, when it is about one.
        pub uai: String,
        pub was: u64,
        pub becomes: u64,
        pub reason: String,
        pub corrected_at: Instant,
    }
}

db::word! {
    /// What a correction is about.
    pub enum Corrected {
        Inhabitants = "inhabitant",
        /// Of the school; one that was not counted is counted from then on.
        Pupils = "pupil",
        /// The school is no longer counted: it becomes 0.
        School = "school",
    }
}

/// Counts of a syndicate.
#[derive(Clone, Debug)]
pub struct Counting {
    pub row: CountRow,
    pub funding: Funding,
}

impl Deref for Counting {
    type Target = CountRow;
    fn deref(&self) -> &CountRow {
        &self.row
    }
}

impl Guarded for Counting {
    const PARAM: &'static str = "count";

    fn load(tx: &Tx<'_>, id: Id<Self>, _: &Viewer, _: Door) -> Result<Option<Self>> {
        let Some(row) = store::find(tx, id)? else { return Ok(None) };
        let funding = Funding::of(tx, row.syndicate_id)?;
        Ok(funding.map(|funding| Counting { row, funding }))
    }
}

impl Allows<Read> for Counting {
    fn allows(&self, viewer: &Viewer) -> bool {
        self.funding.is_read_by(viewer)
    }
}

impl Allows<Manage> for Counting {
    fn allows(&self, viewer: &Viewer) -> bool {
        self.funding.is_managed_by(viewer)
    }
}

/// Counts in force, with the account of each member.
#[derive(Clone, Debug)]
pub struct Loaded {
    pub counts: Counts,
    pub accounts: HashMap<MemberCode, Id<MemberAccount>>,
}

impl Loaded {
    pub fn account(&self, member: &MemberCode) -> Result<Id<MemberAccount>> {
        self.accounts.get(member).copied().ok_or(Error::Missing)
    }

    pub fn code(&self, account: Id<MemberAccount>) -> Option<&MemberCode> {
        self.accounts.iter().find(|(_, id)| **id == account).map(|(code, _)| code)
    }
}

/// Freezes what the directory says of `day` for the contributions of `year`: each member with a day
/// in the year, its inhabitants, its schools of the first degree open that day, their pupils. The
/// accounts of members that had none are opened. Refused by the rules of [`Counts::freeze`].
pub fn take(
    tx: &Tx<'_>,
    syndicate: Id<Body>,
    year: i16,
    day: Day,
    by: Option<Id<Person>>,
) -> Result<Id<Counting>> {
    let found = store::directory(tx, syndicate, year, day)?;
    let mut bodies: Vec<Id<Body>> = found.iter().map(|row| row.member).collect();
    bodies.dedup();
    accounts::open(tx, syndicate, &bodies)?;
    let known = accounts::of_syndicate(tx, syndicate)?;
    let accounts = known.iter().map(|it| Ok((code(&it.siren)?, it.id)));
    let accounts: HashMap<MemberCode, Id<MemberAccount>> = accounts.collect::<Result<_>>()?;
    let last_year = last_year(tx, syndicate, year)?;
    let counts = counted(found, year, day, &last_year)?;
    let digest = digest(&counts)?;
    store::insert(tx, syndicate, &Loaded { counts, accounts }, &digest, by)
}

/// The directory as it is now, counted again for the same year and day; nothing is kept.
pub fn again(tx: &Tx<'_>, row: &CountRow) -> Result<Counts> {
    let found = store::directory(tx, row.syndicate_id, row.year, row.reference_day)?;
    counted(found, row.year, row.reference_day, &HashMap::new())
}

/// Counts as they are kept.
pub fn find(tx: &Tx<'_>, id: Id<Counting>) -> Result<Option<CountRow>> {
    store::find(tx, id)
}

/// What was frozen, with its corrections.
pub fn load(tx: &Tx<'_>, row: &CountRow) -> Result<Loaded> {
    let rows = store::members(tx, row.id)?;
    let mut accounts = HashMap::with_capacity(rows.len());
    let mut members = Vec::with_capacity(rows.len());
    for row in rows {
        let member = row.member()?;
        accounts.insert(member.code.clone(), row.account_id);
        members.push((row.account_id, member));
    }
    for correction in store::corrections(tx, row.id)? {
        let found = members.iter_mut().find(|(account, _)| *account == correction.account_id);
        if let Some((_, member)) = found {
            apply(member, &correction);
        }
    }
    let members = members.into_iter().map(|(_, member)| member).collect();
    let counts = Counts::freeze(row.year, row.reference_day, members).map_err(Error::refused)?;
    Ok(Loaded { counts, accounts })
}

/// What one wants to correct.
#[derive(Clone, Debug)]
pub struct Correcting {
    pub account: Id<MemberAccount>,
    pub measure: Corrected,
    pub uai: String,
    pub becomes: u32,
    pub reason: String,
}

/// Writes a correction beside the counts. Refused without a reason, when it changes nothing, or
/// when the counts would not hold together (a school of two members).
pub fn correct(
    tx: &Tx<'_>,
    row: &CountRow,
    new: &Correcting,
    by: Option<Id<Person>>,
) -> Result<()> {
    let loaded = load(tx, row)?;
    let code = loaded.code(new.account).ok_or(Error::Missing)?;
    let member = loaded.counts.member(code).ok_or(Error::Missing)?;
    let of_school = member.schools.iter().find(|school| school.uai == new.uai);
    let was = match new.measure {
        Corrected::Inhabitants => u64::from(member.inhabitants),
        Corrected::Pupils => of_school.map_or(0, |school| school.pupils.into()),
        Corrected::School => u64::from(of_school.is_some()),
    };
    if new.reason.trim().is_empty() {
        return Err(Error::refused(Refusal::NoReason));
    }
    let is_new_school = new.measure == Corrected::Pupils && of_school.is_none();
    if was == u64::from(new.becomes) && !is_new_school {
        return Err(Error::refused(Refusal::EmptyCorrection));
    }
    let correction = Correction {
        id: tx.new_id(),
        account_id: new.account,
        name: member.name.clone(),
        measure: new.measure,
        uai: new.uai.clone(),
        was,
        becomes: new.becomes.into(),
        reason: new.reason.trim().to_owned(),
        corrected_at: tx.now(),
    };
    let mut corrected = member.clone();
    apply(&mut corrected, &correction);
    loaded.counts.with(corrected).map_err(Error::refused)?;
    store::insert_correction(tx, row.id, &correction, by)
}

fn apply(member: &mut CountedMember, correction: &Correction) {
    let becomes = u32::try_from(correction.becomes).unwrap_or(u32::MAX);
    let uai = &correction.uai;
    match correction.measure {
        Corrected::Inhabitants => member.inhabitants = becomes,
        Corrected::School => member.schools.retain(|school| school.uai != *uai),
        Corrected::Pupils => {
            let known = member.schools.iter_mut().find(|school| school.uai == *uai);
            if let Some(school) = known {
                school.pupils = becomes;
            } else {
                let (uai, name) = (uai.clone(), uai.clone());
                member.schools.push(CountedSchool { uai, name, pupils: becomes });
            }
        }
    }
}

/// The rows of the directory, one a school, as members.
fn counted(
    found: Vec<store::Found>,
    year: i16,
    day: Day,
    last_year: &HashMap<MemberCode, Money>,
) -> Result<Counts> {
    let mut members: Vec<CountedMember> = Vec::new();
    for row in found {
        let code = code(&row.siren)?;
        if members.last().is_none_or(|last| last.code != code) {
            members.push(CountedMember {
                last_year: last_year.get(&code).copied(),
                code,
                name: row.name,
                since: row.since,
                until: row.until_on.map(|first_without| first_without.plus_days(-1)),
                inhabitants: row.population,
                schools: Vec::new(),
            });
        }
        if let (Some(last), Some(uai)) = (members.last_mut(), row.uai) {
            let (name, pupils) = (row.school.unwrap_or_default(), row.pupils);
            last.schools.push(CountedSchool { uai, name, pupils });
        }
    }
    Counts::freeze(year, day, members).map_err(Error::refused)
}

/// What each owed the year before, brought to a whole year: whoever belonged for a part of it has
/// what the same key would have made had everybody belonged all the year.
fn last_year(tx: &Tx<'_>, syndicate: Id<Body>, year: i16) -> Result<HashMap<MemberCode, Money>> {
    let Some(campaign) = campaigns::frozen_of_year(tx, syndicate, year - 1)? else {
        return Ok(HashMap::new());
    };
    let mut loaded = load(tx, &store::find(tx, campaign.count_id)?.ok_or(Error::Missing)?)?;
    let lines = campaigns::lines(tx, campaign.id)?;
    let mut totals: HashMap<MemberCode, Money> = HashMap::with_capacity(lines.len());
    for line in &lines {
        totals.insert(code(&line.siren)?, Money::from_cents(line.total));
    }
    let bounds = (Day::new(year - 1, 1, 1), Day::new(year - 1, 12, 31));
    let (Some(first), Some(last)) = bounds else { return Ok(totals) };
    let is_partial = |member: &CountedMember| {
        member.since > first || member.until.is_some_and(|until| until < last)
    };
    let partial: Vec<MemberCode> = loaded
        .counts
        .members()
        .iter()
        .filter(|it| is_partial(it))
        .map(|it| it.code.clone())
        .collect();
    if partial.is_empty() {
        return Ok(totals);
    }
    let whole = loaded.counts.members().iter().cloned();
    let whole = whole.map(|member| CountedMember { since: first, until: None, ..member });
    let day = loaded.counts.reference_day();
    loaded.counts = Counts::freeze(year - 1, day, whole.collect()).map_err(Error::refused)?;
    let key = super::campaign::key_of(tx, &campaign)?;
    let made = apportion(&key, &campaign.vote(), &loaded.counts).map_err(Error::refused)?;
    for code in partial {
        if let Some(contribution) = made.of(&code) {
            totals.insert(code, contribution.total);
        }
    }
    Ok(totals)
}

fn digest(counts: &Counts) -> Result<String> {
    Ok(blake3::hash(json(counts)?.as_bytes()).to_hex().to_string())
}

/// Whether the rows of these counts are those that were frozen.
pub fn is_whole(tx: &Tx<'_>, row: &CountRow) -> Result<bool> {
    let members = store::members(tx, row.id)?;
    let members = members.iter().map(store::MemberRow::member).collect::<Result<Vec<_>>>()?;
    let counts = Counts::freeze(row.year, row.reference_day, members).map_err(Error::refused)?;
    Ok(digest(&counts)? == row.digest)
}

impl store::MemberRow {
    pub fn member(&self) -> Result<CountedMember> {
        Ok(CountedMember {
            code: code(&self.code)?,
            name: self.name.clone(),
            since: self.since,
            until: self.until_on,
            inhabitants: self.inhabitants,
            schools: kept(&self.schools)?,
            last_year: self.last_year.map(Money::from_cents),
        })
    }
}

/// The figures of counts, in the order of [`Measure::ALL`] without the first.
pub fn totals(counts: &Counts) -> [u64; 3] {
    [Measure::Pupil, Measure::School, Measure::Inhabitant].map(|measure| counts.total(measure))
}

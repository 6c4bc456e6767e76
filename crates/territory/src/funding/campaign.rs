//! The campaign of a year: a key, counts and a sum become frozen lines, then calls.

use super::{
    Blocked, Funding, MemberAccount, WrittenKey,
    account::{self, balance},
    counting::{self, Counting, Loaded},
    json, kept,
};
use crate::{
    contribution::{
        Account, Apportionment, Codes, Contribution, Entry, Held, Key, KeyVersion, Line, Refusal,
        ReminderRules, Schedule, Vote, apportion, in_force,
    },
    store::contributions::{accounts, campaigns as store, counts, keys},
};
use base::{Day, Id, Instant, Money};
use db::{Error, Result, Tx};
use people::{Body, Person};
use serde::{Deserialize, Serialize};
use std::{collections::HashMap, ops::Deref};
use web::{Allows, Door, Guarded, Manage, Read, Viewer};

db::word! {
    pub enum CampaignState {
        /// Prepared: what each would pay is reckoned anew each time.
        Draft = "draft",
        /// What each pays is written.
        Frozen = "frozen",
        /// The calls are in the accounts.
        Called = "called",
    }
}

db::row! {
    #[derive(Clone, Debug, PartialEq, Eq)]
    pub struct CampaignRow {
        pub id: Id<Campaign>,
        pub syndicate_id: Id<Body>,
        pub year: i16,
        pub count_id: Id<Counting>,
        pub key_id: Id<WrittenKey>,
        /// Cents; none by a key of rates.
        pub sum_voted: Option<i64>,
        pub vote_number: String,
        pub voted_on: Option<Day>,
        /// [`Schedule`] as JSON.
        pub schedule: String,
        /// [`BudgetCodes`] as JSON.
        pub codes: String,
        /// [`ReminderRules`] as JSON.
        pub reminders: String,
        pub state: CampaignState,
        /// Cents, once it is frozen.
        pub total: i64,
        pub digest: String,
        pub frozen_at: Option<Instant>,
        pub called_on: Option<Day>,
        pub version: u32,
    }
}

/// Where a contribution stands in the budget of who pays and of who is paid.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct BudgetCodes {
    pub expense: Codes,
    pub income: Codes,
}

impl CampaignRow {
    pub fn vote(&self) -> Vote {
        Vote { year: self.year, sum: self.sum_voted.map(Money::from_cents) }
    }

    pub fn schedule(&self) -> Result<Schedule> {
        kept(&self.schedule)
    }

    pub fn codes(&self) -> Result<BudgetCodes> {
        kept(&self.codes)
    }

    pub fn reminders(&self) -> Result<ReminderRules> {
        kept(&self.reminders)
    }
}

db::row! {
    /// A frozen line, with whose it is. Sums in cents.
    #[derive(Clone, Debug, PartialEq, Eq)]
    pub struct LineRow {
        pub account_id: Id<MemberAccount>,
        pub siren: String,
        pub name: String,
        pub base: i64,
        pub adjustment: i64,
        pub total: i64,
        pub held: String,
        pub lines: String,
        pub balance: i64,
    }
}

impl LineRow {
    pub fn contribution(&self) -> Result<Contribution> {
        let lines: Vec<Line> = kept(&self.lines)?;
        let held: Held = kept(&self.held)?;
        Ok(Contribution {
            member: account::code(&self.siren)?,
            lines,
            base: Money::from_cents(self.base),
            adjustment: Money::from_cents(self.adjustment),
            total: Money::from_cents(self.total),
            held,
        })
    }
}

/// The contributions of a year of a syndicate.
#[derive(Clone, Debug)]
pub struct Campaign {
    pub row: CampaignRow,
    pub funding: Funding,
}

impl Deref for Campaign {
    type Target = CampaignRow;
    fn deref(&self) -> &CampaignRow {
        &self.row
    }
}

impl Guarded for Campaign {
    const PARAM: &'static str = "campaign";

    fn load(tx: &Tx<'_>, id: Id<Self>, _: &Viewer, _: Door) -> Result<Option<Self>> {
        let Some(row) = store::find(tx, id)? else { return Ok(None) };
        let funding = Funding::of(tx, row.syndicate_id)?;
        Ok(funding.map(|funding| Campaign { row, funding }))
    }
}

impl Allows<Read> for Campaign {
    fn allows(&self, viewer: &Viewer) -> bool {
        self.funding.is_read_by(viewer)
    }
}

impl Allows<Manage> for Campaign {
    fn allows(&self, viewer: &Viewer) -> bool {
        self.funding.is_managed_by(viewer)
    }
}

pub fn key_of(tx: &Tx<'_>, row: &CampaignRow) -> Result<Key> {
    keys::find(tx, row.key_id)?.ok_or(Error::Missing)?.key()
}

pub fn counts_of(tx: &Tx<'_>, row: &CampaignRow) -> Result<Loaded> {
    let count = counts::find(tx, row.count_id)?.ok_or(Error::Missing)?;
    counting::load(tx, &count)
}

/// Prepares the campaign of a year that has none; the id of `row` is not looked at. Refused when
/// there is one, or when the counts are of another year.
pub fn prepare(tx: &Tx<'_>, row: &CampaignRow) -> Result<Id<Campaign>> {
    if store::of_syndicate(tx, row.syndicate_id)?.iter().any(|it| it.year == row.year) {
        return Err(Error::refused(Blocked::CampaignThere(row.year)));
    }
    check_own(tx, row)?;
    let row = CampaignRow { id: tx.new_id(), ..row.clone() };
    store::insert(tx, &row)?;
    Ok(row.id)
}

/// Writes a campaign anew while it is prepared, over the version `row` names.
pub fn change(tx: &Tx<'_>, row: &CampaignRow) -> Result<()> {
    check_own(tx, row)?;
    store::update(tx, row)
}

/// Key and counts are of the same syndicate, and the counts of the year.
fn check_own(tx: &Tx<'_>, row: &CampaignRow) -> Result<()> {
    let count = counts::find(tx, row.count_id)?.filter(|it| it.syndicate_id == row.syndicate_id);
    let key = keys::find(tx, row.key_id)?.filter(|it| it.syndicate_id == row.syndicate_id);
    let (Some(count), Some(_)) = (count, key) else { return Err(Error::Missing) };
    if count.year == row.year {
        return Ok(());
    }
    let (counted, voted) = (count.year, row.year);
    Err(Error::refused(Refusal::OtherYear { counted, voted }))
}

/// A campaign as it is kept now.
pub fn find(tx: &Tx<'_>, id: Id<Campaign>) -> Result<Option<CampaignRow>> {
    store::find(tx, id)
}

/// What each pays: as it was frozen, or as it would be.
pub fn reckoned(tx: &Tx<'_>, row: &CampaignRow, loaded: &Loaded) -> Result<Apportionment> {
    if row.state == CampaignState::Draft {
        return apportion(&key_of(tx, row)?, &row.vote(), &loaded.counts).map_err(Error::refused);
    }
    let lines = store::lines(tx, row.id)?;
    let mut contributions =
        lines.iter().map(LineRow::contribution).collect::<Result<Vec<Contribution>>>()?;
    contributions.sort_by(|one, other| one.member.cmp(&other.member));
    Ok(Apportionment { year: row.year, contributions, total: Money::from_cents(row.total) })
}

/// Writes what each pays, once. Refused unless the key was voted and is the one that holds for the
/// year, and by all the rules of [`apportion`]; then nothing is written.
pub fn freeze(tx: &Tx<'_>, row: &CampaignRow) -> Result<()> {
    if row.state != CampaignState::Draft {
        return Err(Error::refused(Blocked::FrozenAlready));
    }
    check_key(tx, row)?;
    row.schedule()?.check().map_err(Error::refused)?;
    let loaded = counts_of(tx, row)?;
    let made = reckoned(tx, row, &loaded)?;
    store::insert_lines(tx, row.id, &made, &loaded)?;
    let digest = blake3::hash(json(&made)?.as_bytes()).to_hex().to_string();
    store::freeze(tx, row, made.total, &digest)
}

fn check_key(tx: &Tx<'_>, row: &CampaignRow) -> Result<()> {
    let all = keys::of_syndicate(tx, row.syndicate_id)?;
    let voted = all.iter().map(|key| Ok(key.voted()?.map(|version| (key.id, version))));
    let voted: Vec<_> = voted.collect::<Result<Vec<_>>>()?.into_iter().flatten().collect();
    let Some((_, own)) = voted.iter().find(|(id, _)| *id == row.key_id) else {
        return Err(Error::refused(Blocked::KeyNotVoted));
    };
    let versions: Vec<KeyVersion> = voted.iter().map(|(_, version)| version.clone()).collect();
    match in_force(&versions, row.year) {
        Some(holds) if holds.number == own.number => Ok(()),
        Some(holds) => {
            let (number, year) = (holds.number, row.year);
            Err(Error::refused(Blocked::OtherKeyHolds { number, year }))
        }
        None => Err(Error::refused(Blocked::NoKeyHolds { year: row.year })),
    }
}

/// Puts the calls of a frozen campaign into the accounts, on the day they are issued.
pub fn call(tx: &Tx<'_>, row: &CampaignRow, on: Day, by: Option<Id<Person>>) -> Result<()> {
    if row.state != CampaignState::Frozen {
        return Err(Error::refused(Blocked::NotFrozen));
    }
    let schedule = row.schedule()?;
    let lines = store::lines(tx, row.id)?;
    let ids: Vec<Id<MemberAccount>> = lines.iter().map(|line| line.account_id).collect();
    let mut known = entries_of(tx, &ids)?;
    let (mut new, mut balances) = (Vec::new(), Vec::with_capacity(lines.len()));
    for line in &lines {
        let contribution = line.contribution()?;
        let entries = known.remove(&line.account_id).unwrap_or_default();
        let before = entries.len();
        let account = Account::of(contribution.member.clone(), entries);
        let mut account = account.map_err(Error::refused)?;
        called(&mut account, &schedule, &contribution, row.year, on).map_err(Error::refused)?;
        let written = account.entries()[before..].iter();
        new.extend(written.map(|entry| (line.account_id, entry.clone())));
        balances.push((line.account_id, balance(&account).map_err(Error::refused)?));
    }
    accounts::insert_entries(tx, &new, by)?;
    accounts::set_balances(tx, &balances)?;
    store::mark_called(tx, row, on)
}

fn called(
    account: &mut Account,
    schedule: &Schedule,
    contribution: &Contribution,
    year: i16,
    on: Day,
) -> Result<(), Refusal> {
    for call in schedule.calls(contribution, year, on)? {
        account.call(&call, on)?;
    }
    Ok(())
}

/// The lines of these accounts, by account.
pub fn entries_of(
    tx: &Tx<'_>,
    ids: &[Id<MemberAccount>],
) -> Result<HashMap<Id<MemberAccount>, Vec<Entry>>> {
    let mut found: HashMap<Id<MemberAccount>, Vec<Entry>> = HashMap::new();
    for row in accounts::entries_of(tx, ids)? {
        found.entry(row.account_id).or_default().push(row.entry()?);
    }
    Ok(found)
}

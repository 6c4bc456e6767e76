//! The account of a member with its syndicate, as it is kept.

use super::{Funding, kept};
use crate::{
    contribution::{Account, Entry, EntryKind, MemberCode, Refusal},
    store::contributions::accounts as store,
};
use base::{Day, Id, Instant, Money};
use db::{Error, Result, Tx};
use people::{Body, Person};
use web::{Allows, Door, Guarded, Manage, Read, Viewer};

db::row! {
    #[derive(Clone, Debug, PartialEq, Eq)]
    pub struct EntryRow {
        pub account_id: Id<MemberAccount>,
        pub number: u32,
        pub on_day: Day,
        /// [`EntryKind`] as JSON.
        pub kind: String,
        /// Cents.
        pub amount: i64,
        pub written_at: Instant,
        pub written_by: Option<Id<Person>>,
    }
}

impl EntryRow {
    pub fn entry(&self) -> Result<Entry> {
        let (number, on) = (self.number, self.on_day);
        let kind: EntryKind = kept(&self.kind)?;
        Ok(Entry { number, on, kind, amount: Money::from_cents(self.amount) })
    }
}

db::row! {
    /// An account in words: whose it is, and where it stands.
    #[derive(Clone, Debug, PartialEq, Eq)]
    pub struct Spelled {
        pub id: Id<MemberAccount>,
        pub syndicate_id: Id<Body>,
        pub member_id: Id<Body>,
        pub siren: String,
        pub name: String,
        /// What is due less what is overpaid, in cents.
        pub balance: i64,
    }
}

/// A member of a syndicate and what it owes.
#[derive(Clone, Debug)]
pub struct MemberAccount {
    pub spelled: Spelled,
    pub member: Body,
    pub funding: Funding,
}

impl MemberAccount {
    pub fn id(&self) -> Id<MemberAccount> {
        self.spelled.id
    }

    /// Who works for the member.
    pub fn is_own_of(&self, viewer: &Viewer) -> bool {
        self.member.is_served_by(viewer)
    }
}

/// What names a member in the accounts: its SIREN.
pub fn code(siren: &str) -> Result<MemberCode> {
    MemberCode::parse(siren).map_err(Error::refused)
}

/// The lines of an account, by the rules.
pub fn read(tx: &Tx<'_>, spelled: &Spelled) -> Result<Account> {
    let rows = store::entries(tx, spelled.id)?;
    let entries = rows.iter().map(EntryRow::entry).collect::<Result<Vec<_>>>()?;
    Account::of(code(&spelled.siren)?, entries).map_err(Error::refused)
}

/// Writes lines of one account by the rules, all or none: the day each counts from, its kind and
/// its amount. Whoever wrote in it meanwhile makes this one a conflict.
pub fn record(
    tx: &Tx<'_>,
    spelled: &Spelled,
    lines: Vec<(Day, EntryKind, Money)>,
    by: Option<Id<Person>>,
) -> Result<()> {
    let mut account = read(tx, spelled)?;
    let known = account.entries().len();
    for (on, kind, amount) in lines {
        account.record(on, kind, amount).map_err(Error::refused)?;
    }
    let new: Vec<(Id<MemberAccount>, Entry)> =
        account.entries()[known..].iter().map(|entry| (spelled.id, entry.clone())).collect();
    store::insert_entries(tx, &new, by)?;
    let balance = balance(&account).map_err(Error::refused)?;
    store::set_balances(tx, &[(spelled.id, balance)])
}

/// What is due of all lines, less what is overpaid.
pub fn balance(account: &Account) -> Result<Money, Refusal> {
    let last = account.entries().iter().map(|entry| entry.on).max();
    let Some(last) = last else { return Ok(Money::ZERO) };
    let state = account.state(last)?;
    state.due.checked_sub(state.overpaid).ok_or(Refusal::Overflow)
}

impl Guarded for MemberAccount {
    const PARAM: &'static str = "account";

    fn load(tx: &Tx<'_>, id: Id<Self>, _: &Viewer, _: Door) -> Result<Option<Self>> {
        let Some(spelled) = store::find(tx, id)? else { return Ok(None) };
        let funding = Funding::of(tx, spelled.syndicate_id)?;
        let member = people::body::load(tx, spelled.member_id)?;
        let both = funding.zip(member);
        Ok(both.map(|(funding, member)| MemberAccount { spelled, member, funding }))
    }
}

/// Everybody of the syndicate, and who works for the member.
impl Allows<Read> for MemberAccount {
    fn allows(&self, viewer: &Viewer) -> bool {
        self.funding.is_read_by(viewer) || self.is_own_of(viewer)
    }
}

impl Allows<Manage> for MemberAccount {
    fn allows(&self, viewer: &Viewer) -> bool {
        self.funding.is_managed_by(viewer)
    }
}

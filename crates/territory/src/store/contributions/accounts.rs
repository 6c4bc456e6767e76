//! Accounts of members, their lines and the reminders that were sent, as rows.

use crate::{
    contribution::{Entry, EntryKind, Sent},
    funding::{EntryRow, MemberAccount, Spelled, json, kept},
};
use base::{Day, Id, Money};
use db::{Result, Tx, Value, ids, params};
use people::{Body, Person};

pub fn find(tx: &Tx<'_>, id: Id<MemberAccount>) -> Result<Option<Spelled>> {
    tx.first(
        "select a.id, a.syndicate_id, a.member_id, b.siren, b.name, a.balance
           from contribution_account a
           join body b on b.id = a.member_id
          where a.id = $1",
        params![id],
    )
}

/// Those of a syndicate, by name.
pub fn of_syndicate(tx: &Tx<'_>, syndicate: Id<Body>) -> Result<Vec<Spelled>> {
    tx.all(
        "select a.id, a.syndicate_id, a.member_id, b.siren, b.name, a.balance
           from contribution_account a
           join body b on b.id = a.member_id
          where a.syndicate_id = $1
          order by b.name, a.id
          limit 5000",
        params![syndicate],
    )
}

/// Those of these members, with whatever syndicate.
pub fn of_members(tx: &Tx<'_>, members: &[Id<Body>]) -> Result<Vec<Spelled>> {
    tx.all(
        "select a.id, a.syndicate_id, a.member_id, b.siren, b.name, a.balance
           from contribution_account a
           join body b on b.id = a.member_id
          where a.member_id in ids($1)
          order by b.name, a.id
          limit 200",
        params![ids(members.iter().copied())],
    )
}

/// Those that owe something, after the account `after`.
pub fn owing(tx: &Tx<'_>, after: Id<MemberAccount>, limit: u32) -> Result<Vec<Spelled>> {
    tx.all(
        "select a.id, a.syndicate_id, a.member_id, b.siren, b.name, a.balance
           from contribution_account a
           join body b on b.id = a.member_id
          where a.balance > 0 and a.id > $1
          order by a.id
          limit $2",
        params![after, limit],
    )
}

/// Opens an account for whoever of these members has none.
pub fn open(tx: &Tx<'_>, syndicate: Id<Body>, members: &[Id<Body>]) -> Result<()> {
    let row =
        |member: &Id<Body>| params![tx.new_id::<MemberAccount>(), syndicate, *member].to_vec();
    let rows: Vec<Vec<Value>> = members.iter().map(row).collect();
    tx.run_each(
        "insert into contribution_account (id, syndicate_id, member_id, balance)
         values ($1, $2, $3, 0)
             on conflict (member_id, syndicate_id) do nothing",
        &rows,
    )
    .map(drop)
}

pub fn entries(tx: &Tx<'_>, account: Id<MemberAccount>) -> Result<Vec<EntryRow>> {
    tx.all(
        "select account_id, number, on_day, kind, amount, written_at, written_by
           from contribution_entry
          where account_id = $1
          order by number
          limit 5000",
        params![account],
    )
}

/// The lines of many accounts, account by account.
pub fn entries_of(tx: &Tx<'_>, accounts: &[Id<MemberAccount>]) -> Result<Vec<EntryRow>> {
    tx.all(
        "select account_id, number, on_day, kind, amount, written_at, written_by
           from contribution_entry
          where account_id in ids($1)
          order by account_id, number
          limit 200000",
        params![ids(accounts.iter().copied())],
    )
}

pub fn insert_entries(
    tx: &Tx<'_>,
    entries: &[(Id<MemberAccount>, Entry)],
    by: Option<Id<Person>>,
) -> Result<()> {
    let now = tx.now();
    let row = |(account, entry): &(Id<MemberAccount>, Entry)| {
        let year = match &entry.kind {
            EntryKind::Call { year, .. } => *year,
            _ => 0,
        };
        let (kind, amount) = (json(&entry.kind)?, entry.amount.cents());
        let id = tx.new_id::<Entry>();
        Ok(params![id, *account, entry.number, entry.on, kind, amount, year, now, by].to_vec())
    };
    let rows = entries.iter().map(row).collect::<Result<Vec<Vec<Value>>>>()?;
    tx.run_each(
        "insert into contribution_entry (id, account_id, number, on_day, kind, amount, year,
                                         written_at, written_by)
         values ($1, $2, $3, $4, $5, $6, $7, $8, $9)",
        &rows,
    )
    .map(drop)
}

pub fn set_balances(tx: &Tx<'_>, balances: &[(Id<MemberAccount>, Money)]) -> Result<()> {
    let row = |(account, sum): &(Id<MemberAccount>, Money)| params![*account, sum.cents()].to_vec();
    let rows: Vec<Vec<Value>> = balances.iter().map(row).collect();
    tx.run_each("update contribution_account set balance = $2 where id = $1", &rows).map(drop)
}

db::row! {
    pub struct SentRow {
        pub account_id: Id<MemberAccount>,
        pub entry: u32,
        pub stage: String,
        pub on_day: Day,
    }
}

impl SentRow {
    pub fn sent(&self) -> Result<Sent> {
        Ok(Sent { entry: self.entry, stage: kept(&self.stage)?, on: self.on_day })
    }
}

pub fn reminders_of(tx: &Tx<'_>, accounts: &[Id<MemberAccount>]) -> Result<Vec<SentRow>> {
    tx.all(
        "select account_id, entry, stage, on_day
           from contribution_reminder
          where account_id in ids($1)
          order by account_id, id
          limit 50000",
        params![ids(accounts.iter().copied())],
    )
}

pub fn insert_reminders(tx: &Tx<'_>, sent: &[(Id<MemberAccount>, Sent)]) -> Result<()> {
    let row = |(account, sent): &(Id<MemberAccount>, Sent)| {
        let stage = json(&sent.stage)?;
        Ok(params![tx.new_id::<Sent>(), *account, sent.entry, stage, sent.on].to_vec())
    };
    let rows = sent.iter().map(row).collect::<Result<Vec<Vec<Value>>>>()?;
    tx.run_each(
        "insert into contribution_reminder (id, account_id, entry, stage, on_day)
         values ($1, $2, $3, $4, $5)",
        &rows,
    )
    .map(drop)
}

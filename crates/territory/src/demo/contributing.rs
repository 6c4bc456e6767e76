//! The contributions of a year: counted in the directory, frozen, called; then some pay.

use super::{Land, SYNDICATE, Script, founding::known, refused};
use crate::{
    contribution::{Account, Entry, EntryKind, Instalment, Schedule},
    funding::{
        Campaign, CampaignRow, CampaignState, Counting, KeyRow, MemberAccount, Spelled,
        account::{balance, code},
        campaign::{self, entries_of},
        counting, deeds,
        jobs::TellCalled,
        json,
    },
    store::contributions::{accounts, keys},
};
use base::{Day, Id, Money};
use db::{Db, Error, Result, Tx};
use std::time::{Duration, Instant as Watch};

/// A flat part, one by pupil, one by inhabitant that large towns have less of: together they make
/// the sum voted.
pub const KEY: &str = r#"{
    "mode": "spread",
    "parts": [
        { "label": "Part fixe", "scale": { "each": { "of": "member", "rate": "60" } } },
        { "label": "Part par élève", "scale": { "each": { "of": "pupil", "rate": "2,10" } } },
        { "label": "Part par habitant", "scale": { "bands": {
            "by": "inhabitant", "steps": "progressive", "bands": [
                { "from": 0, "below": 1000, "rate": "0,50" },
                { "from": 1000, "below": 5000, "rate": "0,40" },
                { "from": 5000, "below": null, "rate": "0,30" } ] } } }
    ],
    "pro_rata": "days"
}"#;
const CODES: &str = r#"{ "expense": { "chapter": "65", "nature": "65568" },
    "income": { "chapter": "74", "nature": "74748" } }"#;
const REMINDERS: &str = r#"{ "before": 15, "first_after": 10, "every": 30, "at_most": 3 }"#;
/// What the committee votes for each commune of the territory, in euros.
const EUROS_A_COMMUNE: i32 = 1_000;
const DELAY_DAYS: u16 = 10;

/// What was counted, and how long it took.
#[derive(Clone, Copy, Debug)]
pub struct Campaigned {
    pub year: i16,
    pub members: u32,
    pub schools: u64,
    pub pupils: u64,
    pub voted: Money,
    /// What the lines of all members make together: the sum voted.
    pub total: Money,
    pub counted: Duration,
    pub frozen: Duration,
    pub called: Duration,
}

/// Counts on the day of [`Script::counted_on`], freezes and calls.
pub async fn contribute(db: &Db, land: &Land, script: &Script) -> Result<Campaigned> {
    let (syndicate, officer) = (land.syndicate.id, land.officer);
    let (year, on) = (script.first.year(), script.counted_on());
    let begun = Watch::now();
    let take = move |tx: &Tx<'_>| counting::take(tx, syndicate, year, on, Some(officer));
    let count = db.write(take).await?;
    let counted = begun.elapsed();

    let communes = i32::try_from(script.communes.lines().count() - 1).unwrap_or(0);
    let voted = Money::from_euros(communes * EUROS_A_COMMUNE);
    let days = (on, script.until);
    let begun = Watch::now();
    let freeze = move |tx: &Tx<'_>| {
        let key = voted_key(tx, syndicate)?;
        let new = prepared(&key, count, voted, days)?;
        let id = campaign::prepare(tx, &new)?;
        campaign::freeze(tx, &found(tx, id)?)?;
        deeds::did(tx, "contribution.freeze", format!("campaign:{id}"), officer, tx.now())?;
        Ok(id)
    };
    let id = db.write(freeze).await?;
    let frozen = begun.elapsed();

    let begun = Watch::now();
    let call = move |tx: &Tx<'_>| {
        campaign::call(tx, &found(tx, id)?, on, Some(officer))?;
        jobs::enqueue(tx, &TellCalled { campaign: id }, tx.now())?;
        deeds::did(tx, "contribution.call", format!("campaign:{id}"), officer, tx.now())
    };
    db.write(call).await?;
    let called = begun.elapsed();

    let read = move |tx: &Tx<'_>| {
        let row = counting::find(tx, count)?.ok_or(Error::Missing)?;
        Ok((row, found(tx, id)?.total))
    };
    let (row, total) = db.read(read).await?;
    Ok(Campaigned {
        year,
        members: row.members,
        schools: row.schools,
        pupils: row.pupils,
        voted,
        total: Money::from_cents(total),
        counted,
        frozen,
        called,
    })
}

fn found(tx: &Tx<'_>, id: Id<Campaign>) -> Result<CampaignRow> {
    campaign::find(tx, id)?.ok_or(Error::Missing)
}

/// The key the committee has voted.
fn voted_key(tx: &Tx<'_>, syndicate: Id<people::Body>) -> Result<KeyRow> {
    let all = keys::of_syndicate(tx, syndicate)?;
    let voted = all.into_iter().find(|key| key.number.is_some());
    voted.ok_or_else(|| refused("a campaign", "no key was voted"))
}

/// Two instalments: the first is past when one looks, the second is to come or nearly.
fn prepared(
    key: &KeyRow,
    count: Id<Counting>,
    voted: Money,
    (counted_on, until): (Day, Day),
) -> Result<CampaignRow> {
    let due_on = counted_on.plus_days(30).min(until.plus_days(-3));
    let second = due_on.plus_days(75);
    let instalments = [due_on, second].map(|due_on| Instalment { due_on, share: 1 }).to_vec();
    let schedule = Schedule { instalments, delay_days: DELAY_DAYS };
    Ok(CampaignRow {
        id: Id::new(0),
        syndicate_id: key.syndicate_id,
        year: counted_on.year(),
        count_id: count,
        key_id: key.id,
        sum_voted: Some(voted.cents()),
        vote_number: key.vote_number.clone(),
        voted_on: key.voted_on,
        schedule: json(&schedule)?,
        codes: CODES.to_owned(),
        reminders: REMINDERS.to_owned(),
        state: CampaignState::Draft,
        total: 0,
        digest: String::new(),
        frozen_at: None,
        called_on: None,
        version: 1,
    })
}

/// Of ten members six pay the first instalment, one pays everything, one a part; two are late.
pub fn pay(tx: &Tx<'_>, on: Day, home: Id<people::Body>) -> Result<()> {
    let syndicate = known(tx, SYNDICATE)?;
    let all = accounts::of_syndicate(tx, syndicate.id)?;
    let ids: Vec<Id<MemberAccount>> = all.iter().map(|it| it.id).collect();
    let mut known = entries_of(tx, &ids)?;
    let (mut new, mut balances) = (Vec::new(), Vec::new());
    for (place, spelled) in all.iter().enumerate() {
        let entries = known.remove(&spelled.id).unwrap_or_default();
        let place = if spelled.member_id == home { 0 } else { place };
        let Some((written, left)) = paid(spelled, entries, place, on)? else { continue };
        new.push((spelled.id, written));
        balances.push((spelled.id, left));
    }
    accounts::insert_entries(tx, &new, None)?;
    accounts::set_balances(tx, &balances)
}

/// What comes of an account, and what is left of it.
fn paid(
    spelled: &Spelled,
    entries: Vec<Entry>,
    place: usize,
    on: Day,
) -> Result<Option<(Entry, Money)>> {
    let is_call = |it: &&Entry| matches!(it.kind, EntryKind::Call { .. });
    let calls: Vec<i64> = entries.iter().filter(is_call).map(|it| it.amount.cents()).collect();
    let first = calls.first().copied().unwrap_or(0);
    let cents = match place % 10 {
        0..=5 => first,
        6 => calls.iter().sum(),
        7 => first / 2,
        _ => 0,
    };
    if cents == 0 {
        return Ok(None);
    }
    let mut account = Account::of(code(&spelled.siren)?, entries).map_err(Error::refused)?;
    let kind = EntryKind::Payment { reference: format!("VIR-{}", spelled.siren) };
    account.record(on, kind, Money::from_cents(cents)).map_err(Error::refused)?;
    let left = balance(&account).map_err(Error::refused)?;
    Ok(account.entries().last().cloned().map(|written| (written, left)))
}

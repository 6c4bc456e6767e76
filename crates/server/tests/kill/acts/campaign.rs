//! The contributions of a year: what each member pays is frozen, called, and paid.

use super::{
    Kept,
    course::{Button, Course},
    hall::Hall,
};
use crate::store::territory as store;
use base::{Day, Id, Money};
use db::{Db, Tx};
use people::Body;
use std::sync::Arc;
use territory::funding::{self, CampaignRow, CampaignState, campaign, counting, key};

/// The first; each round has the year that follows.
const YEAR: i16 = 2027;
const KEY: &str = r#"{ "mode": "spread", "pro_rata": "none", "parts": [
    { "label": "Part fixe", "scale": { "each": { "of": "member", "rate": "1" } },
      "whole": { "share": 30 } },
    { "label": "Part par habitant", "scale": { "each": { "of": "inhabitant", "rate": "1" } },
      "whole": { "share": 70 } } ] }"#;
const CODES: &str = r#"{ "expense": { "chapter": "65", "nature": "65568" },
    "income": { "chapter": "74", "nature": "74748" } }"#;
const REMINDERS: &str = r#"{ "before": null, "first_after": 10, "every": 30, "at_most": 3 }"#;

/// Two calls a year, as `store::territory::WRONGS` counts.
fn schedule(year: i16) -> String {
    format!(
        r#"{{ "delay_days": 30, "instalments": [
             {{ "due_on": "{year}-04-30", "share": 1 }},
             {{ "due_on": "{year}-09-30", "share": 1 }} ] }}"#
    )
}

/// A sum that seven members do not share without a rest.
fn sum(year: i16) -> Money {
    Money::from_cents(1_000_001 + i64::from(year))
}

/// Pupils are counted, the key is voted, the campaign is prepared.
pub async fn prepare(hall: &Hall, db: &Db, round: usize) -> Arc<Course> {
    let (syndicate, members) = (hall.syndicate.body, hall.members.clone());
    let year = YEAR + i16::try_from(round).expect("a year");
    let write = move |tx: &Tx<'_>| {
        store::join(tx, syndicate, &members)?;
        let campaign = prepared(tx, syndicate, year)?;
        Ok((campaign, store::account(tx, syndicate)?))
    };
    let (campaign, account) = db.write(write).await.expect("a campaign");
    let button = |name, page: &str| Button {
        name,
        browser: hall.syndicate.browser.clone(),
        path: format!("/territoire/contributions/campagnes/{campaign}/{page}"),
        fields: Vec::new(),
        leaves: format!("{name} {campaign}"),
        page: None,
    };
    let words = format!("Titre {year}");
    let account = format!("/territoire/contributions/comptes/{account}");
    let payment = Button {
        path: format!("{account}/ecritures"),
        fields: vec![
            ("kind", "payment".to_owned()),
            ("on", super::today().iso()),
            ("sum", "12,34".to_owned()),
            ("words", words.clone()),
        ],
        leaves: format!("payment {words}"),
        page: Some(account),
        ..button("payments", "")
    };
    Course::of(vec![button(FROZEN, "gel"), button(CALLED, "appels"), payment])
}

const FROZEN: &str = "campaigns frozen";
const CALLED: &str = "campaigns called";

fn prepared(tx: &Tx<'_>, syndicate: Id<Body>, year: i16) -> db::Result<i64> {
    let day = Day::new(2026, 10, 1).expect("a day");
    let count_id = counting::take(tx, syndicate, year, day, None)?;
    let key_id = key::write(tx, syndicate, ("Clé", year), &funding::kept(KEY)?)?;
    key::enter(tx, key_id, None, "1", day)?;
    let row = CampaignRow {
        id: Id::new(0),
        syndicate_id: syndicate,
        year,
        count_id,
        key_id,
        sum_voted: Some(sum(year).cents()),
        vote_number: String::new(),
        voted_on: None,
        schedule: schedule(year),
        codes: CODES.to_owned(),
        reminders: REMINDERS.to_owned(),
        state: CampaignState::Draft,
        total: 0,
        digest: String::new(),
        frozen_at: None,
        called_on: None,
        version: 1,
    };
    Ok(campaign::prepare(tx, &row)?.raw())
}

pub fn keep(tx: &Tx<'_>, kept: &mut Kept) -> db::Result<()> {
    for (campaign, state) in store::frozen(tx)? {
        kept.is_there(format!("{FROZEN} {campaign}"), campaign);
        if state == "called" {
            kept.is_there(format!("{CALLED} {campaign}"), campaign);
        }
    }
    for (entry, kind) in store::payments(tx)? {
        // `{"payment":{"reference":"Titre 2027"}}`
        let reference = kind.split('"').rev().nth(1).unwrap_or_default();
        kept.is_there(format!("payment {reference}"), entry);
    }
    Ok(())
}

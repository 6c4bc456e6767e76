//! Whatever the key: what was frozen and called makes the sum voted, on both engines.

use crate::{funds::joined, world::worlds};
use base::{Day, Id, Money, Random};
use db::Tx;
use people::Body;
use territory::{
    contribution::{Key, Mode, Schedule},
    funding::{CampaignRow, CampaignState, campaign, counting, json, kept, key},
};

/// Weights, shares, bands, bounds and pro rata, drawn.
fn drawn(random: &Random) -> String {
    let below = |end: usize| random.below(end);
    let of = |place: usize| ["member", "pupil", "school", "inhabitant"][place];
    let whole = below(2) == 0;
    let part = |number: usize| {
        let (of, rate) = (of(below(4)), 1 + below(90));
        let scale = match below(3) {
            0 => format!(
                r#"{{ "bands": {{ "by": "{of}", "steps": "progressive", "bands": [
                    {{ "from": 0, "below": 5, "rate": "{rate}" }},
                    {{ "from": 5, "below": null, "rate": "0,{rate:02}" }} ] }} }}"#
            ),
            _ => format!(r#"{{ "each": {{ "of": "{of}", "rate": "{rate},{rate:02}" }} }}"#),
        };
        let whole =
            if whole { format!(r#", "whole": {{ "share": {rate} }}"#) } else { String::new() };
        format!(r#"{{ "label": "Part {number}", "scale": {scale}{whole} }}"#)
    };
    let parts: Vec<String> = (0..=below(4)).map(part).collect();
    let minimum = if below(2) == 0 { below(90).to_string() } else { "null".to_owned() };
    let pro_rata = ["none", "days", "months_begun"][below(3)];
    format!(
        r#"{{ "mode": "spread", "pro_rata": "{pro_rata}", "parts": [{}],
             "bounds": {{ "minimum": {minimum} }} }}"#,
        parts.join(", ")
    )
}

fn prepared(syndicate: Id<Body>, year: i16, sum: Money) -> CampaignRow {
    let schedule = format!(
        r#"{{ "delay_days": 30, "instalments": [
             {{ "due_on": "{year}-03-31", "share": 1 }}, {{ "due_on": "{year}-06-30", "share": 1 }},
             {{ "due_on": "{year}-09-30", "share": 1 }} ] }}"#
    );
    CampaignRow {
        id: Id::new(0),
        syndicate_id: syndicate,
        year,
        count_id: Id::new(0),
        key_id: Id::new(0),
        sum_voted: Some(sum.cents()),
        vote_number: String::new(),
        voted_on: None,
        schedule,
        codes: r#"{ "expense": { "chapter": "65", "nature": "65568" },
                    "income": { "chapter": "74", "nature": "74748" } }"#
            .to_owned(),
        reminders: r#"{ "before": null, "first_after": 10, "every": 30, "at_most": 3 }"#.to_owned(),
        state: CampaignState::Draft,
        total: 0,
        digest: String::new(),
        frozen_at: None,
        called_on: None,
        version: 1,
    }
}

/// A year of it: counted, voted, frozen, called. Gives what was frozen and called, in cents.
fn year(
    tx: &Tx<'_>,
    syndicate: Id<Body>,
    year: i16,
    written: &Key,
    sum: Money,
) -> db::Result<[i64; 2]> {
    let day = Day::new(2026, 10, 1).expect("a day");
    let count_id = counting::take(tx, syndicate, year, day, None)?;
    let key_id = key::write(tx, syndicate, ("Clé", year), written)?;
    key::enter(tx, key_id, None, "1", day)?;
    let row = CampaignRow { count_id, key_id, ..prepared(syndicate, year, sum) };
    let id = campaign::prepare(tx, &row)?;
    let row = campaign::find(tx, id)?.expect("a campaign");
    campaign::freeze(tx, &row)?;
    let row = campaign::find(tx, id)?.expect("a campaign");
    campaign::call(tx, &row, day, None)?;
    let frozen = tx.number(
        "select cast(sum(total) as bigint) from contribution_line where campaign_id = $1",
        db::params![id],
    )?;
    let called = tx.number(
        "select cast(sum(amount) as bigint) from contribution_entry where year = $1",
        db::params![year],
    )?;
    Ok([frozen, called])
}

#[tokio::test]
async fn what_was_frozen_and_called_makes_the_sum_voted_whatever_the_key() {
    for (school, governed) in worlds().await {
        joined(&school, &governed).await;
        let (syndicate, random) = (governed.syndicate, Random::seeded(59));
        for number in 0..25_i16 {
            let key: Key = kept(&drawn(&random)).expect("a key");
            assert_eq!(key.mode, Mode::Spread);
            let sum = Money::from_cents(20_000 + i64::from(number) * 7_919);
            let wanted = key.clone();
            let write = move |tx: &Tx<'_>| year(tx, syndicate, 2027 + number, &wanted, sum);
            let made = school.app.db.write(write).await.expect("a year");
            assert_eq!(made, [sum.cents(); 2], "{}", json(&key).expect("JSON"));
        }
        let schedule: Schedule =
            kept(&prepared(syndicate, 2027, Money::ZERO).schedule).expect("one");
        assert_eq!(schedule.check(), Ok(()));
    }
}

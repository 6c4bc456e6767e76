//! A campaign of 1,500 members, 3,000 schools and 300,000 pupils through SQLite, with the time each
//! step takes: `cargo run -p territory --example campaign`.

use base::{Clock, Day, Id, Instant, Money};
use db::{Engine, Tx, params, testing::TestDb};
use people::Body;
use std::time::Instant as Watch;
use territory::{
    contribution::{Key, Measure, Vote, apportion, compare},
    funding::{
        Campaign, CampaignRow, CampaignState, Counting, WrittenKey, campaign, counting, key,
    },
};

const KEY: &str = r#"{
    "mode": "spread",
    "parts": [
        { "label": "Part fixe", "scale": { "each": { "of": "member", "rate": "1" } },
          "whole": { "share": 10 } },
        { "label": "Part par élève", "scale": { "each": { "of": "pupil", "rate": "1" } },
          "whole": { "share": 60 } },
        { "label": "Part par habitant", "whole": { "share": 30 }, "scale": { "bands": {
            "by": "inhabitant", "steps": "progressive", "bands": [
                { "from": 0, "below": 1000, "rate": "0,50" },
                { "from": 1000, "below": 5000, "rate": "0,40" },
                { "from": 5000, "below": null, "rate": "0,30" } ] } } }
    ],
    "pro_rata": "days",
    "bounds": { "minimum": 15000, "maximum": 1500000, "pro_rata": true },
    "evolution": { "rise": 2000, "fall": 2000 }
}"#;
const OTHER: &str = r#"{ "mode": "spread", "parts": [
    { "label": "Élèves", "scale": { "each": { "of": "pupil", "rate": "1" } } } ] }"#;
const SCHEDULE: &str = r#"{ "delay_days": 30, "instalments": [
    { "due_on": "2027-04-30", "share": 1 }, { "due_on": "2027-09-30", "share": 1 } ] }"#;
const CODES: &str = r#"{ "expense": { "chapter": "65", "nature": "65568" },
    "income": { "chapter": "74", "nature": "74748" } }"#;
const REMINDERS: &str = r#"{ "before": 15, "first_after": 10, "every": 30, "at_most": 3 }"#;
const SYNDICATE: i64 = 9_000;
const SUM: Money = Money::from_euros(1_500_000);

#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<(), Box<dyn std::error::Error>> {
    let clock = Clock::fixed(Instant::parse_local("2026-11-26 10:00").ok_or("an instant")?);
    let features =
        vec![files::feature(), notices::feature(), council::feature(), territory::feature()];
    let test = TestDb::open(Engine::Sqlite, clock, web::migrations(&features)).await;
    test.db.write(territory_of_1500).await?;
    let (syndicate, day) = (Id::<Body>::new(SYNDICATE), Day::new(2026, 10, 1).ok_or("a day")?);

    let begun = Watch::now();
    let take = move |tx: &Tx<'_>| counting::take(tx, syndicate, 2027, day, None);
    let count: Id<Counting> = test.db.write(take).await?;
    let counted = begun.elapsed();

    let begun = Watch::now();
    let simulated = test.db.read(move |tx| simulate(tx, count)).await?;
    let simulation = begun.elapsed();

    let begun = Watch::now();
    let key: Id<WrittenKey> = test.db.write(move |tx| voted(tx, syndicate, day)).await?;
    let new = prepared(count, key, syndicate);
    let id: Id<Campaign> = test.db.write(move |tx| campaign::prepare(tx, &new)).await?;
    let freeze = move |tx: &Tx<'_>| {
        let row = campaign::find(tx, id)?.ok_or(db::Error::Missing)?;
        campaign::freeze(tx, &row)
    };
    test.db.write(freeze).await?;
    let frozen = begun.elapsed();

    let begun = Watch::now();
    let call = move |tx: &Tx<'_>| {
        let row = campaign::find(tx, id)?.ok_or(db::Error::Missing)?;
        campaign::call(tx, &row, day, None)?;
        Ok(row.total)
    };
    let total = test.db.write(call).await?;
    let called = begun.elapsed();

    println!("{simulated}");
    println!("{} frozen of {SUM} voted", Money::from_cents(total));
    println!("counted and kept {counted:?}, simulated beside another key {simulation:?}");
    println!("frozen {frozen:?}, called {called:?}: {:?} in all", counted + frozen + called);
    Ok(())
}

/// Towns, schools, pupils and members, made by the engine itself.
fn territory_of_1500(tx: &Tx<'_>) -> db::Result<()> {
    tx.run(
        "insert into town (id, insee, name, department)
         with recursive n (i) as (select 1 union all select i + 1 from n where i < 1500)
         select i, printf('%05d', 59000 + i), printf('Commune %04d', i), '59' from n",
        params![],
    )?;
    tx.run(
        "insert into body (id, kind, siren, name, department, population, town_id)
         with recursive n (i) as (select 1 union all select i + 1 from n where i < 1500)
         select i, 'commune', printf('2159%05d', i), printf('Commune %04d', i), '59',
                200 + (i * 7919) % 12000, i
           from n",
        params![],
    )?;
    tx.run(
        "insert into body (id, kind, siren, name, department, population)
         values ($1, 'syndicate', '200035780', 'La Fibre Numérique 59/62', '59', 0)",
        params![SYNDICATE],
    )?;
    tx.run(
        "insert into membership_of_syndicate (id, syndicate_id, member_id, college, from_on)
         select id, $1, id, 'communes',
                date('2024-01-01', printf('+%d days', (id * 31) % 1200))
           from body
          where kind = 'commune'",
        params![SYNDICATE],
    )?;
    tx.run(
        "insert into school (id, uai, town_id, kind, name, academy, address, phone, mail, zone,
                             opened_on)
         with recursive n (i) as (select 1 union all select i + 1 from n where i < 3000)
         select i, printf('059%04dA', i), 1 + i % 1500, 'elementary', printf('École %04d', i),
                'Lille', '', '', '', 'B', '2000-09-01'
           from n",
        params![],
    )?;
    tx.run(
        "insert into person (id, first_name, last_name, family_name, sort_key, words, mail,
                             phone_home, phone_mobile, phone_work, address, postcode, city,
                             language, created_at)
         with recursive n (i) as (select 1 union all select i + 1 from n where i < 300000)
         select 100000 + i, 'Enfant', 'Nom', 'Nom', 'nom', ' nom', '', '', '', '', '', '', '',
                'fr', 0
           from n",
        params![],
    )?;
    tx.run(
        "insert into enrolment (id, pupil_id, school_id, level, from_on)
         select id, id, 1 + (id * 7919) % 3000, 'CE1', '2026-09-01'
           from person
          where id > 100000",
        params![],
    )
    .map(drop)
}

fn simulate(tx: &Tx<'_>, count: Id<Counting>) -> db::Result<String> {
    let row = counting::find(tx, count)?.ok_or(db::Error::Missing)?;
    let counts = counting::load(tx, &row)?.counts;
    let vote = Vote { year: 2027, sum: Some(SUM) };
    let reckon = |key: &str| {
        let key: Key = territory::funding::kept(key)?;
        apportion(&key, &vote, &counts).map_err(db::Error::refused)
    };
    let compared = compare(&reckon(OTHER)?, &reckon(KEY)?).map_err(db::Error::refused)?;
    let (members, schools) = (counts.members().len(), counts.total(Measure::School));
    let pupils = counts.total(Measure::Pupil);
    let (more, less) = (compared.more, compared.less);
    Ok(format!(
        "{members} members, {schools} schools, {pupils} pupils: {more} pay more, {less} less"
    ))
}

fn voted(tx: &Tx<'_>, syndicate: Id<Body>, on: Day) -> db::Result<Id<WrittenKey>> {
    let written = territory::funding::kept(KEY)?;
    let id = key::write(tx, syndicate, ("Clé 2027", 2027), &written)?;
    key::enter(tx, id, None, "2026-12", on)?;
    Ok(id)
}

fn prepared(count: Id<Counting>, key: Id<WrittenKey>, syndicate: Id<Body>) -> CampaignRow {
    CampaignRow {
        id: Id::new(0),
        syndicate_id: syndicate,
        year: 2027,
        count_id: count,
        key_id: key,
        sum_voted: Some(SUM.cents()),
        vote_number: "2026-43".to_owned(),
        voted_on: None,
        schedule: SCHEDULE.to_owned(),
        codes: CODES.to_owned(),
        reminders: REMINDERS.to_owned(),
        state: CampaignState::Draft,
        total: 0,
        digest: String::new(),
        frozen_at: None,
        called_on: None,
        version: 1,
    }
}

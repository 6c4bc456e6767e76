//! What the pages may ask of the database, counted: the same however many communes there are.

use crate::{
    Competence,
    collection::sending::Desk,
    funding::{CampaignRow, CampaignState, campaign, counting, kept, key},
    pages::own,
    progress,
    store::{contributions::accounts, facts},
};
use base::{Day, Id, Money};
use db::{Tx, params};
use people::{Body, testing::governed::GovernedPeople};
use testing::TestSchool;

async fn worlds() -> Vec<(TestSchool, GovernedPeople)> {
    let features =
        || vec![files::feature(), notices::feature(), council::feature(), crate::feature()];
    let mut worlds = Vec::new();
    for school in TestSchool::each(features).await {
        let governed = school.govern().await;
        worlds.push((school, governed));
    }
    worlds
}

/// The syndicate offers a competence, and each of its communes has given it.
struct Land {
    syndicate: Id<Body>,
    metropole: Id<Body>,
    competence: Id<Competence>,
    communes: Vec<Id<Body>>,
}

impl Land {
    fn found(tx: &Tx<'_>, governed: &GovernedPeople) -> db::Result<Self> {
        let GovernedPeople { syndicate, metropole, lys, .. } = *governed;
        let competence: Id<Competence> = tx.new_id();
        tx.run(
            "insert into competence (id, syndicate_id, word, name, opens_schools, from_on)
             values ($1, $2, 'ent-1d', 'Numérique éducatif', 1, '2022-01-01')",
            params![competence, syndicate],
        )?;
        let mut land = Land { syndicate, metropole, competence, communes: vec![lys] };
        land.joins(tx, lys)?;
        Ok(land)
    }

    fn joins(&mut self, tx: &Tx<'_>, member: Id<Body>) -> db::Result<()> {
        tx.run(
            "insert into membership_of_syndicate (id, syndicate_id, member_id, college, from_on)
             values ($1, $2, $3, '', '2024-01-01')",
            params![tx.new_id::<Body>(), self.syndicate, member],
        )?;
        tx.run(
            "insert into transfer (id, competence_id, member_id, from_on)
             values ($1, $2, $3, '2024-01-01')",
            params![tx.new_id::<Body>(), self.competence, member],
        )
        .map(drop)
    }

    /// So many communes more.
    fn grow(&mut self, tx: &Tx<'_>, count: usize) -> db::Result<()> {
        for number in 0..count {
            let commune: Id<Body> = tx.new_id();
            tx.run(
                "insert into body (id, kind, siren, name, department, population, parent_id)
                 values ($1, 'commune', $2, $3, '59', 1000, $4)",
                params![
                    commune,
                    format!("21{:07}", 1_000 + number),
                    format!("Commune {number}"),
                    self.metropole
                ],
            )?;
            self.joins(tx, commune)?;
            self.communes.push(commune);
        }
        Ok(())
    }

    /// A collection in which each of them has a file.
    fn collect(&self, tx: &Tx<'_>) -> db::Result<Id<crate::collection::Collection>> {
        let collection = tx.new_id();
        tx.run(
            "insert into collection (id, body_id, syndicate_id, competence_id, title, words,
                                     due_on, every_days, state, made_at, version)
             values ($1, $2, $3, $4, 'Numérique', '', '2026-12-20', 7, 'open', $5, 1)",
            params![collection, self.metropole, self.syndicate, self.competence, tx.now()],
        )?;
        crate::store::collection::dossiers::insert(tx, collection, &self.communes)?;
        Ok(collection)
    }

    /// The campaign of a year, frozen; and what freezing and calling it asked.
    fn campaign(&self, tx: &Tx<'_>, year: i16) -> db::Result<(CampaignRow, [u32; 2])> {
        let day = Day::new(2026, 10, 1).expect("a day");
        let count_id = counting::take(tx, self.syndicate, year, day, None)?;
        let key_id = key::write(tx, self.syndicate, ("Clé", year), &kept(KEY)?)?;
        key::enter(tx, key_id, None, "1", day)?;
        let id = campaign::prepare(
            tx,
            &CampaignRow {
                id: Id::new(0),
                syndicate_id: self.syndicate,
                year,
                count_id,
                key_id,
                sum_voted: Some(Money::from_euros(10_000).cents()),
                vote_number: String::new(),
                voted_on: None,
                schedule: format!(
                    r#"{{ "delay_days": 30, "instalments": [
                         {{ "due_on": "{year}-04-30", "share": 1 }} ] }}"#
                ),
                codes: CODES.to_owned(),
                reminders: REMINDERS.to_owned(),
                state: CampaignState::Draft,
                total: 0,
                digest: String::new(),
                frozen_at: None,
                called_on: None,
                version: 1,
            },
        )?;
        let find = |tx: &Tx<'_>| campaign::find(tx, id)?.ok_or(db::Error::Missing);
        let row = find(tx)?;
        let frozen = asked(tx, |tx| campaign::freeze(tx, &row))?;
        let row = find(tx)?;
        let called = asked(tx, |tx| campaign::call(tx, &row, day, None))?;
        Ok((find(tx)?, [frozen, called]))
    }
}

const KEY: &str = r#"{ "mode": "spread", "pro_rata": "none", "parts": [
    { "label": "Habitants", "scale": { "each": { "of": "inhabitant", "rate": "1" } } } ] }"#;
const CODES: &str = r#"{ "expense": { "chapter": "65", "nature": "65568" },
    "income": { "chapter": "74", "nature": "74748" } }"#;
const REMINDERS: &str = r#"{ "before": null, "first_after": 10, "every": 30, "at_most": 3 }"#;

/// How many statements `f` runs.
fn asked<T>(tx: &Tx<'_>, f: impl FnOnce(&Tx<'_>) -> db::Result<T>) -> db::Result<u32> {
    let before = tx.statements();
    f(tx)?;
    Ok(tx.statements() - before)
}

/// What each of them asks, in this order.
fn pages(tx: &Tx<'_>, land: &Land, year: i16) -> db::Result<[u32; 6]> {
    let today = tx.now().day();
    let map = asked(tx, |tx| {
        let all = facts::competences(tx, land.syndicate)?;
        let lines = progress::of_syndicate(tx, &all[0], today)?;
        assert!(lines.len() >= land.communes.len(), "{} lines", lines.len());
        Ok(())
    })?;
    let lys = people::body::load(tx, land.communes[0])?.ok_or(db::Error::Missing)?;
    let own = asked(tx, |tx| own::load(tx, &lys, "", today))?;
    let collection = land.collect(tx)?;
    let desk = asked(tx, |tx| {
        let desk = Desk::of(tx, collection, today)?;
        assert_eq!(desk.lines.len(), land.communes.len());
        Ok(())
    })?;
    let (row, [frozen, called]) = land.campaign(tx, year)?;
    let shown = asked(tx, |tx| {
        let loaded = campaign::counts_of(tx, &row)?;
        let made = campaign::reckoned(tx, &row, &loaded)?;
        assert_eq!(made.contributions.len(), land.communes.len());
        accounts::of_syndicate(tx, row.syndicate_id)
    })?;
    Ok([map, own, desk, shown, frozen, called])
}

#[tokio::test]
async fn pages_ask_the_same_few_questions_of_one_commune_and_of_fifty() {
    for (school, governed) in worlds().await {
        let write = move |tx: &Tx<'_>| {
            let mut land = Land::found(tx, &governed)?;
            let of_one = pages(tx, &land, 2027)?;
            land.grow(tx, 49)?;
            Ok((of_one, pages(tx, &land, 2028)?))
        };
        let (of_one, of_fifty) = school.app.db.write(write).await.expect("counted");
        assert_eq!(of_one, of_fifty);
        // The map, a commune, the desk of a collection, a campaign; to freeze it, to call it.
        let most = [6, 12, 4, 5, 7, 5];
        assert!(of_fifty.iter().zip(most).all(|(count, most)| *count <= most), "{of_fifty:?}");
    }
}

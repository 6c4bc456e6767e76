//! What is kept and what goes: merging, erasure, export, and a fortnight of the made-up town.

use crate::desk::{Called, call_of, schools, schools_at, tells, ticked};
use base::Instant;
use people::{class, school};
use testing::TestSchool;
use web::{
    demo::{self, Stage, StageSchool},
    merging::{self, Pair},
};

async fn live(school: &TestSchool) {
    let durand = school.client(school.mme_durand).await;
    let absent = [(school.ines, "absent")];
    Called::this_morning(school.ce1_a, &absent).by(&durand).await.redirects();
    let moreau = school.client(school.mme_moreau).await;
    tells(&moreau, school.ines, &[("note", "Une angine")]).await.redirects();
    let grandfather = [("name", "Paul Moreau"), ("bond", "son grand-père")];
    let lists = format!("/presences/eleves/{}/sorties", school.ines);
    moreau.post(&lists, &grandfather).await.redirects();
}

fn export(school: &TestSchool, person: base::Id<people::Person>) -> impl Future<Output = String> {
    let db = school.app.db.clone();
    async move {
        let read = move |tx: &db::Tx<'_>| (attendance::feature().export)(tx, person);
        let files = db.read(read).await.expect("exported");
        files.into_iter().map(|file| String::from_utf8_lossy(&file.bytes).into_owned()).collect()
    }
}

#[tokio::test]
async fn what_is_held_of_a_pupil_leaves_with_her_and_goes_after_her() {
    for school in schools().await {
        live(&school).await;
        let held = export(&school, school.ines).await;
        for word in ["absent", "Une angine", "Paul Moreau"] {
            assert!(held.contains(word), "{word} in {held}");
        }
        assert!(export(&school, school.mme_moreau).await.contains("Une angine"));
        assert!(export(&school, school.samira).await.is_empty());
        let ines = school.ines;
        let erase = move |tx: &db::Tx<'_>| (attendance::feature().erase)(tx, ines);
        assert!(school.app.db.write(erase).await.expect("erased") >= 4);
        assert!(export(&school, school.ines).await.is_empty());
        assert!(export(&school, school.mme_moreau).await.is_empty());
    }
}

#[tokio::test]
async fn two_records_of_a_pupil_become_one_and_two_again() {
    for school in schools().await {
        live(&school).await;
        let (app, keep, drop, now) =
            (school.app.clone(), school.lina, school.ines, school.clock.now());
        let merge = move |tx: &db::Tx<'_>| {
            let evidence = serde_json::json!({});
            let pair = Pair { keep, drop, evidence: &evidence };
            merging::merge(&app, tx, &pair, None, now).map(|(merge, _)| merge.id)
        };
        let merged = school.app.db.write(merge).await.expect("merged");
        assert!(export(&school, school.lina).await.contains("Une angine"));
        let durand = school.client(school.mme_durand).await;
        let page = durand.get(&call_of(school.ce1_a)).await.page();
        assert_eq!(ticked(&page, school.lina), "absent");
        let app = school.app.clone();
        let undo = move |tx: &db::Tx<'_>| merging::undo(&app, tx, merged, now).map(|_| ());
        school.app.db.write(undo).await.expect("undone");
        assert!(export(&school, school.ines).await.contains("Une angine"));
        assert!(export(&school, school.lina).await.is_empty());
    }
}

/// The small school as a stage whose days end on this morning.
async fn stage(school: &TestSchool, until: &str) -> Stage {
    let (ids, until) = ([school.jean_mace, school.kergomard], Instant::parse_local(until));
    let until = until.expect("a time");
    let load = move |tx: &db::Tx<'_>| {
        let today = until.day();
        let mut stage = Stage { from: Stage::first(until), until, seed: 3, ..Stage::default() };
        for id in ids {
            let Some(page) = school::page(tx, id, today)? else { continue };
            let classes = page.classes.iter().map(|line| class::page(tx, line.class.id, today));
            let classes = classes.collect::<db::Result<Vec<_>>>()?.into_iter().flatten().collect();
            stage.schools.push(StageSchool { page, classes });
        }
        Ok(stage)
    };
    school.app.db.read(load).await.expect("a stage")
}

#[tokio::test]
async fn a_fortnight_of_calls_is_played_and_this_morning_is_left_to_who_tries() {
    for school in schools_at("2026-11-09 00:00").await {
        let stage = stage(&school, "2026-11-23 10:30").await;
        let acts = demo::play(&school.app, &school.clock, &stage).await.expect("played");
        assert!(acts > 40, "{acts} acts");
        let lefevre = school.client(school.mme_lefevre).await;
        let page = lefevre.get(&format!("/presences/ecoles/{}", school.jean_mace)).await.page();
        assert!(page.text_of(".figures").contains("Appels à faire 1"));
        let register = format!("/presences/classes/{}/registre?mois=2026-11", school.cm2_b);
        let page = lefevre.get(&register).await.page();
        assert!(page.count("table.register td.here") > 20);
    }
}

#[tokio::test]
async fn a_program_calls_the_roll_and_tells_an_absence_by_the_same_rules() {
    for school in schools().await {
        let durand = school.client(school.mme_durand).await;
        let api = format!("/api/presences/classes/{}", school.ce1_a);
        let call = durand.get_json(&api).await.json();
        assert_eq!(call["pupils"].as_array().expect("pupils").len(), 3);
        assert_eq!(call["pupils"][0]["state"], "present");
        let state = format!("state-{}", school.lea);
        let fields = [("day", "2026-11-23"), ("moment", "am"), ("once", "a"), (&*state, "absent")];
        let saved = durand.post(&api, &fields).await.json();
        assert_eq!(
            (saved["absent"].as_i64(), saved["was_known"].as_bool()),
            (Some(1), Some(false))
        );
        assert_eq!(durand.post(&api, &fields).await.json()["was_known"], true);
        let sunday = [("day", "2026-11-22"), ("moment", "am")];
        assert_eq!(durand.post(&api, &sunday).await.status, 422);
        let samira = school.client(school.samira).await;
        let child = format!("/api/presences/eleves/{}", school.lea);
        let told = samira.get_json(&child).await.json();
        assert_eq!(told["unexplained"][0]["from"], "2026-11-23am");
        let why = [("from_on", "2026-11-23"), ("reason", "illness")];
        assert_eq!(samira.post(&format!("{child}/absences"), &why).await.status, 201);
        let told = samira.get_json(&child).await.json();
        assert_eq!(told["unexplained"].as_array().map(Vec::len), Some(0));
        let lefevre = school.client(school.mme_lefevre).await;
        let day = format!("/api/presences/ecoles/{}", school.jean_mace);
        assert_eq!(lefevre.get_json(&day).await.json()["absent"], 1);
        assert_eq!(durand.get_json(&day).await.status, 403);
    }
}

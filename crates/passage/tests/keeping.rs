//! What is kept and what goes: export, erasure, merging, and a fortnight of the made-up town.

use crate::desk::{NOW, POEM, World, features, lend, portfolio, worlds};
use base::{Id, Instant};
use people::{Person, class, school};
use testing::TestSchool;
use web::{
    demo::{self, Stage, StageSchool},
    merging::{self, Pair},
};

/// Léa has a poem, a sealed dossier and a family that agreed.
async fn live(world: &World) -> String {
    world.keeps_a_poem(world.julie, world.lea_the_other).await;
    let dossier = world.prepares(&[world.lea_the_other]).await.remove(0);
    world.answers(world.julie, &dossier, "yes").await.redirects();
    world.answers(world.marc, &dossier, "yes").await.redirects();
    world.seals(&dossier).await;
    world.page(world.college.mme_besson, &format!("{dossier}/lecture")).await;
    dossier
}

pub async fn export(school: &TestSchool, person: Id<Person>) -> String {
    let read = move |tx: &db::Tx<'_>| (passage::feature().export)(tx, person);
    let files = school.app.db.read(read).await.expect("exported");
    files.into_iter().map(|file| String::from_utf8_lossy(&file.bytes).into_owned()).collect()
}

async fn count(school: &TestSchool, sql: &'static str) -> i64 {
    school.app.db.read(move |tx| tx.number(sql, &[])).await.expect("counted")
}

#[tokio::test]
async fn what_is_held_of_a_pupil_leaves_with_her_and_goes_after_her() {
    for world in worlds().await {
        live(&world).await;
        let held = export(&world, world.lea_the_other).await;
        for word in ["Mon poème", "Collège Rosa-Parks", "opened"] {
            assert!(held.contains(word), "{word} in {held}");
        }
        let hers = export(&world, world.julie).await;
        assert!(hers.contains("\"goes\": true") && hers.contains("Mon poème"), "{hers}");
        assert!(export(&world, world.noe).await.is_empty());
        let lea = world.lea_the_other;
        let erase = move |tx: &db::Tx<'_>| (passage::feature().erase)(tx, lea);
        assert!(world.app.db.write(erase).await.expect("erased") > 5);
        assert!(export(&world, lea).await.is_empty());
        for sql in [
            "select count(*) from keepsake",
            "select count(*) from dossier",
            "select count(*) from dossier_part",
            "select count(*) from dossier_choice",
            "select count(*) from file_use",
        ] {
            assert_eq!(count(&world, sql).await, 0, "{sql}");
        }
    }
}

#[tokio::test]
async fn what_a_teacher_proposed_is_no_longer_his_once_the_family_keeps_it() {
    for world in worlds().await {
        let (url, durand) = (portfolio(world.lea), world.client(world.mme_durand).await);
        let words = [&[("title", "Mon herbier")][..], &POEM[1..]].concat();
        durand.post(&url, &words).await.redirects();
        assert!(export(&world, world.mme_durand).await.contains("Mon herbier"));
        let samira = world.client(world.samira).await;
        let keepsake = samira.get(&url).await.page().attribute("a.row", "href").expect("a work");
        samira.post(&format!("{keepsake}/garde"), &[]).await.redirects();
        let his = export(&world, world.mme_durand).await;
        assert!(!his.contains("Mon herbier"), "{his}");
        assert!(export(&world, world.lea).await.contains("Mon herbier"));
    }
}

#[tokio::test]
async fn two_records_of_a_pupil_become_one_and_two_again() {
    for world in worlds().await {
        let dossier = live(&world).await;
        let (app, keep, drop, now) =
            (world.app.clone(), world.noe, world.lea_the_other, world.clock.now());
        let merge = move |tx: &db::Tx<'_>| {
            let evidence = serde_json::json!({});
            let pair = Pair { keep, drop, evidence: &evidence };
            merging::merge(&app, tx, &pair, None, now).map(|(merge, _)| merge.id)
        };
        let merged = world.app.db.write(merge).await.expect("merged");
        let folder = portfolio(world.noe);
        assert!(world.page(world.noe, &folder).await.text_of("main").contains("Mon poème"));
        assert!(export(&world, world.noe).await.contains("Rosa-Parks"));
        let app = world.app.clone();
        let undo = move |tx: &db::Tx<'_>| merging::undo(&app, tx, merged, now).map(|_| ());
        world.app.db.write(undo).await.expect("undone");
        assert!(export(&world, world.noe).await.is_empty());
        assert_eq!(world.status(world.julie, &dossier).await, 200);
    }
}

/// The small school as a stage whose days end on this morning.
async fn stage(school: &TestSchool, until: &str) -> Stage {
    let (id, until) = (school.jean_mace, Instant::parse_local(until).expect("a time"));
    let load = move |tx: &db::Tx<'_>| {
        let today = until.day();
        let mut stage = Stage { from: Stage::first(until), until, seed: 3, ..Stage::default() };
        if let Some(page) = school::page(tx, id, today)? {
            let classes = page.classes.iter().map(|line| class::page(tx, line.class.id, today));
            let classes = classes.collect::<db::Result<Vec<_>>>()?.into_iter().flatten().collect();
            stage.schools.push(StageSchool { page, classes });
        }
        Ok(stage)
    };
    school.app.db.read(load).await.expect("a stage")
}

#[tokio::test]
async fn a_fortnight_is_played_and_there_is_something_to_see() {
    for school in TestSchool::each_at("2027-05-31 00:00", features).await {
        lend(&school);
        let stage = stage(&school, NOW).await;
        let acts = demo::play(&school.app, &school.clock, &stage).await.expect("played");
        assert!(acts >= 4, "{acts} acts");
        let samira = school.client(school.samira).await;
        let page = samira.get(&portfolio(school.lea)).await.page();
        assert!(page.count("a.row") >= 1);
        let head = school.client(school.mme_lefevre).await;
        let page = head.get(&crate::desk::school(school.jean_mace)).await.page();
        assert!(page.count("section[aria-labelledby=leaving] a.row") >= 1);
        assert_eq!(count(&school, "select count(*) from dossier_answer").await, 1);
    }
}

//! The days of the demo, played on the small school: everything is written by the post's own rules.

use base::Instant;
use db::Result;
use people::{class, school};
use testing::TestSchool;
use web::demo::{self, Stage, StageSchool};

use crate::desk::schools_at;

/// The small school as a stage whose days end on this evening.
async fn stage(school: &TestSchool, until: &str) -> Stage {
    let (ids, agent) = ([school.jean_mace, school.kergomard], school.m_vasseur);
    let until = Instant::parse_local(until).expect("a time");
    let load = move |tx: &db::Tx<'_>| {
        let today = until.day();
        let mut stage = Stage { from: Stage::first(until), until, seed: 3, ..Stage::default() };
        stage.agents.push(agent);
        for id in ids {
            let Some(page) = school::page(tx, id, today)? else { continue };
            let classes = page.classes.iter().map(|line| class::page(tx, line.class.id, today));
            let classes = classes.collect::<Result<Vec<_>>>()?.into_iter().flatten().collect();
            stage.schools.push(StageSchool { page, classes });
        }
        Ok(stage)
    };
    school.app.db.read(load).await.expect("a stage")
}

#[tokio::test]
async fn a_fortnight_is_written_read_and_answered_and_the_same_seed_writes_it_again() {
    let mut boxes = Vec::new();
    for school in schools_at("2026-11-09 00:00").await {
        let stage = stage(&school, "2026-11-23 18:30").await;
        let acts = demo::play(&school.app, &school.clock, &stage).await.expect("played");
        assert!(acts > 80, "{acts} acts");
        assert_eq!(school.clock.now(), stage.until);
        let samira = school.client(school.samira).await;
        let inbox = samira.get("/messages").await.page().texts_of("a.row");
        assert!(inbox.len() >= 10, "{inbox:?}");
        assert!(inbox.iter().any(|row| row.contains("Mme Durand")), "{inbox:?}");
        let durand = school.client(school.mme_durand).await;
        let answers = durand.get("/messages").await.page().texts_of("a.row");
        assert!(answers.iter().any(|row| row.contains("Re : ")), "{answers:?}");
        boxes.push((inbox, answers));
    }
    assert!(boxes.windows(2).all(|pair| pair[0] == pair[1]), "{boxes:?}");
}

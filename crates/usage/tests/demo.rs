//! The made-up town has figures to show.

use crate::world::{number, worlds_at};
use base::Instant;
use db::Result;
use people::{class, school};
use testing::TestSchool;
use web::demo::{self, Stage, StageSchool};

/// Its last day: the nights before write nothing that this one does not.
async fn stage(school: &TestSchool, until: &str) -> Stage {
    let ids = [school.jean_mace, school.kergomard];
    let until = Instant::parse_local(until).expect("a time");
    let load = move |tx: &db::Tx<'_>| {
        let today = until.day();
        let mut stage = Stage { from: until.plus_days(-1), until, seed: 3, ..Stage::default() };
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
async fn the_weeks_before_are_out_and_the_house_was_nearly_always_there() {
    for (school, _) in worlds_at("2026-11-22 18:30").await {
        let stage = stage(&school, "2026-11-23 18:30").await;
        demo::play(&school.app, &school.clock, &stage).await.expect("played");
        assert_eq!(number(&school, "select count(*) from usage_published").await, 10);
        let figures = "select count(*) from usage_day where service = '' and role = 'guardian'";
        assert!(number(&school, figures).await >= 40);
        let page = school.nobody().get("/territoire/public").await.page();
        let served = page.text_of("section.card");
        assert!(served.contains("99,"), "{served}");
    }
}

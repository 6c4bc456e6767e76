//! The days of the demo, played on Kergomard: everything goes by the house's rules.

use crate::desk::{carnet, enrol, features};
use base::Instant;
use db::Result;
use people::{Level, class, school};
use testing::TestSchool;
use web::demo::{self, Stage, StageSchool};

async fn stage(school: &TestSchool, until: &str) -> Stage {
    let ids = [school.jean_mace, school.kergomard];
    let until = Instant::parse_local(until).expect("a time");
    let load = move |tx: &db::Tx<'_>| {
        let today = until.day();
        let mut stage = Stage { from: Stage::first(until), until, seed: 3, ..Stage::default() };
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
async fn a_fortnight_of_maternelle_is_noted_drawn_shown_and_signed() {
    for school in TestSchool::each_at("2026-11-09 00:00", features).await {
        let ambre = enrol(&school, "Ambre", Level::Ms).await;
        let stage = stage(&school, "2026-11-23 18:30").await;
        demo::play(&school.app, &school.clock, &stage).await.expect("played");
        let garnier = school.client(school.mme_garnier).await;
        let page = garnier.get(&carnet(school.jules)).await.page();
        assert!(page.count(".observation") >= 4);
        let samira = school.client(school.samira).await;
        let shown = samira.get(&carnet(school.jules)).await.page();
        assert!(shown.count(".observation") >= 2);
        assert!(shown.count(".observation") < page.count(".observation"), "some wait");
        let mother = school.client(ambre.mother).await;
        let of_ambre = mother.get(&carnet(ambre.id)).await.page();
        let drawings = shown.count(".observation img") + of_ambre.count(".observation img");
        assert!(drawings > 0, "drawn by the demo");
        let synthesis = samira.get(&format!("{}/synthese", carnet(school.jules))).await.page();
        assert!(synthesis.text_of(".note.ok").contains("Visée par Mme Garnier"));
    }
}

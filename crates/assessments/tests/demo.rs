//! The fortnight of the made-up town: what its classes are assessed on.

use crate::desk::{desk, schools_at};
use base::Instant;
use people::{class, school};
use testing::TestSchool;
use web::demo::{self, Stage, StageSchool};

async fn stage(school: &TestSchool, ids: [base::Id<people::School>; 2], until: &str) -> Stage {
    let until = Instant::parse_local(until).expect("a time");
    let load = move |tx: &db::Tx<'_>| {
        let today = until.day();
        let mut stage = Stage { from: Stage::first(until), until, seed: 3, ..Stage::default() };
        for id in ids {
            let Some(page) = school::page(tx, id, today)? else { continue };
            let classes = page.classes.iter().map(|line| class::page(tx, line.class.id, today));
            let classes = classes.collect::<db::Result<Vec<_>>>()?.into_iter().flatten().collect();
            let is_first_degree = page.school.kind.is_first_degree();
            let of = if is_first_degree { &mut stage.schools } else { &mut stage.secondary };
            of.push(StageSchool { page, classes });
        }
        Ok(stage)
    };
    school.app.db.read(load).await.expect("a stage")
}

#[tokio::test]
async fn a_fortnight_of_assessments_is_played_and_one_is_left_to_who_tries() {
    for school in schools_at("2026-11-09 00:00").await {
        let wider = school.widen().await;
        let stage = stage(&school, [school.jean_mace, wider.college], "2026-11-23 10:30").await;
        let acts = demo::play(&school.app, &school.clock, &stage).await.expect("played");
        assert!(acts >= 18, "{acts} acts");
        let durand = desk(&school, school.mme_durand).await;
        let page = durand.page(&format!("/evaluations/classes/{}", school.ce1_a)).await;
        assert_eq!(page.count(".rows li"), 3);
        let listed = page.text_of(".rows");
        assert!(listed.contains("Visible par les familles") && listed.contains("À saisir"));
        let skills = format!("/evaluations/classes/{}/competences", school.ce1_a);
        assert!(durand.page(&skills).await.has("dl.levels"), "skills of the programme");
        let roche = desk(&school, wider.m_roche).await;
        let page = roche.page(&format!("/evaluations/classes/{}", wider.sixth_a)).await;
        assert_eq!(page.count(".rows li"), 2);
    }
}

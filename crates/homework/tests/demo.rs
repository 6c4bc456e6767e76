//! The days of the demo, played on the small school by the house's rules.

use base::Instant;
use db::Result;
use people::{class, school};
use testing::TestSchool;
use web::demo::{self, Stage, StageSchool};

/// The small school as a stage whose days end on this evening.
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
async fn a_fortnight_has_lessons_homework_work_and_a_visa() {
    let features = || vec![files::feature(), notices::feature(), homework::feature()];
    for school in TestSchool::each_at("2026-11-09 00:00", features).await {
        let stage = stage(&school, "2026-11-24 18:30").await;
        demo::play(&school.app, &school.clock, &stage).await.expect("played");
        let lea = school.client(school.lea).await;
        let week = lea.get("/cahier-de-textes").await.page();
        assert!(week.count(".rows li.pick") >= 2, "{}", week.text_of("main"));
        let log = format!("/cahier-de-textes/livres/{}/seances", school.ce1_a);
        assert!(lea.get(&log).await.page().count(".rows a.row") >= 4);
        let mme_durand = school.client(school.mme_durand).await;
        let books = mme_durand.get("/cahier-de-textes").await.page();
        assert!(books.has("section[aria-labelledby=waiting]"));
        // Léa's poem came on a page, and work was handed in with a drawing.
        let poem = lea.get("/cahier-de-textes/recherche?q=strophe").await.page();
        let url = poem.attribute(".rows a.row", "href").expect("the poem");
        assert!(lea.get(&url).await.page().text_of("main").contains("L’automne.pdf"));
        let url = books.attribute("section[aria-labelledby=waiting] a.row", "href");
        let follow = mme_durand.get(&url.expect("work that waits")).await.page();
        let work = follow.attribute("a[href^='/cahier-de-textes/rendus/']", "href");
        let work = mme_durand.get(&work.expect("work")).await.page();
        assert!(work.has("main img"), "{}", work.text_of("main"));
        let visas = format!("/cahier-de-textes/livres/{}/visas", school.ce1_a);
        assert!(mme_durand.get(&visas).await.page().has(".visa"));
        // Who does not read yet has something for him.
        let jules = school.client(school.jules).await;
        assert!(jules.get("/cahier-de-textes").await.page().has(".young-tasks li"));
    }
}

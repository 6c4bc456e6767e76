//! The days of the demo, played on the small school: everything is published by the house's rules.

use base::Instant;
use db::Result;
use people::{class, school};
use testing::TestSchool;
use web::demo::{self, Stage, StageSchool};

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
async fn a_fortnight_of_each_class_is_drawn_published_and_thanked_for() {
    for school in TestSchool::each_at("2026-11-09 00:00", crate::desk::features).await {
        let stage = stage(&school, "2026-11-23 18:30").await;
        demo::play(&school.app, &school.clock, &stage).await.expect("played");
        let samira = school.client(school.samira).await;
        let page = samira.get("/journal").await.page();
        // Four posts in the class of each of her two children.
        assert_eq!(page.count("article.post"), 8);
        assert!(page.count(".photos img") >= 8);
        let titles = page.texts_of("article.post h2").join(" | ");
        assert!(titles.contains("Sortie au bois"), "{titles}");
        assert!(page.text_of(".own").contains("est sur une image"));
        let posts = page.attributes("article.post h2 a", "href");
        let place = page
            .texts_of("article.post h2")
            .iter()
            .position(|title| title.contains("Sortie au bois"))
            .expect("an outing");
        let post = samira.get(&posts[place]).await.page();
        assert!(post.text_of("#comments .rich").contains("feuille de chêne"));
        assert!(post.has("#reactions b"));
    }
}

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
async fn a_fortnight_of_town_school_and_class_is_published_and_thanked_for() {
    for school in TestSchool::each_at("2026-11-09 00:00", crate::desk::features).await {
        let stage = stage(&school, "2026-11-23 18:30").await;
        demo::play(&school.app, &school.clock, &stage).await.expect("played");
        let samira = school.client(school.samira).await;
        let page = samira.get("/actualites").await.page();
        let titles = page.texts_of(".headline h2, .rows a.row b").join(" | ");
        for title in ["Le marché de l’école", "Les semis ont levé", "Travaux rue de l’Église"]
        {
            assert!(titles.contains(title), "{title} is not in: {titles}");
        }
        // The classes of two children, two schools, one town.
        assert_eq!(page.count(".headline, .rows a.row"), 2 * 2 + 2 * 3 + 2);
        let visit = ".rows a.row[href]";
        let rows = page.texts_of(visit);
        let place = rows.iter().position(|row| row.contains("bibliothèque")).expect("a visit");
        let url = page.attributes(visit, "href").swap_remove(place);
        let thanked = samira.get(&url).await.page().text_of("#comments .rich");
        assert!(thanked.starts_with("Merci"), "{thanked}");
    }
}

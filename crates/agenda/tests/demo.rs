//! The fortnight of the made-up town has something to show.

use crate::desk::{desk, schools_at};
use base::Instant;
use db::Tx;
use people::pages;
use web::demo::{Stage, StageSchool, play};

#[tokio::test]
async fn a_fortnight_fills_the_agendas_of_the_small_school() {
    for school in schools_at("2026-11-11 00:00").await {
        let until = Instant::parse_local("2026-11-25 13:00").expect("a time");
        let (id, class) = (school.jean_mace, school.ce1_a);
        let read = move |tx: &Tx<'_>| {
            let page = pages::school(tx, id, until.day())?.expect("the school");
            let class = pages::class(tx, class, until.day())?.expect("the class");
            Ok(StageSchool { page, classes: vec![class] })
        };
        let stage_school = school.app.db.read(read).await.expect("read");
        let from = Stage::first(until);
        let stage = Stage { schools: vec![stage_school], seed: 1, from, until, ..Stage::default() };
        school.clock.set(from);
        let played = play(&school.app, &school.clock, &stage).await.expect("played");
        assert!(played >= 6, "{played}");
        let samira = desk(&school, school.samira).await;
        let week = samira.week("2026-11-24").await;
        assert!(week.contains(&"Piscine".to_owned()), "{week:?}");
        let month = samira.page("/agenda/mois?jour=2026-12-01").await;
        assert!(month.text_of(".month").contains("Le marché de l’école"));
        assert!(samira.page("/agenda/rendez-vous").await.has("a.row"));
        let found = samira.page("/agenda/recherche?q=musee").await;
        let outing = found.attribute("a.row[href^='/agenda/']", "href").expect("the outing");
        let shown = samira.page(&outing).await.text_of("main");
        assert!(shown.contains("sur 3 confirmé"), "{shown}");
    }
}

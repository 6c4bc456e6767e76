//! The days of the demo, played on the small school: everything is sent and signed by the rules.

use crate::desk::{desk, schools_at};
use base::Instant;
use db::Result;
use liaison::chain::verify;
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
async fn a_fortnight_of_slips_is_sent_signed_and_sealed() {
    for school in schools_at("2026-11-09 00:00").await {
        let stage = stage(&school, "2026-11-23 18:30").await;
        let acts = demo::play(&school.app, &school.clock, &stage).await.expect("played");
        assert!(acts > 30, "{acts} acts");
        let samira = desk(&school, school.samira).await;
        let book = samira.page("/liaison").await;
        assert!(book.count(".rows .row") >= 10, "{:?}", book.texts_of(".rows .row"));
        let durand = desk(&school, school.mme_durand).await;
        let followed = durand.page("/liaison").await;
        assert_eq!(followed.count("#followed, .rows .row"), 8);
        // One is urgent, one has a page to keep.
        let urls = followed.attributes(".rows a.row", "href");
        let mut shown = String::new();
        for url in urls {
            shown += &durand.page(url.trim_end_matches("/suivi")).await.text_of("main");
        }
        assert!(shown.contains("Mot urgent"), "{shown}");
        assert!(shown.contains("Programme de la ferme.pdf"), "{shown}");
        let id = school.jean_mace;
        let chain = school.app.db.read(move |tx| verify(tx, id)).await.expect("looked at");
        assert!(chain.places > 3 && chain.broken.is_none(), "{chain:?}");
    }
}

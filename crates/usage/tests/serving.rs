//! The public page: schools, service, and no figure of a few.

use crate::world::{counted, worlds};

#[tokio::test]
async fn everybody_reads_how_the_house_serves_and_no_figure_of_a_few_persons() {
    for (school, _) in worlds().await {
        let page = school.nobody().get("/territoire/public").await.page();
        assert_eq!(page.text_of(".lead"), "3 écoles sont ouvertes, dans 2 communes.");
        assert!(page.text_of("section.card").contains("paraîtra demain"));
        // One minute of the 840 that were left of the first day.
        school.clock.advance_minutes(1);
        school.run_jobs().await;
        school.run_jobs().await;
        let lines = [
            (school.jean_mace.raw(), "pupil", "", 40),
            (school.ferry.raw(), "pupil", "", 30),
            (school.jean_mace.raw(), "head", "", 1),
        ];
        counted(&school, "2026-11-16", &lines).await;
        school.at("2026-11-24 02:00");
        school.run_jobs().await;
        let page = school.nobody().get("/territoire/public").await.page();
        let served = page.text_of("section.card");
        assert!(served.contains("0,11"), "{served}");
        let rows = page.texts_of("tbody tr");
        assert!(rows[0].contains("140"), "{rows:?}");
        assert!(rows[3].contains("chiffre caché"), "{rows:?}");
    }
}

//! Homework for families that do not read French.

use crate::desk::{desk, schools};
use base::Lang;
use translation::testing::{Counterpart, reads};

#[tokio::test]
async fn a_homework_is_there_in_the_language_of_a_family_and_a_change_makes_it_anew() {
    for school in schools().await {
        let engine = Counterpart::lent_to(&school.app).await;
        reads(&school.app, school.samira, Lang::Ar).await;
        let durand = desk(&school, school.mme_durand).await;
        let more = [("body", "Page 12, avec un parent.")];
        let url = durand.gives(school.ce1_a, "Lire à voix haute", &more).await;
        school.run_jobs().await;
        let samira = desk(&school, school.samira).await;
        let page = samira.0.get(&url).await.page();
        assert_eq!(page.text_of(".translated .title"), "[ar] Lire à voix haute");
        assert_eq!(page.text_of(".translated .rich"), "[ar] Page 12, avec un parent.");
        assert_eq!(page.text_of(".original .rich"), "Page 12, avec un parent.");
        assert_eq!(engine.asked().len(), 1, "once, whatever the number of families");
        let page = desk(&school, school.marc).await.0.get(&url).await.page();
        assert!(!page.has(".beside") && !page.has(".translation"));
        let change = [
            ("subject", "Lecture"),
            ("title", "Lire deux fois"),
            ("due_on", "2026-11-26"),
            ("version", "1"),
            ("action", "save"),
        ];
        durand.0.post(&format!("{url}/edition"), &change).await.redirects();
        let page = samira.0.get(&url).await.page();
        assert_eq!(page.text_of(".translation button"), "اقرأ بالعربية");
        samira.0.post(&format!("{url}/traduction"), &[]).await.redirects();
        school.run_jobs().await;
        let page = samira.0.get(&url).await.page();
        assert_eq!(page.text_of(".translated .title"), "[ar] Lire deux fois");
        for stranger in [school.mme_dubois, school.m_petit] {
            let stranger = desk(&school, stranger).await;
            assert_eq!(stranger.0.post(&format!("{url}/traduction"), &[]).await.status, 404);
            assert_eq!(stranger.0.get(&format!("{url}/traduction")).await.status, 404);
        }
    }
}

#[tokio::test]
async fn a_homework_says_in_which_language_it_is() {
    for school in schools().await {
        let durand = desk(&school, school.mme_durand).await;
        let more = [("body", "Read the story"), ("lang", "en")];
        let url = durand.gives(school.ce1_a, "A story", &more).await;
        let samira = desk(&school, school.samira).await;
        let page = samira.0.get(&url).await.page();
        let told = ["h1", ".rich"].map(|place| page.attribute(place, "lang"));
        assert_eq!(told.map(Option::unwrap_or_default), ["en", "en"]);
        let week = samira.0.get("/cahier-de-textes").await.page();
        assert_eq!(week.attribute(".row bdi", "lang").as_deref(), Some("en"));
        let form = durand.0.get(&format!("{url}/edition")).await.page();
        assert_eq!(form.attribute("#lang option[selected]", "value").as_deref(), Some("en"));
    }
}

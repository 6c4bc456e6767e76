//! The journal for families that do not read French.

use crate::desk::{desk, schools};
use base::Lang;
use translation::testing::{Counterpart, reads};

#[tokio::test]
async fn a_post_is_there_in_the_language_of_a_family_and_a_new_version_makes_it_anew() {
    for school in schools().await {
        let engine = Counterpart::lent_to(&school.app).await;
        reads(&school.app, school.samira, Lang::Ar).await;
        let durand = desk(&school, school.mme_durand).await;
        let url = durand.publishes(school.ce1_a, "Les semis").await;
        school.run_jobs().await;
        let samira = desk(&school, school.samira).await;
        let page = samira.0.get(&url).await.page();
        assert_eq!(page.text_of(".translated .title"), "[ar] Les semis");
        assert_eq!(page.text_of(".translated .rich"), "[ar] Voici notre journée.");
        assert_eq!(page.text_of(".original .rich"), "Voici notre journée.");
        assert_eq!(engine.asked().len(), 1, "once, whatever the number of families");
        let page = desk(&school, school.marc).await.0.get(&url).await.page();
        assert!(!page.has(".beside") && !page.has(".translation"));
        let change = [("title", "Les semis ont levé"), ("body", "Regardez."), ("version", "1")];
        durand.0.post(&format!("{url}/edition"), &change).await.redirects();
        let page = samira.0.get(&url).await.page();
        assert_eq!(page.text_of(".translation button"), "اقرأ بالعربية");
        samira.0.post(&format!("{url}/traduction"), &[]).await.redirects();
        school.run_jobs().await;
        let page = samira.0.get(&url).await.page();
        assert_eq!(page.text_of(".translated .title"), "[ar] Les semis ont levé");
        for stranger in [school.m_petit, school.mme_bernard] {
            let stranger = desk(&school, stranger).await;
            assert_eq!(stranger.0.post(&format!("{url}/traduction"), &[]).await.status, 404);
            assert_eq!(stranger.0.get(&format!("{url}/traduction")).await.status, 404);
        }
    }
}

#[tokio::test]
async fn what_is_not_out_is_translated_for_nobody() {
    for school in schools().await {
        let engine = Counterpart::lent_to(&school.app).await;
        reads(&school.app, school.samira, Lang::Ar).await;
        let durand = desk(&school, school.mme_durand).await;
        let url = durand.writes(school.ce1_a, "À relire", &[]).await;
        school.run_jobs().await;
        assert!(engine.asked().is_empty());
        let samira = desk(&school, school.samira).await;
        assert_eq!(samira.0.post(&format!("{url}/traduction"), &[]).await.status, 404);
    }
}

#[tokio::test]
async fn a_post_says_in_which_language_it_is() {
    for school in schools().await {
        let durand = desk(&school, school.mme_durand).await;
        let more = [("action", "publish"), ("lang", "en")];
        let url = durand.writes(school.ce1_a, "A story", &more).await;
        let samira = desk(&school, school.samira).await;
        let page = samira.0.get(&url).await.page();
        let told = ["h1", ".rich"].map(|place| page.attribute(place, "lang"));
        assert_eq!(told.map(Option::unwrap_or_default), ["en", "en"]);
        let feed = samira.0.get("/journal").await.page();
        assert_eq!(feed.attribute("article h2 bdi", "lang").as_deref(), Some("en"));
        assert_eq!(feed.attribute("article > p", "lang").as_deref(), Some("en"));
        let form = durand.0.get(&format!("{url}/edition")).await.page();
        assert_eq!(form.attribute("#lang option[selected]", "value").as_deref(), Some("en"));
    }
}

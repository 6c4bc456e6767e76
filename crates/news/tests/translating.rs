//! News for families that do not read French.

use crate::desk::{EVERYBODY, desk, schools};
use base::Lang;
use translation::testing::{Counterpart, reads};

#[tokio::test]
async fn an_article_is_there_in_the_language_of_a_family_and_a_new_version_makes_it_anew() {
    for school in schools().await {
        let engine = Counterpart::lent_to(&school.app).await;
        reads(&school.app, school.samira, Lang::Ar).await;
        let head = desk(&school, school.mme_lefevre).await;
        let url = head.publishes(school.jean_mace, "Photo de classe", &[]).await;
        school.run_jobs().await;
        let samira = desk(&school, school.samira).await;
        let page = samira.0.get(&url).await.page();
        assert_eq!(page.text_of(".translated .title"), "[ar] Photo de classe");
        assert_eq!(page.text_of(".translated .rich"), "[ar] Voici ce qu’il faut savoir.");
        assert_eq!(page.text_of(".original .rich"), "Voici ce qu’il faut savoir.");
        assert_eq!(engine.asked().len(), 1, "once, whatever the number of families");
        let page = desk(&school, school.mme_dubois).await.0.get(&url).await.page();
        assert!(!page.has(".beside") && !page.has(".translation"));
        let mut change = vec![("title", "Photo lundi"), ("body", "À 9 h."), ("version", "1")];
        change.extend(EVERYBODY);
        change.push(("action", "save"));
        head.0.post(&format!("{url}/edition"), &change).await.redirects();
        let page = samira.0.get(&url).await.page();
        assert_eq!(page.text_of(".translation button"), "اقرأ بالعربية");
        samira.0.post(&format!("{url}/traduction"), &[]).await.redirects();
        school.run_jobs().await;
        let page = samira.0.get(&url).await.page();
        assert_eq!(page.text_of(".translated .title"), "[ar] Photo lundi");
        for stranger in [school.m_lambert, school.mme_bernard] {
            let stranger = desk(&school, stranger).await;
            assert_eq!(stranger.0.post(&format!("{url}/traduction"), &[]).await.status, 404);
            assert_eq!(stranger.0.get(&format!("{url}/traduction")).await.status, 404);
        }
    }
}

#[tokio::test]
async fn a_draft_is_translated_for_nobody() {
    for school in schools().await {
        let engine = Counterpart::lent_to(&school.app).await;
        reads(&school.app, school.samira, Lang::Ar).await;
        let head = desk(&school, school.mme_lefevre).await;
        let url = head.writes(school.jean_mace, "À relire", &[]).await;
        school.run_jobs().await;
        assert!(engine.asked().is_empty());
        let samira = desk(&school, school.samira).await;
        assert_eq!(samira.0.post(&format!("{url}/traduction"), &[]).await.status, 404);
    }
}

#[tokio::test]
async fn an_article_says_in_which_language_it_is() {
    for school in schools().await {
        let durand = desk(&school, school.mme_durand).await;
        let more = [("lang", "en")];
        let url = durand.publishes(school.ce1_a, "A story", &more).await;
        school.run_jobs().await;
        let samira = desk(&school, school.samira).await;
        let page = samira.0.get(&url).await.page();
        let told = ["h1", ".rich"].map(|place| page.attribute(place, "lang"));
        assert_eq!(told.map(Option::unwrap_or_default), ["en", "en"]);
        let list = samira.0.get("/actualites").await.page();
        assert_eq!(list.attribute(".row bdi", "lang").as_deref(), Some("en"));
        let form = durand.0.get(&format!("{url}/edition")).await.page();
        assert_eq!(form.attribute("#lang option[selected]", "value").as_deref(), Some("en"));
    }
}

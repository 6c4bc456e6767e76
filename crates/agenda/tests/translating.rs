//! Events for families that do not read French.

use crate::desk::{desk, schools};
use base::Lang;
use translation::testing::{Counterpart, reads};

#[tokio::test]
async fn an_event_is_there_in_the_language_of_a_family() {
    for school in schools().await {
        let engine = Counterpart::lent_to(&school.app).await;
        reads(&school.app, school.samira, Lang::Ar).await;
        let durand = desk(&school, school.mme_durand).await;
        let place = format!("class:{}", school.ce1_a);
        let more = [("body", "Prévoir un pique-nique."), ("repeat", "weekly")];
        let weekly = [&more[..], &[("until_on", "2027-01-28")]].concat();
        let date = durand.writes(&place, &weekly).await;
        school.run_jobs().await;
        let samira = desk(&school, school.samira).await;
        let page = samira.0.get(&date).await.page();
        assert_eq!(page.text_of(".translated .title"), "[ar] Visite de la caserne");
        assert_eq!(page.text_of(".translated .rich"), "[ar] Prévoir un pique-nique.");
        assert_eq!(page.text_of(".original .prose"), "Prévoir un pique-nique.");
        assert_eq!(engine.asked().len(), 1, "once for all its dates and readers");
        let page = desk(&school, school.marc).await.0.get(&date).await.page();
        assert!(!page.has(".beside") && !page.has(".translation"));
        let short = durand.writes(&place, &[("title", "Chorale")]).await;
        school.run_jobs().await;
        let page = samira.0.get(&short).await.page();
        assert_eq!(page.text_of(".translated .title"), "[ar] Chorale");
        assert_eq!(page.text_of(".original b"), "Chorale", "a title alone has an original too");
        for stranger in [school.mme_dubois, school.m_lambert] {
            let stranger = desk(&school, stranger).await;
            assert_eq!(stranger.0.post(&format!("{date}/traduction"), &[]).await.status, 404);
            assert_eq!(stranger.0.get(&format!("{date}/traduction")).await.status, 404);
        }
    }
}

#[tokio::test]
async fn an_event_says_in_which_language_it_is() {
    for school in schools().await {
        let durand = desk(&school, school.mme_durand).await;
        let place = format!("class:{}", school.ce1_a);
        let more = [("title", "Okul gezisi"), ("body", "Perşembe"), ("lang", "tr")];
        let date = durand.writes(&place, &more).await;
        let samira = desk(&school, school.samira).await;
        let page = samira.0.get(&date).await.page();
        let told = ["h1", ".prose"].map(|place| page.attribute(place, "lang"));
        assert_eq!(told.map(Option::unwrap_or_default), ["tr", "tr"]);
        let list = samira.0.get("/agenda?jour=2026-12-01").await.page();
        assert_eq!(list.attribute(".row bdi", "lang").as_deref(), Some("tr"));
        let form = durand.0.get(&format!("{date}/modification")).await.page();
        assert_eq!(form.attribute("#lang option[selected]", "value").as_deref(), Some("tr"));
    }
}

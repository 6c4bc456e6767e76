//! Letters between people who do not read the same language.

use crate::desk::{Desk, desk, person, schools};
use base::{Id, Lang};
use db::Tx;
use messages::Letter;
use translation::testing::{Counterpart, reads};

const ILL: &str = "السلام عليكم، ليلى مريضة اليوم";

/// Somebody writes this, with what else the form holds.
async fn says(desk: &Desk, to: &str, subject: &str, body: &str, more: &[(&str, &str)]) {
    let fields = [("to", to), ("subject", subject), ("body", body), ("action", "send")];
    let fields = [&fields, more].concat();
    desk.0.post("/messages/nouveau", &fields).await.redirects();
}

/// The id of a letter, from its address.
fn id(url: &str) -> Id<Letter> {
    url.rsplit('/').next().and_then(|id| id.parse().ok()).expect("an id")
}

#[tokio::test]
async fn a_letter_says_its_language_in_lists_and_when_it_is_opened() {
    for school in schools().await {
        let (samira, durand) =
            (desk(&school, school.samira).await, desk(&school, school.mme_durand).await);
        let to = person(school.mme_durand);
        says(&samira, &to, "ليلى", ILL, &[]).await;
        let list = durand.0.get("/messages").await.page();
        let of_line = ["lang", "dir"].map(|it| list.attribute(".row bdi", it).unwrap_or_default());
        assert_eq!(of_line, ["ar", "rtl"]);
        let page = durand.opens_first().await;
        for place in ["h1", ".letter .rich"] {
            let told = ["lang", "dir"].map(|it| page.attribute(place, it).unwrap_or_default());
            assert_eq!(told, ["ar", "rtl"], "{place}");
        }
        assert!(!page.has(".beside") && !page.has(".translation"), "nobody translates here");
        // Latin letters say nothing: she says so, and a draft keeps it.
        let saved = [("body", "Kızım hasta"), ("lang", "tr"), ("action", "save"), ("to", &to)];
        let draft = samira.0.post("/messages/nouveau", &saved).await.redirects();
        let form = samira.0.get(&draft).await.page();
        assert_eq!(form.attribute("#lang option[selected]", "value").as_deref(), Some("tr"));
        says(&samira, &to, "Hasta", "Kızım hasta", &[("lang", "tr")]).await;
        let lines = durand.0.get_json("/api/messages").await.json();
        let langs: Vec<&str> =
            (0..2).filter_map(|place| lines["letters"][place]["lang"].as_str()).collect();
        assert_eq!(langs, ["tr", "ar"]);
        // French, as her pages are: nothing needs to be said.
        samira.writes(&to, "Merci").await;
        let list = durand.0.get("/messages").await.page();
        assert_eq!(list.attribute(".row bdi", "lang"), None);
    }
}

#[tokio::test]
async fn what_is_sent_is_there_in_the_language_of_its_readers() {
    for school in schools().await {
        let engine = Counterpart::lent_to(&school.app).await;
        reads(&school.app, school.samira, Lang::Ar).await;
        let (samira, durand) =
            (desk(&school, school.samira).await, desk(&school, school.mme_durand).await);
        durand.writes(&person(school.samira), "Les lunettes").await;
        school.run_jobs().await;
        let page = samira.opens_first().await;
        assert_eq!(page.text_of(".translated .title"), "[ar] Les lunettes");
        assert_eq!(page.text_of(".translated .rich"), "[ar] Bonjour, voici.");
        assert_eq!(page.text_of(".original .rich"), "Bonjour, voici.");
        assert_eq!(page.text_of("h1"), "Les lunettes");
        let letter = samira.first("/messages").await;
        let api = format!("/api{letter}");
        let told = samira.0.get_json(&api).await.json();
        let made = &told["letters"][0]["translation"];
        assert_eq!(made["lang"], "ar");
        assert_eq!(made["html"], "<p>[ar] Bonjour, voici.</p>");
        // She answers in Arabic; the teacher finds it in French, and her own words as they are.
        let to = person(school.mme_durand);
        let number = id(&letter).to_string();
        let more = [("answers", &*number), ("kind", "answer")];
        says(&samira, &to, "Re : Les lunettes", ILL, &more).await;
        school.run_jobs().await;
        let page = durand.opens_first().await;
        assert_eq!(page.text_of(".translated .rich"), format!("[fr] {ILL}"));
        assert_eq!(page.count(".beside"), 1, "not beside one's own letters");
        assert_eq!(page.count(".translation"), 0);
        assert_eq!(engine.asked().len(), 2);
        let page = samira.opens_first().await;
        assert_eq!(page.count(".letter"), 2);
        assert_eq!(page.count(".beside"), 1);
    }
}

#[tokio::test]
async fn an_old_letter_is_translated_when_it_is_asked_for_by_who_may_read_it() {
    for school in schools().await {
        let durand = desk(&school, school.mme_durand).await;
        let samira = desk(&school, school.samira).await;
        durand.writes(&person(school.samira), "Les lunettes").await;
        school.run_jobs().await;
        // The host names an engine after that.
        let engine = Counterpart::lent_to(&school.app).await;
        reads(&school.app, school.samira, Lang::Ar).await;
        let letter = samira.first("/messages").await;
        let ask = format!("{letter}/traduction");
        for stranger in [school.marc, school.mme_dubois, school.mme_lefevre] {
            let stranger = desk(&school, stranger).await;
            assert_eq!(stranger.0.post(&ask, &[]).await.status, 404);
            assert_eq!(stranger.0.get(&ask).await.status, 404);
        }
        let page = samira.0.get(&letter).await.page();
        assert_eq!(page.text_of(".translation button"), "اقرأ بالعربية");
        samira.0.post(&ask, &[]).await.redirects();
        school.run_jobs().await;
        let page = samira.0.get(&letter).await.page();
        assert_eq!(page.text_of(".translated .rich"), "[ar] Bonjour, voici.");
        // Taken back, neither is there any more.
        durand.0.post(&format!("{letter}/rappel"), &[]).await.redirects();
        let page = samira.0.get(&letter).await;
        assert!(!page.text().contains("Bonjour, voici."));
        assert_eq!(samira.0.post(&ask, &[]).await.status, 403);
        assert_eq!(engine.asked().len(), 1);
    }
}

#[tokio::test]
async fn a_letter_that_nobody_has_any_more_takes_its_translation_along() {
    for school in schools().await {
        Counterpart::lent_to(&school.app).await;
        reads(&school.app, school.samira, Lang::Ar).await;
        let durand = desk(&school, school.mme_durand).await;
        let samira = desk(&school, school.samira).await;
        durand.writes(&person(school.samira), "Les lunettes").await;
        school.run_jobs().await;
        let letter = id(&samira.first("/messages").await).to_string();
        let count = |tx: &Tx<'_>| tx.number("select count(*) from translation", &[]);
        assert_eq!(school.app.db.read(count).await.expect("a number"), 1);
        for (desk, from) in [(&samira, "1"), (&durand, "2")] {
            let bin = [("letter", letter.as_str()), ("from", from), ("action", "bin")];
            desk.0.post("/messages/rangement", &bin).await.redirects();
            desk.0.post("/messages/corbeille/vidage", &[]).await.redirects();
        }
        assert_eq!(school.app.db.read(count).await.expect("a number"), 0);
    }
}

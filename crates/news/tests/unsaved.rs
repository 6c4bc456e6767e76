//! What is being written is kept every few seconds: after a crash it is there, and two windows
//! lose nothing.

use crate::desk::{Desk, EVERYBODY, desk, features, schools};
use testing::TestSchool;

const TITLE: &str = "Kermesse";

/// What a window keeps of its form: the row it knows, then the words.
async fn types(desk: &Desk, url: &str, known: Option<&(String, String)>, body: &str) -> Kept {
    let mut fields = vec![("title", TITLE), ("body", body), ("version", "1")];
    fields.extend(EVERYBODY);
    if let Some((id, number)) = known {
        fields.extend([("unsaved", id.as_str()), ("unsaved_number", number.as_str())]);
    }
    let kept = desk.0.post(url, &fields).await.json();
    let field = |name: &str| kept["set"][name].as_str().expect("a value").to_owned();
    (field("unsaved"), field("unsaved_number"))
}

type Kept = (String, String);

/// The same house after a crash: another machine, with nothing in its memory.
async fn after_a_crash(school: &TestSchool, before: &Desk) -> Desk {
    let (app, router) = school.machine(features()).await;
    let other = testing::Client::new(app, router);
    other.set_cookie("preau", &before.0.cookie("preau").expect("a session"));
    Desk(other)
}

#[tokio::test]
async fn what_was_typed_comes_back_after_a_crash_and_goes_with_the_article() {
    for school in schools().await {
        let durand = desk(&school, school.mme_durand).await;
        let form = format!("/actualites/fils/{}/nouveau", school.ce1_a);
        let keeps = format!("/actualites/fils/{}/saisie", school.ce1_a);
        let page = durand.0.get(&form).await.page();
        let url = page.attribute("form[data-autosave-url]", "data-autosave-url");
        assert_eq!(url.as_deref(), Some(keeps.as_str()));
        assert!(!page.has("#unsaved"));
        let first = types(&durand, &keeps, None, "Samedi").await;
        let second = types(&durand, &keeps, Some(&first), "Samedi à 10 h").await;
        assert_eq!((&first.0, second.1.as_str()), (&second.0, "2"));

        let durand = after_a_crash(&school, &durand).await;
        let page = durand.0.get(&form).await.page();
        assert!(page.text_of("main").contains("Pas encore enregistré"));
        let desk_page = durand.0.get("/actualites/redaction").await.page();
        assert!(desk_page.text_of("main").contains(TITLE));
        let way = page.attribute("a[href*='reprise=']", "href").expect("a way back");
        let page = durand.0.get(&way).await.page();
        assert_eq!(page.attribute("#title", "value").as_deref(), Some(TITLE));
        assert!(page.text_of("textarea").contains("Samedi à 10 h"));
        assert!(!page.text_of("main").contains("Pas encore enregistré"), "it is in the form");
        let known = [("unsaved", second.0.as_str()), ("unsaved_number", second.1.as_str())];
        durand.publishes(school.ce1_a, TITLE, &known).await;
        let page = durand.0.get(&form).await.page();
        assert!(!page.text_of("main").contains("Pas encore enregistré"));
        // It was nobody else's.
        assert_eq!(desk(&school, school.samira).await.status(&form).await, 403);
    }
}

#[tokio::test]
async fn two_windows_never_write_over_each_other() {
    for school in schools().await {
        let durand = desk(&school, school.mme_durand).await;
        let url = durand.publishes(school.ce1_a, TITLE, &[]).await;
        let keeps = format!("{url}/saisie");
        let start = types(&durand, &keeps, None, "Rendez-vous").await;
        // Both windows took the same text up.
        let left = types(&durand, &keeps, Some(&start), "Rendez-vous à 9 h").await;
        let right = types(&durand, &keeps, Some(&start), "Rendez-vous au parc").await;
        assert_ne!(left.0, right.0);
        // The left one is saved: the right one's words are still there.
        let mut saved = vec![("title", TITLE), ("body", "Rendez-vous à 9 h"), ("version", "1")];
        saved.extend(EVERYBODY);
        saved.extend([("action", "save"), ("unsaved", &left.0), ("unsaved_number", &left.1)]);
        durand.0.post(&format!("{url}/edition"), &saved).await.redirects();
        let page = durand.0.get(&format!("{url}/edition")).await.page();
        let ways = page.attributes("a[href*='reprise=']", "href");
        assert_eq!(ways, [format!("{url}/edition?reprise={}", right.0)]);
        let page = durand.0.get(&ways[0]).await.page();
        assert!(page.text_of("textarea").contains("Rendez-vous au parc"));
        // Typing goes on over a version that is not the newest: the form says so when it is sent.
        let more = types(&durand, &keeps, Some(&right), "Rendez-vous au parc, 9 h").await;
        assert_eq!(more.0, right.0);
        // Thrown away, and only by its writer.
        let gone = format!("/actualites/saisies/{}/suppression", right.0);
        let head = desk(&school, school.mme_lefevre).await;
        assert_eq!(head.0.post(&gone, &[]).await.status, 404);
        let hers = format!("{url}/edition?reprise={}", right.0);
        assert!(!head.0.get(&hers).await.page().text_of("textarea").contains("au parc"));
        durand.0.post(&gone, &[]).await.redirects();
        let page = durand.0.get(&format!("{url}/edition")).await.page();
        assert_eq!(page.count("a[href*='reprise=']"), 0);
        // A window that did not hear of it goes on in a row of its own.
        let after = types(&durand, &keeps, Some(&more), "Encore").await;
        assert_ne!(after.0, more.0);
    }
}

#[tokio::test]
async fn files_wait_with_what_is_not_saved_and_all_goes_after_three_months() {
    for school in schools().await {
        let durand = desk(&school, school.mme_durand).await;
        let sent = durand.0.upload("/fichiers", &[("file", "plan.txt", "text/plain", b"A")]).await;
        let file = sent.json()["id"].as_str().expect("an id").to_owned();
        let keeps = format!("/actualites/fils/{}/saisie", school.ce1_a);
        let mut fields = vec![("title", TITLE), ("body", ""), ("files", file.as_str())];
        fields.extend(EVERYBODY);
        let kept = durand.0.post(&keeps, &fields).await.json();
        let id = kept["set"]["unsaved"].as_str().expect("an id").to_owned();
        school.at("2026-11-26 10:00");
        school.run_jobs().await;
        let durand = desk(&school, school.mme_durand).await;
        let form = format!("/actualites/fils/{}/nouveau?reprise={id}", school.ce1_a);
        assert!(durand.0.get(&form).await.page().text_of(".uploads").contains("plan.txt"));
        let known = [("unsaved", id.as_str()), ("unsaved_number", "1"), ("files", &file)];
        let url = durand.writes(school.ce1_a, TITLE, &known).await;
        school.at("2026-11-29 10:00");
        school.run_jobs().await;
        let durand = desk(&school, school.mme_durand).await;
        assert_eq!(durand.0.get(&url).await.page().text_of(".attachment b"), "plan.txt");

        types(&durand, &keeps, None, "Oublié").await;
        school.at("2027-03-15 10:00");
        school.run_jobs().await;
        let durand = desk(&school, school.mme_durand).await;
        let page = durand.0.get("/actualites/redaction").await.page();
        assert!(!page.text_of("main").contains("Pas encore enregistré"));
    }
}

#[tokio::test]
async fn what_is_not_saved_is_given_and_forgotten_with_its_writer() {
    for school in schools().await {
        let durand = desk(&school, school.mme_durand).await;
        let keeps = format!("/actualites/fils/{}/saisie", school.ce1_a);
        types(&durand, &keeps, None, "Un brouillon").await;
        let news = school.app.features.iter().find(|it| it.name == "news").expect("the news");
        let (export, erase, person) = (news.export, news.erase, school.mme_durand);
        let files = school.app.db.read(move |tx| export(tx, person)).await.expect("exported");
        let text = String::from_utf8_lossy(&files.last().expect("a file").bytes).into_owned();
        assert!(text.contains("Un brouillon"), "{text}");
        let erased = school.app.db.write(move |tx| erase(tx, person)).await.expect("erased");
        assert!(erased >= 1);
        let page = durand.0.get("/actualites/redaction").await.page();
        assert!(!page.text_of("main").contains("Pas encore enregistré"));
    }
}

//! One's own account.

use crate::house::*;

#[tokio::test]
async fn a_new_password_ends_every_other_session_at_once() {
    for school in each().await {
        open(&school, school.mme_durand).await;
        mail(&school, school.mme_durand, "claire@exemple.fr").await;
        let (here, there) = (school.nobody(), school.nobody());
        for browser in [&here, &there] {
            sign_in(browser, "claire.durand", PASSWORD).await.redirects();
            assert!(is_in(browser).await);
        }
        let wrong = here.post("/compte/mot-de-passe", &[("current", OTHER), ("password", OTHER)]);
        assert_eq!(wrong.await.status, 422);
        let weak = [("current", PASSWORD), ("password", "clairedurand1")];
        assert_eq!(here.post("/compte/mot-de-passe", &weak).await.status, 422);
        let good = [("current", PASSWORD), ("password", OTHER)];
        assert_eq!(here.post("/compte/mot-de-passe", &good).await.redirects(), "/compte");
        assert!(is_in(&here).await);
        assert!(!is_in(&there).await);
        sign_in(&school.nobody(), "claire.durand", OTHER).await.redirects();
        assert!(mails(&school).await[0].1.contains("Le mot de passe de votre compte"));
    }
}

#[tokio::test]
async fn one_closes_a_lost_telephone_and_only_ones_own() {
    for school in each().await {
        let (here, lost) = (school.client(school.samira).await, school.client(school.samira).await);
        let page = here.get("/compte/connexions").await.page();
        let ends = page.attributes("form[action$='/fin']", "action");
        let lost_end = ends.iter().find(|end| !end.ends_with("connexions/fin")).expect("one");
        let marc = school.client(school.marc).await;
        marc.post(lost_end, &[]).await.redirects();
        assert!(is_in(&lost).await, "not his to close");
        here.post(lost_end, &[]).await.redirects();
        assert!(!is_in(&lost).await);
        let another = school.client(school.samira).await;
        assert!(is_in(&another).await);
        here.post("/compte/connexions/fin", &[]).await.redirects();
        assert!(!is_in(&another).await);
        assert!(is_in(&here).await);
    }
}

#[tokio::test]
async fn a_new_address_needs_the_password_and_its_confirmation() {
    for school in each().await {
        open(&school, school.samira).await;
        mail(&school, school.samira, "ancienne@exemple.fr").await;
        let browser = school.client(school.samira).await;
        let wrong = [("mail", "nouvelle@exemple.fr"), ("current", OTHER)];
        assert_eq!(browser.post("/compte/adresse", &wrong).await.status, 422);
        let good = [("mail", "Nouvelle@Exemple.fr"), ("current", PASSWORD)];
        assert_eq!(browser.post("/compte/adresse", &good).await.redirects(), "/compte");
        let mails = mails(&school).await;
        let told: Vec<&str> = mails.iter().map(|(to, _)| to.as_str()).collect();
        assert_eq!(told, ["nouvelle@exemple.fr", "ancienne@exemple.fr"]);
        let page = browser.get("/compte").await.page();
        assert!(page.text_of("main").contains("à confirmer"));
        assert_eq!(browser.post(&link(&mails[0].1), &[]).await.redirects(), "/compte");
        let page = browser.get("/compte").await.page();
        assert!(!page.text_of("main").contains("à confirmer"));
        sign_in(&school.nobody(), "nouvelle@exemple.fr", PASSWORD).await.redirects();
        let gone = sign_in(&school.nobody(), "ancienne@exemple.fr", PASSWORD).await;
        assert_eq!(gone.status, 422);
    }
}

#[tokio::test]
async fn the_pages_follow_the_preferences() {
    for school in each().await {
        let browser = school.client(school.samira).await;
        let fields = [("locale", "en"), ("theme", "dark"), ("spacing", "dyslexia")];
        browser.post("/compte/affichage", &fields).await.redirects();
        let page = browser.get("/compte").await.page();
        assert_eq!(page.attribute("html", "lang").as_deref(), Some("en"));
        assert_eq!(page.attribute("html", "data-theme").as_deref(), Some("dark"));
        assert_eq!(page.attribute("html", "data-spacing").as_deref(), Some("dyslexia"));
        assert!(page.text_of("h1").contains("My account"));
        let odd = [("locale", "xx"), ("theme", "\"><script>")];
        browser.post("/compte/affichage", &odd).await.redirects();
        let page = browser.get("/compte").await.page();
        assert_eq!(page.attribute("html", "data-theme").as_deref(), Some("auto"));
    }
}

#[tokio::test]
async fn a_family_says_in_which_language_it_reads() {
    for school in each().await {
        let person = school.samira;
        open(&school, person).await;
        let browser = school.client(person).await;
        let chosen = async || {
            let page = browser.get("/compte/affichage").await.page();
            page.attribute("#reads option[selected]", "value")
        };
        assert_eq!(chosen().await.as_deref(), Some(""), "as the pages");
        let fields = [("locale", "fr"), ("theme", "auto"), ("reads", "ar")];
        browser.post("/compte/affichage", &fields).await.redirects();
        assert_eq!(chosen().await.as_deref(), Some("ar"));
        let export = accounts::feature().export;
        let files = school.app.db.read(move |tx| export(tx, person)).await.expect("files");
        let likes = files.iter().find(|file| file.name == "accounts/display.json").expect("likes");
        let likes = String::from_utf8(likes.bytes.clone()).expect("JSON");
        assert!(likes.contains(r#""reads": "ar""#) && likes.contains(r#""language": "fr""#));
        browser.post("/compte/affichage", &[("locale", "fr"), ("reads", "xx")]).await.redirects();
        assert_eq!(chosen().await.as_deref(), Some(""));
    }
}

#[tokio::test]
async fn a_program_asks_who_it_speaks_for() {
    for school in each().await {
        let me = school.client(school.samira).await.get_json("/api/moi").await.json();
        assert_eq!(me["name"], "Samira Haddad");
        assert_eq!(me["roles"], serde_json::json!(["guardian"]));
        assert_eq!(me["children"].as_array().map(Vec::len), Some(2));
        assert_eq!(school.nobody().get_json("/api/moi").await.status, 401);
    }
}

#[tokio::test]
async fn what_is_kept_leaves_with_its_person() {
    for school in each().await {
        open(&school, school.samira).await;
        mail(&school, school.samira, "samira@exemple.fr").await;
        let browser = school.client(school.samira).await;
        let person = school.samira;
        let feature = accounts::feature();
        let export = feature.export;
        let files = school.app.db.read(move |tx| export(tx, person)).await.expect("files");
        let kept = String::from_utf8(files[0].bytes.clone()).expect("JSON");
        assert!(kept.contains("samira@exemple.fr") && !kept.contains("argon2"), "{kept}");
        let erase = feature.erase;
        let rows = school.app.db.write(move |tx| erase(tx, person)).await.expect("erased");
        assert!(rows > 0);
        assert!(!is_in(&browser).await);
        assert_eq!(sign_in(&school.nobody(), "samira.haddad", PASSWORD).await.status, 422);
    }
}

#[tokio::test]
async fn the_night_sweeps_what_is_past() {
    for school in each().await {
        sign_in(&school.nobody(), "personne", OTHER).await;
        school.app.jobs.plan().await.expect("planned");
        school.at("2026-11-30 03:00");
        assert!(school.run_jobs().await > 0);
        let count = |tx: &db::Tx<'_>| tx.number("select count(*) from attempt", &[]);
        assert_eq!(school.app.db.read(count).await.expect("a number"), 0);
    }
}

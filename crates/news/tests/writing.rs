//! Writing together: who was second is told, and nothing is lost. Files go with the article.

use crate::desk::{EVERYBODY, desk, schools};

#[tokio::test]
async fn two_who_change_one_article_lose_nothing() {
    for school in schools().await {
        let mme_durand = desk(&school, school.mme_durand).await;
        let url = mme_durand.publishes(school.ce1_a, "Sortie", &[]).await;
        let edit = format!("{url}/edition");
        school.clock.advance_minutes(5);
        let head = desk(&school, school.mme_lefevre).await;
        let form = |title: &'static str, body: &'static str, version: &'static str| {
            let mut form = vec![("title", title), ("body", body), ("version", version)];
            form.extend(EVERYBODY);
            form.push(("action", "save"));
            form
        };
        let first = form("Sortie à 9 h", "Rendez-vous au portail.", "1");
        head.0.post(&edit, &first).await.redirects();
        let second = form("Sortie au bois", "Prévoyez des bottes.", "1");
        let told = mme_durand.0.post(&edit, &second).await;
        assert_eq!(told.status, 422);
        let page = told.any_page();
        assert_eq!(page.text_of("#other"), "La version de Hélène Lefèvre");
        assert!(page.text_of(".card .rich").contains("Rendez-vous au portail."));
        assert_eq!(page.attribute("#title", "value").as_deref(), Some("Sortie au bois"));
        assert!(page.text_of("textarea").contains("Prévoyez des bottes."));
        // Meanwhile the readers have the version of whoever was first.
        let samira = desk(&school, school.samira).await;
        assert_eq!(samira.titles("/actualites").await, ["Sortie à 9 h"]);
        let version = page.attribute("input[name=version]", "value").expect("a version");
        assert_eq!(version, "2");
        mme_durand.0.post(&edit, &form("Sortie au bois, 9 h", "Bottes.", "2")).await.redirects();
        let versions = mme_durand.0.get(&format!("{url}/versions")).await.page();
        let titles = versions.texts_of("summary .quiet");
        assert_eq!(titles, ["Sortie au bois, 9 h", "Sortie à 9 h", "Sortie"]);
        assert_eq!(samira.status(&format!("{url}/versions")).await, 403);
        assert!(samira.0.get(&url).await.page().text_of(".news .body").contains("modifié"));
    }
}

#[tokio::test]
async fn who_was_still_writing_when_it_was_published_keeps_his_words() {
    for school in schools().await {
        let mme_durand = desk(&school, school.mme_durand).await;
        let url = mme_durand.publishes(school.jean_mace, "Chorale", &[]).await;
        let head = desk(&school, school.mme_lefevre).await;
        head.0.post(&format!("{url}/publication"), &[]).await.redirects();
        let mut late = vec![("title", "Chorale"), ("body", "Une répétition de plus.")];
        late.extend([("version", "1"), ("action", "save")]);
        late.extend(EVERYBODY);
        let told = mme_durand.0.post(&format!("{url}/edition"), &late).await;
        assert_eq!(told.status, 422);
        let page = told.any_page();
        assert!(page.text_of(".problems").contains("n’est plus entre vos mains"));
        assert!(page.text_of("textarea").contains("Une répétition de plus."));
    }
}

#[tokio::test]
async fn a_form_sent_twice_is_one_article() {
    for school in schools().await {
        let mme_durand = desk(&school, school.mme_durand).await;
        let once = [("once", "7f3a")];
        let first = mme_durand.publishes(school.ce1_a, "Goûter", &once).await;
        let second = mme_durand.publishes(school.ce1_a, "Goûter", &once).await;
        assert_eq!(first, second);
        let samira = desk(&school, school.samira).await;
        assert_eq!(samira.titles("/actualites").await, ["Goûter"]);
    }
}

/// The smallest photo there is: one point.
const PHOTO: &[u8] = &[
    0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0x00, 0x00, 0x00, 0x0d, 0x49, 0x48, 0x44, 0x52,
    0x00, 0x00, 0x00, 0x01, 0x00, 0x00, 0x00, 0x01, 0x08, 0x06, 0x00, 0x00, 0x00, 0x1f, 0x15, 0xc4,
    0x89, 0x00, 0x00, 0x00, 0x0d, 0x49, 0x44, 0x41, 0x54, 0x78, 0x9c, 0x63, 0xf8, 0xcf, 0xc0, 0xf0,
    0x1f, 0x00, 0x05, 0x00, 0x01, 0xff, 0x89, 0x99, 0x3d, 0x1d, 0x00, 0x00, 0x00, 0x00, 0x49, 0x45,
    0x4e, 0x44, 0xae, 0x42, 0x60, 0x82,
];

#[tokio::test]
async fn what_is_attached_is_read_by_those_who_may_read_the_article() {
    for school in schools().await {
        let mme_durand = desk(&school, school.mme_durand).await;
        let file: (&str, &str, &str, &[u8]) = ("nouveaux", "plan.txt", "text/plain", b"le plan");
        let mut fields = vec![("title", "Plan"), ("body", "Voici."), ("action", "publish")];
        fields.extend(EVERYBODY);
        let new = format!("/actualites/fils/{}/nouveau", school.ce1_a);
        let url = mme_durand.0.upload_with(&new, &fields, &[file]).await.redirects();
        school.run_jobs().await;
        let samira = desk(&school, school.samira).await;
        let page = samira.0.get(&url).await.page();
        let file = page.attribute(".attachment", "href").expect("a file");
        assert_eq!(samira.0.get(&file).await.text(), "le plan");
        let stranger = desk(&school, school.mme_dubois).await;
        assert_eq!(stranger.0.get(&file).await.status, 404);
        // A photo is looked at on the page itself.
        let photo = ("nouveaux", "semis.png", "image/png", PHOTO);
        let url = mme_durand.0.upload_with(&new, &fields, &[photo]).await.redirects();
        school.run_jobs().await;
        let page = samira.0.get(&url).await.page();
        let shown = page.attribute(".photos img", "src").expect("a photo");
        assert_eq!(samira.0.get(&shown).await.status, 200);
        assert!(!page.has(".attachment"));
        // A form that is wrong keeps what came with it.
        let fields = [("title", ""), ("body", "Voici."), ("action", "publish"), ("staff", "on")];
        let other: (&str, &str, &str, &[u8]) = ("nouveaux", "mot.txt", "text/plain", b"mot");
        let again = mme_durand.0.upload_with(&new, &fields, &[other]).await;
        assert_eq!(again.status, 422);
        assert!(again.any_page().text_of(".uploads").contains("mot.txt"));
        // What is wrong with the words does not hide that a file did not come.
        let empty: (&str, &str, &str, &[u8]) = ("nouveaux", "vide.txt", "text/plain", b"");
        let wrong = mme_durand.0.upload_with(&new, &fields, &[empty]).await.any_page();
        assert!(wrong.text_of(".problems").contains("Ce fichier est vide"));
    }
}

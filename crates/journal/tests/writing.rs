//! Writing together: who was second is told, and nothing is lost. Drafts are the team's.

use crate::desk::{desk, schools};

#[tokio::test]
async fn two_who_change_one_post_lose_nothing() {
    for school in schools().await {
        let teacher = desk(&school, school.mme_durand).await;
        let url = teacher.publishes(school.ce1_a, "Sortie").await;
        let edit = format!("{url}/edition");
        let form = |title: &'static str, body: &'static str, version: &'static str| {
            [("title", title), ("body", body), ("version", version), ("action", "save")]
        };
        let head = desk(&school, school.mme_lefevre).await;
        let first = form("Sortie à 9 h", "Rendez-vous au portail.", "1");
        head.0.post(&edit, &first).await.redirects();
        let told = teacher.0.post(&edit, &form("Sortie au bois", "Des bottes.", "1")).await;
        assert_eq!(told.status, 422);
        let page = told.any_page();
        assert_eq!(page.text_of("#other"), "La version de Hélène Lefèvre");
        assert!(page.text_of(".card .rich").contains("Rendez-vous au portail."));
        assert_eq!(page.attribute("#title", "value").as_deref(), Some("Sortie au bois"));
        assert!(page.text_of("textarea").contains("Des bottes."));
        let version = page.attribute("input[name=version]", "value").expect("a version");
        assert_eq!(version, "2");
        let samira = desk(&school, school.samira).await;
        assert_eq!(samira.titles("/journal").await, ["Sortie à 9 h"]);
        teacher.0.post(&edit, &form("Sortie au bois, 9 h", "Bottes.", "2")).await.redirects();
        let versions = teacher.0.get(&format!("{url}/versions")).await.page();
        let titles = versions.texts_of("summary .quiet");
        assert_eq!(titles, ["Sortie au bois, 9 h", "Sortie à 9 h", "Sortie"]);
        assert_eq!(samira.status(&format!("{url}/versions")).await, 403);
    }
}

#[tokio::test]
async fn a_draft_is_the_teams_and_nobody_elses() {
    for school in schools().await {
        let teacher = desk(&school, school.mme_durand).await;
        let url = teacher.writes(school.ce1_a, "Plus tard", &[("action", "save")]).await;
        assert_eq!(desk(&school, school.mme_lefevre).await.status(&url).await, 200);
        assert_eq!(desk(&school, school.samira).await.status(&url).await, 404);
        assert_eq!(desk(&school, school.lea).await.status(&url).await, 404);
        assert!(teacher.0.get("/journal/redaction").await.page().has("#begun"));
        teacher.0.post(&format!("{url}/suppression"), &[]).await.redirects();
        assert_eq!(teacher.status(&url).await, 404);
    }
}

#[tokio::test]
async fn what_is_taken_off_is_seen_by_the_team_alone() {
    for school in schools().await {
        let teacher = desk(&school, school.mme_durand).await;
        let url = teacher.publishes(school.ce1_a, "Erreur").await;
        school.run_jobs().await;
        let samira = desk(&school, school.samira).await;
        assert_eq!(samira.told().await.len(), 1);
        assert_eq!(samira.does(&format!("{url}/retrait")).await, 403);
        // What is out is taken off before it is thrown away.
        assert_eq!(teacher.does(&format!("{url}/suppression")).await, 403);
        teacher.0.post(&format!("{url}/retrait"), &[]).await.redirects();
        assert_eq!((samira.status(&url).await, teacher.status(&url).await), (404, 200));
        assert!(samira.told().await.is_empty());
        assert!(samira.titles("/journal/recherche?q=erreur").await.is_empty());
    }
}

#[tokio::test]
async fn a_form_sent_twice_is_one_post_and_a_wrong_one_keeps_what_was_typed() {
    for school in schools().await {
        let teacher = desk(&school, school.mme_durand).await;
        let once = [("once", "7f3a"), ("action", "publish")];
        let first = teacher.writes(school.ce1_a, "Goûter", &once).await;
        let second = teacher.writes(school.ce1_a, "Goûter", &once).await;
        assert_eq!(first, second);
        let samira = desk(&school, school.samira).await;
        assert_eq!(samira.titles("/journal").await, ["Goûter"]);
        let new = format!("/journal/classes/{}/nouveau", school.ce1_a);
        let file: (&str, &str, &str, &[u8]) = ("nouveaux", "mot.txt", "text/plain", b"mot");
        let fields = [("title", ""), ("body", "Voici."), ("action", "publish")];
        let again = teacher.0.upload_with(&new, &fields, &[file]).await;
        assert_eq!(again.status, 422);
        let page = again.any_page();
        assert!(page.text_of(".uploads").contains("mot.txt"));
        assert!(page.text_of("textarea").contains("Voici."));
        // What is wrong with the words does not hide that a file did not come.
        let empty: (&str, &str, &str, &[u8]) = ("nouveaux", "vide.txt", "text/plain", b"");
        let wrong = teacher.0.upload_with(&new, &fields, &[empty]).await.any_page();
        assert!(wrong.text_of(".problems").contains("Ce fichier est vide"));
        let empty = teacher.0.post(&new, &[("title", "Rien"), ("body", " ")]).await;
        assert!(empty.any_page().text_of(".problems").contains("Écrivez quelque chose"));
    }
}

#[tokio::test]
async fn a_new_photo_of_a_post_that_is_out_waits_for_a_look() {
    for school in schools().await {
        let teacher = desk(&school, school.mme_durand).await;
        let url = teacher.publishes(school.ce1_a, "Semis").await;
        let photo = crate::desk::photo();
        let file: (&str, &str, &str, &[u8]) = ("nouveaux", "a.jpg", "image/jpeg", &photo);
        let fields = [("title", "Semis"), ("body", "Voici."), ("version", "1"), ("action", "save")];
        let edit = format!("{url}/edition");
        let to = teacher.0.upload_with(&edit, &fields, &[file]).await.redirects();
        assert_eq!(to, format!("{url}/images"));
        school.run_jobs().await;
        let samira = desk(&school, school.samira).await;
        assert!(!samira.0.get(&url).await.page().has(".photos"));
        teacher.0.post(&format!("{url}/images"), &[]).await.redirects();
        assert!(samira.0.get(&url).await.page().has(".photos"));
    }
}

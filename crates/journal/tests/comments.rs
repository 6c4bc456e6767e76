//! What is said below a post, and felt: read first by the team, hidden with a reason.

use crate::desk::{Desk, desk, schools};

async fn says(desk: &Desk, url: &str, text: &str) -> u16 {
    desk.0.post(&format!("{url}/commentaires"), &[("text", text)]).await.status.as_u16()
}

async fn reads(desk: &Desk, url: &str) -> Vec<String> {
    desk.0.get(url).await.page().texts_of("#comments .rich")
}

#[tokio::test]
async fn the_team_reads_comments_first_where_the_class_wants_it() {
    for school in schools().await {
        let teacher = desk(&school, school.mme_durand).await;
        let url = teacher.publishes(school.ce1_a, "Semis").await;
        let (samira, moreau) =
            (desk(&school, school.samira).await, desk(&school, school.mme_moreau).await);
        assert_eq!(says(&samira, &url, "Bravo à tous").await, 303);
        assert_eq!(says(&samira, &url, " ").await, 422);
        assert!(reads(&moreau, &url).await.is_empty());
        // She sees her own, and that it waits.
        assert!(samira.0.get(&url).await.page().text_of("#comments").contains("En attente"));
        assert_eq!(teacher.told().await, ["CE1-A : un commentaire attend votre lecture"]);
        let page = teacher.0.get(&url).await.page();
        let judge = page.attribute("#comments form[action*=moderation]", "action").expect("a form");
        assert_eq!(samira.0.post(&judge, &[("action", "show")]).await.status, 403);
        assert_eq!(moreau.0.post(&judge, &[("action", "show")]).await.status, 404);
        teacher.0.post(&judge, &[("action", "show")]).await.redirects();
        assert_eq!(reads(&moreau, &url).await, ["Bravo à tous"]);
        assert!(teacher.told().await.is_empty(), "nothing waits any more");
        // Hidden, with a reason that its author reads.
        assert_eq!(teacher.0.post(&judge, &[("action", "hide")]).await.status, 422);
        let why = [("action", "hide"), ("reason", "Pas ici, parlons-en demain.")];
        teacher.0.post(&judge, &why).await.redirects();
        assert!(reads(&moreau, &url).await.is_empty());
        let page = samira.0.get(&url).await.page();
        assert!(page.text_of("#comments").contains("Pas ici, parlons-en demain."));
        assert_eq!(teacher.0.post(&judge, &[("action", "burn")]).await.status, 400);
    }
}

#[tokio::test]
async fn pupils_and_other_peoples_parents_do_not_meet() {
    for school in schools().await {
        let teacher = desk(&school, school.mme_durand).await;
        let settings = format!("/journal/classes/{}/reglages", school.ce1_a);
        teacher.0.post(&settings, &[("comments", "open"), ("reactions", "on")]).await.redirects();
        let url = teacher.publishes(school.ce1_a, "Semis").await;
        let (lea, ines) = (desk(&school, school.lea).await, desk(&school, school.ines).await);
        let (samira, moreau) =
            (desk(&school, school.samira).await, desk(&school, school.mme_moreau).await);
        assert_eq!(says(&lea, &url, "Le mien est grand").await, 303);
        assert_eq!(says(&samira, &url, "Bravo").await, 303);
        assert_eq!(says(&teacher, &url, "Merci").await, 303);
        assert_eq!(reads(&teacher, &url).await, ["Le mien est grand", "Bravo", "Merci"]);
        assert_eq!(reads(&ines, &url).await, ["Le mien est grand", "Merci"]);
        assert_eq!(reads(&samira, &url).await, ["Le mien est grand", "Bravo", "Merci"]);
        assert_eq!(reads(&moreau, &url).await, ["Bravo", "Merci"]);
        assert_eq!(says(&desk(&school, school.mme_dubois).await, &url, "Moi").await, 404);
        teacher.0.post(&settings, &[("comments", "none")]).await.redirects();
        assert_eq!(says(&samira, &url, "Encore").await, 403);
        assert_eq!(samira.does(&format!("{url}/reaction")).await, 403);
    }
}

#[tokio::test]
async fn what_a_reader_reports_is_looked_at_by_the_team_and_left_or_hidden() {
    for school in schools().await {
        let teacher = desk(&school, school.mme_durand).await;
        let settings = format!("/journal/classes/{}/reglages", school.ce1_a);
        teacher.0.post(&settings, &[("comments", "open")]).await.redirects();
        let url = teacher.publishes(school.ce1_a, "Semis").await;
        let (lea, ines) = (desk(&school, school.lea).await, desk(&school, school.ines).await);
        assert_eq!(says(&lea, &url, "Le tien est nul").await, 303);
        let page = ines.0.get(&url).await.page();
        let report = page.attribute("#comments a[href*=signalement]", "href").expect("a link");
        assert!(ines.0.get(&report).await.page().text_of("main").contains("Le tien est nul"));
        assert_eq!(ines.0.post(&report, &[]).await.status, 422);
        ines.0.post(&report, &[("reason", "C’est méchant.")]).await.redirects();
        // Nobody reports his own words, nor what he does not read.
        let reason = [("reason", "Non")];
        assert_eq!(lea.0.post(&report, &reason).await.status, 403);
        let moreau = desk(&school, school.mme_moreau).await;
        assert_eq!(moreau.0.post(&report, &reason).await.status, 404);
        assert_eq!(teacher.told().await, ["CE1-A : un commentaire est signalé"]);
        let page = teacher.0.get("/journal/redaction").await.page();
        assert!(page.text_of("main").contains("Un signalement à regarder"));
        let page = teacher.0.get(&url).await.page();
        assert_eq!(page.text_of("#comments .note"), "Signalé : C’est méchant.");
        assert!(!page.text_of("#comments").contains("Inès"), "not by whom");
        let judge = page.attribute("#comments form[action*=moderation]", "action").expect("a form");
        assert_eq!(ines.0.post(&judge, &[("action", "leave")]).await.status, 403);
        teacher.0.post(&judge, &[("action", "leave")]).await.redirects();
        assert_eq!(reads(&ines, &url).await, ["Le tien est nul"]);
        assert!(teacher.told().await.is_empty());
        assert!(!teacher.0.get("/journal/redaction").await.page().has("#awaiting"));
    }
}

#[tokio::test]
async fn each_thanks_once_and_may_change_his_mind() {
    for school in schools().await {
        let url = desk(&school, school.mme_durand).await.publishes(school.ce1_a, "Semis").await;
        let (samira, lea) = (desk(&school, school.samira).await, desk(&school, school.lea).await);
        let reaction = format!("{url}/reaction");
        for word in ["heart", "star", "star"] {
            samira.0.post(&reaction, &[("word", word)]).await.redirects();
        }
        lea.0.post(&reaction, &[("word", "star")]).await.redirects();
        let page = samira.0.get(&url).await.page();
        assert_eq!(page.text_of("#reactions button[aria-pressed=true]"), "Super 2");
        samira.0.post(&reaction, &[("word", "")]).await.redirects();
        assert_eq!(samira.0.post(&reaction, &[("word", "fire")]).await.status, 400);
        let page = samira.0.get(&url).await.page();
        assert!(!page.has("#reactions button[aria-pressed=true]"));
        assert!(page.text_of("#reactions").contains("Super 1"));
        assert_eq!(desk(&school, school.mme_dubois).await.does(&reaction).await, 404);
    }
}

//! What is said below an article: by whom it is read, hidden by whom, reported to whom.

use crate::desk::{Desk, desk, schools};

async fn says(desk: &Desk, url: &str, text: &str) -> u16 {
    desk.0.post(&format!("{url}/commentaires"), &[("text", text)]).await.status.as_u16()
}

async fn reads(desk: &Desk, url: &str) -> Vec<String> {
    desk.0.get(url).await.page().texts_of("#comments .rich")
}

#[tokio::test]
async fn pupils_and_strangers_never_meet_below_an_article() {
    for school in schools().await {
        let mme_durand = desk(&school, school.mme_durand).await;
        let url = mme_durand.publishes(school.ce1_a, "Les semis", &[("comments", "on")]).await;
        let url = [url.as_str(), ""].concat();
        let (lea, ines) = (desk(&school, school.lea).await, desk(&school, school.ines).await);
        let (samira, moreau) =
            (desk(&school, school.samira).await, desk(&school, school.mme_moreau).await);
        assert_eq!(says(&lea, &url, "Le mien est grand").await, 303);
        assert_eq!(says(&samira, &url, "Bravo").await, 303);
        assert_eq!(says(&mme_durand, &url, "Merci").await, 303);
        assert_eq!(reads(&mme_durand, &url).await, ["Le mien est grand", "Bravo", "Merci"]);
        assert_eq!(reads(&ines, &url).await, ["Le mien est grand", "Merci"]);
        assert_eq!(reads(&samira, &url).await, ["Le mien est grand", "Bravo", "Merci"]);
        assert_eq!(reads(&moreau, &url).await, ["Bravo", "Merci"]);

        // In the thread of the school a pupil reads the staff, and does not speak.
        let head = desk(&school, school.mme_lefevre).await;
        let all = head.publishes(school.jean_mace, "Marché", &[("comments", "on")]).await;
        assert_eq!(says(&lea, &all, "Moi").await, 403);
        assert_eq!(says(&samira, &all, "Je viens").await, 303);
        assert_eq!(says(&head, &all, "À samedi").await, 303);
        assert_eq!(reads(&lea, &all).await, ["À samedi"]);
    }
}

#[tokio::test]
async fn comments_are_where_the_author_allowed_them() {
    for school in schools().await {
        let mme_durand = desk(&school, school.mme_durand).await;
        let url = mme_durand.publishes(school.ce1_a, "Sans un mot", &[]).await;
        let samira = desk(&school, school.samira).await;
        assert_eq!(says(&samira, &url, "Mais si").await, 403);
        assert!(!samira.0.get(&url).await.page().has("#comments"));
        let open = mme_durand.publishes(school.ce1_a, "Avec", &[("comments", "on")]).await;
        assert_eq!(says(&samira, &open, "  ").await, 422);
        assert_eq!(says(&desk(&school, school.mme_dubois).await, &open, "Moi").await, 404);
    }
}

#[tokio::test]
async fn what_is_reported_is_looked_at_by_those_who_publish_and_hidden() {
    for school in schools().await {
        let mme_durand = desk(&school, school.mme_durand).await;
        let url = mme_durand.publishes(school.ce1_a, "Débat", &[("comments", "on")]).await;
        let (samira, moreau) =
            (desk(&school, school.samira).await, desk(&school, school.m_moreau).await);
        says(&moreau, &url, "Vous êtes nuls").await;
        let page = samira.0.get(&url).await.page();
        let report = page.attribute("#comments a[href*=signalement]", "href").expect("a link");
        assert_eq!(samira.0.post(&report, &[]).await.status, 422);
        samira.0.post(&report, &[("reason", "C’est une insulte.")]).await.redirects();
        let head = desk(&school, school.mme_lefevre).await;
        let told = head.titles("/nouveautes").await;
        assert_eq!(told, ["CE1-A : un commentaire est signalé"]);
        let page = head.0.get(&url).await.page();
        assert_eq!(page.text_of("#comments .note"), "Signalé : C’est une insulte.");
        assert!(!page.text_of("#comments").contains("Haddad"), "not by whom");
        let form = "#comments form[action*=moderation]";
        let moderation = page.attribute(form, "action").expect("a form");
        assert!(head.0.get("/actualites/redaction").await.page().has("#awaiting"));
        let why = [("action", "hide"), ("reason", "Dites-le sans blesser.")];
        assert_eq!(samira.0.post(&moderation, &why).await.status, 403);
        assert_eq!(head.0.post(&moderation, &[("action", "hide")]).await.status, 422);
        head.0.post(&moderation, &why).await.redirects();
        assert!(reads(&samira, &url).await.is_empty());
        // Its author sees that it is hidden, and why.
        let hers = moreau.0.get(&url).await.page().text_of("#comments .note");
        assert_eq!(hers, "Masqué : Dites-le sans blesser.");
        head.0.post(&moderation, &[("action", "show")]).await.redirects();
        assert_eq!(reads(&samira, &url).await.len(), 1);
        assert!(!head.0.get("/actualites/redaction").await.page().has("#awaiting"));
        assert!(head.titles("/nouveautes").await.is_empty(), "nothing awaits her any more");
    }
}

#[tokio::test]
async fn where_the_author_wants_it_comments_are_read_before_they_are_shown() {
    for school in schools().await {
        let mme_durand = desk(&school, school.mme_durand).await;
        let held = [("comments", "on"), ("held", "on")];
        let url = mme_durand.publishes(school.ce1_a, "Les semis", &held).await;
        let (samira, moreau) =
            (desk(&school, school.samira).await, desk(&school, school.mme_moreau).await);
        assert_eq!(says(&samira, &url, "Bravo").await, 303);
        assert_eq!(reads(&samira, &url).await, ["Bravo"], "her own, which waits");
        assert!(reads(&moreau, &url).await.is_empty());
        let told = mme_durand.titles("/nouveautes").await;
        assert_eq!(told, ["CE1-A : un commentaire attend votre lecture"]);
        // Whoever cannot read it can neither judge nor report it.
        let page = mme_durand.0.get(&url).await.page();
        let form = page.attribute("#comments form[action*=moderation]", "action");
        let judge = form.expect("a form");
        assert_eq!(moreau.0.post(&judge, &[("action", "show")]).await.status, 404);
        let report = judge.replace("moderation", "signalement");
        assert_eq!(moreau.0.post(&report, &[("reason", "Non")]).await.status, 404);
        mme_durand.0.post(&judge, &[("action", "show")]).await.redirects();
        assert_eq!(reads(&moreau, &url).await, ["Bravo"]);
        assert!(mme_durand.titles("/nouveautes").await.is_empty());
        // The form still says so when it is opened again.
        let form = mme_durand.0.get(&format!("{url}/edition")).await.page();
        assert!(form.has("input[name=held][checked]"));
    }
}

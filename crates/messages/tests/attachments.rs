//! Attachments: sent with the letter, served through it, gone when it is taken back.

use crate::desk::{Desk, desk, person, schools};
use testing::TestSchool;

async fn uploads(desk: &Desk, name: &str, bytes: &[u8]) -> String {
    let sent = desk.0.upload("/fichiers", &[("file", name, "text/plain", bytes)]).await;
    sent.json()["id"].as_str().expect("an id").to_owned()
}

async fn sends_with_a_file(school: &TestSchool, desk: &Desk, to: &str) -> String {
    let file = uploads(desk, "plan.txt", b"le plan").await;
    desk.try_writes(&[to], "Le plan", &[("files", &file)]).await.redirects();
    school.run_jobs().await;
    file
}

#[tokio::test]
async fn what_is_attached_is_read_by_those_who_have_the_letter() {
    for school in schools().await {
        let mme_durand = desk(&school, school.mme_durand).await;
        sends_with_a_file(&school, &mme_durand, &person(school.samira)).await;
        let samira = desk(&school, school.samira).await;
        let url = samira.first("/messages").await;
        let page = samira.0.get(&url).await.page();
        assert_eq!(page.text_of(".attachment b"), "plan.txt");
        let file = page.attribute(".attachment", "href").expect("a file");
        assert_eq!(samira.0.get(&file).await.text(), "le plan");
        assert_eq!(samira.0.get(&format!("{url}/fichiers")).await.status, 200);
        let marc = desk(&school, school.marc).await;
        assert_eq!(marc.0.get(&file).await.status, 404);
        assert_eq!(marc.0.get(&format!("{url}/fichiers")).await.status, 404);

        mme_durand.0.post(&format!("{url}/rappel"), &[]).await.redirects();
        assert_eq!(samira.0.get(&file).await.status, 403);
    }
}

#[tokio::test]
async fn a_draft_keeps_its_files_and_its_letter_takes_them_over() {
    for school in schools().await {
        let samira = desk(&school, school.samira).await;
        let file = uploads(&samira, "mot.txt", b"mot").await;
        let save = "/messages/brouillons/enregistrement";
        let typed = [("subject", "Mot"), ("body", "Voici"), ("files", file.as_str())];
        let saved = samira.0.post(save, &typed).await.json();
        let draft = saved["set"]["draft"].as_str().expect("a draft").to_owned();
        let form = samira.0.get(&format!("/messages/brouillons/{draft}")).await.page();
        assert!(form.text_of(".uploads").contains("mot.txt"));
        let more = [("draft", draft.as_str()), ("files", file.as_str())];
        let to = person(school.mme_durand);
        samira.try_writes(&[&to], "Mot", &more).await.redirects();
        let letter = desk(&school, school.mme_durand).await.opens_first().await;
        assert_eq!(letter.text_of(".attachment b"), "mot.txt");
    }
}

#[tokio::test]
async fn a_forwarded_letter_shows_its_files_again() {
    for school in schools().await {
        let mme_durand = desk(&school, school.mme_durand).await;
        let file = sends_with_a_file(&school, &mme_durand, &person(school.m_petit)).await;
        let m_petit = desk(&school, school.m_petit).await;
        let url = m_petit.first("/messages").await;
        let id = url.rsplit('/').next().expect("an id");
        let form = m_petit.0.get(&format!("/messages/nouveau?transfert={id}")).await.page();
        assert!(form.text_of(".uploads").contains("plan.txt"));
        let more = [("answers", id), ("kind", "forward"), ("files", file.as_str())];
        let to = person(school.mme_lefevre);
        m_petit.try_writes(&[&to], "Tr : Le plan", &more).await.redirects();
        let mme_lefevre = desk(&school, school.mme_lefevre).await;
        assert_eq!(mme_lefevre.opens_first().await.text_of(".attachment b"), "plan.txt");
        // Nobody attaches a file of another that he cannot read.
        let samira = desk(&school, school.samira).await;
        let to = person(school.mme_durand);
        let stolen = samira.try_writes(&[&to], "Volé", &[("files", &file)]).await;
        assert_eq!(stolen.status, 409);
    }
}

#[tokio::test]
async fn without_script_the_files_come_with_the_form() {
    for school in schools().await {
        let samira = desk(&school, school.samira).await;
        let files: [(&str, &str, &str, &[u8]); 1] =
            [("nouveaux", "certificat.txt", "text/plain", b"certificat")];
        let page = samira.0.upload("/messages/nouveau", &files).await.page();
        assert!(page.text_of(".uploads").contains("certificat.txt"));
        assert!(page.attribute("input[name='draft']", "value").is_some_and(|id| !id.is_empty()));
    }
}

//! Work handed in, on time or late, and given back.

use crate::desk::{Desk, desk, schools};
use testing::TestSchool;

const PHOTO: (&str, &str, &str, &[u8]) =
    ("nouveaux", "graine.txt", "text/plain", b"une graine de haricot");

/// A homework for which work is handed in.
async fn given(school: &TestSchool) -> (Desk, String) {
    let mme_durand = desk(school, school.mme_durand).await;
    let url = mme_durand.gives(school.ce1_a, "Observer une graine", &[("work", "on")]).await;
    (mme_durand, url)
}

#[tokio::test]
async fn a_pupil_hands_in_words_and_files_and_has_them_back_with_a_word() {
    for school in schools().await {
        let (mme_durand, url) = given(&school).await;
        let lea = desk(&school, school.lea).await;
        let words = [("text", "Elle est blanche.")];
        lea.0.upload_with(&format!("{url}/rendus"), &words, &[PHOTO]).await.redirects();
        school.run_jobs().await;
        // It waits on the page of her teacher, who finds it in the table.
        let books = mme_durand.0.get("/cahier-de-textes").await.page();
        assert!(books.text_of("section[aria-labelledby=waiting]").contains("Un à regarder"));
        let follow = mme_durand.0.get(&format!("{url}/suivi")).await.page();
        assert_eq!(follow.texts_of(".figures dd"), ["3", "1", "1", "1"]);
        let work = follow.attribute("tbody th a", "href").expect("work");
        let page = mme_durand.0.get(&work).await.page();
        assert!(page.text_of(".rich").contains("Elle est blanche."));
        let file = page.attribute(".attachment", "href").expect("a file");
        assert_eq!(mme_durand.0.get(&file).await.text(), "une graine de haricot");
        let answer: (&str, &str, &str, &[u8]) =
            ("nouveaux", "modele.txt", "text/plain", b"le germe est ici");
        let word = [("comment", "Où est le germe ?"), ("version", "1"), ("again", "on")];
        mme_durand.0.upload_with(&format!("{work}/retour"), &word, &[answer]).await.redirects();
        school.run_jobs().await;
        for person in [school.lea, school.samira] {
            let reader = desk(&school, person).await;
            let page = reader.0.get(&url).await.page();
            assert!(page.text_of(".given-back").contains("Où est le germe ?"));
            assert!(page.text_of(".given-back").contains("À reprendre"));
            let back = page.attributes(".attachment", "href");
            let back = back.iter().find(|url| url.contains("/retour/")).expect("a file");
            assert_eq!(reader.0.get(back).await.text(), "le germe est ici");
            let feed = reader.0.get("/nouveautes").await.text();
            assert!(feed.contains("est corrigé"));
        }
        // Once more; then it is done with.
        lea.0.post(&format!("{url}/rendus"), &[("text", "Là, à gauche.")]).await.redirects();
        let follow = mme_durand.0.get(&format!("{url}/suivi")).await.page();
        let again = follow.attribute("tbody th a", "href").expect("work");
        assert_ne!(again, work);
        let bravo = [("comment", "Bravo."), ("version", "1")];
        mme_durand.0.post(&format!("{again}/retour"), &bravo).await.redirects();
        let told = lea.0.post(&format!("{url}/rendus"), &[("text", "Et encore.")]).await;
        assert_eq!(told.status, 422);
        assert!(told.any_page().text_of(".problems").contains("déjà corrigé"));
    }
}

#[tokio::test]
async fn work_is_seen_by_its_pupil_his_guardians_and_his_teachers_alone() {
    for school in schools().await {
        let (_, url) = given(&school).await;
        let lea = desk(&school, school.lea).await;
        let rendus = format!("{url}/rendus");
        lea.0.upload_with(&rendus, &[("text", "Voilà")], &[PHOTO]).await.redirects();
        school.run_jobs().await;
        let follow = desk(&school, school.mme_lefevre).await.0.get(&format!("{url}/suivi")).await;
        let work = follow.page().attribute("tbody th a", "href").expect("work");
        let head = desk(&school, school.mme_lefevre).await.0.get(&work).await.page();
        let file = head.attribute(".attachment", "href").expect("a file");
        for person in [school.lea, school.samira, school.marc] {
            let reader = desk(&school, person).await;
            assert_eq!((reader.status(&work).await, reader.status(&file).await), (200, 200));
            assert_eq!(reader.post_status(&format!("{work}/retour"), &[]).await, 403);
            assert_eq!(reader.status(&format!("{url}/suivi")).await, 403);
        }
        for person in [school.ines, school.mme_moreau, school.noe, school.m_petit] {
            let other = desk(&school, person).await;
            assert_eq!((other.status(&work).await, other.status(&file).await), (404, 404));
        }
        // A parent of a child who reads does not hand in for her.
        let samira = desk(&school, school.samira).await;
        assert_eq!(samira.post_status(&rendus, &[("text", "Pour elle")]).await, 403);
    }
}

#[tokio::test]
async fn late_work_is_taken_and_marked() {
    for school in schools().await {
        let (mme_durand, url) = given(&school).await;
        let (lea, ines) = (desk(&school, school.lea).await, desk(&school, school.ines).await);
        let rendus = format!("{url}/rendus");
        school.at("2026-11-26 21:00");
        lea.0.post(&rendus, &[("text", "Le soir du jour dit")]).await.redirects();
        school.at("2026-11-28 10:00");
        let page = ines.0.get(&url).await.page();
        assert!(page.text_of("#rendu .note").contains("La date est passée"));
        ines.0.post(&rendus, &[("text", "Deux jours après")]).await.redirects();
        let follow = mme_durand.0.get(&format!("{url}/suivi")).await.page();
        assert_eq!(follow.texts_of("tbody .tag.warn"), ["en retard de 2 jours"]);
        let table = mme_durand.0.get(&format!("{url}/suivi.csv")).await.text();
        let ines = table.lines().find(|line| line.contains("Inès")).expect("her line");
        assert!(ines.starts_with("Moreau;Inès;2026-11-28T10:00;2026-11-28T10:00;2;"), "{ines}");
    }
}

#[tokio::test]
async fn nothing_is_not_handed_in_and_twice_is_once() {
    for school in schools().await {
        let (mme_durand, url) = given(&school).await;
        let lea = desk(&school, school.lea).await;
        let rendus = format!("{url}/rendus");
        let told = lea.0.post(&rendus, &[("text", "  ")]).await;
        assert_eq!(told.status, 422);
        assert!(told.any_page().text_of(".problems").contains("Écrivez quelques mots"));
        let once = [("text", "Voilà"), ("once", "a1")];
        lea.0.post(&rendus, &once).await.redirects();
        lea.0.post(&rendus, &once).await.redirects();
        let page = lea.0.get(&url).await.page();
        assert_eq!(page.count("#rendu > .body .rich"), 1);
        // What somebody has handed in for is not thrown away.
        mme_durand.0.post(&format!("{url}/retrait"), &[]).await.redirects();
        mme_durand.0.post(&format!("{url}/suppression"), &[]).await.redirects();
        assert_eq!(mme_durand.status(&url).await, 200);
    }
}

#[tokio::test]
async fn two_teachers_who_answer_at_once_lose_no_word() {
    for school in schools().await {
        let m_petit = desk(&school, school.m_petit).await;
        let url = m_petit.gives(school.cm2_b, "Exposé", &[("work", "on")]).await;
        let noe = desk(&school, school.noe).await;
        noe.0.post(&format!("{url}/rendus"), &[("text", "Les volcans")]).await.redirects();
        let follow = m_petit.0.get(&format!("{url}/suivi")).await.page();
        let work = follow.attribute("tbody th a", "href").expect("work");
        let mme_roussel = desk(&school, school.mme_roussel).await;
        let first = [("comment", "Très clair."), ("version", "1")];
        mme_roussel.0.post(&format!("{work}/retour"), &first).await.redirects();
        let second = [("comment", "Cite tes sources."), ("version", "1")];
        let told = m_petit.0.post(&format!("{work}/retour"), &second).await;
        assert_eq!(told.status, 422);
        let page = told.any_page();
        assert!(page.text_of(".given-back").contains("Très clair."));
        assert!(page.text_of("textarea").contains("Cite tes sources."));
        assert_eq!(page.attribute("input[name=version]", "value").as_deref(), Some("2"));
        school.clock.advance_minutes(3);
        let both = [("comment", "Très clair. Cite tes sources."), ("version", "2")];
        m_petit.0.post(&format!("{work}/retour"), &both).await.redirects();
        let page = noe.0.get(&url).await.page();
        assert!(page.text_of(".given-back").contains("modifié"));
    }
}

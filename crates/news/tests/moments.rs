//! Bad moments: a photo that stops half-way, a guardian who leaves, a class that changes its
//! teacher, a word that comes when the article is over.

use crate::desk::{EVERYBODY, desk, schools};
use people::{Function, Post, assignment, groups, guardianship, testing::holds};
use testing::TestSchool;

#[tokio::test]
async fn half_a_photo_publishes_nothing_and_may_be_sent_again() {
    for school in schools().await {
        let mme_durand = desk(&school, school.mme_durand).await;
        let url = format!("/actualites/fils/{}/nouveau", school.ce1_a);
        let mut fields = vec![("title", "Les semis"), ("body", "Regardez."), ("once", "a-form")];
        fields.extend(EVERYBODY);
        fields.push(("action", "publish"));
        let file = ("nouveaux", "semis.txt", "text/plain", &b"Trois haricots."[..]);
        let cut = mme_durand.0.upload_cut(&url, &fields, file).await;
        assert!(cut.any_page().text_of("main").contains("n’est pas arrivé en entier"));
        let samira = desk(&school, school.samira).await;
        assert!(samira.titles("/actualites").await.is_empty());
        let article = mme_durand.0.upload_with(&url, &fields, &[file]).await.redirects();
        assert_eq!(samira.titles("/actualites").await, ["Les semis"]);
        assert_eq!(samira.0.get(&article).await.page().count(".attachments li"), 1);
    }
}

#[tokio::test]
async fn a_guardian_who_is_one_no_more_reads_and_says_nothing_and_her_words_stay() {
    for school in schools().await {
        let mme_durand = desk(&school, school.mme_durand).await;
        let url = mme_durand.publishes(school.ce1_a, "Débat", &[("comments", "on")]).await;
        let samira = desk(&school, school.samira).await;
        let says = format!("{url}/commentaires");
        samira.0.post(&says, &[("text", "J’apporte un gâteau.")]).await.redirects();
        let (hers, lea, today) = (school.samira, school.lea, school.clock.today());
        let end = move |tx: &db::Tx<'_>| {
            let facts = guardianship::of_guardian(tx, hers)?;
            let of_lea = facts.into_iter().filter(|fact| fact.pupil == lea).map(|fact| fact.id);
            let touched = guardianship::end(tx, &of_lea.collect::<Vec<_>>(), today)?;
            groups::refresh(tx, &touched, today)
        };
        school.app.db.write(end).await.expect("ended");
        let samira = desk(&school, school.samira).await;
        assert_eq!(samira.status(&url).await, 404);
        assert_eq!(samira.0.post(&says, &[("text", "Encore moi.")]).await.status, 404);
        let page = mme_durand.0.get(&url).await.page();
        assert_eq!(page.texts_of("#comments .rich"), ["J’apporte un gâteau."]);
    }
}

/// Mme Durand leaves the school; M. Petit takes her class.
async fn hands_over(school: &TestSchool) {
    let (durand, petit, today) = (school.mme_durand, school.m_petit, school.clock.today());
    let (home, class) = (school.jean_mace, school.ce1_a);
    let write = move |tx: &db::Tx<'_>| {
        let hers = assignment::of_person(tx, durand)?;
        let ended = assignment::end(tx, &hers.iter().map(|it| it.id).collect::<Vec<_>>(), today)?;
        let new = holds(petit, Post::Class(home, class), Function::Teacher, today);
        let (_, begun) = assignment::begin(tx, &[new])?;
        groups::refresh(tx, &ended.and(begun), today)
    };
    school.app.db.write(write).await.expect("handed over");
}

#[tokio::test]
async fn a_class_that_changes_its_teacher_keeps_its_news_and_who_has_left_reads_them_no_more() {
    for school in schools().await {
        let mme_durand = desk(&school, school.mme_durand).await;
        let open = [("comments", "on")];
        let out = mme_durand.publishes(school.ce1_a, "Les semis", &open).await;
        hands_over(&school).await;
        let petit = desk(&school, school.m_petit).await;
        assert_eq!(petit.status(&format!("{out}/edition")).await, 200, "they are the class's");
        let samira = desk(&school, school.samira).await;
        let says = format!("{out}/commentaires");
        samira.0.post(&says, &[("text", "Léa a mal au ventre.")]).await.redirects();
        let mme_durand = desk(&school, school.mme_durand).await;
        assert_eq!(mme_durand.status(&out).await, 404, "what families say is not for her");
        assert_eq!(mme_durand.status(&format!("{out}/lectures")).await, 404);
        assert_eq!(mme_durand.status(&format!("{out}/edition")).await, 404);
    }
}

#[tokio::test]
async fn a_word_that_comes_when_the_article_was_taken_off_is_refused() {
    for school in schools().await {
        let mme_durand = desk(&school, school.mme_durand).await;
        let url = mme_durand.publishes(school.ce1_a, "Débat", &[("comments", "on")]).await;
        let samira = desk(&school, school.samira).await;
        assert!(samira.0.get(&url).await.page().has("#comments"));
        mme_durand.0.post(&format!("{url}/retrait"), &[]).await.redirects();
        let says = format!("{url}/commentaires");
        assert_eq!(samira.0.post(&says, &[("text", "Trop tard")]).await.status, 404);
    }
}

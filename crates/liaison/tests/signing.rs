//! A slip from the teacher to the guardian's signature and back.

use crate::desk::{class, desk, pupil, schools};

#[tokio::test]
async fn a_teacher_sends_a_slip_a_guardian_signs_it_and_the_teacher_sees_it() {
    for school in schools().await {
        let durand = desk(&school, school.mme_durand).await;
        let samira = desk(&school, school.samira).await;
        let to = class(&school, school.ce1_a).await;
        let slip = durand.writes(&to).await;
        assert_eq!(samira.awaiting().await, ["Sortie à La Piscine"]);
        assert_eq!(samira.badge().await, "1");
        let page = samira.page(&slip).await;
        assert_eq!(page.text_of(".notebook h1"), "Sortie à La Piscine");
        assert_eq!(page.text_of(".choice legend"), "Il participe à la sortie");
        assert!(page.text_of("form .button").contains("Signer pour Léa"));

        samira.signs(&slip, school.lea, &[("r1", "yes")]).await;
        assert!(samira.awaiting().await.is_empty());
        assert_eq!(samira.badge().await, "0");
        let lines = durand.followed(&slip).await;
        assert_eq!(lines.len(), 3);
        let lea = lines.iter().find(|line| line.contains("Léa")).expect("a line");
        assert!(lea.contains("Samira Haddad") && lea.contains("Oui"), "{lea}");
        let page = durand.page(&format!("{slip}/suivi")).await;
        assert_eq!(page.texts_of(".figures dd")[..2], ["1 / 3", "2"]);
    }
}

#[tokio::test]
async fn who_is_not_of_the_family_neither_sees_nor_signs() {
    for school in schools().await {
        let durand = desk(&school, school.mme_durand).await;
        let slip = durand.writes(&pupil(school.lea)).await;
        for stranger in [school.mme_moreau, school.mme_dubois, school.m_petit, school.m_lambert] {
            let stranger = desk(&school, stranger).await;
            assert_eq!(stranger.0.get(&slip).await.status, 404);
            let signed = stranger.try_signs_blindly(&slip, school.lea).await;
            assert_eq!(signed, 404);
            assert_eq!(stranger.0.get(&format!("{slip}/suivi")).await.status, 404);
        }
        // The pupil and the head see it, and do not sign it.
        for reader in [school.lea, school.mme_lefevre] {
            let reader = desk(&school, reader).await;
            assert_eq!(reader.0.get(&slip).await.status, 200);
            assert_eq!(reader.try_signs_blindly(&slip, school.lea).await, 403);
        }
        let samira = desk(&school, school.samira).await;
        assert_eq!(samira.0.get(&format!("{slip}/suivi")).await.status, 403);
        assert_eq!(school.nobody().get(&slip).await.status, 401);
    }
}

#[tokio::test]
async fn a_guardian_signs_for_all_the_children_at_once_or_for_each() {
    for school in schools().await {
        let durand = desk(&school, school.mme_durand).await;
        let moreau = desk(&school, school.mme_moreau).await;
        let to = class(&school, school.ce1_a).await;
        let slip = durand.writes(&to).await;
        assert_eq!(moreau.page(&slip).await.texts_of("#pupil label"), ["Inès", "Lina"]);
        let both = [school.ines, school.lina];
        moreau.try_signs(&slip, &both, &[("r1", "yes")]).await.redirects();
        let lines = durand.followed(&slip).await;
        assert_eq!(lines.iter().filter(|line| line.contains("Chloé Moreau")).count(), 2);

        let other = durand.writes_with(&to, &[("title", "Piscine")]).await;
        moreau.signs(&other, school.ines, &[("r1", "yes")]).await;
        moreau.signs(&other, school.lina, &[("r1", "no")]).await;
        let lines = durand.followed(&other).await;
        let of = |name: &str| lines.iter().find(|line| line.contains(name)).expect("a line");
        assert!(of("Inès").contains("Oui") && of("Lina").contains("Non"));
        // Not for a child of somebody else.
        let refused = moreau.try_signs(&slip, &[school.lea], &[("r1", "yes")]).await;
        assert_eq!(refused.status, 422);
        assert!(refused.any_page().text_of(".problems").contains("responsable légal"));
    }
}

#[tokio::test]
async fn what_is_asked_must_be_answered() {
    for school in schools().await {
        let durand = desk(&school, school.mme_durand).await;
        let samira = desk(&school, school.samira).await;
        let slip = durand.writes(&pupil(school.lea)).await;
        let refused = samira.try_signs(&slip, &[school.lea], &[]).await;
        assert_eq!(refused.status, 422);
        let page = refused.any_page();
        assert!(page.text_of(".problems").contains("Répondez à : Il participe à la sortie"));
        assert_eq!(page.attribute(".problems a", "href").as_deref(), Some("#r1"));
        assert_eq!(samira.awaiting().await.len(), 1, "nothing was signed");
    }
}

#[tokio::test]
async fn a_form_sent_twice_is_one_signature() {
    for school in schools().await {
        let durand = desk(&school, school.mme_durand).await;
        let samira = desk(&school, school.samira).await;
        let slip = durand.writes(&pupil(school.lea)).await;
        let page = samira.page(&slip).await;
        let once = page.attribute("input[name='once']", "value").expect("a mark");
        let lea = school.lea.to_string();
        let form = [("pupil", &*lea), ("version", "1"), ("once", &*once), ("r1", "yes")];
        for _ in 0..2 {
            samira.0.post(&format!("{slip}/signature"), &form).await.redirects();
        }
        let count = move |tx: &db::Tx<'_>| tx.number("select count(*) from signature", &[]);
        assert_eq!(school.app.db.read(count).await.expect("counted"), 1);
        // The same slip, sent twice by the teacher's form, is one too.
        let twice = [("once", "the same form")];
        durand.writes_with(&pupil(school.lea), &twice).await;
        let fields: Vec<(&str, &str)> = crate::desk::OUTING.iter().chain(&twice).copied().collect();
        let again = durand.try_writes(&[&pupil(school.lea)], &fields).await;
        assert_eq!(again.status, 409);
    }
}

#[tokio::test]
async fn both_guardians_sign_when_both_are_asked() {
    for school in schools().await {
        let durand = desk(&school, school.mme_durand).await;
        let samira = desk(&school, school.samira).await;
        let marc = desk(&school, school.marc).await;
        let slip = durand.writes_with(&pupil(school.lea), &[("needs", "both")]).await;
        samira.signs(&slip, school.lea, &[("r1", "yes")]).await;
        assert!(samira.awaiting().await.is_empty());
        assert_eq!(marc.awaiting().await, ["Sortie à La Piscine"]);
        let page = durand.page(&format!("{slip}/suivi")).await;
        assert_eq!(page.texts_of(".figures dd")[0], "0 / 1");
        assert!(page.text_of("tbody").contains("Manque : Marc Martin"));
        // Each sees that the other has signed, and not what he answered.
        let page = marc.page(&slip).await;
        let others = page.texts_of("aside .row, .stack .card .row").join(" ");
        assert!(others.contains("Mme Haddad") && others.contains("signé"), "{others}");
        assert!(!page.text_of("main").contains("Oui Oui"));
        marc.signs(&slip, school.lea, &[("r1", "no")]).await;
        let page = durand.page(&format!("{slip}/suivi")).await;
        assert_eq!(page.texts_of(".figures dd")[0], "1 / 1");
        assert!(page.text_of("tbody").contains("Réponses différentes"));
        let slip = durand.writes(&pupil(school.lea)).await;
        samira.signs(&slip, school.lea, &[("r1", "yes")]).await;
        assert!(marc.awaiting().await.is_empty(), "one was enough");
    }
}

//! Writing: to whom one may, drafts, templates, questions, who sees the list.

use crate::desk::{OUTING, class, desk, pupil, schools};
use people::{groups, hand};

#[tokio::test]
async fn one_writes_to_one_s_own_classes_and_a_head_to_the_school() {
    for school in schools().await {
        let durand = desk(&school, school.mme_durand).await;
        let (ce1, cm2, ms) = (
            class(&school, school.ce1_a).await,
            class(&school, school.cm2_b).await,
            class(&school, school.ms_gs).await,
        );
        let form = durand.page("/liaison/nouveau").await;
        assert_eq!(form.texts_of("#to label"), ["Toute la classe CE1-A"]);
        for out_of_reach in [&cm2, &ms, &pupil(school.noe), &pupil(school.hugo)] {
            let refused = durand.try_writes(&[out_of_reach], &OUTING).await;
            assert_eq!(refused.status, 422);
            let said = refused.any_page().text_of(".problems");
            assert!(said.contains("n’est pas de vos classes"), "{said}");
        }
        let lefevre = desk(&school, school.mme_lefevre).await;
        let follow = lefevre.try_writes(&[&ce1, &cm2], &OUTING).await.redirects();
        let page = lefevre.page(&follow).await;
        assert_eq!(page.texts_of(".figures dd")[0], "0 / 5");
        assert_eq!(page.count(".chips .chip"), 2);
        let one = page.attribute(".chips .chip", "href").expect("a class");
        assert_eq!(lefevre.page(&one).await.count("tbody tr"), 3);
        // Her teachers follow it for their class; nobody elsewhere does.
        let slip = follow.strip_suffix("/suivi").expect("a slip");
        assert_eq!(desk(&school, school.m_petit).await.0.get(&follow).await.status, 200);
        assert_eq!(desk(&school, school.mme_garnier).await.0.get(slip).await.status, 404);
        for family in [school.samira, school.lea] {
            let family = desk(&school, family).await;
            assert_eq!(family.0.get("/liaison/nouveau").await.status, 403);
            assert_eq!(family.try_writes(&[&ce1], &OUTING).await.status, 403);
        }
        let refused = desk(&school, school.mme_garnier).await.try_writes(&[&ms], &[]).await;
        assert_eq!(refused.status, 422);
        let problems = refused.any_page().texts_of(".problems li");
        assert_eq!(problems.len(), 2, "{problems:?}");
    }
}

#[tokio::test]
async fn a_group_made_by_hand_is_written_to() {
    for school in schools().await {
        let (head, at) = (school.mme_lefevre, school.clock.today());
        let (home, members) = (school.jean_mace, [(school.lea, None), (school.noe, None)]);
        let make = move |tx: &db::Tx<'_>| {
            let group = hand::create(tx, hand::Home::School(home), "Chorale", head)?;
            let touched = hand::add(tx, group, &members)?;
            groups::refresh(tx, &touched, at)?;
            Ok(group)
        };
        let group = school.app.db.write(make).await.expect("a group");
        let lefevre = desk(&school, school.mme_lefevre).await;
        lefevre.writes(&format!("g:{group}")).await;
        for (guardian, count) in [(school.samira, 1), (school.mme_dubois, 1), (school.julie, 0)] {
            assert_eq!(desk(&school, guardian).await.awaiting().await.len(), count);
        }
    }
}

#[tokio::test]
async fn a_draft_is_kept_sent_and_gone_and_nobody_else_s() {
    for school in schools().await {
        let durand = desk(&school, school.mme_durand).await;
        let save = "/liaison/brouillons/enregistrement";
        let saved = durand.0.post(save, &OUTING).await.json();
        let id = saved["set"]["draft"].as_str().expect("a draft").to_owned();
        let url = format!("/liaison/brouillons/{id}");
        let form = durand.page(&url).await;
        assert_eq!(form.attribute("#title", "value").as_deref(), Some("Sortie à La Piscine"));
        assert_eq!(form.attribute("#q0_label", "value").as_deref(), Some(OUTING[3].1));
        assert_eq!(durand.page("/liaison/brouillons").await.count(".rows a.row"), 1);
        let petit = desk(&school, school.m_petit).await;
        assert_eq!(petit.0.get(&url).await.status, 404);
        let stolen: Vec<(&str, &str)> =
            OUTING.iter().copied().chain([("draft", id.as_str())]).collect();
        let to = class(&school, school.cm2_b).await;
        assert_eq!(petit.try_writes(&[&to], &stolen).await.status, 409);
        durand.writes_with(&pupil(school.lea), &[("draft", &id)]).await;
        assert_eq!(durand.0.get(&url).await.status, 404);
        assert_eq!(durand.page("/liaison/brouillons").await.count(".rows a.row"), 0);
        assert_eq!(desk(&school, school.samira).await.0.post(save, &OUTING).await.status, 403);
    }
}

#[tokio::test]
async fn a_template_is_the_school_s_and_begins_a_slip() {
    for school in schools().await {
        let durand = desk(&school, school.mme_durand).await;
        let mut fields = OUTING.to_vec();
        fields.push(("action", "template"));
        durand.0.post("/liaison/nouveau", &fields).await.redirects();
        let petit = desk(&school, school.m_petit).await;
        let list = petit.page("/liaison/modeles").await;
        assert_eq!(list.texts_of(".row b"), ["Sortie à La Piscine"]);
        let url = list.attribute("a[href*='modele=']", "href").expect("a template");
        let form = petit.page(&url).await;
        assert_eq!(form.attribute("#title", "value").as_deref(), Some("Sortie à La Piscine"));
        assert_eq!(form.attribute("#due_on", "value").as_deref(), Some(""));
        let garnier = desk(&school, school.mme_garnier).await;
        assert_eq!(garnier.page("/liaison/modeles").await.count(".row"), 0);
        let id = url.rsplit('=').next().expect("an id");
        let gone = format!("/liaison/modeles/{id}/suppression");
        assert_eq!(petit.0.post(&gone, &[]).await.status, 403);
        assert_eq!(garnier.0.post(&gone, &[]).await.status, 404);
        durand.0.post(&gone, &[]).await.redirects();
        assert_eq!(petit.page("/liaison/modeles").await.count(".row"), 0);
    }
}

#[tokio::test]
async fn every_kind_of_question_is_asked_and_answered() {
    for school in schools().await {
        let durand = desk(&school, school.mme_durand).await;
        let samira = desk(&school, school.samira).await;
        let questions = [
            ("q1_label", "Pique-nique"),
            ("q1_ask", "choice"),
            ("q1_options", "Le sien\nCelui de la cantine"),
            ("q2_label", "Vous pouvez apporter"),
            ("q2_ask", "several"),
            ("q2_options", "Un gâteau\nDes fruits\nDes jus"),
            ("q3_label", "Participation"),
            ("q3_ask", "amount"),
            ("q4_label", "Une remarque"),
            ("q4_ask", "text"),
            ("q4_optional", "on"),
        ];
        let slip = durand.writes_with(&pupil(school.lea), &questions).await;
        let wrong = [("r1", "yes"), ("r2", "1"), ("r4", "beaucoup")];
        let refused = samira.try_signs(&slip, &[school.lea], &wrong).await.any_page();
        assert!(refused.text_of(".problems").contains("Écrivez une somme"));
        assert!(refused.has("input[name='r2'][value='1'][checked]"), "what was ticked is kept");
        let right = [("r1", "yes"), ("r2", "1"), ("r3", "0"), ("r3", "2"), ("r4", "5,5")];
        samira.signs(&slip, school.lea, &right).await;
        let cells = durand.page(&format!("{slip}/suivi")).await.texts_of("tbody td");
        let expected = ["Oui", "Celui de la cantine", "Un gâteau, Des jus", "5,50 €", ""];
        assert_eq!(cells[1..], expected);
    }
}

#[tokio::test]
async fn pupils_see_what_is_for_them_and_sign_nothing() {
    for school in schools().await {
        let durand = desk(&school, school.mme_durand).await;
        let shown = durand.writes(&pupil(school.lea)).await;
        let hidden = [("for_pupils", ""), ("title", "Entretien")];
        let not_shown = durand.writes_with(&pupil(school.lea), &hidden).await;
        let lea = desk(&school, school.lea).await;
        let list = lea.page("/liaison").await;
        assert_eq!(list.texts_of(".rows b"), ["Sortie à La Piscine"]);
        let page = lea.page(&shown).await;
        assert!(page.text_of(".note").contains("Montre ce mot à tes parents"));
        assert!(!page.has("form[action$='signature']"));
        assert_eq!(lea.0.get(&not_shown).await.status, 404);
        desk(&school, school.marc).await.signs(&shown, school.lea, &[("r1", "yes")]).await;
        assert!(lea.page(&shown).await.text_of(".note").contains("a signé ce mot"));
    }
}

#[tokio::test]
async fn home_shows_what_awaits_each_child() {
    for school in schools().await {
        let durand = desk(&school, school.mme_durand).await;
        let garnier = desk(&school, school.mme_garnier).await;
        durand.writes(&pupil(school.lea)).await;
        garnier.writes_with(&pupil(school.jules), &[("title", "Doudou")]).await;
        let samira = desk(&school, school.samira).await;
        let book = samira.page("/liaison").await;
        assert_eq!(book.texts_of(".todo .tag.child"), ["Jules", "Léa"]);
        let one = format!("/liaison?enfant={}", school.jules);
        assert_eq!(samira.page(&one).await.texts_of(".todo b"), ["Doudou"]);
    }
}

#[tokio::test]
async fn a_head_writes_to_every_class_at_once() {
    for school in schools().await {
        let lefevre = desk(&school, school.mme_lefevre).await;
        let form = lefevre.page("/liaison/nouveau").await;
        assert_eq!(form.texts_of("#to label")[0], "Toutes les classes : École Jean-Macé");
        let whole = format!("s:{}", school.jean_mace);
        let follow = lefevre.try_writes(&[&whole], &OUTING).await.redirects();
        let page = lefevre.page(&follow).await;
        assert_eq!(page.texts_of(".figures dd")[0], "0 / 5");
        // A teacher is not offered it, and cannot make it up; nor the head for another school.
        let durand = desk(&school, school.mme_durand).await;
        assert_eq!(durand.try_writes(&[&whole], &OUTING).await.status, 422);
        let elsewhere = format!("s:{}", school.ferry);
        assert_eq!(lefevre.try_writes(&[&elsewhere], &OUTING).await.status, 422);
    }
}

#[tokio::test]
async fn a_cpe_writes_to_the_families_of_the_college_and_follows_what_he_wrote() {
    for school in schools().await {
        let college = school.widen().await;
        let sarr = desk(&school, college.m_sarr).await;
        let (sixth, ce1) =
            (class(&school, college.sixth_a).await, class(&school, school.ce1_a).await);
        let slip = sarr.writes(&sixth).await;
        assert_eq!(sarr.page(&format!("{slip}/suivi")).await.texts_of(".figures dd")[0], "0 / 3");
        assert_eq!(sarr.try_writes(&[&ce1], &OUTING).await.status, 422);
        // What others ask of families is theirs.
        let roche = desk(&school, college.m_roche).await.writes(&sixth).await;
        assert_eq!(sarr.0.get(&format!("{roche}/suivi")).await.status, 404);
        assert!(!sarr.page("/liaison").await.has(&format!("a[href='{roche}/suivi']")));
    }
}

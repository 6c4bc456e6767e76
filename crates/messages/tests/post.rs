//! Writing to each other: who may, who sees what, who gets it how often.

use crate::desk::{desk, person, schools};

#[tokio::test]
async fn a_parent_and_a_teacher_write_to_each_other() {
    for school in schools().await {
        let samira = desk(&school, school.samira).await;
        let mme_durand = desk(&school, school.mme_durand).await;
        samira.writes(&person(school.mme_durand), "Les lunettes de Léa").await;
        assert_eq!(mme_durand.badge().await, "1");
        assert_eq!(mme_durand.received().await, ["Les lunettes de Léa"]);
        let letter = mme_durand.opens_first().await;
        assert_eq!(letter.text_of("h1"), "Les lunettes de Léa");
        assert_eq!(letter.text_of(".letter header b"), "Samira Haddad");
        assert_eq!(letter.text_of(".letter .rich"), "Bonjour, voici.");
        assert_eq!(mme_durand.badge().await, "0");

        let url = mme_durand.first("/messages").await;
        let id = url.rsplit('/').next().expect("an id");
        let form = mme_durand.0.get(&format!("/messages/nouveau?reponse={id}")).await.page();
        assert_eq!(form.text_of("h1"), "Répondre");
        assert_eq!(form.text_of(".picked [data-picker-chosen]"), "Samira Haddad");
        let to = form.attribute(".picked input", "value").expect("the sender");
        let more = [("answers", id), ("kind", "answer")];
        let answered = mme_durand.try_writes(&[&to], "Re : Les lunettes de Léa", &more).await;
        assert_eq!(answered.redirects(), "/messages");
        let exchange = samira.opens_first().await;
        assert_eq!(exchange.count(".thread .letter"), 2);
        assert_eq!(exchange.texts_of(".letter b"), ["Vous", "Mme Durand"]);
    }
}

#[tokio::test]
async fn a_parent_cannot_reach_a_parent_and_is_told_why() {
    for school in schools().await {
        let samira = desk(&school, school.samira).await;
        let refused = samira.try_writes(&[&person(school.mme_moreau)], "Goûter", &[]).await;
        assert_eq!(refused.status, 422);
        let page = refused.any_page();
        assert!(page.text_of(".problems").contains("ne permettent pas de lui écrire"));
        assert_eq!(page.attribute("#subject", "value").as_deref(), Some("Goûter"));
        assert!(desk(&school, school.mme_moreau).await.received().await.is_empty());
        // Not even by name: families do not see each other.
        assert!(samira.finds("Moreau").await.is_empty());
        assert_eq!(samira.finds("Durand").await, [("Claire Durand".to_owned(), true)]);
        assert_eq!(samira.finds("Petit").await, [("Antoine Petit".to_owned(), false)]);
    }
}

#[tokio::test]
async fn whoever_has_nothing_but_a_number_is_told_no_name() {
    for school in schools().await {
        let samira = desk(&school, school.samira).await;
        let strangers = [
            (school.mme_moreau, "Moreau"),
            (school.hugo, "Hugo"),
            (school.mme_delattre, "Delattre"),
        ];
        for (stranger, name) in strangers {
            let to = person(stranger);
            let form = samira.0.get(&format!("/messages/nouveau?a={to}")).await.page();
            assert_eq!(form.text_of(".picked [data-picker-chosen]"), "…");
            let refused = samira.try_writes(&[&to], "Qui est-ce ?", &[]).await;
            assert_eq!(refused.status, 422);
            assert!(!refused.any_page().text_of("main").contains(name), "{name}");
        }
        // Whom she may write to, or may look up, keeps his name.
        let url = format!("/messages/nouveau?a={}", person(school.mme_durand));
        let form = samira.0.get(&url).await.page();
        assert_eq!(form.text_of(".picked [data-picker-chosen]"), "Claire Durand");
    }
}

#[tokio::test]
async fn the_name_of_a_pupil_finds_the_parents() {
    for school in schools().await {
        let mme_durand = desk(&school, school.mme_durand).await;
        let found = mme_durand.finds("lea mart").await;
        let names: Vec<&str> = found.iter().map(|(name, _)| name.as_str()).collect();
        for name in ["Léa Martin", "Samira Haddad", "Marc Martin"] {
            assert!(names.contains(&name), "{name} in {names:?}");
        }
    }
}

#[tokio::test]
async fn a_blind_copy_is_seen_by_its_author_and_its_reader_alone() {
    for school in schools().await {
        let mme_durand = desk(&school, school.mme_durand).await;
        let (petit, lefevre) = (person(school.m_petit), person(school.mme_lefevre));
        let more = [("cc", petit.as_str()), ("bcc", lefevre.as_str())];
        let sent = mme_durand.try_writes(&[&person(school.samira)], "Conseil", &more).await;
        assert_eq!(sent.redirects(), "/messages");
        let heads = |desk: crate::desk::Desk| async move {
            desk.opens_first().await.text_of(".letter .recipients")
        };
        let samira = heads(desk(&school, school.samira).await).await;
        assert_eq!(samira, "à vous · copie à Antoine Petit");
        let m_petit = heads(desk(&school, school.m_petit).await).await;
        assert_eq!(m_petit, "à Samira Haddad · copie à vous");
        let mme_lefevre = heads(desk(&school, school.mme_lefevre).await).await;
        assert_eq!(mme_lefevre, "à Samira Haddad · copie à Antoine Petit · copie cachée à vous");
        let url = mme_durand.first("/messages/envoyes").await;
        let own = mme_durand.0.get(&url).await.page().text_of(".letter .recipients");
        assert_eq!(own, "à Samira Haddad · copie à Antoine Petit · copie cachée à Hélène Lefèvre");
    }
}

#[tokio::test]
async fn a_letter_to_a_class_shows_the_class_and_reaches_each_guardian_once() {
    for school in schools().await {
        let mme_durand = desk(&school, school.mme_durand).await;
        let parents = mme_durand.picks("parents").await;
        assert!(parents.starts_with("g:"));
        mme_durand.writes(&parents, "Sortie à La Piscine").await;
        school.run_jobs().await;
        for guardian in [school.samira, school.marc, school.mme_moreau, school.m_moreau] {
            let guardian = desk(&school, guardian).await;
            assert_eq!(guardian.received().await, ["Sortie à La Piscine"]);
            let letter = guardian.opens_first().await;
            assert_eq!(letter.text_of(".recipients"), "à Parents de CE1-A");
        }
        for other in [school.mme_dubois, school.julie, school.lea, school.m_petit] {
            assert!(desk(&school, other).await.received().await.is_empty());
        }
    }
}

#[tokio::test]
async fn an_answer_to_a_letter_to_many_goes_aside() {
    for school in schools().await {
        let mme_durand = desk(&school, school.mme_durand).await;
        let samira = desk(&school, school.samira).await;
        let parents = mme_durand.picks("parents").await;
        mme_durand.writes(&parents, "Sortie").await;
        let url = samira.first("/messages").await;
        let id = url.rsplit('/').next().expect("an id").to_owned();
        let to = person(school.mme_durand);
        let more = [("answers", id.as_str()), ("kind", "answer")];
        samira.try_writes(&[&to], "Re : Sortie", &more).await.redirects();
        assert_eq!(mme_durand.opens_first().await.count(".letter"), 2);
        // The other families see nothing of it.
        let marc = desk(&school, school.marc).await;
        assert_eq!(marc.opens_first().await.count(".letter"), 1);
    }
}

#[tokio::test]
async fn a_form_sent_twice_is_one_letter() {
    for school in schools().await {
        let samira = desk(&school, school.samira).await;
        let form = samira.0.get("/messages/nouveau").await.page();
        let once = form.attribute("input[name='once']", "value").expect("a mark");
        let to = person(school.mme_durand);
        let more = [("once", once.as_str())];
        assert_eq!(samira.try_writes(&[&to], "Cantine", &more).await.status, 303);
        assert_eq!(samira.try_writes(&[&to], "Cantine", &more).await.status, 409);
        assert_eq!(samira.subjects("/messages/envoyes").await, ["Cantine"]);
    }
}

#[tokio::test]
async fn a_letter_is_not_there_for_whoever_has_no_copy() {
    for school in schools().await {
        desk(&school, school.samira).await.writes(&person(school.mme_durand), "Privé").await;
        let url = desk(&school, school.mme_durand).await.first("/messages").await;
        for stranger in [school.m_petit, school.mme_lefevre, school.marc, school.m_lambert] {
            let stranger = desk(&school, stranger).await;
            for page in ["", "/impression", "/signalement", "/blocage", "/lectures", "/rappel"] {
                assert_eq!(stranger.0.get(&format!("{url}{page}")).await.status, 404);
            }
        }
        assert_eq!(school.nobody().get(&url).await.status, 401);
    }
}

#[tokio::test]
async fn the_other_guardian_has_a_copy_of_his_own() {
    for school in schools().await {
        let mme_durand = desk(&school, school.mme_durand).await;
        let to = format!("p:{}:{}", school.samira, school.lea);
        mme_durand.try_writes(&[&to], "Léa tousse", &[("copies", "on")]).await.redirects();
        for guardian in [school.samira, school.marc] {
            assert_eq!(desk(&school, guardian).await.received().await, ["Léa tousse"]);
        }
        assert!(desk(&school, school.mme_moreau).await.received().await.is_empty());
    }
}

#[tokio::test]
async fn the_pages_of_the_post_ask_few_questions() {
    for school in schools().await {
        let samira = desk(&school, school.samira).await;
        for number in 0..30 {
            samira.writes(&person(school.mme_durand), &format!("Lettre {number}")).await;
        }
        let mme_durand = desk(&school, school.mme_durand).await;
        let first = mme_durand.0.get("/messages").await.page();
        assert_eq!(first.count(".rows .row"), 25);
        let older = first.attribute(".pager a[rel='next']", "href").expect("an older page");
        let second = mme_durand.0.get(&older).await.page();
        assert_eq!(second.count(".rows .row"), 5);
        let newer = second.attribute(".pager a[rel='prev']", "href").expect("a newer page");
        assert_eq!(mme_durand.0.get(&newer).await.page().count(".rows .row"), 25);
    }
}

//! Keeping the post bearable: taking back, receipts, blocks, reports, freezes, the brake.

use crate::desk::{desk, person, schools};

#[tokio::test]
async fn a_teacher_takes_back_what_was_read_and_a_parent_what_was_not() {
    for school in schools().await {
        let mme_durand = desk(&school, school.mme_durand).await;
        let samira = desk(&school, school.samira).await;
        mme_durand.writes(&person(school.samira), "Mauvaise classe").await;
        samira.opens_first().await;
        let url = mme_durand.first("/messages/envoyes").await;
        school.at("2026-11-23 16:00");
        mme_durand.0.post(&format!("{url}/rappel"), &[]).await.redirects();
        school.run_jobs().await;
        assert_eq!(samira.received().await, ["Ce message a été repris."]);
        let letter = samira.opens_first().await;
        assert!(letter.text_of(".note").contains("repris par son auteur"));
        assert!(!letter.has(".rich"));

        samira.writes(&person(school.mme_durand), "Lue").await;
        mme_durand.opens_first().await;
        let url = samira.first("/messages/envoyes").await;
        assert_eq!(samira.0.post(&format!("{url}/rappel"), &[]).await.status, 409);
        samira.writes(&person(school.mme_durand), "Non lue").await;
        assert_eq!(mme_durand.badge().await, "1");
        let url = samira.first("/messages/envoyes").await;
        samira.0.post(&format!("{url}/rappel"), &[]).await.redirects();
        school.run_jobs().await;
        assert_eq!(mme_durand.badge().await, "0");
        // Another cannot take it back.
        assert_eq!(mme_durand.0.post(&format!("{url}/rappel"), &[]).await.status, 403);
    }
}

#[tokio::test]
async fn a_teacher_sees_who_has_read_and_reminds_the_others() {
    for school in schools().await {
        let mme_durand = desk(&school, school.mme_durand).await;
        let parents = mme_durand.picks("parents").await;
        let more = [("receipts", "on")];
        mme_durand.try_writes(&[&parents], "À rendre", &more).await.redirects();
        let samira = desk(&school, school.samira).await;
        let letter = samira.opens_first().await;
        assert!(letter.text_of(".note").contains("voit que vous avez ouvert"));
        let url = mme_durand.first("/messages/envoyes").await;
        let page = mme_durand.0.get(&format!("{url}/lectures")).await.page();
        assert_eq!(page.text_of(".figures dd"), "1 / 4");
        assert!(!page.has(".rows .tag"), "here nobody keeps accounts");
        let never = |tx: &db::Tx<'_>, persons: &[base::Id<people::Person>]| {
            let karim = "select id from person where first_name = 'Karim' and id in ids($1)";
            let karim: Vec<(base::Id<people::Person>,)> =
                tx.all(karim, &[db::ids(persons.iter().copied())])?;
            Ok(karim.into_iter().map(|(person,)| person).collect())
        };
        school.app.jobs.lend(messages::Newcomers(never));
        let page = mme_durand.0.get(&format!("{url}/lectures")).await.page();
        assert_eq!(page.texts_of(".rows .tag"), ["compte pas encore ouvert"]);
        assert!(page.text_of(".note").starts_with("Une personne n’a encore jamais ouvert"));
        let names = page.texts_of(".rows b");
        assert_eq!(names, ["Marc Martin", "Chloé Moreau", "Karim Moreau"]);
        assert_eq!(samira.0.get(&format!("{url}/lectures")).await.status, 403);

        let marc = desk(&school, school.marc).await;
        mme_durand.writes(&person(school.marc), "Autre chose").await;
        assert_eq!(marc.received().await, ["Autre chose", "À rendre"]);
        school.at("2026-11-23 11:00");
        let remind = format!("{url}/lectures/relance");
        mme_durand.0.post(&remind, &[]).await.redirects();
        school.run_jobs().await;
        assert_eq!(marc.received().await, ["À rendre", "Autre chose"]);
        mme_durand.0.post(&remind, &[]).await.redirects();
        let page = mme_durand.0.get(&format!("{url}/lectures")).await.page();
        assert!(page.text_of("main").contains("déjà partie"));
    }
}

#[tokio::test]
async fn a_letter_without_answer_cannot_be_answered() {
    for school in schools().await {
        let mme_durand = desk(&school, school.mme_durand).await;
        let more = [("no_reply", "on")];
        mme_durand.try_writes(&[&person(school.lea)], "Info", &more).await.redirects();
        let letter = desk(&school, school.lea).await.opens_first().await;
        assert!(letter.text_of(".note").contains("n’attend pas de réponse"));
        assert!(!letter.has("a[href*='reponse']"));
    }
}

#[tokio::test]
async fn a_family_blocks_a_teacher_but_never_the_head() {
    for school in schools().await {
        let mme_durand = desk(&school, school.mme_durand).await;
        let samira = desk(&school, school.samira).await;
        mme_durand.writes(&person(school.samira), "Encore").await;
        let url = samira.first("/messages").await;
        samira.0.post(&format!("{url}/blocage"), &[]).await.redirects();
        let refused = mme_durand.try_writes(&[&person(school.samira)], "Toujours", &[]).await;
        assert_eq!(refused.status, 422);
        assert!(refused.any_page().text_of(".problems").contains("ne souhaite pas recevoir"));
        // What is for the whole class still arrives.
        let parents = mme_durand.picks("parents").await;
        mme_durand.writes(&parents, "Pour tous").await;
        assert_eq!(samira.received().await, ["Pour tous", "Encore"]);

        let blocked = samira.0.get("/messages/preferences").await.page();
        assert_eq!(blocked.text_of(".rows b"), "Claire Durand");
        let form = [("person", school.mme_durand.to_string())];
        let form = [(form[0].0, form[0].1.as_str())];
        samira.0.post("/messages/preferences/blocages", &form).await.redirects();
        mme_durand.writes(&person(school.samira), "De nouveau").await;

        let mme_lefevre = desk(&school, school.mme_lefevre).await;
        mme_lefevre.writes(&person(school.samira), "De la direction").await;
        let url = samira.first("/messages").await;
        samira.0.post(&format!("{url}/blocage"), &[]).await.redirects();
        mme_lefevre.writes(&person(school.samira), "Encore la direction").await;
        // Staff block nobody.
        samira.writes(&person(school.mme_durand), "Question").await;
        let url = mme_durand.first("/messages").await;
        assert_eq!(mme_durand.0.get(&format!("{url}/blocage")).await.status, 403);
    }
}

#[tokio::test]
async fn the_head_takes_back_what_was_reported_and_freezes_its_author() {
    for school in schools().await {
        let samira = desk(&school, school.samira).await;
        let mme_durand = desk(&school, school.mme_durand).await;
        let mme_lefevre = desk(&school, school.mme_lefevre).await;
        samira.writes(&person(school.mme_durand), "Menaces").await;
        let url = mme_durand.first("/messages").await;
        let report = format!("{url}/signalement");
        assert_eq!(mme_durand.0.post(&report, &[("reason", " ")]).await.status, 422);
        mme_durand.0.post(&report, &[("reason", "Elle me menace")]).await.redirects();

        let list = mme_lefevre.0.get("/messages/signalements").await.page();
        assert!(list.text_of("#open + *, .rows").contains("Elle me menace"));
        let judged = list.attribute(".rows a.row", "href").expect("a report");
        let page = mme_lefevre.0.get(&judged).await.page();
        assert!(page.text_of(".letter .rich").contains("Bonjour, voici."));
        for other in [school.mme_durand, school.samira, school.m_lambert, school.mme_garnier] {
            let other = desk(&school, other).await;
            assert_eq!(other.0.get(&judged).await.status, 404);
        }
        let freeze = [("decision", "freeze")];
        mme_lefevre.0.post(&judged, &freeze).await.redirects();
        assert_eq!(mme_lefevre.0.post(&judged, &freeze).await.status, 403);
        school.run_jobs().await;
        let letter = mme_durand.0.get(&url).await.page();
        assert!(letter.text_of(".note").contains("retiré par la direction"));
        assert!(!letter.has(".rich"));

        let refused = samira.try_writes(&[&person(school.mme_durand)], "Encore", &[]).await;
        assert_eq!(refused.status, 422);
        assert!(refused.any_page().text_of(".problems").contains("a suspendu vos envois"));
        samira.writes(&person(school.mme_lefevre), "Je m’explique").await;

        let list = mme_lefevre.0.get("/messages/signalements").await.page();
        let thaw = list.attribute("form[action*='gels']", "action").expect("a freeze");
        assert_eq!(samira.0.post(&thaw, &[]).await.status, 404);
        mme_lefevre.0.post(&thaw, &[]).await.redirects();
        samira.writes(&person(school.mme_durand), "Pardon").await;
    }
}

#[tokio::test]
async fn a_head_is_not_told_who_complains_of_him() {
    for school in schools().await {
        let mme_lefevre = desk(&school, school.mme_lefevre).await;
        let samira = desk(&school, school.samira).await;
        mme_lefevre.writes(&person(school.samira), "Votre fille").await;
        let url = samira.first("/messages").await;
        let reason = [("reason", "Elle insulte ma fille")];
        samira.0.post(&format!("{url}/signalement"), &reason).await.redirects();
        let own = mme_lefevre.0.get("/messages/signalements").await.page();
        assert!(!own.text_of("main").contains("insulte"));
        let mme_delattre = desk(&school, school.mme_delattre).await;
        let list = mme_delattre.0.get("/messages/signalements").await.page();
        assert!(list.text_of("main").contains("Elle insulte ma fille"));
        let judged = list.attribute(".rows a.row", "href").expect("a report");
        assert_eq!(mme_lefevre.0.get(&judged).await.status, 404);
        mme_delattre.0.post(&judged, &[("decision", "withdraw")]).await.redirects();
    }
}

#[tokio::test]
async fn a_sudden_mass_sending_waits_for_the_head() {
    for school in schools().await {
        // A pupil may write to forty persons within an hour; Léa's class is small, so she writes
        // to her teacher again and again.
        let lea = desk(&school, school.lea).await;
        for number in 0..40 {
            lea.writes(&person(school.mme_durand), &format!("Coucou {number}")).await;
        }
        lea.writes(&person(school.mme_durand), "Coucou de trop").await;
        let mme_durand = desk(&school, school.mme_durand).await;
        assert_eq!(mme_durand.received().await.first().map(String::as_str), Some("Coucou 39"));
        let sent = lea.0.get("/messages/envoyes").await.page();
        assert_eq!(sent.texts_of(".row .tag"), ["attend la direction"]);

        let mme_lefevre = desk(&school, school.mme_lefevre).await;
        let list = mme_lefevre.0.get("/messages/signalements").await.page();
        let hold = list.attribute("a[href*='retenus']", "href").expect("a letter that waits");
        let page = mme_lefevre.0.get(&hold).await.page();
        assert!(page.text_of(".note").contains("va à 41 personnes en moins d’une heure"));
        assert_eq!(lea.0.get(&hold).await.status, 404);
        assert_eq!(mme_durand.0.get(&hold).await.status, 404);
        mme_lefevre.0.post(&hold, &[("decision", "release")]).await.redirects();
        school.run_jobs().await;
        assert_eq!(mme_durand.received().await.first().map(String::as_str), Some("Coucou de trop"));
        assert_eq!(mme_lefevre.0.post(&hold, &[("decision", "release")]).await.status, 404);
    }
}

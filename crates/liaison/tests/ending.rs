//! After the last day: answers are taken again, and two school years later they are forgotten.

use crate::desk::{class, desk, pupil, schools};
use liaison::chain::verify;
use testing::TestSchool;

async fn half_an_hour_later(school: &TestSchool) {
    school.clock.advance_minutes(31);
    school.run_jobs().await;
}

#[tokio::test]
async fn the_author_hears_how_many_have_answered_in_one_line() {
    for school in schools().await {
        let durand = desk(&school, school.mme_durand).await;
        let slip = durand.writes(&class(&school, school.ce1_a).await).await;
        let told = || async { durand.page("/nouveautes").await.texts_of(".rows .row b") };
        half_an_hour_later(&school).await;
        assert!(told().await.is_empty(), "nobody has answered");
        desk(&school, school.samira).await.signs(&slip, school.lea, &[("r1", "yes")]).await;
        half_an_hour_later(&school).await;
        assert_eq!(told().await, ["Réponses à « Sortie à La Piscine » : 1 sur 3."]);
        let moreau = desk(&school, school.mme_moreau).await;
        moreau.signs(&slip, school.ines, &[("r1", "yes")]).await;
        moreau.signs(&slip, school.lina, &[("r1", "no")]).await;
        half_an_hour_later(&school).await;
        assert_eq!(told().await, ["Réponses à « Sortie à La Piscine » : 3 sur 3."]);
        half_an_hour_later(&school).await;
        assert_eq!(told().await.len(), 1, "nothing new, nothing told");
        // Nobody else is told, and whoever has looked is not told again.
        let petit = desk(&school, school.m_petit).await;
        assert!(petit.page("/nouveautes").await.texts_of(".rows .row b").is_empty());
        let badge = ".tabs [data-counter='notices'] [data-counter-value]";
        let before = durand.page("/nouveautes").await.text_of(badge);
        durand.page(&format!("{slip}/suivi")).await;
        let after = durand.page("/nouveautes").await.text_of(badge);
        assert!(before == after || after == "0", "{before} {after}");
    }
}

#[tokio::test]
async fn a_teacher_reopens_a_slip_and_families_answer_in_time_again() {
    for school in schools().await {
        let durand = desk(&school, school.mme_durand).await;
        let slip = durand.writes_with(&pupil(school.lea), &[("late", "")]).await;
        let other = durand.writes_with(&pupil(school.ines), &[("title", "Inès")]).await;
        desk(&school, school.mme_moreau).await.signs(&other, school.ines, &[("r1", "no")]).await;
        // Long after, when nothing is awaited any more.
        school.at("2027-01-11 08:00");
        school.run_jobs().await;
        let durand_later = desk(&school, school.mme_durand).await;
        let samira_later = desk(&school, school.samira).await;
        assert_eq!(samira_later.try_signs_blindly(&slip, school.lea).await, 422);
        let url = format!("{slip}/reouverture");
        let refused = samira_later.0.post(&url, &[("due_on", "2027-01-18")]).await;
        assert_eq!(refused.status, 403);
        let way = durand_later.page(&format!("{slip}/suivi")).await;
        assert!(way.has("a[href$='reouverture']"));
        for wrong in ["", "2027-01-04", "jeudi"] {
            let refused = durand_later.0.post(&url, &[("due_on", wrong)]).await;
            assert_eq!(refused.status, 422, "{wrong}");
        }
        durand_later.0.post(&url, &[("due_on", "2027-01-18")]).await.redirects();
        assert_eq!(samira_later.awaiting().await, ["Sortie à La Piscine"]);
        let told = samira_later.page("/nouveautes").await.texts_of(".rows .row b");
        assert!(told[0].contains("Vous pouvez de nouveau répondre"), "{told:?}");
        samira_later.signs(&slip, school.lea, &[("r1", "yes")]).await;
        let line = durand_later.followed(&slip).await.join(" ");
        assert!(line.contains("Samira Haddad") && !line.contains("en retard"), "{line}");
        // Who had answered may change his mind now; a slip that was taken back stays so.
        durand_later
            .0
            .post(&format!("{other}/reouverture"), &[("due_on", "2027-01-18")])
            .await
            .redirects();
        let moreau = desk(&school, school.mme_moreau).await;
        let change = format!("{other}?enfant={}&changer=oui", school.ines);
        moreau.try_signs_from(&change, &other, &[school.ines], &[("r1", "yes")]).await.redirects();
        durand_later.0.post(&format!("{slip}/retrait"), &[]).await.redirects();
        assert_eq!(durand_later.0.post(&url, &[("due_on", "2027-01-18")]).await.status, 409);
    }
}

#[tokio::test]
async fn two_school_years_later_the_answers_go_and_the_chain_holds() {
    for school in schools().await {
        let durand = desk(&school, school.mme_durand).await;
        let slip = durand.writes(&class(&school, school.ce1_a).await).await;
        desk(&school, school.samira).await.signs(&slip, school.lea, &[("r1", "yes")]).await;
        let samira = desk(&school, school.samira).await;
        let receipt = samira.page(&slip).await.attribute("a[href*='recu']", "href");
        school.clock.advance_minutes(1);
        school.run_jobs().await;
        // The last night of the next school year, it is all there; the night after, it is not.
        school.at("2028-07-31 03:30");
        school.run_jobs().await;
        let lefevre = desk(&school, school.mme_lefevre).await;
        assert!(lefevre.followed(&slip).await.iter().any(|line| line.contains("Samira")));
        school.at("2028-08-01 03:30");
        school.run_jobs().await;
        let lefevre = desk(&school, school.mme_lefevre).await;
        let page = lefevre.page(&format!("{slip}/suivi")).await;
        assert!(page.text_of(".note").contains("ont été effacés"));
        assert_eq!(page.texts_of(".figures dd")[0], "1 / 3");
        assert_eq!(page.count("tbody tr"), 0);
        let text = lefevre.page(&slip).await.text_of("main");
        assert!(!text.contains("visite le musée") && text.contains("Sortie à La Piscine"));
        let samira = desk(&school, school.samira).await;
        assert_eq!(samira.0.get(&slip).await.status, 404);
        assert_eq!(samira.0.get(&receipt.expect("a receipt")).await.status, 404);
        let id = school.jean_mace;
        let chain = school.app.db.read(move |tx| verify(tx, id)).await.expect("looked at");
        assert_eq!((chain.places, chain.erased, chain.broken), (1, 1, None));
        for gone in ["correction", "reouverture", "papier"] {
            assert_eq!(lefevre.0.get(&format!("{slip}/{gone}")).await.status, 409, "{gone}");
        }
        // It happens once.
        school.at("2028-08-02 03:30");
        school.run_jobs().await;
        let read = move |tx: &db::Tx<'_>| people::audit::everywhere(tx, None, 50);
        let acts = school.app.db.read(read).await.expect("the log");
        assert_eq!(acts.iter().filter(|act| act.action == "slip.purge").count(), 1);
    }
}

//! A class changes its teacher in the middle of a slip.

use crate::desk::{class, desk, pupil, schools};
use people::{Function, Post, assignment, groups, testing::holds};
use testing::TestSchool;

/// M. Petit takes the class of Mme Durand over; she stays in the school, or leaves it.
async fn hands_over(school: &TestSchool, leaves: bool) {
    let (durand, petit) = (school.mme_durand, school.m_petit);
    let (home, ce1, today) = (school.jean_mace, school.ce1_a, school.clock.today());
    let write = move |tx: &db::Tx<'_>| {
        let hers = assignment::of_person(tx, durand)?;
        let is_over = |class| leaves || class == Some(ce1);
        let over: Vec<_> = hers.iter().filter(|it| is_over(it.class)).map(|it| it.id).collect();
        let ended = assignment::end(tx, &over, today)?;
        let mut new = vec![holds(petit, Post::Class(home, ce1), Function::Teacher, today)];
        if !leaves {
            new.push(holds(durand, Post::School(home), Function::Substitute, today));
        }
        let (_, begun) = assignment::begin(tx, &new)?;
        groups::refresh(tx, &ended.and(begun), today)
    };
    school.app.db.write(write).await.expect("handed over");
}

#[tokio::test]
async fn who_takes_a_class_over_follows_its_slips_and_who_stays_keeps_hers() {
    for school in schools().await {
        let durand = desk(&school, school.mme_durand).await;
        let slip = durand.writes(&class(&school, school.ce1_a).await).await;
        let petit = desk(&school, school.m_petit).await;
        assert_eq!(petit.0.get(&format!("{slip}/suivi")).await.status, 404);
        hands_over(&school, false).await;
        let (durand, petit) =
            (desk(&school, school.mme_durand).await, desk(&school, school.m_petit).await);
        let followed = petit.page("/liaison").await.texts_of("a[href$='/suivi'] b");
        assert_eq!(followed, ["Sortie à La Piscine"]);
        petit.0.post(&format!("{slip}/relance"), &[]).await.redirects();
        // The words are still those of the one who wrote them.
        assert_eq!(petit.0.get(&format!("{slip}/correction")).await.status, 403);
        assert_eq!(durand.0.get(&format!("{slip}/correction")).await.status, 200);
        desk(&school, school.samira).await.signs(&slip, school.lea, &[("r1", "yes")]).await;
        school.clock.advance_minutes(31);
        school.run_jobs().await;
        assert_eq!(durand.page("/nouveautes").await.count(".rows .row b"), 1);
    }
}

#[tokio::test]
async fn when_its_author_has_left_the_school_the_class_takes_a_slip_over() {
    for school in schools().await {
        let durand = desk(&school, school.mme_durand).await;
        let slip = durand.writes(&class(&school, school.ce1_a).await).await;
        let alone = durand.writes_with(&pupil(school.lea), &[("title", "Lunettes")]).await;
        hands_over(&school, true).await;
        let durand = desk(&school, school.mme_durand).await;
        for page in [slip.clone(), format!("{slip}/suivi"), format!("{slip}/correction")] {
            assert_eq!(durand.0.get(&page).await.status, 404, "{page}");
        }
        let samira = desk(&school, school.samira).await;
        samira.signs(&slip, school.lea, &[("r1", "yes")]).await;
        school.clock.advance_minutes(31);
        school.run_jobs().await;
        let petit = desk(&school, school.m_petit).await;
        let told = petit.page("/nouveautes").await.texts_of(".rows .row b");
        assert_eq!(told, ["Réponses à « Sortie à La Piscine » : 1 sur 3."]);
        for slip in [&slip, &alone] {
            assert_eq!(petit.0.get(&format!("{slip}/correction")).await.status, 200);
        }
        petit.0.post(&format!("{alone}/retrait"), &[]).await.redirects();
        assert!(samira.awaiting().await.is_empty());
        assert_eq!(desk(&school, school.julie).await.0.get(&slip).await.status, 404);
    }
}

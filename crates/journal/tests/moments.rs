//! Bad moments: a guardian who loses authority, a class that changes its teacher or its pupil, an
//! upload that stops half-way.

use crate::desk::{allow, desk, photo, schools};
use people::{
    Function, ImageRight, Level, NewEnrolment, Post, assignment, enrolment, groups, guardianship,
    testing::holds,
};
use testing::TestSchool;

/// Samira no longer answers for Léa by law, from today on; she stays a contact of the family.
async fn ends_authority(school: &TestSchool) {
    let (samira, lea, today) = (school.samira, school.lea, school.clock.today());
    let write = move |tx: &db::Tx<'_>| {
        let facts = guardianship::of_guardian(tx, samira)?;
        let of_lea: Vec<_> = facts.into_iter().filter(|fact| fact.pupil == lea).collect();
        let ids: Vec<_> = of_lea.iter().map(|fact| fact.id).collect();
        let ended = guardianship::end(tx, &ids, today)?;
        let contact = people::NewGuardianship {
            has_authority: false,
            ..people::testing::guards(samira, lea, people::Kinship::Mother, today)
        };
        let (_, begun) = guardianship::begin(tx, &[contact])?;
        groups::refresh(tx, &ended.and(begun), today)
    };
    school.app.db.write(write).await.expect("ended");
}

#[tokio::test]
async fn a_guardian_who_loses_authority_sees_nothing_from_that_day_on() {
    for school in schools().await {
        let teacher = desk(&school, school.mme_durand).await;
        let url = teacher.publishes(school.ce1_a, "Semis").await;
        let samira = desk(&school, school.samira).await;
        assert_eq!(samira.status(&url).await, 200);
        let keepsake = format!("/journal/eleves/{}", school.lea);
        assert_eq!(samira.status(&keepsake).await, 200);
        ends_authority(&school).await;
        let samira = desk(&school, school.samira).await;
        assert_eq!(samira.status(&url).await, 404);
        assert_eq!(samira.does(&format!("{url}/reaction")).await, 404);
        assert_eq!(samira.status(&keepsake).await, 404);
        assert_eq!(samira.status(&format!("{keepsake}/archive")).await, 404);
        assert!(samira.titles("/journal").await.is_empty());
        assert!(samira.titles("/journal/recherche?q=semis").await.is_empty());
        // Nor is she told of what comes.
        teacher.publishes(school.ce1_a, "Récolte").await;
        school.run_jobs().await;
        assert_eq!(samira.told().await.len(), 1, "what she was told before");
        assert_eq!(desk(&school, school.marc).await.status(&url).await, 200);
    }
}

#[tokio::test]
async fn a_pupil_who_leaves_keeps_what_was_published_while_he_was_there() {
    for school in schools().await {
        let teacher = desk(&school, school.mme_durand).await;
        let before = teacher.publishes(school.ce1_a, "Avant").await;
        let (lea, jean_mace, cm2_b) = (school.lea, school.jean_mace, school.cm2_b);
        school.at("2026-11-30 08:00");
        let today = school.clock.today();
        let write = move |tx: &db::Tx<'_>| {
            let to = NewEnrolment {
                pupil: lea,
                school: jean_mace,
                class: Some(cm2_b),
                level: Level::Cm2,
                from_on: today,
                until_on: None,
            };
            groups::refresh(tx, &enrolment::change(tx, &to)?, today)
        };
        school.app.db.write(write).await.expect("moved");
        let after = teacher.publishes(school.ce1_a, "Après").await;
        let petit = desk(&school, school.m_petit).await;
        let elsewhere = petit.publishes(school.cm2_b, "Ailleurs").await;
        for family in [school.samira, school.lea] {
            let family = desk(&school, family).await;
            assert_eq!(family.status(&before).await, 200, "it stays theirs");
            assert_eq!(family.status(&after).await, 404);
            assert_eq!(family.status(&elsewhere).await, 200);
            assert_eq!(family.titles("/journal").await, ["Ailleurs", "Avant"]);
            let class = format!("/journal/classes/{}", school.ce1_a);
            assert_eq!(family.titles(&class).await, ["Avant"]);
            assert_eq!(family.titles("/journal/recherche?q=a").await.len(), 2);
            // They are not of the class any more: they read, and no longer speak.
            assert_eq!(family.does(&format!("{before}/reaction")).await, 403);
            let said = family.0.post(&format!("{before}/commentaires"), &[("text", "Oh")]).await;
            assert_eq!(said.status, 403);
            assert_eq!(family.status(&format!("{class}/livre")).await, 403);
        }
        // Who was in the other class before reads none of what came before her there.
        assert_eq!(desk(&school, school.noe).await.status(&before).await, 404);
    }
}

#[tokio::test]
async fn a_class_that_changes_its_teacher_goes_on_with_its_drafts() {
    for school in schools().await {
        let durand = desk(&school, school.mme_durand).await;
        let draft = durand.writes(school.ce1_a, "Sortie au musée", &[("action", "save")]).await;
        let out = durand.publishes(school.ce1_a, "Semis").await;
        let (mme_durand, petit) = (school.mme_durand, school.m_petit);
        let (jean_mace, ce1_a) = (school.jean_mace, school.ce1_a);
        let today = school.clock.today();
        let write = move |tx: &db::Tx<'_>| {
            let held = assignment::in_school(tx, jean_mace, today)?;
            let hers: Vec<_> =
                held.iter().filter(|it| it.person == mme_durand).map(|it| it.id).collect();
            let ended = assignment::end(tx, &hers, today)?;
            let post = Post::Class(jean_mace, ce1_a);
            let (_, begun) =
                assignment::begin(tx, &[holds(petit, post, Function::Teacher, today)])?;
            groups::refresh(tx, &ended.and(begun), today)
        };
        school.app.db.write(write).await.expect("changed");
        let durand = desk(&school, school.mme_durand).await;
        assert_eq!((durand.status(&draft).await, durand.status(&out).await), (404, 404));
        let petit = desk(&school, school.m_petit).await;
        assert_eq!((petit.status(&draft).await, petit.status(&out).await), (200, 200));
        petit.0.post(&format!("{draft}/publication"), &[]).await.redirects();
        let samira = desk(&school, school.samira).await;
        assert_eq!(samira.titles("/journal").await, ["Sortie au musée", "Semis"]);
        // It is said who wrote it, not who pressed the button.
        let page = samira.0.get(&draft).await.page();
        assert!(page.text_of(".news .body").contains("Mme Durand"));
    }
}

#[tokio::test]
async fn a_half_sent_photo_stops_nothing_and_is_shown_to_nobody() {
    for school in schools().await {
        let teacher = desk(&school, school.mme_durand).await;
        let mut half = photo();
        half.truncate(300);
        let whole = photo();
        let files: [(&str, &str, &str, &[u8]); 2] =
            [("nouveaux", "coupée.jpg", "image/jpeg", &half), ("nouveaux", "a.jpg", "x/y", &whole)];
        let fields = [("title", "Deux"), ("body", "Voici."), ("action", "publish")];
        let new = format!("/journal/classes/{}/nouveau", school.ce1_a);
        let to = teacher.0.upload_with(&new, &fields, &files).await.redirects();
        school.run_jobs().await;
        let url = to.trim_end_matches("/images");
        teacher.0.post(&to, &[]).await.redirects();
        teacher.0.post(&format!("{url}/publication"), &[]).await.redirects();
        let samira = desk(&school, school.samira).await;
        let page = samira.0.get(url).await.page();
        assert_eq!(page.count(".photos img"), 1);
        assert!(page.text_of(".attachment").contains("illisible"));
    }
}

#[tokio::test]
async fn a_right_that_comes_while_the_mosaic_is_laid_changes_nothing_that_was_asked() {
    for school in schools().await {
        let teacher = desk(&school, school.mme_durand).await;
        let url = teacher.sends(school.ce1_a, "Ronde", &["a.jpg"]).await;
        // Asked before the photo is even clean: the job waits for it.
        let picture = teacher.pictures(&url).await.remove(0);
        let lina = school.lina.to_string();
        let all = [("pupils", lina.as_str()), ("action", "blur-all")];
        teacher.0.post(&picture, &all).await.redirects();
        allow(&school, &[(school.lina, ImageRight::Class)]).await;
        school.run_jobs().await;
        school.clock.advance_minutes(2);
        school.run_jobs().await;
        teacher.0.post(&format!("{url}/publication"), &[]).await.redirects();
        let page = desk(&school, school.samira).await.0.get(&url).await.page();
        assert_eq!(page.count(".photos img"), 1);
        let pictures = teacher.0.get(&format!("{url}/images")).await.page();
        assert!(pictures.text_of(".rows").contains("Floutée"));
    }
}

//! Bad moments: a proof that stops half-way, a guardian who loses authority, a class that changes
//! its teacher, a word that comes when the month is signed.

use crate::desk::{Called, call_of, schools, schools_at, tells, ticked, told};
use base::Id;
use people::{Function, Kinship, Person, Post, assignment, groups, guardianship, testing::holds};
use testing::TestSchool;

/// The absences of a child, as somebody finds them.
async fn listed(school: &TestSchool, by: Id<Person>) -> Vec<String> {
    let client = school.client(by).await;
    let page = client.get(&format!("/presences/eleves/{}", school.lea)).await.page();
    page.attributes("a.row[href*='/presences/absences/']", "href")
}

/// Samira no longer answers for Léa by law, from today on; she stays a contact of the family.
async fn ends_authority(school: &TestSchool) {
    let (samira, lea, today) = (school.samira, school.lea, school.clock.today());
    let write = move |tx: &db::Tx<'_>| {
        let facts = guardianship::of_guardian(tx, samira)?;
        let of_lea = facts.into_iter().filter(|fact| fact.pupil == lea);
        let ended = guardianship::end(tx, &of_lea.map(|fact| fact.id).collect::<Vec<_>>(), today)?;
        let contact = people::NewGuardianship {
            has_authority: false,
            ..people::testing::guards(samira, lea, Kinship::Mother, today)
        };
        let (_, begun) = guardianship::begin(tx, &[contact])?;
        groups::refresh(tx, &ended.and(begun), today)
    };
    school.app.db.write(write).await.expect("ended");
}

#[tokio::test]
async fn half_a_proof_announces_nothing_and_may_be_sent_again() {
    for school in schools().await {
        let samira = school.client(school.samira).await;
        let url = format!("/presences/eleves/{}/absences", school.lea);
        let proof = ("nouveaux", "certificat.txt", "text/plain", &b"Repos deux jours."[..]);
        let fields = [("from_on", "2026-11-23"), ("reason", "illness")];
        let cut = samira.upload_cut(&url, &fields, proof).await;
        assert!(cut.status.is_client_error(), "{}", cut.status);
        assert!(listed(&school, school.samira).await.is_empty());
        samira.upload_with(&url, &fields, &[proof]).await.redirects();
        let absences = listed(&school, school.samira).await;
        assert_eq!(absences.len(), 1, "once");
        assert_eq!(samira.get(&absences[0]).await.page().count(".attachments li"), 1);
    }
}

#[tokio::test]
async fn a_guardian_who_loses_authority_reads_no_reason_and_takes_nothing_back() {
    for school in schools().await {
        let samira = school.client(school.samira).await;
        let later = [("from_on", "2026-11-30"), ("note", "Opération des dents")];
        tells(&samira, school.lea, &later).await.redirects();
        let absence = listed(&school, school.samira).await.remove(0);
        ends_authority(&school).await;
        let samira = school.client(school.samira).await;
        assert_eq!(samira.get(&absence).await.status, 404);
        assert_eq!(samira.post(&format!("{absence}/retrait"), &[]).await.status, 404);
        let page = samira.get(&format!("/presences/eleves/{}", school.lea)).await.page();
        assert!(page.text_of("main").contains("30 novembre"), "that she is away, she may know");
        assert!(!page.text_of("main").contains("Maladie"), "not why");
        assert!(listed(&school, school.samira).await.is_empty());
        // What was announced stands, and her father answers for her.
        let marc = school.client(school.marc).await;
        assert!(marc.get(&absence).await.page().text_of("dl").contains("Maladie"));
        marc.post(&format!("{absence}/retrait"), &[]).await.redirects();
    }
}

#[tokio::test]
async fn the_question_of_this_morning_does_not_come_to_who_has_stopped_guarding_the_child() {
    for school in schools().await {
        let durand = school.client(school.mme_durand).await;
        let saved = Called::this_morning(school.ce1_a, &[(school.lea, "absent")]);
        saved.by(&durand).await.redirects();
        // Within the three minutes before families are told.
        let (samira, lea, today) = (school.samira, school.lea, school.clock.today());
        let end = move |tx: &db::Tx<'_>| {
            let facts = guardianship::of_guardian(tx, samira)?;
            let of_lea = facts.into_iter().filter(|fact| fact.pupil == lea).map(|fact| fact.id);
            let touched = guardianship::end(tx, &of_lea.collect::<Vec<_>>(), today)?;
            groups::refresh(tx, &touched, today)
        };
        school.app.db.write(end).await.expect("ended");
        school.clock.advance_minutes(5);
        school.run_jobs().await;
        assert!(told(&school, school.samira).await.is_empty());
        assert_eq!(told(&school, school.marc).await.len(), 1);
        let samira = school.client(school.samira).await;
        assert_eq!(samira.get(&format!("/presences/eleves/{lea}")).await.status, 404);
    }
}

#[tokio::test]
async fn a_class_that_changes_its_teacher_keeps_its_calls_and_the_new_one_goes_on() {
    for school in schools().await {
        let durand = school.client(school.mme_durand).await;
        let saved = Called::this_morning(school.ce1_a, &[(school.lea, "absent")]);
        saved.by(&durand).await.redirects();
        let (class, before, after) = (school.ce1_a, school.mme_durand, school.m_petit);
        let (jean_mace, today) = (school.jean_mace, school.clock.today());
        let change = move |tx: &db::Tx<'_>| {
            let of_class = assignment::of_person(tx, before)?;
            let ends = of_class.iter().filter(|it| it.class == Some(class)).map(|it| it.id);
            let ended = assignment::end(tx, &ends.collect::<Vec<_>>(), today)?;
            let new = holds(after, Post::Class(jean_mace, class), Function::Teacher, today);
            let (_, begun) = assignment::begin(tx, &[new])?;
            groups::refresh(tx, &ended.and(begun), today)
        };
        school.app.db.write(change).await.expect("a new teacher");
        let durand = school.client(school.mme_durand).await;
        assert_eq!(durand.get(&call_of(school.ce1_a)).await.status, 404);
        let petit = school.client(school.m_petit).await;
        let page = petit.get(&call_of(school.ce1_a)).await.page();
        assert_eq!(ticked(&page, school.lea), "absent");
        assert!(page.text_of(".call-state").contains("Appel fait par Mme Durand"));
        let came = Called {
            says: vec![(school.lea, 1, "late")],
            ..Called::this_morning(school.ce1_a, &[])
        };
        came.by(&petit).await.redirects();
        let page = petit.get(&call_of(school.ce1_a)).await.page();
        assert_eq!(ticked(&page, school.lea), "late");
        assert!(page.text_of(".call-state").contains("Mme Durand"), "who called first stays said");
        let register = format!("/presences/classes/{}/registre?mois=2026-11", school.ce1_a);
        assert_eq!(petit.get(&register).await.status, 200);
    }
}

#[tokio::test]
async fn a_reason_that_comes_after_the_month_was_signed_is_taken_and_the_register_says_so() {
    for school in schools_at("2026-11-30 17:00").await {
        let durand = school.client(school.mme_durand).await;
        let call = Called::this_morning(school.ce1_a, &[(school.lea, "absent")]);
        call.by(&durand).await.redirects();
        let lefevre = school.client(school.mme_lefevre).await;
        let register = format!("/presences/classes/{}/registre", school.ce1_a);
        let month = [("month", "2026-11")];
        lefevre.post(&format!("{register}/signature"), &month).await.redirects();
        school.at("2026-12-01 08:00");
        let samira = school.client(school.samira).await;
        tells(&samira, school.lea, &[]).await.redirects();
        let page = lefevre.get(&format!("{register}?mois=2026-11")).await.page();
        assert!(page.text_of(".note.warn").contains("a changé depuis cette signature"));
    }
}

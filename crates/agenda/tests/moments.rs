//! Bad moments: a class that changes its teacher, an event that moved, reminders, a removed thing.

use crate::desk::{class, desk, own, schools, schools_at};
use axum::http::StatusCode;
use db::Tx;
use people::{Function, Post, assignment, groups, testing::holds};
use testing::TestSchool;

/// From today on M. Petit teaches CE1-A, and Mme Durand does not any more.
pub async fn changes_teacher(school: &TestSchool) {
    let (people, today) = (school.people, school.clock.today());
    let write = move |tx: &Tx<'_>| {
        let known = people::pages::person(tx, people.mme_durand)?.expect("she is there");
        let posts: Vec<_> = known.assignments.iter().map(|(fact, _)| fact.id).collect();
        let ended = assignment::end(tx, &posts, today)?;
        let post = Post::Class(people.jean_mace, people.ce1_a);
        let new = holds(people.m_petit, post, Function::Teacher, today);
        let (_, begun) = assignment::begin(tx, &[new])?;
        groups::refresh(tx, &ended.and(begun), today)
    };
    school.app.db.write(write).await.expect("changed");
}

#[tokio::test]
async fn a_class_that_changes_its_teacher_keeps_its_events() {
    for school in schools().await {
        let durand = desk(&school, school.mme_durand).await;
        let visit = durand.writes(&class(&school), &[]).await;
        changes_teacher(&school).await;
        let edit = format!("{visit}/modification");
        assert_eq!(durand.0.get(&visit).await.status, StatusCode::NOT_FOUND);
        assert_eq!(durand.0.post(&edit, &[]).await.status, StatusCode::NOT_FOUND);
        let petit = desk(&school, school.m_petit).await;
        petit.changes(&edit, &[("start", "10:00")]).await.redirects();
        assert_eq!(petit.week("2026-12-03").await, ["Visite de la caserne"]);
    }
}

#[tokio::test]
async fn the_day_before_those_it_is_for_are_reminded_once() {
    for school in schools().await {
        let durand = desk(&school, school.mme_durand).await;
        let place = class(&school);
        let reminded = [("reminds", "on"), ("day", "2026-11-30"), ("tells", "")];
        durand.writes(&place, &reminded).await;
        let silent = [("day", "2026-11-30"), ("tells", ""), ("title", "Photo")];
        durand.writes(&place, &silent).await;
        let samira = desk(&school, school.samira).await;
        school.at("2026-11-26 17:00");
        school.run_jobs().await;
        assert!(samira.told().await.is_empty(), "Thursday speaks of Friday");
        school.at("2026-11-27 17:00");
        school.run_jobs().await;
        let told = samira.told().await;
        assert_eq!(told.len(), 1, "{told:?}");
        assert!(told[0].contains("Bientôt") && told[0].contains("Visite de la caserne"));
        school.at("2026-11-29 17:00");
        school.run_jobs().await;
        assert_eq!(samira.told().await.len(), 1);
        assert_eq!(durand.told().await.len(), 1, "she has a bag to pack too");
    }
}

#[tokio::test]
async fn in_a_week_of_four_days_tuesday_speaks_of_thursday() {
    for school in schools().await {
        let durand = desk(&school, school.mme_durand).await;
        let place = class(&school);
        for (title, day) in
            [("Piscine", "2026-12-02"), ("Caserne", "2026-12-03"), ("Loto", "2026-12-04")]
        {
            let fields = [("title", title), ("day", day), ("reminds", "on"), ("tells", "")];
            durand.writes(&place, &fields).await;
        }
        school.at("2026-12-01 17:00");
        school.run_jobs().await;
        let told = desk(&school, school.samira).await.told().await;
        assert_eq!(told.len(), 2, "{told:?}");
        assert!(!told.iter().any(|it| it.contains("Loto")), "{told:?}");
    }
}

#[tokio::test]
async fn an_appointment_is_reminded_of_the_day_before() {
    for school in schools().await {
        let durand = desk(&school, school.mme_durand).await;
        let opening = crate::appointments::opens(&school, &durand, &[]).await;
        let samira = desk(&school, school.samira).await;
        let slots = crate::appointments::free(&samira, &opening).await;
        let booked = crate::appointments::books(&samira, &opening, &slots[1], school.lea).await;
        booked.redirects();
        school.at("2026-12-02 17:00");
        school.run_jobs().await;
        let told = samira.told().await;
        assert!(told.iter().any(|it| it.contains("Rendez-vous bientôt")), "{told:?}");
        let moreau = desk(&school, school.mme_moreau).await;
        assert!(!moreau.told().await.iter().any(|it| it.contains("bientôt")));
    }
}

#[tokio::test]
async fn the_evening_belongs_to_families() {
    for school in schools_at("2026-11-23 20:30").await {
        desk(&school, school.mme_durand).await.writes(&class(&school), &[]).await;
        let samira = desk(&school, school.samira).await;
        assert!(samira.told().await.is_empty(), "it is in the agenda, and says nothing");
        assert_eq!(samira.week("2026-12-03").await.len(), 1);
        school.at("2026-11-24 07:01");
        school.run_jobs().await;
        assert_eq!(samira.told().await.len(), 1);
    }
}

#[tokio::test]
async fn what_is_gone_is_not_there_for_anybody() {
    for school in schools().await {
        let samira = desk(&school, school.samira).await;
        let mine = samira.writes(&own(school.samira), &[]).await;
        samira.0.post(&format!("{mine}/annulation"), &[]).await.redirects();
        let again = samira.0.post(&format!("{mine}/annulation"), &[]).await;
        assert_eq!(again.status, StatusCode::NOT_FOUND);
        for path in ["/agenda/1", "/agenda/x", "/agenda/rendez-vous/1", "/agenda/imports/1"] {
            assert_eq!(samira.0.get(path).await.status, StatusCode::NOT_FOUND, "{path}");
        }
    }
}

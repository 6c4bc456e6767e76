//! A year again: last year's homework becomes drafts of this year's, on its own days.

use crate::desk::{book, desk, schools};
use base::{Id, SchoolYear};
use db::Tx;
use people::{Class, Function, Level, NewClass, NewEnrolment, Post, assignment, class, enrolment};
use people::{groups, testing::holds};
use testing::TestSchool;

/// In September 2027 Mme Durand has CE1-C, with Lina in it.
async fn next_year(school: &TestSchool) -> Id<Class> {
    school.at("2027-09-06 10:00");
    let (today, jean_mace) = (school.clock.today(), school.jean_mace);
    let (teacher, lina, old) = (school.mme_durand, school.lina, school.ce1_a);
    let write = move |tx: &Tx<'_>| {
        let closed = class::close(tx, &[old], today)?;
        let new = NewClass {
            school: jean_mace,
            year: SchoolYear(2027),
            name: "CE1-C".to_owned(),
            source_key: None,
            levels: vec![Level::Ce1],
        };
        let id = class::open(tx, &[new])?[0];
        let post = Post::Class(jean_mace, id);
        let (_, taught) = assignment::begin(tx, &[holds(teacher, post, Function::Teacher, today)])?;
        let (_, enrolled) = enrolment::begin(
            tx,
            &[NewEnrolment {
                pupil: lina,
                school: jean_mace,
                class: Some(id),
                level: Level::Ce1,
                from_on: today,
                until_on: None,
            }],
        )?;
        groups::refresh(tx, &closed.and(taught).and(enrolled), today)?;
        Ok(id)
    };
    school.app.db.write(write).await.expect("a new year")
}

#[tokio::test]
async fn last_years_homework_is_read_again_before_it_is_given() {
    for school in schools().await {
        let mme_durand = desk(&school, school.mme_durand).await;
        let ines = school.ines.to_string();
        mme_durand.gives(school.ce1_a, "Table de 3", &[("due_on", "2026-11-26")]).await;
        mme_durand.gives(school.ce1_a, "Poésie", &[("due_on", "2026-12-18")]).await;
        let some = [("reach", "some"), ("pupils", &*ines)];
        mme_durand.gives(school.ce1_a, "Pour Inès", &some).await;
        mme_durand.gives(school.ce1_a, "Jamais donné", &[("action", "save")]).await;
        let new = next_year(&school).await;
        let mme_durand = desk(&school, school.mme_durand).await;
        let copy = format!("{}/reprise", book(new));
        let page = mme_durand.0.get(&copy).await.page();
        assert_eq!(page.texts_of("#source option"), ["CE1-A · 2026-2027"]);
        let source = [("source", &*school.ce1_a.to_string())].map(|(a, b)| (a, b.to_owned()));
        let source: Vec<(&str, &str)> = source.iter().map(|(a, b)| (*a, b.as_str())).collect();
        mme_durand.0.post(&copy, &source).await.redirects();
        let drafts = format!("{}/brouillons", book(new));
        let page = mme_durand.0.get(&drafts).await.page();
        // The same day of the same week of class between the holidays of autumn and Christmas.
        assert_eq!(
            page.texts_of(".rows .quiet"),
            ["Lecture · jeudi 2 décembre", "Lecture · vendredi 17 décembre"]
        );
        assert_eq!(mme_durand.titles(&drafts).await, ["Table de 3", "Poésie"]);
        // Copied twice it is there once.
        mme_durand.0.post(&copy, &source).await.redirects();
        assert_eq!(mme_durand.titles(&drafts).await.len(), 2);
        let lina = desk(&school, school.lina).await;
        let week = "/cahier-de-textes?semaine=2027-11-29";
        assert!(lina.titles(week).await.is_empty());
        let ids = page.attributes("input[name=homework]", "value");
        mme_durand.0.post(&drafts, &[("homework", &ids[0])]).await.redirects();
        assert_eq!(lina.titles(week).await, ["Table de 3"]);
        assert_eq!(mme_durand.titles(&drafts).await, ["Poésie"]);
        // Nobody takes up the year of a class that was not his.
        let m_petit = desk(&school, school.m_petit).await;
        let copy = format!("{}/reprise", book(school.cm2_b));
        assert_eq!(m_petit.0.post(&copy, &source).await.status, 422);
        assert_eq!(m_petit.post_status(&format!("{}/reprise", book(new)), &source).await, 404);
    }
}

//! The card of the home page: who has opened an account.

use crate::house::*;
use accounts::Cost;
use axum::extract::State;
use base::Id;
use maud::html;
use people::{Level, NewEnrolment, Person, class, enrolment, groups};
use testing::TestSchool;
use web::{App, Feature, HomeOf, Page, Result, Routes, Ui, Viewer, get};

/// A home with this card alone.
async fn home(viewer: Viewer, State(app): State<App>, ui: Ui) -> Result<Page> {
    let card = accounts::feature().card.expect("a card");
    let now = ui.now;
    let load = move |tx: &db::Tx<'_>| (card.load)(tx, &HomeOf::of(&viewer, now));
    let drawn = app.db.read(load).await?;
    Ok(ui.page("Accueil", html! { h1 { "Accueil" } @if let Some(drawn) = drawn { (drawn(&ui)) } }))
}

fn features() -> Vec<Feature> {
    let home = Feature {
        name: "home",
        texts: &[],
        routes: || Routes::new().at("/", get(home)),
        migrations: None,
        card: None,
        menu: Vec::new(),
        jobs: |_| {},
        ..accounts::feature()
    };
    vec![accounts::feature(), home]
}

async fn each_home() -> Vec<TestSchool> {
    accounts::set_cost(Cost { memory_kib: 64, passes: 1, at_once: 4 });
    TestSchool::each(features).await
}

async fn rows(school: &TestSchool, person: Id<Person>) -> Vec<String> {
    let page = school.client(person).await.get("/").await.page();
    page.texts_of("[aria-labelledby=account-card] .row > span:nth-child(2)")
}

#[tokio::test]
async fn a_teacher_sees_her_class_until_every_family_has_come() {
    for school in each_home().await {
        let card = async || rows(&school, school.mme_durand).await;
        assert_eq!(card().await, ["CE1-A Personne n’est encore venu (3 enfants)"]);
        open(&school, school.samira).await;
        assert_eq!(card().await, ["CE1-A Un responsable est venu pour un enfant sur 3"]);
        open(&school, school.marc).await;
        assert_eq!(card().await.len(), 1, "one of the two was enough for Léa");
        open(&school, school.mme_moreau).await;
        assert_eq!(card().await, [""; 0], "the twins have come too");
    }
}

#[tokio::test]
async fn a_head_sees_her_school_and_what_to_print() {
    for school in each_home().await {
        open(&school, school.samira).await;
        let page = school.client(school.mme_lefevre).await.get("/").await.page();
        let card = page.text_of("[aria-labelledby=account-card]");
        assert!(card.contains("Un responsable est venu pour un enfant sur 5"), "{card}");
        let print = page.attribute("[aria-labelledby=account-card] footer a", "href");
        assert_eq!(print, Some(format!("/ecoles/{}/comptes", school.jean_mace)));
        assert_eq!(rows(&school, school.mme_lefevre).await.len(), 2, "CE1-A and CM2-B");
        let elsewhere = school.client(school.m_lambert).await.get("/").await.page();
        let card = elsewhere.text_of("[aria-labelledby=account-card]");
        assert!(card.contains("Jules-Ferry") && !card.contains("Jean-Macé"), "{card}");
    }
}

#[tokio::test]
async fn the_platform_sees_the_schools_as_they_were_counted() {
    for school in each_home().await {
        let card = async || {
            let page = school.client(school.mme_delattre).await.get("/").await.page();
            page.text_of("[aria-labelledby=account-card]")
        };
        assert!(card().await.contains("toutes les demi-heures"));
        open(&school, school.samira).await;
        school.app.jobs.plan().await.expect("planned");
        school.clock.advance_minutes(30);
        school.run_jobs().await;
        let counted = card().await;
        assert!(counted.contains("3 écoles"), "{counted}");
        assert!(counted.contains("Un responsable est venu pour 2 enfants sur 7"), "{counted}");
    }
}

#[tokio::test]
async fn families_and_pupils_have_no_such_card() {
    for school in each_home().await {
        for person in [school.samira, school.lea, school.m_vasseur] {
            let page = school.client(person).await.get("/").await.page();
            assert!(!page.has("[aria-labelledby=account-card]"), "{person}");
        }
    }
}

#[tokio::test]
async fn in_a_class_of_two_levels_the_youngest_have_pictures_and_the_others_sheets() {
    for school in each().await {
        let (ines, class, at, now) =
            (school.ines, school.ce1_a, school.jean_mace, school.clock.now());
        let make_cp = move |tx: &db::Tx<'_>| {
            let levels = class::set_levels(tx, class, &[Level::Cp, Level::Ce1])?;
            let to = NewEnrolment {
                pupil: ines,
                school: at,
                class: Some(class),
                level: Level::Cp,
                from_on: now.day(),
                until_on: None,
            };
            let moved = enrolment::change(tx, &to)?;
            groups::refresh(tx, &levels.and(moved), now.day())
        };
        school.app.db.write(make_cp).await.expect("a class of two levels");
        let teacher = school.client(school.mme_durand).await;
        let page = teacher.get(&format!("/classes/{class}/comptes")).await.page();
        let pupils = page.texts_of("[aria-labelledby=pupils] .row b");
        assert_eq!(pupils, ["Martin Léa", "Moreau Lina"]);
        let door = page.attribute(&format!("a[href='/classes/{class}/porte']"), "href");
        let page = teacher.get(&door.expect("a door")).await.page();
        assert_eq!(page.texts_of("[aria-labelledby=cards] .row b"), ["Inès Moreau"]);
    }
}

//! What the days of a class weigh: for each pupil, wherever his homework was given.

use crate::{
    desk::{Desk, book, desk, schools},
    groups::choir,
};
use base::Id;
use people::Class;

/// What is written beside each day that is offered, of those that begin with this word.
async fn beside(desk: &Desk, class: Id<Class>, day: &str) -> String {
    let page = desk.0.get(&format!("{}/devoirs/nouveau", book(class))).await.page();
    let days = page.texts_of("#due_on label");
    let found = days.iter().find(|it| it.starts_with(day)).expect("the day is offered");
    found.replacen(day, "", 1).trim().to_owned()
}

#[tokio::test]
async fn what_a_day_weighs_is_shown_where_it_is_chosen_across_the_teachers() {
    for school in schools().await {
        // Mme Roussel is of the team of CM2-B with M. Petit.
        let m_petit = desk(&school, school.m_petit).await;
        let mme_roussel = desk(&school, school.mme_roussel).await;
        m_petit.gives(school.cm2_b, "Exercices", &[("minutes", "20")]).await;
        mme_roussel.gives(school.cm2_b, "Lecture", &[("minutes", "15")]).await;
        let thursday = beside(&mme_roussel, school.cm2_b, "jeudi 26 novembre").await;
        assert_eq!(thursday, "2 devoirs · 35 min déjà chargé");
        let friday = beside(&mme_roussel, school.cm2_b, "vendredi 27 novembre").await;
        assert_eq!(friday, "rien encore");
        // Each sees what the other gave.
        let week = mme_roussel.titles(&book(school.cm2_b)).await;
        assert_eq!(week, ["Exercices", "Lecture"]);
    }
}

#[tokio::test]
async fn what_some_pupils_have_besides_is_counted_and_their_names_are_not_said() {
    for school in schools().await {
        let mme_durand = desk(&school, school.mme_durand).await;
        let ines = school.ines.to_string();
        let some = [("reach", "some"), ("pupils", &*ines)];
        let friday = [&some[..], &[("due_on", "2026-11-27"), ("minutes", "20")]].concat();
        mme_durand.gives(school.ce1_a, "Syllabes", &friday).await;
        let words = beside(&mme_durand, school.ce1_a, "vendredi 27 novembre").await;
        assert_eq!(words, "jusqu’à un devoir · 20 min, selon l’élève");
        mme_durand.gives(school.ce1_a, "Relire", &[("minutes", "10")]).await;
        let thursday = [&some[..], &[("minutes", "15")]].concat();
        let url = mme_durand.gives(school.ce1_a, "Encore des syllabes", &thursday).await;
        let words = beside(&mme_durand, school.ce1_a, "jeudi 26 novembre").await;
        assert_eq!(words, "1 à 2 devoirs · 10 min à 25 min, selon l’élève");
        // The one that is being changed does not weigh on itself.
        let page = mme_durand.0.get(&format!("{url}/edition")).await.page();
        let days = page.texts_of("#due_on label");
        assert!(days.iter().any(|it| it == "jeudi 26 novembre un devoir · 10 min"), "{days:?}");
        let week = mme_durand.0.get(&book(school.ce1_a)).await.page();
        assert!(week.text_of(".card.day header").contains("selon l’élève"));
        let api = format!("/api/cahier-de-textes/livres/{}", school.ce1_a);
        let told = mme_durand.0.get_json(&api).await.json();
        assert_eq!(told["load"][0]["minutes"], 25);
        assert_eq!(told["load"][0]["minutes_least"], 10);
        // No family reads what others weigh, on a page or as a program.
        for person in [school.lea, school.samira, school.mme_moreau] {
            let family = desk(&school, person).await;
            assert_eq!(family.status(&book(school.ce1_a)).await, 403);
            assert_eq!(family.0.get_json(&api).await.status, 403);
            let week = family.0.get("/cahier-de-textes").await.text();
            assert!(!week.contains("selon l’élève"));
        }
    }
}

#[tokio::test]
async fn a_group_weighs_on_the_classes_of_its_pupils_and_they_on_it() {
    for school in schools().await {
        let group = choir(&school).await;
        let m_petit = desk(&school, school.m_petit).await;
        let mme_durand = desk(&school, school.mme_durand).await;
        m_petit.gives(group.cast(), "Apprendre le refrain", &[("minutes", "10")]).await;
        // Léa sings, Inès and Lina do not.
        let words = beside(&mme_durand, school.ce1_a, "jeudi 26 novembre").await;
        assert_eq!(words, "jusqu’à un devoir · 10 min, selon l’élève");
        mme_durand.gives(school.ce1_a, "Relire", &[("minutes", "20")]).await;
        let words = beside(&mme_durand, school.ce1_a, "jeudi 26 novembre").await;
        assert_eq!(words, "1 à 2 devoirs · 20 min à 30 min, selon l’élève déjà chargé");
        // In the book of the choir: Noé has the song, Léa has both.
        let words = beside(&m_petit, group.cast(), "jeudi 26 novembre").await;
        assert_eq!(words, "1 à 2 devoirs · 10 min à 30 min, selon l’élève déjà chargé");
    }
}

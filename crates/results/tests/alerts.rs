//! A family says what it wants to be told of, and is told that, after a day and out of the quiet.

use crate::desk::schools;
use base::{Id, Instant};
use db::Tx;
use people::Person;
use results::{Share, news};
use testing::TestSchool;

async fn told(school: &TestSchool, person: Id<Person>) -> Vec<String> {
    let client = school.client(person).await;
    client.get("/nouveautes").await.page().texts_of(".rows .row b")
}

async fn chooses(school: &TestSchool, person: Id<Person>, pupil: Id<Person>, what: &str) {
    let client = school.client(person).await;
    let url = format!("/resultats/eleves/{pupil}/alertes");
    client.post(&url, &[("what", what), ("below", "missed")]).await.redirects();
}

/// Mme Durand gives back a dictation: 12 out of 20, and 18 to Inès.
async fn publishes(school: &TestSchool, thing: i64, title: &'static str) {
    let (people, now) = (school.people, school.clock.now());
    let write = move |tx: &Tx<'_>| {
        let news = news::News {
            what: news::Published::Results,
            thing,
            title: title.to_owned(),
            url: "/evaluations/1".to_owned(),
            visible_at: news::family_sees_at(now),
            by: Some(people.mme_durand),
        };
        let pupils =
            [(people.lea, Some(Share::of(12, 20))), (people.ines, Some(Share::of(18, 20)))];
        news::tell(tx, &news, &pupils, now)
    };
    school.app.db.write(write).await.expect("told");
}

#[tokio::test]
async fn each_guardian_is_told_what_he_has_chosen_a_day_later() {
    for school in schools().await {
        chooses(&school, school.marc, school.lea, "below").await;
        chooses(&school, school.mme_moreau, school.ines, "below").await;
        chooses(&school, school.m_moreau, school.ines, "never").await;
        publishes(&school, 41, "Dictée n° 4").await;
        assert!(told(&school, school.samira).await.is_empty(), "not before a day has passed");
        school.at("2026-11-24 10:30");
        school.run_jobs().await;
        assert_eq!(told(&school, school.samira).await, ["Dictée n° 4 : le résultat est là"]);
        assert_eq!(told(&school, school.lea).await, ["Dictée n° 4 : le résultat est là"]);
        assert_eq!(told(&school, school.marc).await, ["Dictée n° 4 : à revoir ensemble"]);
        assert!(told(&school, school.mme_moreau).await.is_empty(), "18 is reached");
        assert!(told(&school, school.m_moreau).await.is_empty());
        assert!(told(&school, school.mme_dubois).await.is_empty());

        school.app.db.write(|tx: &Tx<'_>| news::take_back(tx, &[41])).await.expect("taken back");
        assert!(told(&school, school.samira).await.is_empty());
        assert!(told(&school, school.marc).await.is_empty());
    }
}

#[tokio::test]
async fn a_number_waits_beside_the_menu_until_the_page_of_the_child_is_opened() {
    for school in schools().await {
        chooses(&school, school.marc, school.lea, "never").await;
        publishes(&school, 48, "Dictée").await;
        publishes(&school, 49, "Calcul").await;
        school.at("2026-11-24 10:30");
        school.run_jobs().await;
        let number = async |person: Id<Person>| {
            let page = school.client(person).await.get("/nouveautes").await.page();
            page.text_of(".tabs [data-counter=results]:not([hidden]) [data-counter-value]")
        };
        assert_eq!(number(school.samira).await, "2");
        assert_eq!(number(school.lea).await, "2");
        assert_eq!(number(school.marc).await, "", "he comes and looks by himself");
        assert_eq!(number(school.mme_durand).await, "");
        let viewer = school.samira;
        let card = results::feature().card.expect("a card");
        let now = school.clock.now();
        let draws = move |tx: &Tx<'_>| {
            let viewer = people::Standing::load(tx, viewer)?.expect("somebody");
            let home = web::HomeOf::of(&viewer, now);
            (card.load)(tx, &home).map(|drawn| drawn.is_some())
        };
        assert!(school.app.db.read(draws).await.expect("read"));

        let samira = school.client(school.samira).await;
        samira.get(&format!("/resultats/eleves/{}", school.jules)).await.page();
        assert_eq!(number(school.samira).await, "2", "of her other child nothing was opened");
        samira.get(&format!("/resultats/eleves/{}", school.lea)).await.page();
        assert_eq!(number(school.samira).await, "");
        assert!(!school.app.db.read(draws).await.expect("read"), "nothing new, no card");
        school.app.db.write(|tx: &Tx<'_>| news::take_back(tx, &[48])).await.expect("taken back");
        assert_eq!(number(school.lea).await, "1");
    }
}

#[tokio::test]
async fn what_is_put_off_is_told_once_at_its_new_hour() {
    for school in schools().await {
        publishes(&school, 47, "Dictée").await;
        school.at("2026-11-23 15:00");
        publishes(&school, 47, "Dictée corrigée").await;
        school.at("2026-11-24 10:30");
        school.run_jobs().await;
        assert!(told(&school, school.samira).await.is_empty(), "a day after the second time");
        school.at("2026-11-24 15:30");
        school.run_jobs().await;
        let words = told(&school, school.samira).await;
        assert_eq!(words, ["Dictée corrigée : le résultat est là"]);
    }
}

#[tokio::test]
async fn nothing_comes_at_the_week_end() {
    for school in schools().await {
        school.at("2026-11-27 18:00");
        publishes(&school, 42, "Calcul").await;
        school.at("2026-11-28 19:00");
        school.run_jobs().await;
        assert!(told(&school, school.samira).await.is_empty(), "a Saturday");
        school.at("2026-11-30 08:00");
        school.run_jobs().await;
        assert_eq!(told(&school, school.samira).await.len(), 1, "Monday morning");
    }
}

#[tokio::test]
async fn one_word_a_week_says_how_many() {
    for school in schools().await {
        chooses(&school, school.samira, school.lea, "weekly").await;
        publishes(&school, 43, "Dictée n° 4").await;
        publishes(&school, 44, "Calcul").await;
        publishes(&school, 45, "Poésie").await;
        school.app.db.write(|tx: &Tx<'_>| news::take_back(tx, &[45])).await.expect("taken back");
        school.at("2026-11-26 10:00");
        school.run_jobs().await;
        assert!(told(&school, school.samira).await.is_empty());
        school.at("2026-11-27 16:31");
        // Seen by the family on Saturday only: it is of the week after.
        publishes(&school, 46, "Lecture").await;
        school.run_jobs().await;
        assert_eq!(told(&school, school.samira).await, ["2 résultats cette semaine"]);
        school.at("2026-12-04 16:31");
        school.run_jobs().await;
        let words = told(&school, school.samira).await;
        assert!(words.contains(&"Un résultat cette semaine".to_owned()), "{words:?}");
        assert_eq!(words.len(), 2);
    }
}

#[tokio::test]
async fn a_livret_is_announced_whatever_was_chosen() {
    for school in schools().await {
        chooses(&school, school.samira, school.lea, "never").await;
        let (lea, now): (Id<Person>, Instant) = (school.lea, school.clock.now());
        let write = move |tx: &Tx<'_>| {
            let news = news::News {
                what: news::Published::Livret,
                thing: 50,
                title: "Trimestre 1".to_owned(),
                url: "/livrets".to_owned(),
                visible_at: now,
                by: None,
            };
            news::tell(tx, &news, &[(lea, None)], now)
        };
        school.app.db.write(write).await.expect("told");
        assert_eq!(told(&school, school.samira).await, ["Trimestre 1 : le livret est à lire"]);
    }
}

#[tokio::test]
async fn only_a_guardian_chooses_and_what_he_chose_is_his() {
    for school in schools().await {
        let url = format!("/resultats/eleves/{}/alertes", school.lea);
        chooses(&school, school.samira, school.lea, "weekly").await;
        let samira = school.client(school.samira).await;
        let page = samira.get(&url).await.page();
        assert_eq!(page.attribute("[name=what][checked]", "value").as_deref(), Some("weekly"));
        let marc = school.client(school.marc).await;
        let page = marc.get(&url).await.page();
        assert_eq!(page.attribute("[name=what][checked]", "value").as_deref(), Some("each"));
        let wrong = samira.post(&url, &[("what", "toujours")]).await;
        assert_eq!(wrong.status, 422);
        let durand = school.client(school.mme_durand).await;
        assert_eq!(durand.get(&url).await.status, 403);
        let moreau = school.client(school.mme_moreau).await;
        assert_eq!(moreau.get(&url).await.status, 404);

        let (guardian, export) = (school.samira, results::feature().export);
        let held = school.app.db.read(move |tx| export(tx, guardian)).await.expect("exported");
        assert!(String::from_utf8_lossy(&held[0].bytes).contains("weekly"));
        let erase = results::feature().erase;
        let rows = school.app.db.write(move |tx| erase(tx, guardian)).await.expect("erased");
        assert_eq!(rows, 1);
        let held = school.app.db.read(move |tx| export(tx, guardian)).await.expect("exported");
        assert!(held.is_empty());
    }
}

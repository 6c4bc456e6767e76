//! Engines that are down, slow, wrong or harmful: a sentence is said and the original stays.

use crate::house::{House, houses};
use testing::Client;
use translation::testing::{Counterpart, Mood};

/// A note that Samira has asked for.
async fn asked(house: &House) -> (Client, String) {
    let note = house.pin("Bonjour à tous", "").await;
    let samira = house.client(house.samira).await;
    house.ask(&samira, &note).await;
    (samira, note)
}

#[tokio::test]
async fn an_engine_that_is_down_or_slow_is_asked_again_and_then_given_up() {
    for mood in [Mood::Refusing(503), Mood::Slow] {
        for house in houses().await {
            let engine = Counterpart::lent_to(&house.app).await;
            engine.answers(mood);
            let (samira, note) = asked(&house).await;
            let ran = house.app.jobs.run_due().await.expect("the queue");
            assert_eq!(ran.failed.len(), 1);
            assert!(!ran.failed[0].reason.contains("Bonjour"), "{}", ran.failed[0].reason);
            let page = samira.get(&note).await.page();
            assert!(page.text_of(".translation").contains("ne répond pas pour l’instant"));
            assert_eq!(page.text_of(".rich"), "Bonjour à tous");
            house.hours_pass().await;
            assert_eq!(engine.asked().len(), 6);
            let page = samira.get(&note).await.page();
            let said = page.text_of(".translation");
            assert!(said.contains("La traduction n’a pas pu être faite"), "{said}");
            assert!(said.contains("تعذّرت الترجمة"), "{said}");
            assert_eq!(page.text_of(".rich"), "Bonjour à tous");
            // It is back: asked again, it answers.
            engine.answers(Mood::Well);
            house.ask(&samira, &note).await;
            house.run_jobs().await;
            let page = samira.get(&note).await.page();
            assert_eq!(page.text_of(".translated .rich"), "[ar] Bonjour à tous");
        }
    }
}

#[tokio::test]
async fn an_engine_that_cannot_be_reached_blocks_nothing() {
    for house in houses().await {
        let nobody_listens = "http://127.0.0.1:9";
        let engine = translation::Translator::by_http(nobody_listens, "", &[]).expect("an address");
        house.app.jobs.lend(engine);
        let (samira, note) = asked(&house).await;
        house.hours_pass().await;
        let page = samira.get(&note).await.page();
        assert!(page.text_of(".translation").contains("n’a pas pu être faite"));
        assert_eq!(page.text_of(".rich"), "Bonjour à tous");
    }
}

#[tokio::test]
async fn an_engine_that_refuses_or_answers_beside_is_not_asked_again() {
    for mood in [Mood::Refusing(400), Mood::Refusing(403), Mood::Forgetful] {
        for house in houses().await {
            let engine = Counterpart::lent_to(&house.app).await;
            engine.answers(mood);
            let (samira, note) = asked(&house).await;
            house.run_jobs().await;
            house.hours_pass().await;
            assert_eq!(engine.asked().len(), 1, "{mood:?}");
            let page = samira.get(&note).await.page();
            assert!(page.text_of(".translation").contains("n’a pas pu être faite"));
            assert!(page.has(".translation button"), "one may ask again");
        }
    }
}

#[tokio::test]
async fn what_an_engine_slips_in_is_dropped_as_anybody_s() {
    for house in houses().await {
        let engine = Counterpart::lent_to(&house.app).await;
        engine.answers(Mood::Harmful);
        let (samira, note) = asked(&house).await;
        house.run_jobs().await;
        let answered = samira.get(&note).await;
        assert!(!answered.text().contains("alert("), "a script came through");
        let page = answered.page();
        assert_eq!(page.text_of(".translated .rich"), "[ar] Bonjour à tous");
        assert_eq!(page.text_of(".translated h2"), "[ar] Mot & bonjour");
        assert!(!page.has(".translated img"));
    }
}

#[tokio::test]
async fn a_program_that_fails_or_hangs_blocks_nothing() {
    for house in houses().await {
        for (line, is_late) in [("false {from}{to}", false), ("env -S {from}={to} sleep 30", true)]
        {
            let translator = translation::Translator::by_program(line, &[]).expect("a program");
            let soon = std::time::Duration::from_millis(100);
            house.app.jobs.lend(translator.within(soon));
            let (samira, note) = asked(&house).await;
            house.app.jobs.run_due().await.expect("the queue");
            let page = samira.get(&note).await.page();
            let said = page.text_of(".translation");
            let expected = if is_late { "ne répond pas" } else { "n’a pas pu être faite" };
            assert!(said.contains(expected), "{line}: {said}");
            assert_eq!(page.text_of(".rich"), "Bonjour à tous");
            house.hours_pass().await;
        }
    }
}

#[tokio::test]
async fn a_text_that_is_too_long_says_so_and_is_not_sent() {
    for house in houses().await {
        let engine = Counterpart::lent_to(&house.app).await;
        let note = house.pin(&"mot ".repeat(translation::CHARS_MAX / 3), "").await;
        let samira = house.client(house.samira).await;
        let page = samira.get(&note).await.page();
        assert!(page.text_of(".translation").contains("trop long pour être traduit"));
        house.ask(&samira, &note).await;
        house.run_jobs().await;
        assert!(engine.asked().is_empty());
    }
}

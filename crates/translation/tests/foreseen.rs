//! What is sent is prepared for the languages of its readers, and forgotten in time.

use crate::house::{House, NOTE, find, houses};
use base::{Id, Lang};
use db::Tx;
use people::{Group, GroupKind, Person, Scope, groups};
use translation::testing::Counterpart;

/// Prepares a note for these persons and the families of CE1-A, as a job of its feature does; with
/// how many statements.
async fn foresee(house: &House, engine: &Counterpart, note: &str, persons: Vec<Id<Person>>) -> u32 {
    let (engine, now, class) = (engine.clone(), house.clock.now(), house.ce1_a);
    let note = note.rsplit('/').next().and_then(|id| id.parse().ok()).expect("a note");
    let write = move |tx: &Tx<'_>| {
        let text = find(tx, note)?.expect("a note").text();
        let families = groups::find(tx, GroupKind::Guardians, Scope::Class(class))?;
        let families: Vec<Id<Group>> = families.into_iter().collect();
        let before = tx.statements();
        let readers = (persons.as_slice(), families.as_slice());
        translation::foresee(tx, &engine.translator(), &text, readers, now)?;
        Ok(tx.statements() - before)
    };
    house.app.db.write(write).await.expect("foreseen")
}

#[tokio::test]
async fn a_text_is_made_once_for_each_language_of_its_readers() {
    for house in houses().await {
        let engine = Counterpart::lent_to(&house.app).await;
        house.reads(house.marc, Lang::Ar).await;
        house.reads(house.mme_moreau, Lang::Tr).await;
        // The engine does not know Ukrainian, and Mme Durand reads it as it is.
        house.reads(house.m_moreau, Lang::Uk).await;
        let note = house.pin("Bonjour à tous", "").await;
        let statements = foresee(&house, &engine, &note, vec![house.mme_durand]).await;
        assert!(statements <= 4, "one look at the readers, whatever their number: {statements}");
        house.run_jobs().await;
        let mut targets: Vec<String> =
            engine.asked().iter().map(|it| it["target"].to_string()).collect();
        targets.sort();
        assert_eq!(targets, ["\"ar\"", "\"tr\""]);
        let page = house.seen_by(house.samira, &note).await;
        assert_eq!(page.text_of(".translated .rich"), "[ar] Bonjour à tous");
        let page = house.seen_by(house.mme_moreau, &note).await;
        assert_eq!(page.text_of(".marks"), "Otomatik çeviri Traduction automatique");
        let page = house.seen_by(house.m_moreau, &note).await;
        assert!(!page.has(".translation"), "nothing is offered that cannot be made");
        // Again, and for others of the same languages: nothing is left to do.
        foresee(&house, &engine, &note, vec![house.marc]).await;
        house.run_jobs().await;
        assert_eq!(engine.asked().len(), 2);
    }
}

#[tokio::test]
async fn a_parent_s_arabic_is_french_for_a_teacher() {
    for house in houses().await {
        let engine = Counterpart::lent_to(&house.app).await;
        let note = house.pin("السلام عليكم، ليلى مريضة اليوم", "").await;
        foresee(&house, &engine, &note, vec![house.mme_durand]).await;
        house.run_jobs().await;
        assert_eq!(engine.asked()[0]["source"], "ar");
        let page = house.seen_by(house.mme_durand, &note).await;
        assert_eq!(page.text_of(".marks"), "Traduction automatique");
        assert_eq!(page.attribute(".translated", "dir").as_deref(), Some("ltr"));
        assert_eq!(page.attribute(".original .rich", "dir").as_deref(), Some("rtl"));
        let page = house.seen_by(house.samira, &note).await;
        assert!(!page.has(".beside"), "she reads it as it is");
    }
}

#[tokio::test]
async fn what_nobody_has_needed_for_a_year_is_swept() {
    for house in houses().await {
        let engine = Counterpart::lent_to(&house.app).await;
        let note = house.pin("Bonjour à tous", "").await;
        foresee(&house, &engine, &note, vec![]).await;
        house.run_jobs().await;
        assert_eq!(house.kept().await, 1);
        house.at("2027-11-23 03:00");
        house.run_jobs().await;
        assert_eq!(house.kept().await, 1);
        house.at("2028-01-15 03:00");
        house.run_jobs().await;
        assert_eq!(house.kept().await, 0);
        let id: Id<Person> = Id::new(1);
        let forget = move |tx: &Tx<'_>| translation::forget(tx, NOTE, &[id]);
        assert_eq!(house.app.db.write(forget).await.expect("forgotten"), 0);
    }
}

//! Slips for families that do not read French: both texts in sight, the original is signed.

use crate::desk::{Desk, class, desk, pupil, schools};
use base::Lang;
use db::Tx;
use testing::{Page, TestSchool};
use translation::testing::{Counterpart, Mood, reads};

/// A slip with a question to tick and one with choices, that Samira reads in Arabic.
async fn written(school: &TestSchool) -> (Desk, Desk, String) {
    reads(&school.app, school.samira, Lang::Ar).await;
    let durand = desk(school, school.mme_durand).await;
    let more = [
        ("q1_label", "Il mange"),
        ("q1_ask", "choice"),
        ("q1_options", "À la cantine\nÀ la maison"),
    ];
    let slip = durand.writes_with(&pupil(school.lea), &more).await;
    (durand, desk(school, school.samira).await, slip)
}

async fn kept(school: &TestSchool) -> i64 {
    let count = |tx: &Tx<'_>| tx.number("select count(*) from translation", &[]);
    school.app.db.read(count).await.expect("a number")
}

fn is_signable(page: &Page) -> bool {
    page.text_of("form .button").contains("Signer pour Léa")
}

#[tokio::test]
async fn a_parent_sees_the_slip_in_her_language_beside_the_original_and_signs_that() {
    for school in schools().await {
        let engine = Counterpart::lent_to(&school.app).await;
        let (durand, samira, slip) = written(&school).await;
        school.run_jobs().await;
        let page = samira.page(&slip).await;
        assert_eq!(page.text_of(".original .notebook h1"), "Sortie à La Piscine");
        assert_eq!(page.text_of(".translated .title"), "[ar] Sortie à La Piscine");
        let asked = page.texts_of(".translated .rich ~ ul > li");
        assert_eq!(asked[0], "[ar] Il participe à la sortie نعم / لا");
        assert_eq!(asked[1], "[ar] Il mange [ar] À la cantine [ar] À la maison");
        // In the form each question and each answer stands in both.
        let labels = page.texts_of("fieldset.choice legend");
        assert_eq!(labels[0], "Il participe à la sortie [ar] Il participe à la sortie");
        let answers = page.texts_of("fieldset.choice label");
        assert_eq!(answers[..2], ["Oui نعم", "Non لا"]);
        assert_eq!(answers[2], "À la cantine [ar] À la cantine");
        assert!(page.text_of(".note").contains("C’est le texte original que vous signez"));
        assert!(page.text_of(".note").contains("توقيعكم يكون على النص الأصلي"));
        samira.signs(&slip, school.lea, &[("r1", "yes"), ("r2", "1")]).await;
        let line = durand.followed(&slip).await.join(" ");
        assert!(line.contains("Oui") && line.contains("À la maison"), "{line}");
        // What is signed is the original: the digest of the version knows no translation.
        assert_eq!(engine.asked().len(), 1);
        let id = slip.rsplit('/').next().expect("an id");
        let told = samira.0.get_json(&format!("/api/liaison/{id}")).await.json();
        assert_eq!((&told["lang"], &told["translation"]["lang"]), (&"fr".into(), &"ar".into()));
        assert_eq!(told["translation"]["title"], "[ar] Sortie à La Piscine");
        // The father reads French, the pupil too.
        for reader in [school.marc, school.lea] {
            let page = desk(&school, reader).await.page(&slip).await;
            assert!(!page.has(".beside") && !page.has(".translation"));
        }
    }
}

#[tokio::test]
async fn a_correction_is_another_text() {
    for school in schools().await {
        let engine = Counterpart::lent_to(&school.app).await;
        let (durand, samira, slip) = written(&school).await;
        school.run_jobs().await;
        let fields = [
            ("title", "Sortie au musée"),
            ("body", "Vendredi."),
            ("version", "1"),
            ("lang", "fr"),
            ("action", "correct"),
        ];
        durand.0.post(&format!("{slip}/correction"), &fields).await.redirects();
        assert_eq!(kept(&school).await, 0, "the old words are gone in both languages");
        let page = samira.page(&slip).await;
        assert!(page.has(".translation button") && !page.has(".beside"));
        school.run_jobs().await;
        let page = samira.page(&slip).await;
        assert_eq!(page.text_of(".translated .title"), "[ar] Sortie au musée");
        assert_eq!(engine.asked().len(), 2);
        // The end of a slip is the end of its translation.
        school.at("2028-08-02 03:30");
        school.run_jobs().await;
        assert_eq!(kept(&school).await, 0);
    }
}

#[tokio::test]
async fn an_engine_that_is_down_keeps_nobody_from_signing() {
    for school in schools().await {
        let engine = Counterpart::lent_to(&school.app).await;
        engine.answers(Mood::Refusing(503));
        let (_, samira, slip) = written(&school).await;
        school.app.jobs.run_due().await.expect("the queue");
        school.app.jobs.run_due().await.expect("the queue");
        let page = samira.page(&slip).await;
        assert!(page.text_of(".translation").contains("ne répond pas pour l’instant"));
        assert!(page.text_of(".note").contains("C’est le texte original que vous signez"));
        assert!(is_signable(&page));
        samira.signs(&slip, school.lea, &[("r1", "no"), ("r2", "0")]).await;
        assert!(samira.awaiting().await.is_empty());
    }
}

#[tokio::test]
async fn only_who_may_read_a_slip_asks_for_it_in_another_language() {
    for school in schools().await {
        let (durand, samira, slip) = written(&school).await;
        school.run_jobs().await;
        let page = samira.page(&slip).await;
        assert!(!page.has(".translation"), "nobody translates here");
        assert!(is_signable(&page));
        let engine = Counterpart::lent_to(&school.app).await;
        let ask = format!("{slip}/traduction");
        for stranger in [school.mme_dubois, school.m_petit, school.m_lambert] {
            reads(&school.app, stranger, Lang::Ar).await;
            let stranger = desk(&school, stranger).await;
            assert_eq!(stranger.0.post(&ask, &[]).await.status, 404);
            assert_eq!(stranger.0.get(&ask).await.status, 404);
        }
        assert_eq!(school.nobody().post(&ask, &[]).await.status, 401);
        samira.0.post(&ask, &[]).await.redirects();
        durand.0.post(&ask, &[]).await.redirects();
        school.run_jobs().await;
        assert_eq!(engine.asked().len(), 1, "the teacher reads what she wrote");
        assert!(samira.page(&slip).await.has(".beside"));
    }
}

#[tokio::test]
async fn a_slip_says_in_which_language_it_is() {
    for school in schools().await {
        let durand = desk(&school, school.mme_durand).await;
        let to = class(&school, school.ce1_a).await;
        let slip = durand.writes_with(&to, &[("title", "Gezi"), ("lang", "tr")]).await;
        let samira = desk(&school, school.samira).await;
        let page = samira.page(&slip).await;
        assert_eq!(page.attribute(".notebook > div", "lang").as_deref(), Some("tr"));
        let list = samira.page("/liaison").await;
        assert_eq!(list.attribute(".todo bdi", "lang").as_deref(), Some("tr"));
        let form = durand.page(&format!("{slip}/correction")).await;
        assert_eq!(form.attribute("#lang option[selected]", "value").as_deref(), Some("tr"));
        // Its letters say it by themselves.
        let fields = [("title", "رحلة"), ("body", "يوم الخميس نزور المتحف")];
        let slip = durand.writes_with(&to, &fields).await;
        let page = samira.page(&slip).await;
        let told = ["lang", "dir"].map(|it| page.attribute(".notebook > div", it));
        assert_eq!(told.map(Option::unwrap_or_default), ["ar", "rtl"]);
    }
}

//! The second factor.

use crate::house::*;
use accounts::command;
use base::Id;
use people::Person;
use testing::{Client, TestSchool};

/// What the telephone of this person shows now.
async fn telephone(school: &TestSchool, person: Id<Person>) -> String {
    let now = school.clock.now();
    let show = move |tx: &db::Tx<'_>| command::telephone(tx, SECRET, person, now);
    school.app.db.read(show).await.expect("a code").expect("a second factor")
}

async fn set_up(school: &TestSchool, person: Id<Person>) -> Vec<String> {
    let browser = school.client(person).await;
    browser.get("/compte/second-facteur").await.page();
    let code = telephone(school, person).await;
    let fields = [("code", &*code), ("current", PASSWORD)];
    let page = browser.post("/compte/second-facteur", &fields).await.page();
    page.texts_of("ul.codes li")
}

/// A browser where the password was right.
async fn at_the_step(school: &TestSchool, login: &str) -> Client {
    let browser = school.nobody();
    assert_eq!(sign_in(&browser, login, PASSWORD).await.redirects(), "/connexion/code");
    assert!(!is_in(&browser).await, "the password alone opens nothing");
    browser
}

#[tokio::test]
async fn a_teacher_protects_her_account_with_her_telephone() {
    for school in each().await {
        open(&school, school.mme_durand).await;
        assert_eq!(set_up(&school, school.mme_durand).await.len(), 8);
        school.clock.advance_minutes(1);
        let browser = at_the_step(&school, "claire.durand").await;
        let code = telephone(&school, school.mme_durand).await;
        let wrong = browser.post("/connexion/code", &[("code", "000000")]).await;
        assert_eq!(wrong.status, 422);
        assert_eq!(browser.post("/connexion/code", &[("code", &code)]).await.redirects(), "/");
        assert!(is_in(&browser).await);
    }
}

#[tokio::test]
async fn a_code_that_was_seen_over_the_shoulder_is_worth_nothing() {
    for school in each().await {
        open(&school, school.mme_durand).await;
        set_up(&school, school.mme_durand).await;
        school.clock.advance_minutes(1);
        let code = telephone(&school, school.mme_durand).await;
        let (hers, thief) = (
            at_the_step(&school, "claire.durand").await,
            at_the_step(&school, "claire.durand").await,
        );
        hers.post("/connexion/code", &[("code", &code)]).await.redirects();
        assert_eq!(thief.post("/connexion/code", &[("code", &code)]).await.status, 422);
        assert!(!is_in(&thief).await);
    }
}

#[tokio::test]
async fn a_recovery_code_stands_once_for_the_telephone() {
    for school in each().await {
        open(&school, school.mme_durand).await;
        let codes = set_up(&school, school.mme_durand).await;
        let step = at_the_step(&school, "claire.durand").await;
        step.post("/connexion/code", &[("code", &codes[0])]).await.redirects();
        assert!(is_in(&step).await);
        let again = at_the_step(&school, "claire.durand").await;
        assert_eq!(again.post("/connexion/code", &[("code", &codes[0])]).await.status, 422);
        let page = step.get("/compte/second-facteur").await.page();
        assert!(page.text_of("main").contains("Il vous reste 7 codes de secours"));
    }
}

#[tokio::test]
async fn guessing_the_second_factor_is_slowed() {
    for school in each().await {
        open(&school, school.mme_durand).await;
        set_up(&school, school.mme_durand).await;
        school.clock.advance_minutes(1);
        let thief = at_the_step(&school, "claire.durand").await;
        for _ in 0..5 {
            assert_eq!(thief.post("/connexion/code", &[("code", "000000")]).await.status, 422);
        }
        assert_eq!(thief.post("/connexion/code", &[("code", "000000")]).await.status, 429);
    }
}

#[tokio::test]
async fn the_step_belongs_to_who_showed_the_password() {
    for school in each().await {
        open(&school, school.mme_durand).await;
        set_up(&school, school.mme_durand).await;
        school.clock.advance_minutes(1);
        let code = telephone(&school, school.mme_durand).await;
        let thief = school.nobody();
        assert_eq!(
            thief.post("/connexion/code", &[("code", &code)]).await.redirects(),
            "/connexion"
        );
        let slow = at_the_step(&school, "claire.durand").await;
        school.clock.advance_minutes(11);
        let code = telephone(&school, school.mme_durand).await;
        assert_eq!(
            slow.post("/connexion/code", &[("code", &code)]).await.redirects(),
            "/connexion"
        );
    }
}

#[tokio::test]
async fn an_administrator_does_not_come_in_without() {
    for school in each().await {
        open(&school, school.mme_delattre).await;
        let browser = school.nobody();
        let next = sign_in(&browser, "anne.delattre", PASSWORD).await.redirects();
        assert_eq!(next, "/connexion/protection");
        assert!(!is_in(&browser).await);
        assert!(browser.get(&next).await.page().has(".qr svg"));
        assert_eq!(browser.post(&next, &[("code", "000000")]).await.status, 422);
        let code = telephone(&school, school.mme_delattre).await;
        let page = browser.post(&next, &[("code", &code)]).await.page();
        assert_eq!(page.count("ul.codes li"), 8);
        assert!(is_in(&browser).await);
        let end = browser.post("/compte/second-facteur/fin", &[("current", PASSWORD)]).await;
        assert_eq!(end.status, 403, "required");
        let thief = school.nobody();
        let next = sign_in(&thief, "anne.delattre", PASSWORD).await.redirects();
        assert_eq!(next, "/connexion/code");
        assert_eq!(thief.get("/connexion/protection").await.redirects(), "/connexion/code");
    }
}

#[tokio::test]
async fn a_teacher_removes_it_with_her_password() {
    for school in each().await {
        open(&school, school.mme_durand).await;
        set_up(&school, school.mme_durand).await;
        let browser = school.client(school.mme_durand).await;
        let wrong = browser.post("/compte/second-facteur/fin", &[("current", OTHER)]).await;
        assert_eq!(wrong.status, 422);
        browser.post("/compte/second-facteur/fin", &[("current", PASSWORD)]).await.redirects();
        assert_eq!(sign_in(&school.nobody(), "claire.durand", PASSWORD).await.redirects(), "/");
    }
}

#[tokio::test]
async fn who_becomes_an_administrator_shows_two_factors_at_once() {
    for school in each().await {
        open(&school, school.m_petit).await;
        let (browser, other) = (school.nobody(), school.nobody());
        for browser in [&browser, &other] {
            sign_in(browser, "antoine.petit", PASSWORD).await.redirects();
            assert!(is_in(browser).await);
        }
        let (petit, now) = (school.m_petit, school.clock.now());
        let name = move |tx: &db::Tx<'_>| {
            use people::{Function, Post, assignment, groups, testing::holds};
            let new = holds(petit, Post::Platform, Function::Administrator, now.day());
            let (_, touched) = assignment::begin(tx, &[new])?;
            groups::refresh(tx, &touched, now.day())
        };
        school.app.db.write(name).await.expect("an administrator");
        for browser in [&browser, &other] {
            assert!(!is_in(browser).await, "the password was enough for a teacher only");
        }
        let next = sign_in(&browser, "antoine.petit", PASSWORD).await.redirects();
        assert_eq!(next, "/connexion/protection");
        let code = {
            browser.get(&next).await.page();
            telephone(&school, petit).await
        };
        browser.post(&next, &[("code", &code)]).await.page();
        assert!(is_in(&browser).await);
        assert!(!is_in(&other).await);
    }
}

#[tokio::test]
async fn a_head_helps_a_teacher_who_has_lost_her_telephone() {
    for school in each().await {
        open(&school, school.mme_durand).await;
        mail(&school, school.mme_durand, "claire@exemple.fr").await;
        set_up(&school, school.mme_durand).await;
        let there = school.client(school.mme_durand).await;
        let end = format!("/comptes/{}/second-facteur/fin", school.mme_durand);
        for (person, status) in
            [(school.m_petit, 404), (school.m_lambert, 404), (school.mme_durand, 403)]
        {
            assert_eq!(school.client(person).await.post(&end, &[]).await.status, status);
        }
        let head = school.client(school.mme_lefevre).await;
        let code = format!("/comptes/{}/code", school.mme_durand);
        let page = head.post(&code, &[]).await.page();
        assert_eq!(page.attribute("details form", "action"), Some(end.clone()));
        head.post(&end, &[]).await.page();
        assert_eq!(head.post(&end, &[]).await.status, 409, "once");
        assert!(!is_in(&there).await);
        assert_eq!(sign_in(&school.nobody(), "claire.durand", PASSWORD).await.redirects(), "/");
        let (to, body) = mails(&school).await.remove(0);
        assert_eq!(to, "claire@exemple.fr");
        assert!(body.contains("Le code de sécurité de votre compte"), "{body}");
        let at = school.jean_mace;
        let log = school.app.db.read(move |tx| people::audit::of_school(tx, at, None, 9)).await;
        let log: Vec<String> = log.expect("the log").into_iter().map(|it| it.action).collect();
        assert_eq!(log, ["accounts.factor-end", "accounts.code"]);
    }
}

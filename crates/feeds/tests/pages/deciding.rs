//! Deciding: a school that is held, an apply that is found again, a plan given up, an undoing.

use super::{NEW, aaf, bring, csv, deeds, features, new_of, onde, parts, pupils_of, sent};
use axum::http::StatusCode;
use testing::{Client, TestSchool};

/// The twenty of AAF are in place; the next complete feed says only twelve of them.
async fn twelve_of_twenty(school: &TestSchool, platform: &Client) -> String {
    let mut world = aaf();
    let files = parts(&world);
    let feed = bring(school, platform, NEW, &[], &sent(&files)).await;
    platform.post(&format!("{feed}/application"), &[]).await.redirects();
    school.run_jobs().await;
    school.at("2026-11-24 10:00");
    let nina = world.pupils.pop().expect("Nina");
    world.pupils.truncate(12);
    world.pupils.push(nina);
    let files = parts(&world);
    bring(school, platform, NEW, &[], &sent(&files)).await
}

#[tokio::test]
async fn a_held_school_goes_only_with_a_written_reason() {
    for school in TestSchool::each(features).await {
        let platform = school.client(school.mme_delattre).await;
        let feed = twelve_of_twenty(&school, &platform).await;
        let page = platform.get(&feed).await.page();
        assert_eq!(page.text_of("main > .inline .tag"), "à regarder");
        assert!(page.text_of(".note.warn").contains("sont retenues"));
        assert!(page.text_of(".rows").contains("8 départs sur"), "{}", page.text_of(".rows"));
        let part = format!("{feed}/ecoles/0");
        let held = platform.get(&part).await.page();
        assert_eq!(held.count("li.left"), 8, "who would leave comes first");
        assert!(held.text_of(".note.warn").contains("8 départs sur"));
        // Applying what is ready leaves it alone.
        let nothing = platform.post(&format!("{feed}/application"), &[("place", "0")]).await;
        assert_eq!(nothing.status, StatusCode::CONFLICT);
        let accord = format!("{part}/accord");
        for reason in ["", "oui"] {
            let refused = platform.post(&accord, &[("raison", reason)]).await;
            assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
        }
        let head = school.client(school.mme_lefevre).await;
        let reason = [("raison", "Fermeture de la classe de CE1 A")];
        assert_eq!(head.post(&accord, &reason).await.status, StatusCode::FORBIDDEN);
        platform.post(&accord, &reason).await.redirects();
        assert_eq!(deeds(&school).await[0], "feed.release");
        assert_eq!(platform.post(&accord, &reason).await.status, StatusCode::CONFLICT);
        assert!(platform.get(&part).await.page().text_of(".note").contains("Fermeture"));
        platform.post(&format!("{feed}/application"), &[("place", "0")]).await.redirects();
        school.run_jobs().await;
        assert_eq!(pupils_of(&school, "0591234A").await, 5 + 12);
    }
}

#[tokio::test]
async fn a_larger_share_may_be_allowed_beforehand() {
    for school in TestSchool::each(features).await {
        let head = school.client(school.mme_lefevre).await;
        let (whole, fewer) = (onde(&[]), onde(&["Zoé", "Noé", "Inès"]));
        let new = new_of(&school);
        let first = bring(&school, &head, &new, &[], &[csv("eleves.csv", &whole)]).await;
        head.post(&format!("{first}/application"), &[]).await.redirects();
        school.run_jobs().await;
        let held = bring(&school, &head, &new, &[], &[csv("eleves.csv", &fewer)]).await;
        assert_eq!(head.get(&held).await.page().text_of("main > .inline .tag"), "à regarder");
        let fields = [("seuil", "50 %")];
        let let_go = bring(&school, &head, &new, &fields, &[csv("eleves.csv", &fewer)]).await;
        assert_eq!(head.get(&let_go).await.page().text_of("main > .inline .tag"), "à relire");
    }
}

#[tokio::test]
async fn an_apply_is_left_and_found_again() {
    for school in TestSchool::each(features).await {
        let platform = school.client(school.mme_delattre).await;
        let files = parts(&aaf());
        let feed = bring(&school, &platform, NEW, &[], &sent(&files)).await;
        platform.post(&format!("{feed}/application"), &[]).await.redirects();
        // Somebody else comes by: it goes on, and cannot be begun twice.
        let page = platform.get(&feed).await.page();
        assert!(page.has(".progress progress"));
        assert_eq!(page.count("form"), 0, "nothing may be asked meanwhile");
        let again = platform.post(&format!("{feed}/application"), &[]).await;
        assert_eq!(again.status, StatusCode::CONFLICT);
        let given_up = platform.post(&format!("{feed}/abandon"), &[]).await;
        assert_eq!(given_up.status, StatusCode::CONFLICT);
        let follow = platform.get(&format!("{feed}/suivi")).await.json();
        assert_eq!((&follow["finished"], &follow["next"]), (&false.into(), &feed.clone().into()));
        school.run_jobs().await;
        let follow = platform.get(&format!("{feed}/suivi")).await.json();
        assert_eq!(follow["finished"], true);
        assert_eq!(platform.get(&feed).await.page().text_of("main > .inline .tag"), "en place");
        let part = platform.get(&format!("{feed}/ecoles/0")).await.page();
        assert!(part.text_of(".figures").contains("comptes créés"));
    }
}

#[tokio::test]
async fn one_school_may_be_applied_before_the_others_and_the_rest_given_up() {
    for school in TestSchool::each(features).await {
        let platform = school.client(school.mme_delattre).await;
        let files = parts(&aaf());
        let feed = bring(&school, &platform, NEW, &[], &sent(&files)).await;
        platform.post(&format!("{feed}/application"), &[("place", "1")]).await.redirects();
        school.run_jobs().await;
        assert_eq!(pupils_of(&school, "0595678B").await, 2);
        assert_eq!(pupils_of(&school, "0591234A").await, 5, "the other waits");
        let page = platform.get(&feed).await.page();
        assert_eq!(page.texts_of(".rows .tag"), ["prête", "en place"]);
        platform.post(&format!("{feed}/abandon"), &[]).await.redirects();
        let page = platform.get(&feed).await.page();
        assert_eq!(page.texts_of(".rows .tag"), ["abandonné", "en place"]);
        platform.post(&format!("{feed}/annulation"), &[]).await.redirects();
        school.run_jobs().await;
        assert_eq!(pupils_of(&school, "0595678B").await, 1, "what was applied is undone");
    }
}

#[tokio::test]
async fn an_undoing_that_cannot_be_says_why() {
    for school in TestSchool::each(features).await {
        let head = school.client(school.mme_lefevre).await;
        let new = new_of(&school);
        let (whole, fewer) = (onde(&[]), onde(&["Zoé"]));
        let first = bring(&school, &head, &new, &[], &[csv("eleves.csv", &whole)]).await;
        let undo = format!("{first}/annulation");
        let not_yet = head.post(&undo, &[]).await;
        assert_eq!(not_yet.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(not_yet.any_page().text_of(".note.warn").contains("rien à annuler"));
        head.post(&format!("{first}/application"), &[]).await.redirects();
        school.run_jobs().await;
        school.at("2026-11-24 10:00");
        let second = bring(&school, &head, &new, &[], &[csv("eleves.csv", &fewer)]).await;
        head.post(&format!("{second}/application"), &[]).await.redirects();
        school.run_jobs().await;
        let refused = head.post(&undo, &[]).await;
        assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
        let why = refused.any_page().text_of(".note.warn");
        assert!(why.contains("Annulez-le d’abord"), "{why}");
        assert_eq!(pupils_of(&school, "0591234A").await, 5);
        for feed in [&second, &first] {
            head.post(&format!("{feed}/annulation"), &[]).await.redirects();
            school.run_jobs().await;
            assert_eq!(head.get(feed).await.page().text_of("main > .inline .tag"), "annulé");
        }
        assert_eq!(pupils_of(&school, "0591234A").await, 5);
        let other = school.client(school.m_lambert).await;
        assert_eq!(other.post(&undo, &[]).await.status, StatusCode::NOT_FOUND);
    }
}

//! What a host does for one person, and what is written of it.

use crate::houses::Ground;
use axum::http::StatusCode;
use base::{Clock, Id, Random};
use db::Db;
use people::{Person, Standing, audit};
use server::{
    commands::user::{
        self, NewAdministrator, Who, close, find, first_administrator, forget_second_factor,
        give_code, list, resume, set_password, suspend,
    },
    ending, house,
};
use testing::{Client, TestSchool};

const SECRET: [u8; 32] = [7; 32];
const WHY: &str = "demandé au guichet";

async fn schools() -> Vec<TestSchool> {
    TestSchool::each(house::features).await
}

/// Whether a browser is let in.
async fn is_in(browser: &Client) -> bool {
    browser.get("/compte").await.status == StatusCode::OK
}

/// What was done to somebody, the latest first: by nobody in particular, with its reason.
async fn log(db: &Db, person: Id<Person>) -> Vec<String> {
    let thing = format!("person:{person}");
    let entries = db.read(move |tx| audit::of_thing(tx, &thing, 20)).await.expect("the log");
    for entry in &entries {
        assert_eq!(entry.person, None);
        assert!(entry.detail.contains("command line"), "{}", entry.detail);
    }
    entries.into_iter().map(|entry| entry.action).collect()
}

fn anne() -> NewAdministrator {
    NewAdministrator {
        prenom: "Anne".to_owned(),
        nom: "Delattre".to_owned(),
        civilite: Some("Mme".to_owned()),
    }
}

#[tokio::test]
async fn the_first_administrator_is_made_once() {
    for engine in db::testing::engines() {
        let ground = Ground::new(engine);
        let (db, random, now) = (ground.db().await, Random::system(), Clock::system().now());
        let made = first_administrator(&db, SECRET, &anne(), &random, now).await.expect("made");
        assert_eq!(made.login, "anne.delattre");
        let person = made.person;
        let standing = db.read(move |tx| Standing::load(tx, person)).await.expect("read");
        assert!(standing.expect("a person").is_platform_administrator());
        assert_eq!(log(&db, person).await, ["platform.first-administrator"]);

        let again = first_administrator(&db, SECRET, &anne(), &random, now).await;
        let refused = again.map(|_| ()).expect_err("there is one");
        assert_eq!(ending::code(&refused), ending::REFUSED);
        assert!(ending::sentence(&refused).contains("a déjà un administrateur"));
    }
}

#[tokio::test]
async fn the_code_of_the_first_administrator_opens_the_door() {
    for school in schools().await {
        let (db, now) = (&school.app.db, school.clock.now());
        let given = give_code(db, SECRET, school.mme_delattre, WHY, &Random::seeded(3), now).await;
        let given = given.expect("a code");
        assert_eq!(given.purpose, accounts::CodeUse::Activate);
        let page = school.nobody();
        let typed = given.code.to_string();
        let answer = page.post(accounts::ACTIVATION, &[("code", &typed)]).await;
        assert!(answer.text().contains("Anne"), "{}", answer.text());
        let wrong = page.post(accounts::ACTIVATION, &[("code", "K7QM-4WXR-9TPA")]).await;
        assert!(!wrong.text().contains("Anne"));
    }
}

#[tokio::test]
async fn somebody_is_found_by_the_beginning_of_a_name_or_by_a_login() {
    for school in schools().await {
        let (db, now) = (&school.app.db, school.clock.now());
        let found = find(db, "hadd sam", now).await.expect("found");
        assert_eq!(found.len(), 1);
        assert_eq!((found[0].person, found[0].login.as_deref()), (school.samira, None));
        give_code(db, SECRET, school.samira, WHY, &Random::seeded(3), now).await.expect("a code");
        let found = find(db, "Samira.Haddad", now).await.expect("found");
        assert_eq!(found[0].login.as_deref(), Some("samira.haddad"));
        assert!(find(db, "personne", now).await.expect("searched").is_empty());

        let by_login = Who { personne: None, identifiant: Some("samira.haddad".to_owned()) };
        assert_eq!(user::person_of(db, &by_login, now).await.expect("her"), school.samira);
        let nobody = Who { personne: Some(Id::new(4)), identifiant: None };
        let refused = user::person_of(db, &nobody, now).await.expect_err("nobody");
        assert_eq!(ending::code(refused.as_ref()), ending::REFUSED);
    }
}

#[tokio::test]
async fn a_new_password_ends_the_sessions_and_a_weak_one_changes_nothing() {
    for school in schools().await {
        let (db, now, random) = (&school.app.db, school.clock.now(), Random::seeded(4));
        let browser = school.client(school.samira).await;
        let weak = set_password(db, school.samira, "azerty", WHY, &random, now).await;
        let refused = weak.expect_err("too short");
        assert!(ending::sentence(&refused).contains("12 signes"));
        assert!(is_in(&browser).await);

        let good = "cerise-tambour-nuage-violon";
        set_password(db, school.samira, good, WHY, &random, now).await.expect("set");
        assert!(!is_in(&browser).await);
        assert_eq!(log(db, school.samira).await, ["accounts.password"]);
        let code = give_code(db, SECRET, school.samira, WHY, &random, now).await.expect("a code");
        assert_eq!(code.purpose, accounts::CodeUse::Recover, "she has come in before");
    }
}

#[tokio::test]
async fn a_suspended_person_is_out_at_once_until_the_door_opens_again() {
    for school in schools().await {
        let (db, now) = (&school.app.db, school.clock.now());
        let browser = school.client(school.mme_dubois).await;
        assert!(is_in(&browser).await);
        suspend(db, school.mme_dubois, WHY, now).await.expect("suspended");
        assert!(!is_in(&browser).await);
        assert!(find(db, "Dubois Élise", now).await.expect("found")[0].is_suspended);
        resume(db, school.mme_dubois, WHY, now).await.expect("resumed");
        assert!(is_in(&school.client(school.mme_dubois).await).await);
        assert_eq!(log(db, school.mme_dubois).await, ["person.resume", "person.suspend"]);
    }
}

#[tokio::test]
async fn sessions_are_shown_and_closed_one_or_all() {
    for school in schools().await {
        let (db, now) = (&school.app.db, school.clock.now());
        let phone = school.client(school.samira).await;
        let laptop = school.client(school.samira).await;
        let marc = school.client(school.marc).await;
        let open = list(db, school.samira, now).await.expect("listed");
        assert_eq!(open.len(), 2);
        let first = open.iter().map(|line| line.id).min();
        assert_eq!(close(db, school.samira, first, WHY, now).await.expect("closed"), 1);
        assert!(!is_in(&phone).await);
        assert!(is_in(&laptop).await);
        let others = list(db, school.marc, now).await.expect("listed")[0].id;
        let not_hers = close(db, school.samira, Some(others), WHY, now).await;
        assert_eq!(not_hers.expect("nothing to close"), 0);
        assert_eq!(close(db, school.samira, None, WHY, now).await.expect("closed"), 1);
        assert!(!is_in(&laptop).await);
        assert!(is_in(&marc).await);
    }
}

#[tokio::test]
async fn whoever_lost_his_telephone_comes_in_without_it() {
    for school in schools().await {
        let (db, now, person) = (&school.app.db, school.clock.now(), school.mme_lefevre);
        let set_up = move |tx: &db::Tx<'_>| {
            accounts::command::set_up_second_factor(tx, person, [3; 16], now)
        };
        db.write(set_up).await.expect("a telephone");
        let shows = || async move {
            let ask = move |tx: &db::Tx<'_>| accounts::command::telephone(tx, SECRET, person, now);
            db.read(ask).await.expect("read")
        };
        assert!(shows().await.is_some());
        forget_second_factor(db, person, WHY, now).await.expect("forgotten");
        assert_eq!(shows().await, None);
        assert_eq!(log(db, person).await, ["accounts.second-factor-end"]);
    }
}

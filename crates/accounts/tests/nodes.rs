//! Two machines over one PostgreSQL: what ends on one has ended on the other.

use crate::house::*;
use db::{Engine, Heard};
use people::{Function, Post, assignment, groups, testing::holds};
use std::time::Duration;
use testing::{Client, TestSchool};
use tokio::sync::mpsc::{UnboundedReceiver, unbounded_channel};

/// A house of two machines. SQLite has one.
struct TwoMachines {
    school: TestSchool,
    there: (web::App, axum::Router),
    /// What the other machine has heard of our own topic: signals come in the order of the commits.
    heard: UnboundedReceiver<i64>,
}

const TOPIC: &str = "test";
const AGAIN: Duration = Duration::from_millis(200);

async fn two() -> Option<TwoMachines> {
    let school = each().await.into_iter().find(|it| it.app.db.engine() == Engine::Postgres)?;
    let there = school.machine(vec![accounts::feature()]).await;
    let (tell, heard) = unbounded_channel();
    there.0.db.listen(TOPIC, move |what| {
        if let Heard::Ids(ids) = what {
            for id in ids {
                // Nobody waits any more when the test is over.
                tell.send(*id).unwrap_or_default();
            }
        }
    });
    let mut house = TwoMachines { school, there, heard };
    // The line between them may still be opening: said until it is heard.
    for number in 1..100 {
        house.say(number).await;
        if tokio::time::timeout(AGAIN, house.heard.recv()).await.is_ok() {
            return Some(house);
        }
    }
    panic!("the machines do not hear each other");
}

impl TwoMachines {
    fn there(&self) -> Client {
        Client::new(self.there.0.clone(), self.there.1.clone())
    }

    async fn say(&self, number: i64) {
        let say = move |tx: &db::Tx<'_>| {
            tx.signal(TOPIC, [number]);
            Ok(())
        };
        self.school.app.db.write(say).await.expect("said");
    }

    /// Does this on the first machine, and waits until the second has heard what came of it.
    async fn here<T>(&mut self, deed: impl AsyncFnOnce(&TestSchool) -> T) -> T {
        let done = deed(&self.school).await;
        self.say(1000).await;
        while self.heard.recv().await.expect("the other machine lives") != 1000 {}
        done
    }

    /// A browser that is signed in on the second machine, which knows it by heart.
    async fn signed_in_there(&self, login: &str) -> Client {
        let browser = self.there();
        sign_in(&browser, login, PASSWORD).await.redirects();
        assert!(is_in(&browser).await && is_in(&browser).await);
        browser
    }
}

#[tokio::test]
async fn a_new_password_shuts_the_other_machine_too() {
    let Some(mut house) = two().await else { return };
    open(&house.school, house.school.mme_durand).await;
    let browser = house.signed_in_there("claire.durand").await;
    house
        .here(async |school: &TestSchool| {
            let here = school.nobody();
            sign_in(&here, "claire.durand", PASSWORD).await.redirects();
            let fields = [("current", PASSWORD), ("password", OTHER)];
            here.post("/compte/mot-de-passe", &fields).await.redirects();
        })
        .await;
    assert!(!is_in(&browser).await);
}

#[tokio::test]
async fn a_lost_telephone_is_closed_from_the_other_machine() {
    let Some(mut house) = two().await else { return };
    open(&house.school, house.school.samira).await;
    let lost = house.signed_in_there("samira.haddad").await;
    house
        .here(async |school: &TestSchool| {
            let here = school.nobody();
            sign_in(&here, "samira.haddad", PASSWORD).await.redirects();
            here.post("/compte/connexions/fin", &[]).await.redirects();
        })
        .await;
    assert!(!is_in(&lost).await);
}

#[tokio::test]
async fn a_headship_that_ends_ends_on_both() {
    let Some(mut house) = two().await else { return };
    open(&house.school, house.school.mme_lefevre).await;
    let head = house.signed_in_there("helene.lefevre").await;
    let accounts = format!("/ecoles/{}/comptes", house.school.jean_mace);
    assert_eq!(head.get(&accounts).await.status, 200);
    house
        .here(async |school: &TestSchool| {
            let (person, now) = (school.mme_lefevre, school.clock.now());
            let end = move |tx: &db::Tx<'_>| {
                let held = assignment::of_person(tx, person)?;
                let held: Vec<_> = held.iter().map(|held| held.id).collect();
                let touched = assignment::end(tx, &held, now.day())?;
                groups::refresh(tx, &touched, now.day())
            };
            school.app.db.write(end).await.expect("it ends");
        })
        .await;
    assert_eq!(head.get(&accounts).await.status, 404);
    assert!(is_in(&head).await, "her account is hers");
}

#[tokio::test]
async fn a_suspension_counts_on_both() {
    let Some(mut house) = two().await else { return };
    open(&house.school, house.school.m_petit).await;
    let browser = house.signed_in_there("antoine.petit").await;
    house
        .here(async |school: &TestSchool| {
            let (person, now) = (school.m_petit, school.clock.now());
            let suspend = move |tx: &db::Tx<'_>| people::person::suspend(tx, person, now);
            school.app.db.write(suspend).await.expect("suspended");
        })
        .await;
    assert!(!is_in(&browser).await);
}

#[tokio::test]
async fn a_new_administrator_shows_two_factors_on_both() {
    let Some(mut house) = two().await else { return };
    open(&house.school, house.school.m_petit).await;
    let browser = house.signed_in_there("antoine.petit").await;
    house
        .here(async |school: &TestSchool| {
            let (person, now) = (school.m_petit, school.clock.now());
            let name = move |tx: &db::Tx<'_>| {
                let new = holds(person, Post::Platform, Function::Administrator, now.day());
                let (_, touched) = assignment::begin(tx, &[new])?;
                groups::refresh(tx, &touched, now.day())
            };
            school.app.db.write(name).await.expect("an administrator");
        })
        .await;
    assert!(!is_in(&browser).await);
}

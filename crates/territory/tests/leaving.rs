//! Leaving: schools close on their day, warned of before, and nothing is deleted.

use crate::{deciding, world::worlds};
use base::{Day, Id, Instant};
use council::effect::{Effect, End};
use db::{Result, Tx, params};
use people::Town;
use std::sync::{Arc, Mutex};
use testing::TestSchool;
use web::opening::{Archivist, Handover};

/// Lys takes its competence back, or leaves, on a day.
fn leaves(syndicate: Id<people::Body>, competence: Option<i64>, on: Day) -> Vec<Effect> {
    vec![Effect::Leave { syndicate, competence, on }]
}

/// How many were told of a closing, by the words of its sentence.
async fn told(school: &TestSchool, text: &'static str) -> i64 {
    let read = move |tx: &Tx<'_>| {
        tx.number(
            "select count(*)
               from notice n
               join notice_reader r on r.notice_id = n.id
              where n.kind = 'territory.closing' and n.text_id = $1",
            params![text],
        )
    };
    school.app.db.read(read).await.expect("a count")
}

async fn open_schools(school: &TestSchool, town: Id<Town>) -> i64 {
    let today = school.clock.today();
    let read = move |tx: &Tx<'_>| {
        tx.number(
            "select count(*)
               from school
              where town_id = $1 and (closed_on is null or closed_on > $2)",
            params![town, today],
        )
    };
    school.app.db.read(read).await.expect("a count")
}

/// Lets the nights pass until a day.
async fn until(school: &TestSchool, day: &str) {
    school.at(&format!("{day} 10:00"));
    school.run_jobs().await;
}

#[derive(Default)]
struct Archives(Mutex<Vec<Id<Town>>>);

impl Handover for Archives {
    fn hand_over(&self, _: &Tx<'_>, town: Id<Town>, _: Instant) -> Result<Option<String>> {
        self.0.lock().expect("a list").push(town);
        Ok(Some("/conseil".to_owned()))
    }
}

#[tokio::test]
async fn a_commune_that_leaves_is_warned_three_times_then_its_schools_close_and_it_has_its_data() {
    for (school, governed) in worlds().await {
        deciding::offer(&school, &governed).await;
        let archives = Arc::new(Archives::default());
        school.app.jobs.lend(Archivist(archives.clone()));
        deciding::join(&school, &governed).await;
        let pupils = school.app.db.read(|tx| tx.number("select count(*) from person", params![]));
        let before = pupils.await.expect("a count");
        let last = deciding::day("2027-02-20");
        deciding::decide(&school, governed.lys, leaves(governed.syndicate, None, last)).await;
        let vasseur = school.client(school.m_vasseur).await;
        let page = vasseur.get(&format!("/territoire/{}", governed.lys)).await.page();
        assert!(page.text_of("main").contains("20 février 2027"));

        let warned = || told(&school, "territory-notice-will-close");
        until(&school, "2026-12-10").await;
        assert_eq!(warned().await, 0, "72 days before");
        until(&school, "2026-12-23").await;
        // M. Vasseur, and the heads of both schools.
        assert_eq!(warned().await, 3, "59 days before");
        until(&school, "2026-12-24").await;
        assert_eq!(warned().await, 3, "told once");
        until(&school, "2027-01-21").await;
        assert_eq!(warned().await, 6, "30 days before");
        until(&school, "2027-02-13").await;
        assert_eq!(warned().await, 9, "7 days before");
        assert_eq!(open_schools(&school, school.lys).await, 2);

        until(&school, "2027-02-20").await;
        assert_eq!(open_schools(&school, school.lys).await, 0);
        assert_eq!(open_schools(&school, school.toufflers).await, 1, "the neighbour goes on");
        assert_eq!(told(&school, "territory-notice-closed").await, 3);
        assert_eq!(*archives.0.lock().expect("a list"), [school.lys]);
        until(&school, "2027-02-21").await;
        assert_eq!(told(&school, "territory-notice-closed").await, 3, "closed once");
        let pupils = school.app.db.read(|tx| tx.number("select count(*) from person", params![]));
        assert_eq!(pupils.await.expect("a count"), before, "nothing is deleted");
    }
}

#[tokio::test]
async fn without_an_archivist_the_stewards_are_asked_to_hand_the_data_over() {
    for (school, governed) in worlds().await {
        deciding::offer(&school, &governed).await;
        deciding::join(&school, &governed).await;
        let competence = deciding::competence(&school, governed.syndicate).await;
        let last = deciding::day("2026-11-26");
        let leave = leaves(governed.syndicate, Some(competence), last);
        deciding::decide(&school, governed.lys, leave).await;
        until(&school, "2026-11-26").await;
        assert_eq!(open_schools(&school, school.lys).await, 0);
        assert_eq!(told(&school, "territory-notice-hand-over").await, 1);
    }
}

#[tokio::test]
async fn a_leave_that_is_withdrawn_closes_nothing() {
    for (school, governed) in worlds().await {
        deciding::offer(&school, &governed).await;
        deciding::join(&school, &governed).await;
        let last = deciding::day("2026-11-26");
        let leave = leaves(governed.syndicate, None, last);
        let act = deciding::decide(&school, governed.lys, leave).await;
        deciding::undo(&school, act, End::Withdrawn).await;
        until(&school, "2026-11-27").await;
        assert_eq!(open_schools(&school, school.lys).await, 2);
        let page = school.client(governed.mme_carlier).await;
        let url = format!("/territoire/{}?etat=ouverte", governed.syndicate);
        assert!(page.get(&url).await.page().text_of("tbody").contains("Lys-lez-Lannoy"));
    }
}

#[tokio::test]
async fn schools_that_were_open_before_stay_open_where_nobody_has_joined() {
    for (school, governed) in worlds().await {
        deciding::offer(&school, &governed).await;
        until(&school, "2027-03-01").await;
        assert_eq!(open_schools(&school, school.lys).await, 2);
        assert_eq!(open_schools(&school, school.toufflers).await, 1);
    }
}

#[tokio::test]
async fn who_wants_to_leave_is_told_how_long_before() {
    for (school, governed) in worlds().await {
        deciding::offer(&school, &governed).await;
        let carlier = school.client(governed.mme_carlier).await;
        let statutes = deciding::statutes("Statuts de 2023", "2023-01-01", "180");
        let url = format!("/territoire/{}/statuts", governed.syndicate);
        carlier.post(&url, &statutes).await.redirects();
        let url = format!("/territoire/{}/retrait", governed.lys);
        let vasseur = school.client(school.m_vasseur).await;
        let form = |on| [("what", "membership"), ("on", on)];
        // Nobody leaves who is not in.
        assert_eq!(vasseur.post(&url, &form("2027-09-01")).await.status, 409);
        deciding::join(&school, &governed).await;
        let refused = vasseur.post(&url, &form("2027-03-01")).await;
        assert_eq!(refused.status, 422);
        assert!(refused.any_page().text_of(".problems").contains("180 jours d’avance"));
        deciding::prepare(&school, governed.lys).await;
        let to = vasseur.post(&url, &form("2027-09-01")).await.redirects();
        assert!(to.starts_with("/conseil/deliberations/"), "{to}");
    }
}

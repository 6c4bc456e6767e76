//! Kill test: the evening of a town, killed again and again, ends as if it had never been; so does
//! its undoing.
//!
//! The process that works is this test binary itself, started again for `the_one_who_is_killed`.

use crate::world::{YEAR, a_town, day, make, persons, written};
use base::{Clock, Id, Instant, Random};
use db::{Config, Db, blob::Blobs};
use people::{Function, Level, NewAssignment, Person, Post, SchoolKind, assignment, groups};
use rollover::{editing, load};
use std::fs;
use std::path::Path;
use std::process::{Command, Stdio};
use std::time::Duration;
use testing::Client;
use web::{
    App, Feature, Parts, Running, Settings,
    session::{self, Opening, Proof},
};

const SCHOOLS: usize = 60;
const KILLS: u64 = 8;
const EVENING: &str = "2027-08-31 20:00";

fn features() -> Vec<Feature> {
    vec![notices::feature(), rollover::feature()]
}

/// The hour of the house: each process comes after the lease of the last one.
fn clock(run: u64) -> Clock {
    let evening = Instant::parse_local(EVENING).expect("an evening");
    Clock::fixed(evening.plus_minutes(i64::try_from(run).expect("few") * 2))
}

async fn open(folder: &Path, run: u64) -> (App, Client) {
    let (clock, random) = (clock(run), Random::seeded(run + 1));
    let config = Config::Sqlite { path: folder.join("preau.sqlite") };
    let node = u16::try_from(run % 1000).expect("a node");
    let db = Db::open(&config, node + 1, clock.clone()).await.expect("a database");
    db.migrate(web::migrations(&features())).await.expect("the tables");
    let settings = Settings {
        base_url: "http://test.invalid".to_owned(),
        house: "Lys".to_owned(),
        is_secure: false,
        secret: [7; 32],
        trust_proxy: true,
        running: Running::default(),
    };
    let blobs = Blobs::in_memory(Random::seeded(2));
    let parts = Parts { db, blobs, clock, random, settings, features: features() };
    let (app, router) = App::build(parts).expect("the house");
    let client = Client::new(app.clone(), router);
    (app, client)
}

async fn comes_in(app: &App, client: &Client, person: Id<Person>) {
    let (secret, at) = (app.random.token(), app.clock.now());
    let (device, proof) = ("Firefox".to_owned(), Proof::SecondFactor);
    let opening = Opening { person, proof, device, secret, at, is_secure: false };
    let open = move |tx: &db::Tx<'_>| session::open(tx, &opening);
    let opened = app.db.write(open).await.expect("a session");
    let cookie = opened.cookie.to_str().expect("ASCII").to_owned();
    let pair = cookie.split(';').next().and_then(|pair| pair.split_once('='));
    let (name, value) = pair.expect("a cookie has a value");
    client.set_cookie(name, value);
}

/// Runs what is due, going on where the last one was killed.
#[tokio::test]
#[ignore = "started by the test below"]
async fn the_one_who_is_killed() {
    let folder = std::env::current_dir().expect("a folder");
    let run = fs::read_to_string(folder.join("run")).expect("a run");
    let (app, _) = open(&folder, run.parse().expect("a number")).await;
    let ran = app.jobs.run_due().await.expect("the queue");
    assert!(ran.failed.is_empty(), "{:?}", ran.failed);
}

/// Kills it some times, then lets it come to its end; says how often it was killed.
fn kill(folder: &Path, run: &mut u64) -> usize {
    let child = |run: &mut u64| {
        *run += 1;
        fs::write(folder.join("run"), run.to_string()).expect("written");
        Command::new(std::env::current_exe().expect("this binary"))
            .args(["--ignored", "--exact", "killed::the_one_who_is_killed"])
            .current_dir(folder)
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .spawn()
            .expect("a child")
    };
    let mut killed = 0;
    for turn in 0..KILLS {
        let mut child = child(run);
        std::thread::sleep(Duration::from_millis(60 + turn * 29 % 160));
        if child.try_wait().expect("a state").is_none() {
            child.kill().expect("killed");
            killed += 1;
        }
        child.wait().expect("gone");
    }
    assert!(child(run).wait().expect("gone").success());
    killed
}

/// A town of small schools and who administers the platform.
async fn build(app: &App) -> (Id<people::Town>, Id<Person>) {
    let write = |tx: &db::Tx<'_>| {
        let town = a_town(tx, "59367")?;
        let classes = [("CP", vec![(Level::Cp, 6)]), ("CM2", vec![(Level::Cm2, 6)])];
        for number in 0..SCHOOLS {
            make(tx, &format!("{number:07}A"), SchoolKind::Elementary, town, &classes)?;
        }
        let steward = persons(tx, "Delattre", 1)?[0];
        let post = NewAssignment {
            person: steward,
            post: Post::Platform,
            function: Function::Administrator,
            subject: None,
            from_on: day("2026-09-01"),
            until_on: None,
        };
        let (_, touched) = assignment::begin(tx, &[post])?;
        groups::refresh(tx, &touched, day("2027-08-31"))?;
        Ok((town, steward))
    };
    app.db.write(write).await.expect("a town")
}

/// All heads have read their plan.
async fn agree(app: &App, by: Id<Person>) {
    let at = app.clock.now();
    let write = move |tx: &db::Tx<'_>| {
        let all: Vec<(i64,)> = tx.all("select id from year_change order by id", &[])?;
        assert_eq!(all.len(), SCHOOLS);
        for (id,) in all {
            let change = load(tx, Id::new(id))?.expect("there");
            editing::agree(tx, &change, by, "Une ville d’essai, faite pour cela.", at)?;
        }
        Ok(())
    };
    app.db.write(write).await.expect("agreed");
}

async fn decide(folder: &Path, run: u64, steward: Id<Person>, wave: &str, room: &str) {
    let (app, client) = open(folder, run).await;
    comes_in(&app, &client, steward).await;
    let page = client.get(wave).await.page();
    let version = page.attribute("input[name=version]", "value").expect("a version");
    client.post(&format!("{wave}{room}"), &[("version", &version)]).await.redirects();
}

async fn count(app: &App, sql: &'static str) -> i64 {
    app.db.read(move |tx| tx.number(sql, &[])).await.expect("counted")
}

#[tokio::test]
async fn a_town_killed_again_and_again_moves_once_and_comes_back() {
    let folder = tempfile::tempdir().expect("a folder");
    let mut run = 0;
    let (app, client) = open(folder.path(), run).await;
    let (town, steward) = build(&app).await;
    comes_in(&app, &client, steward).await;
    let before = written(&app.db).await;
    let year = YEAR.0.to_string();
    let form = [("year", year.as_str()), ("effective_on", "2027-09-01")];
    let url = format!("/annee-suivante/commune/{town}");
    let wave = client.post(&url, &form).await.redirects();
    app.jobs.run_due().await.expect("prepared");
    agree(&app, steward).await;
    drop((app, client));

    decide(folder.path(), run, steward, &wave, "/application").await;
    let killed = kill(folder.path(), &mut run);
    assert!(killed > 0, "the machine is too fast for this test");
    run += 1;
    let (app, _) = open(folder.path(), run).await;
    let applied = "select count(*) from year_change where state = 'applied'";
    assert_eq!(count(&app, applied).await, i64::try_from(SCHOOLS).expect("few"));
    let twice = "select count(*)
                   from (select pupil_id
                           from enrolment
                          where until_on is null
                          group by pupil_id
                         having count(*) > 1) p";
    assert_eq!(count(&app, twice).await, 0, "nobody has two places");
    let placed = "select count(*) from enrolment where until_on is null";
    assert_eq!(count(&app, placed).await, i64::try_from(SCHOOLS * 6).expect("few"));
    let deeds = "select count(*) from audit where action = 'year.apply'";
    assert_eq!(count(&app, deeds).await, i64::try_from(SCHOOLS).expect("few"), "each once");
    drop(app);

    decide(folder.path(), run, steward, &wave, "/annulation").await;
    kill(folder.path(), &mut run);
    let (app, _) = open(folder.path(), run + 1).await;
    assert_eq!(written(&app.db).await, before, "everything is what it was");
}

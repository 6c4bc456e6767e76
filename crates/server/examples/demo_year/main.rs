//! The year change of a made demo, in its own store, through its own pages: begun by the town, read
//! as sentences and agreed to by the heads, applied in one evening, undone; applied again, a night
//! later undone again. Says what came of it, how long each act took and the memory it held.
//!
//! ```text
//! PREAU_DATA=demo preau demo --sans-ouvrir
//! cargo run -p server --example demo_year -- demo
//! cargo run -p server --example demo_year -- demo --database postgres://preau@127.0.0.1/year
//! ```
//!
//! The folder is copied first and stays as it was; with `--database` the copy moves there, where
//! nothing may be yet. Every fact and every membership is compared row by row with what it was
//! before.

mod school;
mod sums;

use base::{Clock, Day, Id, Instant};
use clap::Parser;
use db::{Db, Tx};
use people::{Person, School, Town};
use school::Desk;
use server::{
    commands::{moving, progress::Progress},
    config::Config,
    demo_town::cast,
    house,
};
use std::{
    path::{Path, PathBuf},
    time::{Duration, Instant as Stopwatch},
};
use testing::Client;
use web::{
    App,
    session::{self, Opening, Proof},
};

#[derive(Parser)]
struct Arguments {
    /// The folder of data of a demo that is made.
    folder: PathBuf,
    /// An empty base of PostgreSQL; SQLite without it.
    #[arg(long, default_value = "")]
    database: String,
}

pub const YEAR: &str = "2026";
const EVENING: &str = "2027-08-31 20:00";
const FIRST_DAY: &str = "2027-09-01";

/// The house at an hour, and whoever comes in.
pub struct House {
    pub app: App,
    router: axum::Router,
    pub clock: Clock,
}

impl House {
    pub fn db(&self) -> &Db {
        &self.app.db
    }

    fn at(&self, time: &str) {
        self.clock.set(Instant::parse_local(time).expect("a time"));
    }

    /// A browser in which this person is signed in.
    pub async fn client(&self, person: Id<Person>) -> Client {
        let opening = Opening {
            person,
            proof: Proof::Password,
            device: "Firefox".to_owned(),
            secret: self.app.random.token(),
            at: self.clock.now(),
            is_secure: false,
        };
        let opened = self.db().write(move |tx| session::open(tx, &opening)).await;
        let cookie = opened.expect("a session").cookie.to_str().expect("ASCII").to_owned();
        let pair = cookie.split(';').next().and_then(|pair| pair.split_once('='));
        let (name, value) = pair.expect("a cookie has a value");
        let client = Client::new(self.app.clone(), self.router.clone());
        client.set_cookie(name, value);
        client
    }

    async fn run_jobs(&self) {
        let ran = self.app.jobs.run_due().await.expect("the queue");
        assert!(ran.failed.is_empty(), "jobs failed: {:?}", ran.failed);
    }
}

/// Says how long each act took.
struct Lap(Stopwatch);

impl Lap {
    fn tell(&mut self, what: &str) {
        println!("{:>8.2} s  {what}", self.0.elapsed().as_secs_f64());
        self.0 = Stopwatch::now();
    }
}

pub fn day(iso: &str) -> Day {
    Day::parse_iso(iso).expect("a day")
}

#[tokio::main]
async fn main() {
    let arguments = Arguments::parse();
    let copy = tempfile::tempdir().expect("a folder");
    copy_folder(&arguments.folder, copy.path()).expect("the folder of a demo");
    let mut lap = Lap(Stopwatch::now());
    let config = moved(copy.path(), &arguments.database).await;
    lap.tell("the demo is where it will change year");
    let clock = Clock::fixed(Instant::parse_local(EVENING).expect("an evening"));
    let (app, router) = house::build_at(&config, clock.clone()).await.expect("the house");
    let house = House { app, router, clock };
    // What the nights of a year would have done is no work of the change.
    house.at("2027-08-30 20:00");
    house.app.jobs.plan().await.expect("planned");
    house.at("2027-08-31 05:00");
    house.run_jobs().await;
    house.at(EVENING);
    house.run_jobs().await;
    lap.tell("the demo wakes up on the last evening of August, its nights behind it");
    let before = sums::rows(house.db()).await;
    let pupils = sums::pupils(house.db(), house.clock.today()).await;
    println!("{:>10}  rows of facts and memberships, {} pupils", before.len(), pupils.len());

    let town = TownHall::begin(&house).await;
    lap.tell("the town begins: each school has its plan");
    let desks = town.desks(&house).await;
    let sent = send_to_college(&house, &desks).await;
    lap.tell(&format!("the heads send {sent} pupils of CM2 to the collège"));
    let mut sentences = 0;
    for desk in &desks {
        sentences += desk.read(&house).await;
    }
    lap.tell(&format!("{sentences} sentences are read"));
    for desk in &desks {
        desk.agree().await;
    }
    lap.tell("the heads agree");
    town.post(&house, "application").await;
    lap.tell("one evening: all schools have changed year");
    let gone = sums::check(house.db(), &pupils, day(FIRST_DAY)).await;
    println!("            nobody is lost, nobody is doubled; {gone} leave for elsewhere");
    town.post(&house, "annulation").await;
    lap.tell("undone the same evening");
    sums::same(&before, &sums::rows(house.db()).await);
    lap.tell("and every row is what it was");

    again(&house, &town, &desks, &mut lap).await;
    sums::check(house.db(), &pupils, day("2027-09-02")).await;
    sums::past(house.db(), &pupils).await;
    println!("            the classes of March 2027 can be read as they were");
    let town = TownHall::found(&house, town).await;
    town.post(&house, "annulation").await;
    lap.tell("undone the day after");
    sums::same(&before, &sums::rows(house.db()).await);
    lap.tell("and every row is what it was");
    println!("{}", memory());
}

/// The house of this folder, as it is or moved to this base.
async fn moved(folder: &Path, database: &str) -> Config {
    let here = Config { data: folder.to_owned(), ..Config::default() };
    if database.is_empty() {
        return here;
    }
    let there = Config { database: database.to_owned(), ..here.clone() };
    let (from, _) = house::open_database(&here).await.expect("the demo");
    let to = Db::open(&there.db(), 0, Clock::system()).await.expect("the base");
    moving::carry(&from, &to, &Progress::new()).await.expect("moved");
    there
}

/// The same plan once more, and the night after.
async fn again(house: &House, town: &TownHall, desks: &[Desk], lap: &mut Lap) {
    for desk in desks {
        desk.take_up().await;
        desk.agree().await;
    }
    town.post(house, "application").await;
    lap.tell("taken up and applied again");
    house.at("2027-09-01 04:00");
    house.run_jobs().await;
    lap.tell("the night: everybody is in the new classes, the old ones close");
    house.at("2027-09-02 20:00");
    house.run_jobs().await;
}

/// The most memory this process has held, which compiled what it serves.
fn memory() -> String {
    let status = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
    let most = status.lines().find_map(|line| line.strip_prefix("VmHWM:"));
    format!("VmHWM {}", most.map_or("unknown", str::trim))
}

fn copy_folder(from: &Path, to: &Path) -> std::io::Result<()> {
    std::fs::create_dir_all(to)?;
    for entry in std::fs::read_dir(from)? {
        let (entry, target) = (entry?, to.to_owned());
        let target = target.join(entry.file_name());
        if entry.file_type()?.is_dir() {
            copy_folder(&entry.path(), &target)?;
        } else {
            std::fs::copy(entry.path(), target)?;
        }
    }
    Ok(())
}

/// Each pupil of the last class of an école, to the collège of the town.
async fn send_to_college(house: &House, desks: &[Desk]) -> usize {
    let college = desks.iter().find(|desk| desk.is_college()).expect("a collège").school.clone();
    let mut sent = 0;
    for desk in desks.iter().filter(|desk| !desk.is_college()) {
        sent += desk.send_on(house, &college).await;
    }
    sent
}

/// The agent of the town, with the page of the wave.
struct TownHall {
    agent: Client,
    person: Id<Person>,
    town: Id<Town>,
    wave: String,
}

impl TownHall {
    async fn begin(house: &House) -> Self {
        let today = Clock::system().now();
        let cast = house.db().read(move |tx| cast::of(tx, today)).await.expect("the cast");
        let agent = cast.iter().find(|it| it.role.starts_with("agent de la mairie"));
        let person = agent.expect("an agent").person;
        let agent = house.client(person).await;
        let home = agent.get("/annee-suivante").await.page();
        let towns = home.attributes("main a.row", "href");
        let room = towns.iter().find(|url| url.contains("/commune/")).expect("his town").clone();
        let town = room.rsplit('/').next().and_then(|id| id.parse().ok()).expect("a town");
        let form = [("year", YEAR), ("effective_on", FIRST_DAY)];
        let wave = agent.post(&room, &form).await.redirects();
        let town = TownHall { agent, person, town, wave };
        town.watch(house).await;
        town
    }

    /// Days later, in a new session.
    async fn found(house: &House, before: TownHall) -> Self {
        TownHall { agent: house.client(before.person).await, ..before }
    }

    async fn desks(&self, house: &House) -> Vec<Desk> {
        let town = self.town;
        let schools = move |tx: &Tx<'_>| people::school::of_town(tx, town);
        let schools: Vec<School> = house.db().read(schools).await.expect("the schools");
        let mut desks = Vec::new();
        for school in schools.into_iter().filter(|school| school.closed_on.is_none()) {
            desks.push(Desk::of(house, school).await);
        }
        desks
    }

    /// Posts to a room of the wave, and sees it through.
    async fn post(&self, house: &House, room: &str) {
        let page = self.agent.get(&self.wave).await.page();
        let version = page.attribute("input[name=version]", "value").unwrap_or_default();
        let url = format!("{}/{room}", self.wave);
        self.agent.post(&url, &[("version", version.as_str())]).await.redirects();
        self.watch(house).await;
        let said = self.agent.get(&self.wave).await.page().text_of("main > .sentences");
        println!("            {said}");
    }

    /// Looks at the progress, as the page does, while the jobs run.
    async fn watch(&self, house: &House) {
        let jobs = house.run_jobs();
        tokio::pin!(jobs);
        let mut last = String::new();
        loop {
            let is_over = tokio::select! {
                () = &mut jobs => true,
                () = tokio::time::sleep(Duration::from_millis(50)) => false,
            };
            let told = self.agent.get_json(&format!("{}/suivi", self.wave)).await.json();
            let line = format!("{} / {} {}", told["done"], told["total"], told["text"]);
            if line != last {
                println!("            {line}");
            }
            last = line;
            if is_over {
                return;
            }
        }
    }
}

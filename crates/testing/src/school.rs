//! The test school: the whole house over the small world of `people::testing`.

use crate::Client;
use axum::Router;
use base::{Clock, Id, Instant, Random};
use db::{Engine, blob::Blobs, testing::TestDb};
use people::{
    Person,
    testing::{TestPeople, governed, wider},
};
use std::ops::Deref;
use web::{
    App, Feature, Parts, Running, Settings,
    session::{self, Opening, Proof},
};

/// A house with its people, on one engine. Derefs to [`TestPeople`]: `school.mme_durand` is an id.
pub struct TestSchool {
    pub app: App,
    pub clock: Clock,
    pub people: TestPeople,
    router: Router,
    db: TestDb,
}

/// A Monday of class, in the morning.
pub const NOW: &str = "2026-11-23 10:00";

impl Deref for TestSchool {
    type Target = TestPeople;
    fn deref(&self) -> &TestPeople {
        &self.people
    }
}

impl TestSchool {
    /// The school on each engine, with these features.
    pub async fn each(features: fn() -> Vec<Feature>) -> Vec<TestSchool> {
        Self::each_at(NOW, features).await
    }

    /// The same, on another day or at another hour.
    pub async fn each_at(now: &str, features: fn() -> Vec<Feature>) -> Vec<TestSchool> {
        let mut schools = Vec::new();
        for engine in db::testing::engines() {
            schools.push(Self::open(engine, now, features()).await);
        }
        schools
    }

    pub async fn open(engine: Engine, now: &str, features: Vec<Feature>) -> Self {
        let clock = Clock::fixed(Instant::parse_local(now).expect("a time"));
        let db = TestDb::open(engine, clock.clone(), web::migrations(&features)).await;
        let today = clock.today();
        let build = move |tx: &db::Tx<'_>| people::testing::build(tx, today);
        let people = db.db.write(build).await.expect("the small world");
        let (blobs, random) = (Blobs::in_memory(Random::seeded(2)), Random::seeded(1));
        let (app, router) = assemble(db.db.clone(), &clock, features, blobs, random);
        app.jobs.plan().await.expect("the recurring jobs wait");
        TestSchool { app, clock, people, router, db }
    }

    /// Opens the collège and lets the family of three children in.
    pub async fn widen(&self) -> wider::WiderPeople {
        let (small, today) = (self.people, self.clock.today());
        let build = move |tx: &db::Tx<'_>| wider::build(tx, &small, today);
        self.app.db.write(build).await.expect("the wider world")
    }

    /// Lets in who decides: the communes, the métropole, the syndicate and their agents.
    pub async fn govern(&self) -> governed::GovernedPeople {
        let (small, today) = (self.people, self.clock.today());
        let build = move |tx: &db::Tx<'_>| governed::build(tx, &small, today);
        self.app.db.write(build).await.expect("who decides")
    }

    /// The same school as it stands, apart: what is done in one is not done in the other. What it
    /// had lent to its jobs is lent anew by who asks.
    pub async fn again(&self, features: Vec<Feature>) -> Self {
        let clock = Clock::fixed(self.clock.now());
        let db = self.db.copy(clock.clone()).await;
        let blobs = self.app.blobs.clone();
        let (app, router) = assemble(db.db.clone(), &clock, features, blobs, Random::seeded(3));
        TestSchool { app, clock, people: self.people, router, db }
    }

    /// Another machine that serves the same house: its own caches over the same database.
    pub async fn machine(&self, features: Vec<Feature>) -> (App, Router) {
        let db = db::Db::open(&self.db.config, 2, self.clock.clone()).await;
        let (blobs, random) = (Blobs::in_memory(Random::seeded(2)), Random::seeded(1));
        assemble(db.expect("the database opens twice"), &self.clock, features, blobs, random)
    }

    /// The house as a service, for a real browser.
    pub fn router(&self) -> Router {
        self.router.clone()
    }

    /// A browser in which nobody is signed in.
    pub fn nobody(&self) -> Client {
        Client::new(self.app.clone(), self.router.clone())
    }

    /// A browser in which this person is signed in, with as much as the house asks of him.
    pub async fn client(&self, person: Id<Person>) -> Client {
        let is_steward = person == self.mme_delattre;
        let proof = if is_steward { Proof::SecondFactor } else { Proof::Password };
        self.client_with(person, proof).await
    }

    pub async fn client_with(&self, person: Id<Person>, proof: Proof) -> Client {
        let opening = Opening {
            person,
            proof,
            device: "Firefox · Android".to_owned(),
            secret: self.app.random.token(),
            at: self.clock.now(),
            is_secure: false,
        };
        let open = move |tx: &db::Tx<'_>| session::open(tx, &opening);
        let opened = self.app.db.write(open).await.expect("a session");
        let client = self.nobody();
        let cookie = opened.cookie.to_str().expect("ASCII").to_owned();
        let pair = cookie.split(';').next().and_then(|pair| pair.split_once('='));
        let (name, value) = pair.expect("a cookie has a value");
        client.set_cookie(name, value);
        client
    }

    /// Runs every job that is due now; a job that fails fails the test.
    #[track_caller]
    pub fn run_jobs(&self) -> impl Future<Output = usize> + '_ {
        let caller = std::panic::Location::caller();
        async move {
            let ran = self.app.jobs.run_due().await.expect("the queue");
            assert!(ran.failed.is_empty(), "at {caller}: jobs failed: {:?}", ran.failed);
            ran.done
        }
    }

    /// Sets the clock: `2026-11-23 20:30`.
    pub fn at(&self, time: &str) {
        self.clock.set(Instant::parse_local(time).expect("a time"));
    }

    /// Every person of the small world, by the name the access table gives them.
    pub fn cast(&self) -> Vec<(&'static str, Option<Id<Person>>)> {
        vec![
            ("teacher", Some(self.mme_durand)),
            ("other-teacher", Some(self.m_petit)),
            ("head", Some(self.mme_lefevre)),
            ("guardian", Some(self.samira)),
            ("other-guardian", Some(self.mme_dubois)),
            ("pupil", Some(self.lea)),
            ("agent", Some(self.m_vasseur)),
            ("elsewhere", Some(self.m_lambert)),
            ("platform", Some(self.mme_delattre)),
            ("nobody", None),
        ]
    }
}

fn assemble(
    db: db::Db,
    clock: &Clock,
    features: Vec<Feature>,
    blobs: Blobs,
    random: Random,
) -> (App, Router) {
    let settings = Settings {
        base_url: "http://test.invalid".to_owned(),
        house: "Lys-lez-Lannoy".to_owned(),
        is_secure: false,
        secret: [7; 32],
        trust_proxy: true,
        running: Running::default(),
    };
    let parts = Parts { db, blobs, clock: clock.clone(), random, settings, features };
    App::build(parts).expect("the house")
}

//! A small house for the stories: one table of effects, and letters to post.

use base::{Clock, Instant};
use db::{Config, Db, Engine, Migrations, Step, Tx, params, testing::TestDb};
use jobs::{Context, Error, Job, Jobs, Ran, Registry, Result};
use std::{
    sync::{
        Arc,
        atomic::{AtomicUsize, Ordering},
    },
    time::Duration,
};

const EFFECTS: Migrations = Migrations {
    area: "effects",
    steps: &[Step {
        name: "0001",
        sql: "create table effect (\n  id bigint primary key,\n  what text not null\n);",
    }],
};

pub struct House {
    pub db: Db,
    pub clock: Clock,
    pub config: Config,
    _test: TestDb,
}

/// One house on each engine, on Monday 23 November 2026 at 20:00.
pub async fn houses() -> Vec<House> {
    let mut houses = Vec::new();
    for engine in db::testing::engines() {
        houses.push(house(engine).await);
    }
    houses
}

async fn house(engine: Engine) -> House {
    let clock = Clock::fixed(Instant::parse_local("2026-11-23 20:00").expect("a time"));
    let test = TestDb::open(engine, clock.clone(), vec![jobs::MIGRATIONS, EFFECTS]).await;
    House { db: test.db.clone(), clock, config: test.config.clone(), _test: test }
}

impl House {
    pub fn jobs(&self, registry: Registry) -> Jobs {
        Jobs::new(self.db.clone(), self.clock.clone(), registry)
    }

    /// Another process on the same database.
    pub async fn neighbour(&self, node: u16) -> Db {
        Db::open(&self.config, node, self.clock.clone()).await.expect("the database opens")
    }

    pub async fn enqueue<J: Job + Clone + Sync>(&self, job: J) {
        let now = self.clock.now();
        let enqueued = self.db.write(move |tx| jobs::enqueue(tx, &job, now).map(drop));
        enqueued.await.expect("enqueued");
    }

    pub async fn effects(&self) -> Vec<String> {
        let read = self.db.read(|tx| tx.all("select what from effect order by id limit 1000", &[]));
        let rows: Vec<(String,)> = read.await.expect("the effects");
        rows.into_iter().map(|(what,)| what).collect()
    }

    pub async fn counts(&self) -> [u64; 4] {
        let now = self.clock.now();
        let counts = self.db.read(move |tx| jobs::counts(tx, now)).await.expect("counts");
        [counts.waiting, counts.due, counts.running, counts.failed]
    }
}

pub fn write_effect(tx: &Tx<'_>, what: &str) -> db::Result<()> {
    let id = tx.new_id::<()>();
    tx.run("insert into effect (id, what) values ($1, $2)", params![id, what]).map(drop)
}

/// A letter, posted exactly once: its effect and its end commit together.
#[derive(Clone, serde::Serialize, serde::Deserialize)]
pub struct Letter {
    pub to: u32,
}

impl Job for Letter {
    const KIND: &'static str = "stories.letter";
}

pub async fn post(context: Context, letter: Letter) -> Result<()> {
    if let Ok(calls) = context.tool::<Calls>() {
        calls.add();
    }
    let ends = context.clone();
    let posted = context.db.write(move |tx| {
        write_effect(tx, &format!("letter {}", letter.to))?;
        ends.complete(tx)
    });
    posted.await.map_err(Error::from)
}

/// Counts how often a handler was called.
#[derive(Clone, Default)]
pub struct Calls(Arc<AtomicUsize>);

impl Calls {
    pub fn add(&self) -> usize {
        self.0.fetch_add(1, Ordering::AcqRel) + 1
    }

    pub fn count(&self) -> usize {
        self.0.load(Ordering::Acquire)
    }
}

pub fn reasons(ran: &Ran) -> Vec<&str> {
    ran.failed.iter().map(|failed| failed.reason.as_str()).collect()
}

/// Waits for what another task does; far longer than it takes, far shorter than a poll.
pub async fn soon<T>(what: impl Future<Output = T>) -> T {
    tokio::time::timeout(Duration::from_secs(15), what).await.expect("it happens soon")
}

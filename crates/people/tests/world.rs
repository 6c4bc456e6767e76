//! The small world, once for each engine.

use base::{Clock, Day, Id, Instant};
use db::{Db, Result, Tx, testing::TestDb};
use people::{Person, Standing, testing::TestPeople};

pub struct World {
    pub people: TestPeople,
    test: TestDb,
}

pub fn day(iso: &str) -> Day {
    Day::parse_iso(iso).expect("a day")
}

pub fn at(local: &str) -> Instant {
    Instant::parse_local(local).expect("a time")
}

/// Monday 23 November 2026.
pub fn today() -> Day {
    day("2026-11-23")
}

impl World {
    /// The small world on every engine, with the persons in it.
    pub async fn all() -> Vec<World> {
        let mut worlds = Vec::new();
        for engine in db::testing::engines() {
            let clock = Clock::fixed(at("2026-11-23 10:00"));
            let areas = vec![db::MIGRATIONS, people::MIGRATIONS];
            let test = TestDb::open(engine, clock, areas).await;
            let people = test.db.write(|tx| people::testing::build(tx, today())).await;
            worlds.push(World { people: people.expect("the world is built"), test });
        }
        worlds
    }

    pub fn db(&self) -> &Db {
        &self.test.db
    }

    pub async fn write<T: Send + 'static>(
        &self,
        f: impl Fn(&Tx<'_>, &TestPeople) -> Result<T> + Send + 'static,
    ) -> T {
        let people = self.people;
        self.test.db.write(move |tx| f(tx, &people)).await.expect("written")
    }

    pub async fn read<T: Send + 'static>(
        &self,
        f: impl FnOnce(&Tx<'_>, &TestPeople) -> Result<T> + Send + 'static,
    ) -> T {
        let people = self.people;
        self.test.db.read(move |tx| f(tx, &people)).await.expect("read")
    }

    pub async fn standing(&self, person: Id<Person>) -> Standing {
        self.read(move |tx, _| Standing::load(tx, person)).await.expect("somebody")
    }
}

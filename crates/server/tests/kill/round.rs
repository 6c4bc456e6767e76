//! One round: the house opens, is looked at, is written to, and is killed.

use crate::{
    acts::{self, Acts, Round},
    check::{self, Found},
    ledger::{Ledger, Outcome},
    postgres::Postgres,
    store,
    writers::{self, Desk, Writer},
};
use base::Random;
use bench::{child::Server, http::Connection};
use db::{Db, Engine, params};
use server::{
    commands::bench::{crowd, town},
    config::Config,
    house,
};
use std::{
    path::Path,
    sync::{
        Arc,
        atomic::{AtomicBool, AtomicUsize, Ordering},
    },
    time::{Duration, Instant},
};

pub struct House {
    pub ledger: Ledger,
    pub acts: Acts,
    /// The longest the house took to open again, recovery included.
    pub opening_max: Duration,
    pub server: Option<Server>,
    pub db: Db,
    config: Config,
    writers: Arc<Vec<Writer>>,
    random: Random,
    /// The newest letter when it was last looked at: what came after is new.
    seen: i64,
}

const PUPILS: usize = 400;
const WRITING_AT_ONCE: usize = 8;
const PATIENCE: Duration = Duration::from_mins(1);
/// Before it is killed.
const LETTERS_AT_LEAST: usize = 3;
const ACTS_AT_LEAST: usize = 10;

impl House {
    /// A town, its people signed in, and nobody has written yet.
    pub async fn make(folder: &Path, url: Option<String>) -> Self {
        let database = url.unwrap_or_default();
        let config = Config { data: folder.join("data"), database, ..Config::default() };
        town::make(&config, PUPILS, &folder.join("files")).await.expect("a town");
        let (db, _) = house::open_database(&config).await.expect("its database");
        let size = crowd::Size { guardians: 1, teachers: 30, logins: 0 };
        let mut crowd = crowd::gather(&db, size).await.expect("its people");
        let parents = db.read(|tx| store::parents(tx, 30)).await.expect("parents");
        let signed_in = crowd::sign_in(&db, parents.iter().map(|it| base::Id::new(it.0)).collect());
        let mut parents: Vec<Writer> = signed_in
            .await
            .expect("sessions")
            .into_iter()
            .zip(parents)
            .map(|((person, browser), (_, group))| Writer {
                person,
                browser,
                group,
                named: Vec::new(),
            })
            .collect();
        let founded = Acts::found(&db, &config.data).await;
        let mut server = town::serve(&crate::program(), &config).expect("it starts");
        server.is_open("/sante/prete", PATIENCE).await.expect("it opens");
        crowd.take_tokens(server.address).await.expect("tokens");
        let mut line = Connection::open(server.address).await.expect("a line");
        for parent in &mut parents {
            crowd::take_token(&mut line, &mut parent.browser).await.expect("a token");
        }
        let acts = Acts::make(&db, server.address, founded).await;
        server.close(PATIENCE).expect("it closes");
        let adults = crowd.teachers.into_iter().chain(crowd.heads).chain([crowd.town]);
        let mut writers: Vec<Writer> = adults.map(Writer::from).collect();
        writers.extend(parents);
        House {
            ledger: Ledger::default(),
            acts,
            opening_max: Duration::ZERO,
            server: None,
            db,
            config,
            writers: Arc::new(writers),
            random: Random::seeded(7),
            seen: 0,
        }
    }

    pub fn engine(&self) -> Engine {
        self.db.engine()
    }

    /// Opens the house, unless it has stayed open; it must do so by itself.
    pub async fn open(&mut self) {
        let mut server = match self.server.take() {
            Some(server) => server,
            None => town::serve(&crate::program(), &self.config).expect("it starts"),
        };
        let took = server.is_open("/sante/prete", PATIENCE).await.expect("it opens by itself");
        self.opening_max = self.opening_max.max(took);
        self.server = Some(server);
        let began = Instant::now();
        // Our own lines to a server that was killed are found dead when they are used.
        while let Err(error) = town::age(&self.db).await {
            assert!(began.elapsed() < PATIENCE, "{error}");
        }
    }

    /// One snapshot of what came since the last look: nothing in it is half there, at no moment.
    pub async fn check_what_is_new(&mut self) {
        let after = self.seen;
        let look = move |tx: &db::Tx<'_>| {
            let mut wrong = Vec::new();
            for (sentence, sql) in store::WRONGS {
                if tx.number(sql, params![after])? > 0 {
                    wrong.push(sentence);
                }
            }
            let acts = store::class::WRONGS.into_iter().chain(store::council::WRONGS);
            let acts = acts.chain(store::territory::WRONGS).chain(store::graded::WRONGS);
            let acts = acts.chain(store::livret::WRONGS).chain(store::dossier::WRONGS);
            for (sentence, sql) in acts {
                if tx.number(sql, &[])? > 0 {
                    wrong.push(sentence);
                }
            }
            if store::unsearchable(tx, after)? > 0 {
                wrong.push("a letter that no one finds");
            }
            Ok((wrong, store::latest(tx)?))
        };
        let (wrong, latest) = self.db.read(look).await.expect("a look");
        assert!(wrong.is_empty(), "after a kill there is {wrong:?}");
        self.seen = latest;
    }

    /// Everybody writes; after a while the house is killed, or its database, or both.
    pub async fn write_until_it_is_killed(&mut self, number: usize, db: Option<&mut Postgres>) {
        let mut server = self.server.take().expect("an open house");
        self.send_again(&server).await;
        self.acts.send_again(server.address).await;
        let desk = Arc::new(Desk {
            writers: Arc::clone(&self.writers),
            address: server.address,
            number,
            next: AtomicUsize::new(0),
            acknowledged: AtomicUsize::new(0),
            is_over: AtomicBool::new(false),
        });
        let writing: Vec<_> =
            (0..WRITING_AT_ONCE).map(|_| tokio::spawn(writers::write(Arc::clone(&desk)))).collect();
        let round = Arc::new(Round {
            number,
            address: server.address,
            acknowledged: AtomicUsize::new(0),
            is_over: AtomicBool::new(false),
        });
        let acting = self.acts.begin(&self.db, &round).await;
        let began = Instant::now();
        let few = || {
            desk.acknowledged.load(Ordering::Relaxed) < LETTERS_AT_LEAST
                || round.acknowledged.load(Ordering::Relaxed) < ACTS_AT_LEAST
        };
        while few() && began.elapsed() < PATIENCE {
            tokio::time::sleep(Duration::from_millis(2)).await;
        }
        tokio::time::sleep(Duration::from_millis(self.random.below(250) as u64)).await;
        match db {
            None => server.kill().expect("killed"),
            Some(postgres) => {
                postgres.kill();
                if number.is_multiple_of(2) {
                    server.kill().expect("killed");
                } else {
                    // The house stays, without its database, and must find it again by itself.
                    self.server = Some(server);
                }
                desk.is_over.store(true, Ordering::Relaxed);
                postgres.start_again();
            }
        }
        desk.is_over.store(true, Ordering::Relaxed);
        round.is_over.store(true, Ordering::Relaxed);
        for writing in writing {
            self.ledger.0.extend(writing.await.expect("a writer"));
        }
        for acting in acting {
            self.acts.add(acting.await.expect("somebody who acts"));
        }
    }

    /// Half of those who had no answer press the button again: with the form they had.
    async fn send_again(&mut self, server: &Server) {
        let mut line = Connection::open(server.address).await.expect("a line");
        let unanswered = |outcome| outcome == Outcome::Unknown;
        let entries = self.ledger.0.iter_mut().filter(|(_, entry)| unanswered(entry.outcome));
        for (subject, entry) in entries.step_by(2) {
            let browser = &self.writers[entry.writer].browser;
            let request = writers::form(browser, subject, entry);
            entry.outcome = writers::send(&mut line, &request).await;
            assert!(!unanswered(entry.outcome), "the house is open and does not answer");
        }
    }

    /// What was begun comes to its end.
    pub async fn finish(&mut self) {
        let address = self.server.as_ref().expect("an open house").address;
        self.acts.finish(address).await;
    }

    /// A short test does not wait for a minute until the lease of a dead worker has ended.
    pub async fn end_leases(&mut self) {
        let began = Instant::now();
        while let Err(error) = self.db.write(store::end_leases).await {
            assert!(began.elapsed() < PATIENCE, "{error}");
        }
    }

    /// Waits until everything is handed out and made, and every signature has its place in its
    /// chain.
    pub async fn settle(&mut self) {
        let began = Instant::now();
        while self.db.write(store::unsealed).await.expect("a count") > 0 {
            assert!(began.elapsed() < 4 * PATIENCE, "signatures stay without a seal");
            tokio::time::sleep(Duration::from_millis(50)).await;
        }
        while self.db.read(store::on_the_way).await.expect("a count") > 0 {
            assert!(began.elapsed() < 4 * PATIENCE, "letters stay on their way");
            tokio::time::sleep(Duration::from_millis(50)).await;
        }
        while self.db.read(store::class::waiting).await.expect("a count") > 0 {
            assert!(began.elapsed() < 4 * PATIENCE, "photos are not made, or nobody is told");
            tokio::time::sleep(Duration::from_millis(50)).await;
        }
        while self.db.write(store::council::on_the_way).await.expect("a count") > 0
            || self.db.read(store::territory::waiting).await.expect("a count") > 0
        {
            assert!(began.elapsed() < 4 * PATIENCE, "acts stay on their way, or nobody is told");
            tokio::time::sleep(Duration::from_millis(50)).await;
        }
    }

    pub async fn check_all(&mut self) -> Found {
        self.seen = 0;
        self.check_what_is_new().await;
        let address = self.server.as_ref().expect("an open house").address;
        check::all(&self.db, &self.ledger, &self.writers, address).await
    }

    pub async fn check_acts(&self) -> acts::Found {
        let address = self.server.as_ref().expect("an open house").address;
        self.acts.check(&self.db, address).await
    }
}

impl From<crowd::Writer> for Writer {
    fn from(writer: crowd::Writer) -> Self {
        let group = writer.families.trim_start_matches("g:").parse().expect("a group");
        let (person, browser, named) = (writer.person, writer.browser, writer.guardians);
        Writer { person, browser, group, named }
    }
}

//! Snapshots, durable groups of writes, and what a failure leaves behind: nothing.

use base::Clock;
use db::{Config, Db, Engine, Error, Migrations, Result, Step, Tx, params, testing::TestDb};
use std::sync::Arc;

const NOTES: Migrations = Migrations {
    area: "notes",
    steps: &[Step {
        name: "0001",
        sql: "create table note (\n  id bigint primary key,\n  body text not null unique\n);",
    }],
};

async fn databases() -> Vec<TestDb> {
    let mut all = Vec::new();
    for engine in db::testing::engines() {
        all.push(TestDb::open(engine, Clock::system(), vec![db::MIGRATIONS, NOTES]).await);
    }
    all
}

fn write_note(tx: &Tx<'_>, body: &str) -> Result<()> {
    let id = tx.new_id::<()>();
    tx.run("insert into note (id, body) values ($1, $2)", params![id, body]).map(drop)
}

fn count(tx: &Tx<'_>) -> Result<i64> {
    tx.number("select count(*) from note", &[])
}

#[tokio::test]
async fn a_write_that_fails_leaves_nothing_and_spares_its_neighbours() {
    for test in databases().await {
        let bad = test.db.write(|tx| {
            write_note(tx, "half")?;
            Err::<(), _>(Error::Missing)
        });
        let good = test.db.write(|tx| write_note(tx, "whole"));
        let (bad, good) = tokio::join!(bad, good);
        assert!(matches!(bad, Err(Error::Missing)));
        good.expect("the neighbour is written");
        assert_eq!(test.db.read(count).await.expect("a count"), 1);
    }
}

#[tokio::test]
async fn a_key_that_is_taken_is_a_conflict() {
    for test in databases().await {
        test.db.write(|tx| write_note(tx, "once")).await.expect("written");
        let again = test.db.write(|tx| write_note(tx, "once")).await;
        assert!(matches!(again, Err(Error::Conflict(_))), "{again:?}");
    }
}

#[tokio::test]
async fn a_panic_in_a_write_stops_nobody() {
    for test in databases().await {
        let panicked = test.db.write(|_| -> Result<()> { panic!("a bug") }).await;
        assert!(matches!(panicked, Err(Error::Engine(_))));
        test.db.write(|tx| write_note(tx, "after")).await.expect("the writer goes on");
    }
}

#[tokio::test]
async fn a_read_cannot_write() {
    for test in databases().await {
        let refused = test.db.read(|tx| write_note(tx, "sneaky")).await;
        assert!(matches!(refused, Err(Error::Engine(_))), "{refused:?}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn counters_do_not_lose_updates_when_writes_meet() {
    for test in databases().await {
        test.db.write(|tx| write_note(tx, "0")).await.expect("written");
        let db = Arc::new(test.db.clone());
        let tasks: Vec<_> = (0..20).map(|_| tokio::spawn(bump(db.clone()))).collect();
        for task in tasks {
            task.await.expect("no panic");
        }
        let (body,): (String,) = test
            .db
            .read(|tx| tx.one("select body from note limit 1", &[]))
            .await
            .expect("the note");
        assert_eq!(body, "20");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_crowd_that_writes_at_once_is_served_to_the_last() {
    for test in databases().await {
        test.db.write(|tx| write_note(tx, "0")).await.expect("written");
        let db = match test.config.clone() {
            Config::Postgres { url, schema, .. } => {
                let many = Config::Postgres { url, schema, connections: 8 };
                Db::open(&many, 2, Clock::system()).await.expect("it opens")
            }
            Config::Sqlite { .. } => test.db.clone(),
        };
        let writes = (0..8).map(|_| {
            let db = db.clone();
            tokio::spawn(async move {
                for _ in 0..10 {
                    db.write(bump_once).await.expect("nobody is told to come back");
                }
            })
        });
        for task in writes.collect::<Vec<_>>() {
            task.await.expect("no panic");
        }
        let body = "select body from note limit 1";
        let (body,): (String,) = db.read(move |tx| tx.one(body, &[])).await.expect("the note");
        assert_eq!(body, "80");
    }
}

/// Reads, then writes what it read plus one: only serialised transactions get this right.
async fn bump(db: Arc<db::Db>) {
    db.write(bump_once).await.expect("nobody is told to come back");
}

fn bump_once(tx: &db::Tx<'_>) -> db::Result<()> {
    let (body,): (String,) = tx.one("select body from note limit 1", &[])?;
    let next = body.parse::<i64>().map_err(|_| Error::Missing)? + 1;
    tx.change("update note set body = $1 where body = $2", params![next.to_string(), body])
}

#[tokio::test]
async fn columns_that_do_not_match_their_struct_are_told() {
    db::row! {
        #[derive(Debug)]
        struct Note { id: i64, body: String }
    }
    for test in databases().await {
        let swapped = test.db.read(|tx| {
            tx.first::<Note>("select body, id from note", &[]).map(|n| n.map(|n| (n.id, n.body)))
        });
        let error = swapped.await.expect_err("the names are in the wrong order").to_string();
        assert!(error.contains("instead of"), "{error}");
    }
}

#[tokio::test]
async fn a_migration_runs_once_and_may_not_be_edited() {
    for test in databases().await {
        let again = test.db.migrate(vec![db::MIGRATIONS, NOTES]).await.expect("nothing to do");
        assert_eq!(again, 0);
        const EDITED: Migrations =
            Migrations { area: "notes", steps: &[Step { name: "0001", sql: "select 1;" }] };
        let error = test.db.migrate(vec![EDITED]).await.expect_err("it was edited").to_string();
        assert!(error.contains("notes/0001 was changed"), "{error}");
    }
}

#[tokio::test]
async fn statements_are_never_prepared_again_behind_our_back() {
    let test = TestDb::open(Engine::Sqlite, Clock::system(), vec![NOTES]).await;
    for n in 0..50 {
        test.db.write(move |tx| write_note(tx, &n.to_string())).await.expect("written");
        test.db
            .read(move |tx| {
                tx.all::<(i64,)>(
                    "select id from note where id > $1 order by id desc limit $2",
                    params![n, 10],
                )
            })
            .await
            .expect("read");
    }
    assert_eq!(test.db.reprepared(), 0);
}

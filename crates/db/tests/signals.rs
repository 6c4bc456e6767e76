//! A commit is heard by the caches of every node, a rollback by nobody.

use base::Clock;
use db::{Db, Engine, Error, Heard, Result, testing::TestDb};
use std::{
    sync::{Arc, Mutex, mpsc},
    time::Duration,
};

#[tokio::test]
async fn a_commit_is_heard_before_its_caller_is_answered() {
    for engine in db::testing::engines() {
        let test = TestDb::open(engine, Clock::system(), vec![]).await;
        let heard = Arc::new(Mutex::new(Vec::new()));
        let hears = heard.clone();
        test.db.listen("session", move |what| {
            if let Heard::Ids(ids) = what {
                hears.lock().expect("unpoisoned").extend_from_slice(ids);
            }
        });
        let told = test.db.write(|tx| {
            tx.signal("session", [7, 8]);
            Ok(())
        });
        told.await.expect("committed");
        let refused = test.db.write(|tx| -> Result<()> {
            tx.signal("session", [9]);
            Err(Error::Missing)
        });
        refused.await.expect_err("rolled back");
        assert_eq!(*heard.lock().expect("unpoisoned"), [7, 8]);
    }
}

#[tokio::test]
async fn another_node_hears_it_too() {
    if !db::testing::engines().contains(&Engine::Postgres) {
        return;
    }
    let test = TestDb::open(Engine::Postgres, Clock::system(), vec![]).await;
    let other = Db::open(&test.config, 2, Clock::system()).await.expect("a second node");
    let (sender, heard) = mpsc::channel();
    other.listen("session", move |what| {
        if let Heard::Ids(ids) = what {
            drop(sender.send(ids.to_vec()));
        }
    });
    // The second node's line may still be opening: say it until it is heard.
    let mut ids = Vec::new();
    for _ in 0..50 {
        let told = test.db.write(|tx| {
            tx.signal("session", 1..=1000);
            Ok(())
        });
        told.await.expect("committed");
        while let Ok(more) = heard.recv_timeout(Duration::from_millis(200)) {
            ids.extend(more);
        }
        if (1..=1000).all(|id| ids.contains(&id)) {
            return;
        }
    }
    panic!("the second node heard only {} ids", ids.len());
}

#[tokio::test]
async fn another_process_on_the_same_file_is_noticed() {
    let test = TestDb::open(Engine::Sqlite, Clock::system(), vec![]).await;
    let (told, hears) = mpsc::channel();
    test.db.listen("session", move |heard| {
        if let Heard::Everything = heard {
            told.send(()).ok();
        }
    });
    // What the command line is to an open house.
    let other = Db::open(&test.config, 2, Clock::system()).await.expect("the same file");
    other.write(|tx| tx.run("create table a (id bigint)", &[]).map(drop)).await.expect("written");
    let heard = tokio::task::spawn_blocking(move || hears.recv_timeout(Duration::from_secs(20)));
    heard.await.expect("no panic").expect("everything may have changed");
    let own = test.db.write(|tx| tx.run("insert into a (id) values (1)", &[]).map(drop)).await;
    own.expect("its own commits go on");
}

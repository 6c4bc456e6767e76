//! What only PostgreSQL can do to us: restart, ask for a password, be far away, be slow.

use crate::server::Server;
use base::Clock;
use db::{Config, Db, Engine, Error, Heard, Migrations, Result, Step, Tx, testing::TestDb};
use std::{
    sync::{
        Arc,
        atomic::{AtomicU32, Ordering},
        mpsc,
    },
    time::{Duration, Instant},
};

const DUTIES: Migrations = Migrations {
    area: "duties",
    steps: &[Step {
        name: "0001",
        sql: "create table duty (\n  who text primary key,\n  is_on bigint not null\n);\n\
              insert into duty (who, is_on) values ('lea', 1);\n\
              insert into duty (who, is_on) values ('zoe', 1);",
    }],
};

async fn open(url: String) -> Result<Db> {
    let config = Config::Postgres { url, schema: None, connections: 2 };
    Db::open(&config, 1, Clock::system()).await
}

async fn opened(parameters: &str) -> Option<TestDb> {
    db::testing::postgres_url()?;
    let mut test = TestDb::open(Engine::Postgres, Clock::system(), vec![DUTIES]).await;
    if let Config::Postgres { url, .. } = &mut test.config {
        url.push_str(parameters);
    }
    test.db = Db::open(&test.config, 1, Clock::system()).await.expect("it opens again");
    Some(test)
}

fn on_duty(tx: &Tx<'_>) -> Result<i64> {
    tx.number("select count(*) from duty where is_on = 1", &[])
}

fn lea_leaves(tx: &Tx<'_>) -> Result<()> {
    tx.change("update duty set is_on = 0 where who = 'lea'", &[])
}

#[tokio::test]
async fn a_server_that_restarts_is_found_again_and_half_a_write_is_not_kept() {
    let Some(server) = Server::start() else { return };
    let db = open(server.url("preau", "")).await.expect("opened");
    db.migrate(vec![DUTIES]).await.expect("migrated");
    let (sender, heard) = mpsc::channel();
    db.listen("duty", move |what| {
        if let Heard::Everything = what {
            sender.send(()).ok();
        }
    });
    assert_eq!(db.read(on_duty).await.expect("read"), 2);
    server.restart();
    // The line is lost and nobody knows it yet.
    assert_eq!(db.read(on_duty).await.expect("read on a new line"), 2);
    heard.recv_timeout(Duration::from_secs(20)).expect("caches are told to start anew");

    let (server, times) = (Arc::new(server), Arc::new(AtomicU32::new(0)));
    let (restarts, counts) = (server.clone(), times.clone());
    let half = db.write(move |tx| {
        counts.fetch_add(1, Ordering::Relaxed);
        lea_leaves(tx)?;
        restarts.restart();
        on_duty(tx).map(drop)
    });
    let lost = half.await.expect_err("the line was lost in the middle");
    assert!(matches!(lost, Error::Unavailable(_)), "{lost}");
    assert_eq!(times.load(Ordering::Relaxed), 1, "what may have been done is not done again");
    assert_eq!(db.read(on_duty).await.expect("read"), 2);
    db.write(lea_leaves).await.expect("written");
    assert_eq!(db.read(on_duty).await.expect("read"), 1);
}

#[tokio::test]
async fn a_password_is_proved_and_a_certificate_is_checked() {
    let Some(server) = Server::start() else { return };
    let db = open(server.url("preau", "")).await.expect("opened");
    db.migrate(Vec::new()).await.expect("nothing but the table of migrations");
    let roles = db.write(|tx| {
        tx.run("set local password_encryption = 'md5'", &[])?;
        tx.run("create role zoe login password 'poire'", &[])?;
        tx.run("set local password_encryption = 'scram-sha-256'", &[])?;
        tx.run("create role lea login password 'pêche'", &[])?;
        tx.run("grant create on schema public to lea, zoe", &[]).map(drop)
    });
    roles.await.expect("two roles");
    let unprotected = open(server.url("preau", "?sslmode=require")).await.map(drop);
    let told = unprotected.expect_err("there is no TLS yet").to_string();
    assert!(told.contains("the server does not offer"), "{told}");
    server.let_in("host all zoe 127.0.0.1/32 md5\nhost all lea 127.0.0.1/32 scram-sha-256");
    let authority = server.offer_tls();
    let stranger = server.authority("stranger");
    server.restart();

    let enters = async |who: &str, parameters: &str| {
        let opened = open(server.url(who, parameters)).await;
        let is_tls = "select count(*) from pg_stat_ssl where ssl and pid = pg_backend_pid()";
        match opened {
            Ok(db) => match db.read(move |tx| tx.number(is_tls, &[])).await.expect("read") {
                0 => "in clear".to_owned(),
                _ => "over TLS".to_owned(),
            },
            Err(error) => error.to_string(),
        }
    };
    assert_eq!(enters("lea:p%C3%AAche", "").await, "in clear");
    assert_eq!(enters("zoe:poire", "").await, "in clear");
    assert!(enters("lea:pomme", "").await.contains("28P01"));
    assert!(enters("lea", "").await.contains("no password is given"));
    assert_eq!(enters("zoe:poire", "?sslmode=require").await, "over TLS");
    assert_eq!(enters("lea:p%C3%AAche", "?sslmode=require&channel_binding=require").await, {
        "over TLS"
    });
    assert!(enters("lea:pomme", "?sslmode=require").await.contains("28P01"));
    let unbound = enters("zoe:poire", "?sslmode=require&channel_binding=require").await;
    assert!(unbound.contains("does not bind the password"), "{unbound}");
    let full = |file: &std::path::Path| format!("?sslrootcert={}", file.display());
    assert_eq!(enters("lea:p%C3%AAche", &full(&authority)).await, "over TLS");
    let unknown = enters("lea:p%C3%AAche", &full(&stranger)).await;
    assert!(unknown.contains("TLS was refused"), "{unknown}");
    let elsewhere = format!("{}&host=localhost", full(&authority));
    let misnamed = enters("lea:p%C3%AAche", &elsewhere).await;
    assert!(misnamed.contains("TLS was refused"), "{misnamed}");
}

#[tokio::test]
async fn one_of_two_who_leave_at_once_finds_out_that_nobody_stays() {
    let Some(test) = opened("").await else { return };
    let (looked, has_looked) = mpsc::channel();
    let (left, has_left) = mpsc::channel::<()>();
    let tries = Arc::new(AtomicU32::new(0));
    let counts = tries.clone();
    let zoe = test.db.write(move |tx| {
        let staying = on_duty(tx)?;
        if counts.fetch_add(1, Ordering::Relaxed) == 0 {
            looked.send(()).ok();
            has_left.recv().ok();
        }
        if staying < 2 {
            return Err(Error::Missing);
        }
        tx.change("update duty set is_on = 0 where who = 'zoe'", &[])
    });
    let lea = async {
        tokio::task::spawn_blocking(move || has_looked.recv()).await.expect("no panic").ok();
        let leaves = test.db.write(|tx| match on_duty(tx)? {
            2 => lea_leaves(tx),
            _ => Err(Error::Missing),
        });
        leaves.await.expect("lea leaves");
        drop(left);
    };
    let (zoe, ()) = tokio::join!(zoe, lea);
    assert!(matches!(zoe, Err(Error::Missing)), "{zoe:?}");
    assert_eq!(tries.load(Ordering::Relaxed), 2, "the closure ran again and saw it");
    assert_eq!(test.db.read(on_duty).await.expect("read"), 1);
}

#[tokio::test(flavor = "multi_thread")]
async fn whoever_comes_alone_always_finds_the_same_warm_connection() {
    let Some(test) = opened("").await else { return };
    let process = |tx: &Tx<'_>| tx.number("select pg_backend_pid()", &[]);
    let first = test.db.read(process).await.expect("read");
    for _ in 0..200 {
        assert_eq!(test.db.read(process).await.expect("read"), first);
    }
}

#[tokio::test]
async fn a_statement_that_takes_too_long_is_given_up_and_the_next_one_runs() {
    let Some(test) = opened("?statement_timeout=100").await else { return };
    let slow = test.db.read(|tx| tx.run("select pg_sleep(30)", &[])).await;
    assert!(matches!(slow, Err(Error::Unavailable(_))), "{slow:?}");
    assert_eq!(test.db.read(on_duty).await.expect("read"), 2);
}

#[tokio::test]
async fn rows_are_shown_one_at_a_time_and_nothing_runs_in_between() {
    let Some(test) = opened("").await else { return };
    let sum = test.db.read(|tx| {
        let mut sum = 0;
        let sql = "select n, repeat('x', 1000) from generate_series(1, 100000) as s (n)";
        tx.each(sql, &[], |(n, body): (i64, String)| {
            sum += n * i64::from(body.len() == 1000);
            Ok(())
        })?;
        Ok(sum)
    });
    assert_eq!(sum.await.expect("read"), 5_000_050_000);
    let nested = test.db.read(|tx| {
        tx.each("select who from duty limit 2", &[], |(_,): (String,)| on_duty(tx).map(drop))
    });
    let told = nested.await.expect_err("one line, one statement").to_string();
    assert!(told.contains("inside the rows of another one"), "{told}");
    assert_eq!(test.db.read(on_duty).await.expect("read"), 2);
}

#[tokio::test]
async fn an_error_that_is_ignored_keeps_nothing_and_says_so() {
    let Some(test) = opened("").await else { return };
    let ignored = test.db.write(|tx| {
        lea_leaves(tx)?;
        tx.run("insert into duty (who, is_on) values ('zoe', 1)", &[]).ok();
        Ok(())
    });
    let told = ignored.await.expect_err("the transaction had failed").to_string();
    assert!(told.contains("nothing is kept"), "{told}");
    assert_eq!(test.db.read(on_duty).await.expect("read"), 2);
}

#[tokio::test]
async fn a_database_that_is_closed_gives_its_connections_back() {
    let Some(test) = opened("?application_name=leaving").await else { return };
    let config = test.config.clone();
    assert_eq!(test.db.read(on_duty).await.expect("read"), 2);
    drop(test);
    let Config::Postgres { url, .. } = config else { unreachable!("it was PostgreSQL") };
    let url = url.replace("leaving", "watching");
    let watch = open(url).await.expect("opened");
    let sql = "select count(*)
                 from pg_stat_activity, pg_sleep(0.05)
                where application_name = 'leaving'";
    let start = Instant::now();
    while watch.read(move |tx| tx.number(sql, &[])).await.expect("read") > 0 {
        assert!(start.elapsed() < Duration::from_secs(20), "a connection stays open");
    }
}

#[tokio::test]
async fn the_planner_knows_how_large_a_table_has_become_once_it_is_told() {
    let Some(test) = opened("").await else { return };
    let counted = "select cast(c.reltuples as bigint)
                     from pg_class c
                    where c.relnamespace = cast(current_schema() as regnamespace)
                      and c.relname = 'duty'";
    let known = test.db.read(move |tx| tx.number(counted, &[])).await.expect("read");
    assert!(known < 2, "nobody has counted: {known}");
    test.db.analyze().await.expect("counted");
    assert_eq!(test.db.read(move |tx| tx.number(counted, &[])).await.expect("read"), 2);
}

#[tokio::test]
async fn a_statement_is_planned_once_for_any_parameter() {
    let Some(test) = opened("").await else { return };
    let setting = |tx: &Tx<'_>| {
        tx.one::<(String, String)>(
            "select current_setting('plan_cache_mode'), current_setting('random_page_cost')",
            &[],
        )
    };
    let (mode, cost) = test.db.read(setting).await.expect("read");
    assert_eq!((mode.as_str(), cost.as_str()), ("force_generic_plan", "1.1"));
    // What the host asks for in the address has the last word.
    let Some(test) = opened("?options=-c%20random_page_cost=3").await else { return };
    assert_eq!(test.db.read(setting).await.expect("read").1, "3");
}

#[tokio::test]
async fn the_schema_of_a_test_goes_with_it() {
    let Some(watch) = opened("").await else { return };
    let test = TestDb::open(Engine::Postgres, Clock::system(), vec![]).await;
    let Config::Postgres { schema: Some(schema), .. } = test.config.clone() else {
        unreachable!("a schema of its own")
    };
    drop(test);
    let start = Instant::now();
    loop {
        let name = schema.clone();
        let sql = "select count(*) from pg_namespace, pg_sleep(0.05) where nspname = $1";
        let count = watch.db.read(move |tx| tx.number(sql, db::params![name])).await;
        if count.expect("read") == 0 {
            return;
        }
        assert!(start.elapsed() < Duration::from_secs(20), "the schema stays");
    }
}

//! Our client against a true server: what is said, what is refused, what is lost and found again.

use std::path::Path;
use std::time::Duration;

use super::error::{Error, Result};
use super::{Access, Address, Param, Session};
use crate::postgres_server::PostgresServer;

const NONE: &[Param] = &[];

fn started() -> (PostgresServer, Session) {
    let server = PostgresServer::start(Path::new("/usr/lib/postgresql/15/bin")).unwrap();
    let session = Session::connect(&Address::parse(&server.unix_url()).unwrap()).unwrap();
    (server, session)
}

fn bigint(session: &mut Session, sql: &'static str) -> Result<Option<i64>> {
    let mut found = None;
    session.query(sql, NONE, &mut |row| {
        found = row.bigint(0)?;
        Ok(())
    })?;
    Ok(found)
}

fn code(error: Result<impl Sized>) -> String {
    error.err().and_then(|error| error.code().map(str::to_owned)).unwrap_or_default()
}

#[test]
fn the_four_types_and_null_go_and_come_back() {
    let (_server, mut session) = started();
    let sql = "select $1::bigint, $2::double precision, $3::text, $4::bytea, $5::text";
    let params = [
        Param::Bigint(-7),
        Param::Double(1.5),
        Param::Text("élève"),
        Param::Bytea(&[0, 255]),
        Param::Null,
    ];
    let mut rows = 0;
    session
        .query(sql, &params, &mut |row| {
            rows += 1;
            assert_eq!((row.bigint(0)?, row.double(1)?), (Some(-7), Some(1.5)));
            assert_eq!((row.text(2)?, row.bytea(3)?), (Some("élève"), Some(&[0, 255][..])));
            assert_eq!(row.text(4)?, None);
            assert!(row.text(0).is_err() && row.bigint(9).is_err());
            Ok(())
        })
        .unwrap();
    assert_eq!(rows, 1);
    assert!(bigint(&mut session, "select 1.5::numeric").is_err());
    assert!(session.query("select $1::bigint", NONE, &mut |_| Ok(())).is_err());
    assert_eq!(bigint(&mut session, "select 4").unwrap(), Some(4));
}

#[test]
fn a_refusal_has_its_code_and_the_session_goes_on() {
    let (_server, mut session) = started();
    session.run_script("create table t (id bigint primary key)").unwrap();
    let rows: Vec<_> = (0..1000).map(|id| [Param::Bigint(id)]).collect();
    let rows: Vec<&[Param]> = rows.iter().map(<[Param; 1]>::as_slice).collect();
    session.begin(Access::Write).unwrap();
    assert_eq!(session.run_many("insert into t values ($1)", &rows).unwrap(), 1000);
    session.commit().unwrap();
    session.begin(Access::Write).unwrap();
    let twice = session.query("insert into t values (3)", NONE, &mut |_| Ok(()));
    assert!(matches!(&twice, Err(Error::Refused { constraint: Some(name), .. })
        if name == "t_pkey"));
    assert_eq!(code(twice), "23505");
    assert!(session.commit().is_err(), "a failed transaction is not kept");
    session.begin(Access::Read).unwrap();
    assert_eq!(code(session.query("delete from t", NONE, &mut |_| Ok(()))), "25006");
    session.rollback().unwrap();
    session.begin(Access::Read).unwrap();
    session.commit().unwrap();
    session.begin(Access::Read).unwrap();
    assert_eq!(bigint(&mut session, "select count(*) from t").unwrap(), Some(1000));
    session.commit().unwrap();
    assert_eq!(code(bigint(&mut session, "select nothing from t")), "42703");
    assert_eq!(bigint(&mut session, "select max(id) from t").unwrap(), Some(999));
}

#[test]
fn a_lost_connection_is_found_again_by_the_first_query_only() {
    let (server, mut session) = started();
    let mut other = Session::connect(&Address::parse(&server.tcp_url()).unwrap()).unwrap();
    let kill = "select count(pg_terminate_backend(pid)) from pg_stat_activity
                 where pid <> pg_backend_pid() and backend_type = 'client backend'";
    bigint(&mut other, kill).unwrap();
    session.begin(Access::Read).unwrap();
    assert_eq!(bigint(&mut session, "select 1").unwrap(), Some(1));
    bigint(&mut other, kill).unwrap();
    assert!(bigint(&mut session, "select 2").is_err_and(|error| error.is_broken()));
    assert!(session.is_broken());
    session.rollback().unwrap();
    session.begin(Access::Write).unwrap();
    assert_eq!(bigint(&mut session, "select 3").unwrap(), Some(3));
    session.commit().unwrap();
    assert!(!session.is_broken());
}

#[test]
fn a_migration_under_a_prepared_statement_is_not_seen() {
    let (_server, mut session) = started();
    session.run_script("create table t (a bigint); insert into t values (5)").unwrap();
    for _ in 0..2 {
        session.begin(Access::Read).unwrap();
        assert_eq!(bigint(&mut session, "select * from t").unwrap(), Some(5));
        session.commit().unwrap();
        session.run_script("alter table t add column b bigint").ok();
    }
}

#[test]
fn a_notification_arrives_and_a_statement_can_be_cancelled() {
    let (server, mut session) = started();
    let mut other = Session::connect(&Address::parse(&server.tcp_url()).unwrap()).unwrap();
    session.run_script("listen news").unwrap();
    assert!(session.notification(Duration::from_millis(20)).unwrap().is_none());
    other.query("select pg_notify('news', 'slip 7')", NONE, &mut |_| Ok(())).unwrap();
    let news = session.notification(Duration::from_secs(5)).unwrap().unwrap();
    assert_eq!((news.channel.as_str(), news.payload.as_str()), ("news", "slip 7"));
    let cancel = session.canceller();
    let asleep = std::thread::spawn(move || {
        code(session.query("select pg_sleep(9)", NONE, &mut |_| Ok(())))
    });
    // The cancel is asked again until it finds the statement running.
    while !asleep.is_finished() {
        cancel().unwrap();
        std::thread::yield_now();
    }
    assert_eq!(asleep.join().unwrap(), "57014");
}

#[test]
fn a_password_is_proved_without_being_sent() {
    let (server, mut session) = started();
    let roles = "set password_encryption = 'scram-sha-256';
                 create role lea login password 'pêche';
                 set password_encryption = 'md5'; create role zoe login password 'poire'";
    session.run_script(roles).unwrap();
    let file = server.data().join("pg_hba.conf");
    let rules = "host all lea 127.0.0.1/32 scram-sha-256\nhost all zoe 127.0.0.1/32 md5\n";
    let before = std::fs::read_to_string(&file).unwrap();
    std::fs::write(&file, format!("{rules}{before}")).unwrap();
    session.run_script("select pg_reload_conf()").unwrap();
    // A new connection is served by the new rules once the postmaster has read them.
    let url = server.tcp_url();
    let as_user = |who: &str| Address::parse(&url.replacen("postgres@", who, 1)).unwrap();
    while Session::connect(&as_user("lea:pomme@")).is_ok() {
        std::thread::yield_now();
    }
    assert_eq!(code(Session::connect(&as_user("lea:pomme@"))), "28P01");
    assert!(Session::connect(&as_user("lea:p%C3%AAche@")).is_ok());
    assert!(Session::connect(&as_user("zoe:poire@")).is_ok());
    assert!(Session::connect(&as_user("lea@")).is_err());
}

//! Our client against a true server: what is said, what is refused, what is lost and found again.

use super::{
    address::Address,
    failure::{Failure, Result},
    session::{Access, Query, Session, Turn},
};
use crate::{Error, Value, ValueRef, testing, value::Columns};
use std::time::Duration;

/// A session in a schema of its own; none without a server for the tests.
fn session(schema: &str) -> Option<Session> {
    let mut address = Address::parse(&testing::postgres_url()?).unwrap();
    address.options = format!("-c search_path={schema}");
    let mut session = Session::open(&address).unwrap();
    let make = format!("drop schema if exists {schema} cascade; create schema {schema}");
    let turns = "create table migration ()";
    session.run_script(&format!("{make}; {turns}")).unwrap();
    Some(session)
}

fn query<'a>(sql: &'static str, params: &'a [Value]) -> Query<'a> {
    Query { sql, params, columns: &[] }
}

fn run(session: &mut Session, sql: &'static str) -> Result<u64> {
    session.query(query(sql, &[]), &mut |_| Ok(()))
}

fn number(session: &mut Session, sql: &'static str) -> Result<i64> {
    let mut found = -1;
    session.query(query(sql, &[]), &mut |row| {
        if let ValueRef::Int(int) = row.value(0)? {
            found = int;
        }
        Ok(())
    })?;
    Ok(found)
}

fn code<T>(answer: Result<T>) -> String {
    match answer {
        Err(Failure::Refused { code, .. }) => code,
        _ => "not refused".to_owned(),
    }
}

#[test]
fn our_types_and_null_go_and_come_back() {
    let Some(mut session) = session("wire_types") else { return };
    let sql = "select $1::bigint, $2::double precision, $3::text, $4::bytea, $5::text, $6::boolean,
                      $7::double precision, cast($8 as json) is null, exists (select 1), $9::int";
    let params = [
        Value::Int(-7),
        Value::Real(1.5),
        Value::Text("élève".to_owned()),
        Value::Blob(vec![0, 255]),
        Value::Null,
        Value::Int(1),
        Value::Int(3),
        Value::Text("[1]".to_owned()),
        Value::Int(9),
    ];
    let mut rows = 0;
    let shown = session.query(query(sql, &params), &mut |row| {
        rows += 1;
        let values: Vec<ValueRef<'_>> = (0..10).map(|at| row.value(at).unwrap()).collect();
        let expected = [
            ValueRef::Int(-7),
            ValueRef::Real(1.5),
            ValueRef::Text("élève"),
            ValueRef::Blob(&[0, 255]),
            ValueRef::Null,
            ValueRef::Int(1),
            ValueRef::Real(3.0),
            ValueRef::Int(0),
            ValueRef::Int(1),
            ValueRef::Int(9),
        ];
        assert_eq!(values, expected);
        assert!(row.value(10).is_err());
        Ok(())
    });
    assert_eq!((shown.unwrap(), rows), (1, 1));
}

#[test]
fn what_must_be_cast_is_said_when_the_statement_is_prepared() {
    let Some(mut session) = session("wire_casts") else { return };
    let mut told = |sql: &'static str, params: &[Value]| {
        session.query(query(sql, params), &mut |_| Ok(())).unwrap_err().to_string()
    };
    let sum = told("select sum(n) as total from (values (1::bigint)) as t (n)", &[]);
    assert!(sum.starts_with("the column total is numeric: cast this to bigint"), "{sum}");
    let day = told("select cast($1 as date) is null", &[Value::Text("2026-09-16".to_owned())]);
    assert!(day.contains("$1 is a text where date is wanted"), "{day}");
    let text = told("select $1::bigint + $2", &[Value::Int(1), Value::Text("2".to_owned())]);
    assert!(text.contains("$2 is a text where bigint is wanted: cast this"), "{text}");
    let large = told("select $1::integer", &[Value::Int(i64::MAX)]);
    assert!(large.contains("cast this, as cast($1 as bigint)"), "{large}");
    assert!(told("select $1::bigint", &[]).contains("0 parameters given, 1 wanted"));
    let typo = told("selct 1", &[]);
    assert!(typo.contains("in: selct 1"), "{typo}");
    assert_eq!(number(&mut session, "select count(*)").unwrap(), 1);
}

#[test]
fn a_refusal_has_its_code_and_the_session_goes_on() {
    let Some(mut session) = session("wire_refusals") else { return };
    session.run_script("create table t (id bigint primary key)").unwrap();
    let rows: Vec<Vec<Value>> = (0..1000).map(|id| vec![Value::Int(id)]).collect();
    session.begin(Access::Write(Turn::Beside));
    assert_eq!(session.run_many("insert into t values ($1)", &rows).unwrap(), 1000);
    session.commit().unwrap();
    session.begin(Access::Write(Turn::Beside));
    let twice = run(&mut session, "insert into t values (3)").unwrap_err();
    assert!(matches!(Error::from(twice), Error::Conflict(why) if why.contains("t_pkey")));
    assert!(session.commit().is_err(), "a failed transaction is not kept");
    session.begin(Access::Read);
    assert_eq!(code(run(&mut session, "delete from t")), "25006");
    session.rollback().unwrap();
    session.begin(Access::Read);
    session.commit().unwrap();
    session.begin(Access::Read);
    assert_eq!(number(&mut session, "select count(*) from t").unwrap(), 1000);
    session.commit().unwrap();
    assert_eq!(code(number(&mut session, "select nothing from t")), "42703");
    assert_eq!(number(&mut session, "select max(id) from t").unwrap(), 999);
}

#[test]
fn rows_are_shown_before_the_last_one_is_made() {
    let Some(mut session) = session("wire_stream") else { return };
    let sql = "select repeat('x', 10000), 1 / (500 - n) from generate_series(1, 500) as s (n)";
    let mut rows = 0;
    let answer = session.query(query(sql, &[]), &mut |_| {
        rows += 1;
        Ok(())
    });
    assert_eq!((code(answer).as_str(), rows), ("22012", 499));
    let stopped = session.query(query("select n from generate_series(1, 9) as s (n)", &[]), &mut {
        |_| Err(Error::Missing)
    });
    assert!(matches!(Error::from(stopped.unwrap_err()), Error::Missing));
    assert_eq!(number(&mut session, "select 4").unwrap(), 4);
}

#[test]
fn a_batch_is_cut_by_rows_and_by_bytes() {
    let Some(mut session) = session("wire_batches") else { return };
    session.run_script("create table t (body text)").unwrap();
    let body = "é".repeat(100_000);
    let rows: Vec<Vec<Value>> = (0..40).map(|_| vec![Value::Text(body.clone())]).collect();
    session.begin(Access::Write(Turn::Beside));
    assert_eq!(session.run_many("insert into t values ($1)", &rows).unwrap(), 40);
    session.commit().unwrap();
    assert_eq!(number(&mut session, "select sum(length(body)) from t").unwrap(), 4_000_000);
}

#[test]
fn many_rows_of_an_insert_go_as_arrays_with_their_nulls() {
    let Some(mut session) = session("wire_arrays") else { return };
    let table = "create table t (id bigint primary key, word text, share double precision,
                                 mark bytea, kind text not null)";
    session.run_script(table).unwrap();
    session.begin(Access::Write(Turn::Beside));
    let insert = "insert into t (id, word, share, mark, kind)
                  values ($1, upper($2), $3, $4, 'it''s (a) kind')
                  on conflict do nothing";
    let row = |id: i64| {
        let word = if id % 2 == 0 { Value::Null } else { Value::Text(format!("élève {id}")) };
        vec![Value::Int(id), word, Value::Int(id), Value::Blob(vec![7])]
    };
    let mut rows: Vec<Vec<Value>> = (0..600).map(row).collect();
    rows.push(row(3));
    assert_eq!(
        session.run_many(insert, &rows).unwrap(),
        600,
        "who is there already is not counted"
    );
    let whole = "select count(*) from t
                  where kind = 'it''s (a) kind' and mark = '\\x07' and share = id
                    and (id % 2 = 0) = (word is null)
                    and (word is null or word = upper('élève ' || id))";
    assert_eq!(number(&mut session, whole).unwrap(), 600);
    // A column that is too short, or of another type, is refused before anything leaves.
    rows[400].pop();
    assert!(matches!(session.run_many(insert, &rows), Err(Failure::Misuse(_))));
    let words = [vec![Value::Text("a".to_owned()); 4], row(1)];
    assert!(matches!(session.run_many(insert, &words), Err(Failure::Misuse(_))));
    session.rollback().unwrap();
}

#[test]
fn a_lost_line_is_found_again_by_the_first_query_only() {
    let (Some(mut session), Some(mut other)) = (session("wire_lost"), session("wire_killer"))
    else {
        return;
    };
    let mut cut = |session: &mut Session| {
        session.begin(Access::Read);
        let process = number(session, "select pg_backend_pid()").unwrap();
        session.commit().unwrap();
        // Five seconds: it answers once the process is gone.
        let kill = query("select pg_terminate_backend($1, 5000)", &[]);
        let params = [Value::Int(process)];
        other.query(Query { params: &params, ..kill }, &mut |_| Ok(())).unwrap();
    };
    cut(&mut session);
    session.begin(Access::Write(Turn::Beside));
    assert_eq!(number(&mut session, "select 1").unwrap(), 1);
    session.commit().unwrap();
    cut(&mut session);
    session.begin(Access::Write(Turn::Beside));
    let rows = [vec![Value::Int(1)], vec![Value::Int(2)]];
    assert_eq!(session.run_many("select $1::bigint", &rows).unwrap(), 2);
    let process = number(&mut session, "select pg_backend_pid()").unwrap();
    let kill = query("select pg_terminate_backend($1, 5000)", &[]);
    other.query(Query { params: &[Value::Int(process)], ..kill }, &mut |_| Ok(())).unwrap();
    let lost = run(&mut session, "select 2").unwrap_err();
    assert!(lost.is_broken() && session.is_broken(), "{lost}");
    assert!(matches!(Error::from(lost), Error::Unavailable(_)));
    session.rollback().unwrap();
    session.begin(Access::Write(Turn::Beside));
    assert_eq!(number(&mut session, "select 3").unwrap(), 3);
    session.commit().unwrap();
    assert!(!session.is_broken());
}

#[test]
fn a_migration_under_a_prepared_statement_is_not_seen() {
    let Some(mut session) = session("wire_stale") else { return };
    session.run_script("create table t (a bigint); insert into t values (5)").unwrap();
    for column in ["b", "c"] {
        session.begin(Access::Read);
        assert_eq!(number(&mut session, "select * from t").unwrap(), 5);
        session.commit().unwrap();
        session.run_script(&format!("alter table t add column {column} bigint")).unwrap();
    }
    // Later in a transaction it cannot be hidden: the closure runs again.
    session.begin(Access::Write(Turn::Beside));
    run(&mut session, "select 1").unwrap();
    let stale = run(&mut session, "select * from t").unwrap_err();
    assert!(matches!(Error::from(stale), Error::Retry));
    session.rollback().unwrap();
    session.begin(Access::Write(Turn::Beside));
    run(&mut session, "select 1").unwrap();
    assert_eq!(number(&mut session, "select * from t").unwrap(), 5);
}

#[test]
fn a_notification_arrives_with_the_commit() {
    let (Some(mut session), Some(mut other)) = (session("wire_news"), session("wire_teller"))
    else {
        return;
    };
    let soon = Duration::from_millis(20);
    session.run_script("listen wire_news").unwrap();
    other.begin(Access::Write(Turn::Beside));
    run(&mut other, "select pg_notify('wire_news', 'slip 7')").unwrap();
    assert!(session.notification(soon).unwrap().is_none());
    other.commit().unwrap();
    let news = session.notification(Duration::from_secs(5)).unwrap();
    assert_eq!(news.as_deref(), Some("slip 7"));
    other.begin(Access::Write(Turn::Beside));
    run(&mut other, "select pg_notify('wire_news', 'slip 8')").unwrap();
    other.rollback().unwrap();
    assert!(session.notification(soon).unwrap().is_none());
}

#[test]
fn who_runs_alone_waits_for_the_others_and_sees_what_they_did() {
    let Some(mut first) = session("wire_turns") else { return };
    first.run_script("create table t (id bigint)").unwrap();
    let mut address = Address::parse(&testing::postgres_url().unwrap()).unwrap();
    address.options = "-c search_path=wire_turns -c lock_timeout=20".to_owned();
    let mut second = Session::open(&address).unwrap();
    let mut try_beside = |first: Turn, turn: Turn, session: &mut Session| {
        session.begin(Access::Write(first));
        run(session, "insert into t values (1)").unwrap();
        second.begin(Access::Write(turn));
        let seen = code(number(&mut second, "select count(*) from t"));
        second.rollback().unwrap();
        session.commit().unwrap();
        // "lock_not_available": it waits.
        seen != "55P03"
    };
    assert!(try_beside(Turn::Beside, Turn::Beside, &mut first));
    assert!(try_beside(Turn::Beside, Turn::InLine, &mut first));
    assert!(!try_beside(Turn::InLine, Turn::InLine, &mut first));
    assert!(!try_beside(Turn::Beside, Turn::Alone, &mut first));
    assert!(!try_beside(Turn::Alone, Turn::Beside, &mut first));
    // Its snapshot is younger than its turn.
    first.begin(Access::Write(Turn::Beside));
    run(&mut first, "insert into t values (1)").unwrap();
    let waiting = std::thread::spawn(move || {
        address.options = "-c search_path=wire_turns".to_owned();
        let mut alone = Session::open(&address).unwrap();
        alone.begin(Access::Write(Turn::Alone));
        let seen = number(&mut alone, "select count(*) from t").unwrap();
        alone.commit().unwrap();
        seen
    });
    let waits = "select count(*) from pg_locks where relation = 'migration'::regclass
                    and mode = 'ExclusiveLock' and not granted";
    while number(&mut first, waits).unwrap() == 0 {}
    first.commit().unwrap();
    assert_eq!(waiting.join().unwrap(), 6);
}

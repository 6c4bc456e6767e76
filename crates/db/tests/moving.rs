//! A house moves from one engine to the other and back, whole or not at all.

use base::Clock;
use db::{
    Db, Engine, Error, Migrations, Result, Step, Tx, Value,
    moving::{self, Refusal, Report, Stage},
    params,
    testing::TestDb,
};
use std::sync::{
    Arc,
    atomic::{AtomicU64, Ordering},
};

const HOUSE: Migrations = Migrations {
    area: "house",
    steps: &[Step {
        name: "0001",
        sql: "
create table town (
  id bigint primary key,
  name text not null
);
create table person (
  id bigint primary key,
  \"last-name\" text not null,
  merged_into bigint references person (id),
  town_id bigint references town (id),
  photo blob,
  mean double precision
);
create table class (
  id bigint primary key,
  head_id bigint not null references person (id),
--only sqlite
  delegate_id bigint references member (person_id)
--end
--only postgres
  delegate_id bigint
--end
);
create table member (
  person_id bigint primary key references person (id),
  class_id bigint not null references class (id)
);
--only postgres
alter table class add foreign key (delegate_id) references member (person_id);
--end
create table membership (
  word text not null,
  day text not null,
  person_id bigint not null references person (id),
  primary key (word, day, person_id)
) without rowid;
insert into town (id, name) values (59367, 'Seed');
",
    }],
};

fn areas() -> Vec<Migrations> {
    vec![db::MIGRATIONS, HOUSE]
}

/// The engine to start from and the one to move to: both ways, or SQLite alone.
fn ways() -> Vec<(Engine, Engine)> {
    match db::testing::engines().as_slice() {
        [here, there] => vec![(*here, *there), (*there, *here)],
        _ => vec![(Engine::Sqlite, Engine::Sqlite)],
    }
}

const PERSONS: i64 = 1200;

async fn full_house(engine: Engine) -> TestDb {
    let test = TestDb::open(engine, Clock::system(), areas()).await;
    test.db.write(fill).await.expect("filled");
    test
}

fn fill(tx: &Tx<'_>) -> Result<()> {
    tx.run("update town set name = 'Lys-lez-Lannoy'", &[])?;
    // Whoever is merged is merged into a younger one: it refers to a row that comes later.
    let persons: Vec<Vec<Value>> = (1..=PERSONS).rev().map(person).collect();
    let insert = "insert into person (id, \"last-name\", merged_into, town_id, photo, mean)
                  values ($1, $2, $3, 59367, $4, $5)";
    tx.run_each(insert, &persons)?;
    tx.run("insert into class (id, head_id) values (1, 7)", &[])?;
    tx.run("insert into member (person_id, class_id) values (8, 1)", &[])?;
    tx.run("update class set delegate_id = 8", &[])?;
    let words = ["École", "Zoé", "ecole", "é", "a b"];
    let rows: Vec<Vec<Value>> = words
        .iter()
        .flat_map(|word| (1..=240).map(|id| params![*word, "2026-11-23", id].to_vec()))
        .collect();
    tx.run_each("insert into membership (word, day, person_id) values ($1, $2, $3)", &rows)?;
    Ok(())
}

fn person(id: i64) -> Vec<Value> {
    let merged = (id % 10 == 0 && id < PERSONS).then_some(id + 1);
    let photo = (id % 3 == 0).then(|| vec![0, 255, u8::try_from(id % 256).unwrap_or_default()]);
    let mean = (id % 2 == 0).then_some(f64::from(i32::try_from(id).unwrap_or_default()) / 7.0);
    params![id, format!("Martin d’Été {id}"), merged, photo, mean].to_vec()
}

async fn no_search(_: &Db) -> Result<()> {
    Ok(())
}

async fn move_house(from: &Db, to: &Db) -> Result<Report> {
    moving::move_all(from, to, areas(), no_search, |_| ()).await
}

async fn empty(engine: Engine) -> TestDb {
    TestDb::open(engine, Clock::system(), vec![]).await
}

#[tokio::test]
async fn a_house_moves_whole_and_is_the_same() {
    for (here, there) in ways() {
        let (from, to) = (full_house(here).await, empty(there).await);
        let rebuilt = Arc::new(AtomicU64::new(0));
        let rebuild = {
            let rebuilt = rebuilt.clone();
            async move |db: &Db| {
                let count = db.read(|tx| tx.number("select count(*) from person", &[])).await?;
                rebuilt.store(count.unsigned_abs(), Ordering::Release);
                Ok(())
            }
        };
        let mut seen = Vec::new();
        let report = moving::move_all(&from.db, &to.db, areas(), rebuild, |progress| {
            assert!(progress.done <= progress.total);
            seen.push((progress.stage, progress.done));
        });
        let report = report.await.expect("moved");
        let rows: Vec<(&str, u64)> =
            report.tables.iter().map(|table| (table.name.as_str(), table.rows)).collect();
        assert_eq!(
            rows,
            [("town", 1), ("person", 1200), ("membership", 1200), ("class", 1), ("member", 1)]
        );
        assert_eq!(seen.last(), Some(&(Stage::Verifying, report.rows())));
        assert!(seen.contains(&(Stage::Copying, report.rows())));
        assert_eq!(rebuilt.load(Ordering::Acquire), 1200, "search is filled from the target");
        assert!(!moving::is_unfinished(&to.db).await.expect("asked"));
        assert_eq!(
            moving::sums(&from.db).await.expect("sums"),
            moving::sums(&to.db).await.expect("sums")
        );
        // The target is a house: its references are those of the source.
        let merged = "select merged_into from person where id = 20";
        let merged = to.db.read(move |tx| tx.number(merged, &[])).await.expect("read");
        assert_eq!(merged, 21);
        let delegate = "select delegate_id from class where id = 1";
        assert_eq!(to.db.read(move |tx| tx.number(delegate, &[])).await.expect("read"), 8);
    }
}

#[tokio::test]
async fn a_target_that_is_not_empty_is_refused() {
    for (here, there) in ways() {
        let (from, to) = (full_house(here).await, full_house(there).await);
        let before = moving::sums(&to.db).await.expect("sums");
        for _ in 0..2 {
            let refused = move_house(&from.db, &to.db).await.expect_err("refused");
            let reason = refused.reason::<Refusal>();
            assert!(matches!(reason, Some(Refusal::NotEmpty { .. })), "{refused}");
            assert!(!moving::is_unfinished(&to.db).await.expect("asked"), "it is still a house");
        }
        assert_eq!(moving::sums(&to.db).await.expect("sums"), before, "and untouched");
    }
}

#[tokio::test]
async fn a_source_of_another_version_is_refused() {
    for (here, there) in ways() {
        let (from, to) = (full_house(here).await, empty(there).await);
        let newer = Migrations {
            area: "newer",
            steps: &[Step { name: "0001", sql: "create table a (\n  id bigint primary key\n);" }],
        };
        let mut steps = areas();
        steps.push(newer);
        let refused = moving::move_all(&from.db, &to.db, steps, no_search, |_| ()).await;
        let refused = refused.expect_err("refused");
        assert_eq!(refused.reason(), Some(&Refusal::OtherVersion), "{refused}");
    }
}

#[tokio::test]
async fn a_move_that_was_cut_goes_on_where_it_stopped() {
    for (here, there) in ways() {
        let (from, to) = (full_house(here).await, empty(there).await);
        let (source, target) = (from.db.clone(), to.db.clone());
        let cut = tokio::spawn(async move {
            moving::move_all(&source, &target, areas(), no_search, |progress| {
                assert!(progress.done < 1500, "the machine stops here");
            })
            .await
        });
        cut.await.expect_err("cut");
        assert!(moving::is_unfinished(&to.db).await.expect("asked"));
        let mut first = None;
        let report = moving::move_all(&from.db, &to.db, areas(), no_search, |progress| {
            first.get_or_insert(progress.done);
        });
        assert_eq!(report.await.expect("moved").rows(), 2403);
        assert!(first.is_some_and(|done| done > 0), "it does not begin again");
        assert!(!moving::is_unfinished(&to.db).await.expect("asked"));
    }
}

#[tokio::test]
async fn a_house_that_was_written_to_meanwhile_is_found_out() {
    for (here, there) in ways() {
        let (from, to) = (full_house(here).await, empty(there).await);
        let fails = async |_: &Db| Err(Error::Missing);
        let cut = moving::move_all(&from.db, &to.db, areas(), fails, |_| ()).await;
        cut.expect_err("the search could not be rebuilt");
        let change = "update person set \"last-name\" = 'Petit' where id = 3";
        from.db.write(move |tx| tx.change(change, &[])).await.expect("somebody marries");
        let refused = move_house(&from.db, &to.db).await.expect_err("it differs");
        assert_eq!(refused.reason(), Some(&Refusal::Differs { table: "person".to_owned() }));
        assert!(moving::is_unfinished(&to.db).await.expect("asked"));
    }
}

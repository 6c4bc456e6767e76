//! The promise of §12: what was acknowledged survives `kill -9`, and what was not is not half
//! there.
//!
//! The real binary is killed while people write letters, sign slips, call the roll, give and hand
//! in homework, publish photos, book appointments, write events, type levels, sign livrets and seal
//! dossiers, while a council votes, signs and sends, while files are collected and contributions
//! called, again and again, and opened again; on PostgreSQL its server is killed too. `tools/kill`
//! does it 200 and 20 times; alone, a few times.

mod acts;
mod breaking;
mod check;
mod ledger;
mod operator;
mod postgres;
mod round;
mod store;
mod writers;

use db::Engine;
use round::House;
use std::path::PathBuf;

const KILLS: usize = 10;
const KILLS_POSTGRES: usize = 2;
const LEASES_ENDED_BY_HAND: usize = 15;

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn what_was_acknowledged_is_there_once_after_each_kill_on_sqlite() {
    let kills = wanted("PREAU_TEST_KILLS").unwrap_or(KILLS);
    let folder = tempfile::tempdir().expect("a folder");
    let mut house = House::make(folder.path(), None).await;
    run(&mut house, kills, None).await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn what_was_acknowledged_is_there_once_after_each_kill_of_postgresql() {
    if !db::testing::engines().contains(&Engine::Postgres) {
        return;
    }
    let kills = wanted("PREAU_TEST_KILLS_POSTGRES").unwrap_or(KILLS_POSTGRES);
    let mut server = postgres::Postgres::start();
    let folder = tempfile::tempdir().expect("a folder");
    let mut house = House::make(folder.path(), Some(server.url())).await;
    run(&mut house, kills, Some(&mut server)).await;
}

/// How often, when the command says so.
#[expect(clippy::disallowed_methods, reason = "tests are configured by their command")]
fn wanted(name: &str) -> Option<usize> {
    std::env::var(name).ok()?.parse().ok()
}

/// The program that is killed: this build, or the one that the command names.
fn program() -> PathBuf {
    let named = std::env::var_os("PREAU_TEST_PROGRAM").map(PathBuf::from);
    named.unwrap_or_else(|| PathBuf::from(env!("CARGO_BIN_EXE_preau")))
}

async fn run(house: &mut House, kills: usize, mut server: Option<&mut postgres::Postgres>) {
    for number in 0..kills {
        house.open().await;
        house.check_what_is_new().await;
        house.write_until_it_is_killed(number, server.as_deref_mut()).await;
        if (number + 1).is_multiple_of(20) {
            println!("{} kills, {} acknowledged", number + 1, house.ledger.acknowledged());
        }
    }
    if kills <= LEASES_ENDED_BY_HAND {
        house.end_leases().await;
    }
    house.open().await;
    house.finish().await;
    house.settle().await;
    let found = house.check_all().await;
    println!(
        "{kills} kills on {}: {} letters acknowledged, {} not; lost {}, doubled {}, half {}; \
         {} deliveries, {} files read back; open again within {:.0} ms at most",
        house.engine().name(),
        house.ledger.acknowledged(),
        house.ledger.unknown(),
        found.lost.len(),
        found.doubled.len(),
        found.half.len(),
        found.deliveries,
        found.files,
        house.opening_max.as_secs_f64() * 1e3,
    );
    found.is_good();
    let acts = house.check_acts().await;
    let counts: Vec<String> =
        acts.acts.iter().map(|(name, count)| format!("{count} {name}")).collect();
    println!(
        "{}; {} acknowledged, of them {} refused, {} files read back; wrong {}",
        counts.join(", "),
        house.acts.acknowledged(),
        house.acts.refused(),
        acts.files,
        acts.wrong.len(),
    );
    assert!(acts.wrong.is_empty(), "{:?}", acts.wrong);
    assert_eq!(breaking::unfound(&house.db).await, [""; 0]);
}

//! A whole backup: written while the house is open, checked, restored elsewhere.

use base::{Clock, Instant, Random};
use bytes::Bytes;
use db::{
    Config, Db, Engine, Migrations, Result, Step, Tx,
    backup::{self, Refusal},
    blob::{self, Blobs, Hash},
    moving, params,
    testing::TestDb,
};
use futures_util::stream;
use std::{
    fs,
    path::{Path, PathBuf},
    sync::{
        Arc,
        atomic::{AtomicBool, Ordering},
    },
};
use tempfile::TempDir;

const LETTERS: Migrations = Migrations {
    area: "letters",
    steps: &[Step {
        name: "0001",
        sql: "create table letter (\n  id bigint primary key,\n  body text not null\n);",
    }],
};

fn areas() -> Vec<Migrations> {
    vec![db::MIGRATIONS, LETTERS]
}

struct House {
    test: TestDb,
    blobs: Blobs,
    folder: TempDir,
}

impl House {
    async fn open(engine: Engine) -> Self {
        let test = TestDb::open(engine, Clock::system(), areas()).await;
        test.db.write(|tx| write_letters(tx, 2000)).await.expect("letters");
        let folder = TempDir::new().expect("a temporary folder");
        let blobs = open_blobs(&folder.path().join("files"));
        for len in [0, 10, 700_000] {
            put(&blobs, len).await;
        }
        House { test, blobs, folder }
    }

    fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    async fn back_up(&self) -> PathBuf {
        let folder = self.path("backup");
        backup::write(&self.test.db, &self.blobs, &folder, now(), |_| ()).await.expect("written");
        folder
    }
}

fn open_blobs(folder: &Path) -> Blobs {
    let config = blob::Config::Folder(folder.to_owned());
    Blobs::open(&config, Random::seeded(1)).expect("the folder opens")
}

async fn put(blobs: &Blobs, len: usize) -> Hash {
    let bytes = stream::iter([Ok::<_, &str>(Bytes::from(vec![3; len]))]);
    blobs.put(bytes, u64::MAX).await.expect("stored").hash
}

fn now() -> Instant {
    Instant::parse_local("2026-11-23 22:00").expect("a time")
}

fn write_letters(tx: &Tx<'_>, count: usize) -> Result<()> {
    let body = "Chers parents, la sortie à la piscine est reportée. ".repeat(20);
    for _ in 0..count {
        let id = tx.new_id::<()>();
        tx.run("insert into letter (id, body) values ($1, $2)", params![id, &body])?;
    }
    Ok(())
}

fn reason(result: Result<impl Sized>) -> Refusal {
    let error = result.map(drop).expect_err("refused");
    error.reason::<Refusal>().unwrap_or_else(|| panic!("{error}")).clone()
}

#[tokio::test]
async fn a_house_is_saved_and_restored_elsewhere_the_same() {
    let house = House::open(Engine::Sqlite).await;
    let folder = house.back_up().await;
    let mut told = Vec::new();
    let manifest = backup::verify(&folder, &areas(), |progress| told.push(progress.blobs)).await;
    let manifest = manifest.expect("it is right");
    assert_eq!((manifest.blobs.count, manifest.blobs.bytes), (3, 700_010));
    assert_eq!(told, [0, 1, 2, 3]);

    let database = house.path("restored.sqlite");
    let files = open_blobs(&house.path("restored-files"));
    let restored = backup::restore(&folder, &areas(), &database, &files, |_| ()).await;
    assert_eq!(restored.expect("restored"), manifest);
    assert_eq!(files.len(Hash::of(&vec![3; 700_000])).await.expect("its length"), 700_000);
    let config = Config::Sqlite { path: database.clone() };
    let db = Db::open(&config, 2, Clock::system()).await.expect("it opens");
    assert_eq!(db.migrate(areas()).await.expect("nothing to do"), 0);
    let there = moving::sums(&house.test.db).await.expect("sums");
    assert_eq!(moving::sums(&db).await.expect("sums"), there);

    let again = backup::restore(&folder, &areas(), &database, &files, |_| ()).await;
    assert!(matches!(reason(again), Refusal::Taken { .. }), "a house is never overwritten");
    let again = backup::write(&db, &files, &folder, now(), |_| ()).await;
    assert!(matches!(reason(again), Refusal::Taken { .. }), "nor is a backup");
}

#[tokio::test]
async fn a_backup_that_was_touched_is_not_believed() {
    let house = House::open(Engine::Sqlite).await;
    let folder = house.back_up().await;
    let verify = async || reason(backup::verify(&folder, &areas(), |_| ()).await);

    let hash = Hash::of(&[3; 10]).to_string();
    let blob = folder.join("blobs").join(&hash[..2]).join(&hash);
    fs::write(&blob, [3; 9]).expect("touched");
    assert_eq!(verify().await, Refusal::Damaged { what: format!("the file {hash} has changed") });
    fs::remove_file(&blob).expect("removed");
    let what = "2 files are there, 3 were written".to_owned();
    assert_eq!(verify().await, Refusal::Damaged { what });

    let copy = folder.join("database.sqlite");
    let mut bytes = fs::read(&copy).expect("read");
    let middle = bytes.len() / 2;
    bytes[middle..middle + 400].fill(0);
    fs::write(&copy, bytes).expect("touched");
    let what = "database.sqlite is not what was written".to_owned();
    assert_eq!(verify().await, Refusal::Damaged { what });
    let look = backup::check_database(&copy, &areas()).await;
    assert!(matches!(reason(look), Refusal::Damaged { .. }));

    fs::remove_file(folder.join("manifest.json")).expect("removed");
    assert_eq!(verify().await, Refusal::NoManifest);
}

#[tokio::test]
async fn a_backup_of_a_newer_house_is_not_restored_by_an_older_program() {
    let house = House::open(Engine::Sqlite).await;
    let folder = house.back_up().await;
    let older = backup::verify(&folder, &[db::MIGRATIONS], |_| ()).await;
    let other = Refusal::OtherVersion { area: "letters".to_owned(), step: "0001".to_owned() };
    assert_eq!(reason(older), other);
    let copy = folder.join("database.sqlite");
    assert_eq!(reason(backup::check_database(&copy, &[db::MIGRATIONS]).await), other);
    backup::check_database(&copy, &areas()).await.expect("known");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_backup_ends_while_the_house_is_written_to_and_holds_one_moment() {
    let house = House::open(Engine::Sqlite).await;
    house.test.db.write(|tx| write_letters(tx, 20_000)).await.expect("a larger house");
    let is_over = Arc::new(AtomicBool::new(false));
    let writer = tokio::spawn({
        let (db, is_over) = (house.test.db.clone(), is_over.clone());
        async move {
            let mut pairs = 0;
            while !is_over.load(Ordering::Acquire) {
                db.write(|tx| write_letters(tx, 2)).await.expect("two letters at once");
                pairs += 1;
            }
            pairs
        }
    });
    let folder = house.path("backup");
    let written = backup::write(&house.test.db, &house.blobs, &folder, now(), |_| ());
    let written = tokio::time::timeout(std::time::Duration::from_mins(1), written).await;
    is_over.store(true, Ordering::Release);
    assert!(writer.await.expect("no panic") > 0);
    written.expect("it ends").expect("written");
    backup::verify(&folder, &areas(), |_| ()).await.expect("it is right");
    let config = Config::Sqlite { path: folder.join("database.sqlite") };
    let copy = Db::open(&config, 2, Clock::system()).await.expect("it opens");
    let count = copy.read(|tx| tx.number("select count(*) from letter", &[])).await;
    assert_eq!(count.expect("counted") % 2, 0, "never half of a transaction");
}

#[tokio::test]
async fn postgresql_is_saved_by_its_own_tools_and_the_files_by_us() {
    if !db::testing::engines().contains(&Engine::Postgres) {
        return;
    }
    let house = House::open(Engine::Postgres).await;
    let (plain, dumped) = (house.path("plain"), house.path("dumped"));
    let (db, blobs) = (&house.test.db, &house.blobs);
    let written = backup::write(db, blobs, &plain, now(), |_| ()).await.expect("written");
    assert_eq!(written.advice, Some(backup::SAVE_POSTGRES));
    assert_eq!((written.manifest.database, written.manifest.blobs.count), (None, 3));

    fs::create_dir(&dumped).expect("a folder");
    fs::write(dumped.join("database.dump"), "as pg_dump wrote it").expect("a dump");
    let written = backup::write(db, blobs, &dumped, now(), |_| ()).await.expect("written");
    assert_eq!(written.advice, None);
    backup::verify(&dumped, &areas(), |_| ()).await.expect("it is right");
    let files = open_blobs(&house.path("restored-files"));
    let restored =
        backup::restore(&dumped, &areas(), &house.path("restored.sqlite"), &files, |_| ()).await;
    assert_eq!(reason(restored), Refusal::NoDatabase);
    let files = backup::restore_blobs(&dumped, &files, |_| ()).await.expect("the files");
    assert_eq!(files.count, 3);
}

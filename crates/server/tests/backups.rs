//! A house that is saved, lost, and put back.

use crate::houses::Ground;
use base::{Clock, Instant};
use bytes::Bytes;
use db::{
    Engine,
    backup::{self, Manifest},
    blob::{Blobs, Hash},
    moving,
};
use futures_util::stream;
use people::{Within, person};
use server::{
    commands::{
        backup::save,
        progress::Progress,
        restore::{Restored, put_back},
    },
    ending, house,
};
use std::{error::Error, fs, path::Path};

async fn put(blobs: &Blobs, bytes: &'static [u8]) -> Hash {
    let content = stream::iter([Ok::<_, &str>(Bytes::from_static(bytes))]);
    blobs.put(content, u64::MAX).await.expect("stored").hash
}

fn now() -> Instant {
    Clock::system().now()
}

async fn saved(ground: &Ground) -> (std::path::PathBuf, Manifest) {
    let folder = ground.folder.path().join("backup");
    let (db, blobs) = (ground.db().await, ground.blobs());
    let manifest = save(&ground.config, &db, &blobs, &folder, now(), &Progress::new()).await;
    (folder, manifest.expect("saved"))
}

async fn restored(
    ground: &Ground,
    from: &Path,
    replaces: bool,
) -> Result<Restored, Box<dyn Error>> {
    put_back(&ground.config, from, replaces, now(), &Progress::new()).await
}

#[tokio::test]
async fn a_house_that_is_lost_is_put_back_the_same() {
    for engine in db::testing::engines() {
        let here = Ground::new(engine);
        let people = here.settle().await;
        let photo = put(&here.blobs(), b"the class on the stairs").await;
        let (folder, manifest) = saved(&here).await;
        assert_eq!((manifest.engine.as_str(), manifest.blobs.count), (engine.name(), 1));
        assert!(manifest.database.is_some() && manifest.secret.is_some());
        backup::verify(&folder, &house::areas(), |_| ()).await.expect("it is right");

        let there = Ground::new(engine);
        let restored = restored(&there, &folder, false).await.expect("restored");
        assert!(restored.kept.is_empty(), "nothing was there");
        let (before, after) = (here.db().await, there.db().await);
        let sums = moving::sums(&before).await.expect("sums");
        assert_eq!(moving::sums(&after).await.expect("sums"), sums);
        assert_eq!(there.blobs().len(photo).await.expect("its length"), 23);
        let secret = |ground: &Ground| fs::read(ground.config.secret_path()).expect("a secret");
        assert_eq!(secret(&there), secret(&here), "codes and second factors still open");
        let lea = after.read(move |tx| person::load(tx, people.lea)).await.expect("read");
        assert_eq!(lea.expect("Léa").details.name.first, "Léa");
    }
}

#[tokio::test]
async fn a_house_is_replaced_when_it_is_asked_only_and_what_was_there_is_kept() {
    for engine in db::testing::engines() {
        let (here, there) = (Ground::new(engine), Ground::new(engine));
        let people = here.settle().await;
        let (folder, _) = saved(&here).await;
        there.settle().await;
        let before = moving::sums(&there.db().await).await.expect("sums");

        let refused = restored(&there, &folder, false).await.map(|_| ()).expect_err("taken");
        assert_eq!(ending::code(refused.as_ref()), ending::REFUSED);
        assert!(refused.to_string().contains("--remplacer"), "{refused}");
        assert_eq!(moving::sums(&there.db().await).await.expect("sums"), before);

        let restored = restored(&there, &folder, true).await.expect("replaced");
        let lea = there.db().await.read(move |tx| person::load(tx, people.lea)).await;
        assert!(lea.expect("read").is_some(), "she of the backup");
        assert!(!restored.kept.is_empty(), "the old house and its secret");
        for path in &restored.kept {
            assert!(fs::metadata(path).expect("kept").len() > 0, "{}", path.display());
        }
    }
}

#[tokio::test]
async fn a_damaged_backup_changes_nothing() {
    for engine in db::testing::engines() {
        let (here, there) = (Ground::new(engine), Ground::new(engine));
        here.settle().await;
        let photo = put(&here.blobs(), b"the class on the stairs").await.to_string();
        let (folder, _) = saved(&here).await;
        there.settle().await;
        let before = moving::sums(&there.db().await).await.expect("sums");
        let blob = folder.join("blobs").join(&photo[..2]).join(&photo);
        fs::write(blob, b"the class on the stones").expect("touched");

        let refused = restored(&there, &folder, true).await.map(|_| ()).expect_err("damaged");
        assert_eq!(ending::code(refused.as_ref()), ending::REFUSED);
        let said = ending::sentence(refused.as_ref());
        assert!(said.starts_with("la sauvegarde est abîmée"), "{said}");
        assert_eq!(moving::sums(&there.db().await).await.expect("sums"), before);
    }
}

#[tokio::test]
async fn a_backup_goes_back_to_the_engine_it_came_from() {
    if !db::testing::engines().contains(&Engine::Postgres) {
        return;
    }
    for (from, to) in [(Engine::Sqlite, Engine::Postgres), (Engine::Postgres, Engine::Sqlite)] {
        let (here, there) = (Ground::new(from), Ground::new(to));
        here.settle().await;
        let (folder, _) = saved(&here).await;
        let refused = restored(&there, &folder, false).await.map(|_| ()).expect_err("another");
        assert!(refused.to_string().contains("preau move"), "{refused}");
        assert!(!house::is_there(&there.config).await.unwrap_or(false), "nothing was written");
    }
}

#[tokio::test]
async fn a_backup_never_takes_the_place_of_another() {
    for engine in db::testing::engines() {
        let here = Ground::new(engine);
        here.settle().await;
        let (folder, _) = saved(&here).await;
        let manifest = fs::read(folder.join("manifest.json")).expect("a manifest");
        let (db, blobs) = (here.db().await, here.blobs());
        let again = save(&here.config, &db, &blobs, &folder, now(), &Progress::new()).await;
        let refused = again.map(|_| ()).expect_err("taken");
        assert_eq!(ending::code(refused.as_ref()), ending::REFUSED);
        assert_eq!(fs::read(folder.join("manifest.json")).expect("still there"), manifest);
        let found = db.read(|tx| person::search(tx, Within::Platform, "Martin", 9)).await;
        assert_eq!(found.expect("the house goes on").len(), 5);
    }
}

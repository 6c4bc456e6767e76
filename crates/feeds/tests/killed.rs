//! Kill test: an import that is killed, again and again, ends as if it had never been.
//!
//! The process that imports is this test binary itself, started again for `the_one_who_is_killed`.

use crate::house::{House, World, counts, pupil};
use base::Clock;
use db::{Config, Db};
use feeds::history::State;
use feeds::import::{Import, Stage, import, resume};
use feeds::stage::Bringing;
use std::path::Path;
use std::process::{Command, Stdio};
use std::time::Duration;

const SCHOOLS: usize = 24;
const KILLS: u64 = 20;

/// Écoles of twelve pupils, some of them with one parent in the next école.
fn world() -> World {
    let mut world = World::default();
    for school in 100..100 + SCHOOLS {
        world.add_school(&school.to_string(), "D");
        for number in 0..12 {
            let id = format!("{school}{number:02}");
            let parent = if number == 0 { format!("9{}00", school - 1) } else { format!("9{id}") };
            let class = format!("{school}$$$4{school}$CE1");
            let first = format!("ENFANT{number}");
            world.pupils.push(pupil(
                &id,
                "FAMILLE",
                &first,
                &class,
                "1122",
                &format!("{parent}$10"),
            ));
            world.guardians.push(crate::house::guardian(&format!("9{id}"), "FAMILLE", &first, ""));
        }
    }
    world
}

async fn open(folder: &Path) -> Db {
    let config = Config::Sqlite { path: folder.join("preau.sqlite") };
    let db = Db::open(&config, 1, Clock::system()).await.expect("a database");
    let areas = vec![db::MIGRATIONS, people::MIGRATIONS, feeds::MIGRATIONS];
    db.migrate(areas).await.expect("its tables");
    db
}

fn importing() -> Import {
    let bringing = Bringing { makes_schools: true, ..Bringing::default() };
    Import { bringing, ..Import::default() }
}

/// Imports the folder it finds in the working directory, going on where the last one was killed.
#[tokio::test]
#[ignore = "started by the test below"]
async fn the_one_who_is_killed() {
    let folder = std::env::current_dir().expect("a folder");
    let db = open(&folder).await;
    let clock = Clock::system();
    let slow = |_: Stage| std::thread::sleep(Duration::from_millis(2));
    resume(&db, None, &clock, &slow).await.expect("what was begun is ended");
    let recent = db.read(|tx| feeds::history::recent(tx, None, 1)).await.expect("history");
    if recent.first().is_none_or(|feed| feed.state != State::Applied) {
        import(&db, &folder.join("envoi"), importing(), &clock, &slow).await.expect("imported");
    }
}

#[tokio::test]
async fn an_import_killed_again_and_again_ends_as_if_it_had_not_been() {
    let folder = tempfile::tempdir().expect("a folder");
    let files = folder.path().join("envoi");
    std::fs::create_dir(&files).expect("a folder");
    for (name, text) in world().files("Complet") {
        std::fs::write(files.join(name), text).expect("a file");
    }
    let child = || {
        Command::new(std::env::current_exe().expect("this binary"))
            .args(["--ignored", "--exact", "killed::the_one_who_is_killed"])
            .current_dir(folder.path())
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .spawn()
            .expect("a child")
    };
    let mut killed = 0;
    for kill in 0..KILLS {
        let mut child = child();
        std::thread::sleep(Duration::from_millis(40 + kill * 23 % 400));
        if child.try_wait().expect("a state").is_none() {
            child.kill().expect("killed");
            killed += 1;
        }
        child.wait().expect("gone");
    }
    assert!(child().wait().expect("gone").success());
    assert!(killed > 0, "the machine is too fast for this test");

    let clean = House::new().await;
    let imported = clean.bring(&world().files("Complet"), false).await.expect("an import");
    assert_eq!(imported.applied.expect("applied").schools, SCHOOLS as u64);
    assert_eq!(counts(&open(folder.path()).await).await, clean.everything().await);
}

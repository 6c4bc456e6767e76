//! The demo: makes its own town, and touches nobody else's.

use crate::{demo_decided, demo_lsu, houses::Ground};
use base::Clock;
use server::{
    commands::demo::{self, Demo},
    config::Config,
    demo_town::{State, cast, keys, state},
    house,
};
use testing::{Client, TestSchool};

/// Those of the métropole, and thirty-five more.
pub const COMMUNES: usize = 130;

fn asked(pupils: usize) -> Demo {
    Demo {
        pupils: Some(pupils),
        everywhere: false,
        communes: COMMUNES,
        seed: 1,
        on_the_network: false,
        only_make: true,
        telephone: false,
    }
}

fn config(folder: &std::path::Path) -> Config {
    Config { data: folder.to_owned(), ..Config::default() }
}

#[tokio::test]
async fn a_real_house_is_left_alone() {
    for school in TestSchool::each(house::features).await {
        let now = school.clock.now();
        let found = school.app.db.read(move |tx| state::of(tx, now)).await.expect("looked at");
        assert_eq!(found, State::Real);
    }
}

#[tokio::test]
async fn a_demo_listens_to_this_machine_alone_unless_told_otherwise() {
    let folder = tempfile::tempdir().expect("a folder");
    let mut config = config(folder.path());
    config.listen = "0.0.0.0:8080".parse().expect("an address");
    let refused = demo::run(&config, &asked(40)).await.expect_err("the network hears").to_string();
    assert!(refused.contains("--sur-le-reseau"), "{refused}");
    let is_empty = folder.path().read_dir().expect("a folder").next().is_none();
    assert!(is_empty, "nothing was made");
}

/// On the engine a laptop has; `messages` plays its letters on both.
#[tokio::test]
async fn a_small_town_is_made_once_with_its_letters_its_decisions_and_its_keys() {
    let ground = Ground::new(db::Engine::Sqlite);
    demo::run(&ground.config, &asked(180)).await.expect("made");
    let first = letters_of_the_teacher(&ground).await;
    // How many have come depends on the day and the hour at which the demo is made.
    assert!(first.len() > 10, "{first:?}");
    demo_decided::look(&ground).await;
    let sent = demo_lsu::look(&ground).await;
    assert_eq!(sent.len(), demo_lsu::FILES);
    demo::run(&ground.config, &asked(180)).await.expect("found again");
    assert_eq!(letters_of_the_teacher(&ground).await, first, "not made twice");
}

/// Claire Durand signs in with the password that is printed, and opens her post.
async fn letters_of_the_teacher(ground: &Ground) -> Vec<String> {
    let (app, router) = house::build(&ground.config).await.expect("the house");
    let now = Clock::system().now();
    let read = move |tx: &db::Tx<'_>| Ok((state::of(tx, now)?, cast::of(tx, now)?));
    let (found, cast) = app.db.read(read).await.expect("read");
    assert_eq!(found, State::Ready);
    let roles: Vec<&str> = cast.iter().map(|it| it.role).collect();
    for role in ["directrice", "mère de Léa", "AESH", "ATSEM", "élève de CE1", "maire", "syndicat"]
    {
        assert!(roles.iter().any(|it| it.starts_with(role)), "{role}: {roles:?}");
    }
    let claire = Client::new(app, router);
    let fields = [("login", "claire.durand"), ("password", keys::PASSWORD)];
    claire.post("/connexion", &fields).await.redirects();
    claire.get("/messages").await.page().texts_of("a.row .quiet")
}

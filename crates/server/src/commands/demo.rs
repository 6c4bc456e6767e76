//! `preau demo`: makes a town, brings it in through the real feed, opens its doors.

use super::{Done, import, serve};
use crate::{config::Config, demo_town, house};
use base::{Clock, Id, PersonName, Random};
use demo::{Export, Territory};
use feeds::import::Import;
use people::Person;
use std::{fs, path::Path};

/// Everybody of the cast signs in with it; the demo says so, and is nowhere but on a laptop.
const PASSWORD: &str = "un préau sous la pluie";

/// Makes the town if it is not there yet, then serves it.
pub async fn run(config: &Config, pupils: usize, seed: u64) -> Done {
    let mut config = config.clone();
    "Lys-lez-Lannoy".clone_into(&mut config.house);
    let (db, _) = house::open_database(&config).await?;
    let is_new = db.read(|tx| Ok(people::town::all(tx, "", 1)?.is_empty())).await?;
    if is_new {
        make(&config, &db, pupils, seed).await?;
    }
    sign_ins(&db).await?;
    drop(db);
    serve::run(&config).await
}

async fn make(config: &Config, db: &db::Db, pupils: usize, seed: u64) -> Done {
    let folder = config.data.join("fichiers-de-la-demo");
    println!("Le territoire : {pupils} élèves, tirés de la graine {seed}.");
    let territory = Territory::of(pupils, seed);
    demo::write(&territory, &folder, &Export::default())?;
    for feed in feeds_of(&folder)? {
        let mut import = Import::default();
        import.bringing.makes_schools = true;
        import::bring_in(db, &feed, import).await?;
    }
    demo_town::appoint(db, &folder, &Clock::system()).await?;
    let cast = demo_town::cast(db).await?;
    let hashed = accounts::command::hash(PASSWORD, &Random::system())
        .map_err(|error| format!("{error:?}"))?
        .ok_or("le mot de passe de la démonstration est refusé")?;
    let now = Clock::system().now();
    let open = move |tx: &db::Tx<'_>| {
        let names: Vec<(Id<Person>, PersonName)> =
            cast.iter().map(|it| (it.person, it.name.clone())).collect();
        accounts::command::make_logins(tx, &names)?;
        cast.iter().try_for_each(|it| accounts::command::set_password(tx, it.person, &hashed, now))
    };
    db.write(open).await?;
    Ok(())
}

/// `lille/1d`, `lille/2d`, `amiens/1d`…: the folders that hold XML files.
fn feeds_of(folder: &Path) -> std::io::Result<Vec<std::path::PathBuf>> {
    let mut feeds = Vec::new();
    for academy in fs::read_dir(folder)?.flatten().filter(|entry| entry.path().is_dir()) {
        let degrees = fs::read_dir(academy.path())?.flatten().map(|entry| entry.path());
        feeds.extend(degrees.filter(|path| path.is_dir()));
    }
    feeds.sort();
    Ok(feeds)
}

async fn sign_ins(db: &db::Db) -> Done {
    println!("\nMot de passe de tous : {PASSWORD}");
    for member in demo_town::cast(db).await? {
        let person = member.person;
        let login = db.read(move |tx| accounts::command::login(tx, person)).await?;
        if let Some(login) = login {
            println!("  {login:28} {}", member.role);
        }
    }
    println!();
    Ok(())
}

//! `preau export`: everything leaves as easily as it came, in formats anybody can read.

mod archive;
mod own;
mod place;
mod tables;

pub use place::Contents;

use super::{Done, progress::Progress, user};
use crate::{
    command_line::{Export, Of},
    config::Config,
    ending::Refused,
    house,
};
use archive::Archive;
use base::{Clock, Id, Instant};
use db::{Db, Tx, blob::Blobs};
use files::Content;
use people::{Person, register::Extent, school, town};
use std::{error::Error, path::Path};
use web::ExportFile;

/// What each feature holds of a person.
pub type Exports = Vec<fn(&Tx<'_>, Id<Person>) -> db::Result<Vec<ExportFile>>>;

/// Where things are taken from.
pub struct From<'a> {
    pub db: &'a Db,
    pub blobs: &'a Blobs,
    pub exports: Exports,
    pub now: Instant,
}

pub async fn run(config: &Config, asked: &Export) -> Done {
    let (db, _) = house::open_database(config).await?;
    let blobs = house::blobs(config)?;
    let exports = house::features().into_iter().map(|feature| feature.export).collect();
    let from = From { db: &db, blobs: &blobs, exports, now: Clock::system().now() };
    let bar = Progress::new();
    if let Some(extent) = extent_of(&db, &asked.of).await? {
        let contents =
            if asked.only_registers { Contents::RegistersOnly } else { Contents::Everything };
        let persons = place(&from, extent, contents, &asked.vers, &bar).await?;
        drop(bar);
        println!("{persons} personne(s) dans {}.", asked.vers.display());
    } else {
        let of = asked.of.clone();
        let who = user::Who { personne: of.personne, identifiant: of.identifiant };
        let id = user::person_of(&db, &who, from.now).await?;
        let files = person(&from, id, &asked.vers, &bar).await?;
        drop(bar);
        println!("{files} fichier(s) dans {}.", asked.vers.display());
    }
    println!(
        "Ce sont des données personnelles\u{a0}: remettez-les à qui de droit, puis effacez-les."
    );
    Ok(())
}

async fn extent_of(db: &Db, of: &Of) -> Result<Option<Extent>, Box<dyn Error>> {
    let unknown = |what: &str| Refused::because(format!("{what} n’est pas sur cette plateforme"));
    if let Some(uai) = of.ecole.clone() {
        let asked = uai.clone();
        let found = db.read(move |tx| school::find_by_uai(tx, &asked)).await?;
        let school = found.ok_or_else(|| unknown(&format!("l’école {uai}")))?;
        return Ok(Some(Extent { schools: vec![school.id], town: None }));
    }
    let Some(insee) = of.commune.clone() else { return Ok(None) };
    let asked = insee.clone();
    let found = db.read(move |tx| {
        let Some(town) = town::find_by_insee(tx, &asked)? else { return Ok(None) };
        let schools = school::of_town(tx, town.id)?.into_iter().map(|school| school.id).collect();
        Ok(Some(Extent { schools, town: Some(town.id) }))
    });
    Ok(Some(found.await?.ok_or_else(|| unknown(&format!("la commune {insee}")))?))
}

/// Everything held of a person, and the contents of his files; says how many files it makes.
pub async fn person(
    from: &From<'_>,
    person: Id<Person>,
    to: &Path,
    bar: &Progress,
) -> Result<u64, Box<dyn Error>> {
    let mut archive = Archive::create(to)?;
    bar.say("Lecture");
    write_person(from, person, "", &mut archive, bar).await?;
    archive.end()
}

/// One person's files below `folder`. Their texts are read in one snapshot; the contents, which may
/// be large, stream by.
async fn write_person(
    from: &From<'_>,
    person: Id<Person>,
    folder: &str,
    archive: &mut Archive,
    bar: &Progress,
) -> Result<(), Box<dyn Error>> {
    let (exports, now) = (from.exports.clone(), from.now);
    let read = move |tx: &Tx<'_>| held(tx, person, &exports, now);
    let (files, contents) = from.db.read_long(read).await?;
    for file in files {
        archive.file(&format!("{folder}{}", file.name), &file.bytes)?;
    }
    for content in contents {
        bar.say("Fichiers");
        let name = format!("{folder}{}", content.path);
        archive.content(&name, from.blobs, &content).await?;
    }
    Ok(())
}

fn held(
    tx: &Tx<'_>,
    person: Id<Person>,
    exports: &Exports,
    now: Instant,
) -> db::Result<(Vec<ExportFile>, Vec<Content>)> {
    let mut files = own::files(tx, person, now)?;
    for export in exports {
        files.extend(export(tx, person)?);
    }
    Ok((files, files::contents(tx, person)?))
}

pub use place::place;

//! `preau export`: everything of a person, a school or a town, in a zip where the host says.

use super::{Done, progress::Progress, user};
use crate::{
    command_line::{Export, Of},
    config::Config,
    ending::Refused,
    export::{self, Archive, Contents, From, Moment, Place, Step, Told},
    house,
};
use base::{Clock, Id};
use db::Db;
use people::{Person, register::Extent, school, town};
use std::{
    error::Error,
    fs::{self, File, OpenOptions},
    path::{Path, PathBuf},
};

pub async fn run(config: &Config, asked: &Export) -> Done {
    let (db, _) = house::open_database(config).await?;
    let blobs = house::blobs(config)?;
    let now = Clock::system().now();
    let from = From { db: &db, blobs: &blobs, exports: house::exports(), now };
    let bar = Progress::new();
    let told = |step| show(&bar, step);
    let said = if let Some(extent) = extent_of(&db, &asked.of).await? {
        let contents =
            if asked.only_registers { Contents::RegistersOnly } else { Contents::Everything };
        let moment = Moment { contents, on: now.day() };
        let held = place(&from, extent, moment, &asked.vers, &told).await?;
        format!("{} personne(s)", held.persons)
    } else {
        let of = asked.of.clone();
        let who = user::Who { personne: of.personne, identifiant: of.identifiant };
        let id = user::person_of(&db, &who, now).await?;
        format!("{} fichier(s)", person(&from, id, &asked.vers, &told).await?)
    };
    drop(bar);
    println!("{said} dans {}.", asked.vers.display());
    println!(
        "Ce sont des données personnelles\u{a0}: remettez-les à qui de droit, puis effacez-les."
    );
    Ok(())
}

/// A school or a town, in a file that is new; says what is in it.
pub async fn place(
    from: &From<'_>,
    extent: Extent,
    moment: Moment,
    to: &Path,
    told: Told<'_>,
) -> Result<Place, Box<dyn Error>> {
    let written = Written::at(to)?;
    let (held, _) = export::place(from, extent, moment, written.open()?, told).await?;
    written.end()?;
    Ok(held)
}

/// A person, in a file that is new; says how many files it has.
pub async fn person(
    from: &From<'_>,
    person: Id<Person>,
    to: &Path,
    told: Told<'_>,
) -> Result<u64, Box<dyn Error>> {
    let written = Written::at(to)?;
    let mut archive = Archive::into(written.open()?);
    let files = export::person(from, person, &mut archive, told).await?;
    archive.end()?;
    written.end()?;
    Ok(files)
}

fn show(bar: &Progress, step: Step) {
    match step {
        Step::Registers => bar.say("Registres"),
        Step::Persons(done, of) => bar.show("Personnes", done, of),
        Step::File => bar.say("Fichiers"),
    }
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
        export::extent_of_town(tx, town.id).map(Some)
    });
    Ok(Some(found.await?.ok_or_else(|| unknown(&format!("la commune {insee}")))?))
}

/// A file that is under another name until it is whole.
struct Written {
    part: PathBuf,
    to: PathBuf,
}

impl Written {
    /// What is there already is not overwritten.
    fn at(to: &Path) -> Result<Self, Box<dyn Error>> {
        if to.exists() {
            return Err(Refused::because(format!("{} existe déjà", to.display())));
        }
        let mut part = to.as_os_str().to_owned();
        part.push(".part");
        Ok(Written { part: PathBuf::from(part), to: to.to_owned() })
    }

    /// Only its owner reads it.
    fn open(&self) -> std::io::Result<File> {
        let mut options = OpenOptions::new();
        options.write(true).create(true).truncate(true);
        #[cfg(unix)]
        {
            use std::os::unix::fs::OpenOptionsExt;
            options.mode(0o600);
        }
        options.open(&self.part)
    }

    /// It is whole: it takes its name.
    fn end(self) -> std::io::Result<()> {
        // Unlike a rename, a link never takes the place of another file.
        fs::hard_link(&self.part, &self.to)
    }
}

impl Drop for Written {
    /// Half an archive is no archive, and a whole one has its own name.
    fn drop(&mut self) {
        drop(fs::remove_file(&self.part));
    }
}

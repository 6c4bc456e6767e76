//! Everything leaves as easily as it came, in formats anybody can read: a person, a school, a town.
//! `preau export` writes it where the host says; a town that leaves is handed it through the house.

mod archive;
mod own;
mod place;
mod tables;

pub use archive::Archive;
pub use place::{Contents, Moment, Place, extent_of_town, place};

use base::{Id, Instant};
use db::{Db, Tx, blob::Blobs};
use files::Content;
use people::Person;
use std::error::Error;
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

/// How far it has come, for the one who waits.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Step {
    Registers,
    /// Persons written, of so many.
    Persons(u64, u64),
    /// The content of a file is on its way.
    File,
}

/// Who is told each step.
pub type Told<'a> = &'a (dyn Fn(Step) + Send + Sync);

/// Everything held of a person, and the contents of his files; says how many files it makes.
pub async fn person(
    from: &From<'_>,
    person: Id<Person>,
    archive: &mut Archive,
    told: Told<'_>,
) -> Result<u64, Box<dyn Error>> {
    told(Step::Persons(0, 1));
    write_person(from, person, "", archive, told).await?;
    Ok(archive.files())
}

/// One person's files below `folder`; says how many contents went with them. Their texts are read
/// in one snapshot; the contents, which may be large, stream by.
async fn write_person(
    from: &From<'_>,
    person: Id<Person>,
    folder: &str,
    archive: &mut Archive,
    told: Told<'_>,
) -> Result<u64, Box<dyn Error>> {
    let (exports, now) = (from.exports.clone(), from.now);
    let read = move |tx: &Tx<'_>| held(tx, person, &exports, now);
    let (files, contents) = from.db.read_long(read).await?;
    for file in files {
        archive.file(&format!("{folder}{}", file.name), &file.bytes)?;
    }
    for content in &contents {
        told(Step::File);
        let name = format!("{folder}{}", content.path);
        archive.content(&name, from.blobs, content).await?;
    }
    Ok(contents.len() as u64)
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

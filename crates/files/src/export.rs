//! What a person has sent, for his export: the list, and where the contents are.

use crate::{File, store};
use base::{Id, Locale};
use db::{Result, Tx, blob::Hash};
use people::Person;
use web::ExportFile;

const FILES_MAX: u32 = 100_000;

/// A content of the export: who writes the archive streams it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Content {
    /// Where it goes: `fichiers/7310…/plan.pdf`.
    pub path: String,
    pub hash: Hash,
    pub bytes: u64,
}

/// The contents of what a person has sent. What the scanner holds or has refused is not given, not
/// even to its owner.
pub fn contents(tx: &Tx<'_>, person: Id<Person>) -> Result<Vec<Content>> {
    let files = store::of_person(tx, person, Id::new(i64::MAX), FILES_MAX)?;
    let ready = files.into_iter().filter(File::is_ready);
    Ok(ready
        .map(|file| Content { path: path(&file), hash: file.hash, bytes: file.bytes })
        .collect())
}

/// In a folder of its number, since two files may have one name.
fn path(file: &File) -> String {
    format!("fichiers/{}/{}", file.id, file.file_name().as_str())
}

pub fn export(tx: &Tx<'_>, person: Id<Person>) -> Result<Vec<ExportFile>> {
    let files = store::of_person(tx, person, Id::new(i64::MAX), FILES_MAX)?;
    if files.is_empty() {
        return Ok(Vec::new());
    }
    let mut text = "nom;type;poids;octets;date;contenu\r\n".to_owned();
    for file in files {
        let weight = crate::weight(file.bytes, Locale::Fr);
        let content = if file.is_ready() { path(&file) } else { String::new() };
        let (bytes, at) = (file.bytes.to_string(), file.created_at.iso());
        let line = [file.name, file.media_type, weight, bytes, at, content];
        let quoted = line.map(|cell| format!("\"{}\"", cell.replace('"', "\"\"")));
        text.push_str(&quoted.join(";"));
        text.push_str("\r\n");
    }
    Ok(vec![ExportFile { name: "fichiers/liste.csv".to_owned(), bytes: text.into_bytes() }])
}

//! What a person has sent, for his export: the list; the contents are in the things they belong to.

use crate::store;
use base::{Id, Locale};
use db::{Result, Tx};
use people::Person;
use web::ExportFile;

const FILES_MAX: u32 = 100_000;

pub fn export(tx: &Tx<'_>, person: Id<Person>) -> Result<Vec<ExportFile>> {
    let files = store::of_person(tx, person, Id::new(i64::MAX), FILES_MAX)?;
    if files.is_empty() {
        return Ok(Vec::new());
    }
    let mut text = "nom;type;poids;octets;date\r\n".to_owned();
    for file in files {
        let weight = crate::weight(file.bytes, Locale::Fr);
        let line =
            [file.name, file.media_type, weight, file.bytes.to_string(), file.created_at.iso()];
        let quoted = line.map(|cell| format!("\"{}\"", cell.replace('"', "\"\"")));
        text.push_str(&quoted.join(";"));
        text.push_str("\r\n");
    }
    Ok(vec![ExportFile { name: "fichiers/liste.csv".to_owned(), bytes: text.into_bytes() }])
}

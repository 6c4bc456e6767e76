//! A school or a town that leaves: its registers, then what features hold of each of its people.

use super::{From, archive::Archive, tables, write_person};
use crate::commands::progress::Progress;
use db::Error as DbError;
use people::register::{self, Extent};
use serde_json::json;
use std::{
    collections::BTreeMap,
    error::Error,
    io::{self, Write},
    path::Path,
};

/// How much leaves.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Contents {
    /// Who, where, from when to when.
    RegistersOnly,
    /// And, of each person, what features hold, with the contents of the files.
    Everything,
}

/// Writes the archive; says how many persons are in it.
pub async fn place(
    from: &From<'_>,
    extent: Extent,
    contents: Contents,
    to: &Path,
    bar: &Progress,
) -> Result<u64, Box<dyn Error>> {
    let mut archive = Archive::create(to)?;
    archive.file("LISEZMOI.txt", READ_ME.as_bytes())?;
    bar.say("Registres");
    // One snapshot: a pupil and his class are of the same moment.
    let today = from.now.day();
    let read = move |tx: &db::Tx<'_>| {
        let mut counts = BTreeMap::new();
        for register in register::ALL {
            counts.insert(register.name, write(tx, &extent, register, &mut archive)?);
        }
        tables::write(tx, &extent, today, &mut archive)?;
        Ok((archive, counts, register::persons(tx, &extent)?))
    };
    let (mut archive, counts, persons) = from.db.read_long(read).await?;
    if contents == Contents::Everything {
        for (done, person) in (1..).zip(&persons) {
            write_person(from, *person, &format!("personnes/{person}/"), &mut archive, bar).await?;
            bar.show("Personnes", done, persons.len() as u64);
        }
    }
    let summary = json!({ "fait_le": from.now.iso(), "lignes": counts });
    archive.file("export.json", summary.to_string().as_bytes())?;
    archive.end()?;
    Ok(persons.len() as u64)
}

fn write(
    tx: &db::Tx<'_>,
    extent: &Extent,
    register: &register::Register,
    archive: &mut Archive,
) -> db::Result<u64> {
    let broken = |error: io::Error| DbError::Unavailable(format!("the archive: {error}"));
    archive.begin(&format!("registres/{}.csv", register.name)).map_err(broken)?;
    let mut count = 0;
    let mut lines = csv::WriterBuilder::new()
        .delimiter(b';')
        .terminator(csv::Terminator::CRLF)
        .from_writer(&mut *archive);
    let of_csv = |error: csv::Error| DbError::Unavailable(format!("the archive: {error}"));
    lines.write_record(register.columns).map_err(of_csv)?;
    (register.rows)(tx, extent, &mut |cells| {
        count += 1;
        lines
            .write_record(cells.iter().map(|cell| cell.as_deref().unwrap_or_default()))
            .map_err(of_csv)
    })?;
    lines.flush().map_err(broken)?;
    drop(lines);
    archive.flush().map_err(broken)?;
    Ok(count)
}

const READ_ME: &str = "\
Ce qui est ici
==============

registres/*.csv    une ligne par fait, daté : « du » compris, « au » non compris ; vide, il dure
                   encore. Texte UTF-8, séparé par des points-virgules, titres en première ligne.
                   Les numéros (personne, ecole, classe…) relient les tables entre elles.
import/*.csv       les mêmes, tels qu’ils sont aujourd’hui, dans les colonnes d’ONDE : « preau
                   import » les lit, comme d’autres outils.
personnes/N/       ce que Préau garde de la personne N de registres/personnes.csv : identité,
                   rattachements, connexions, messages, notifications, fichiers déposés.
export.json        quand, et combien de lignes dans chaque registre.

registres/cles.csv donne les clés des annuaires (AAF, ONDE, INE) : avec elles, un autre outil
reconnaît les mêmes personnes dans les fichiers de l’académie.

Aucun mot de passe, aucune clé : ils ne servent à personne d’autre.
";

//! A school or a town that leaves: its registers, then what features hold of each of its people.

use super::{Archive, From, Step, Told, tables, write_person};
use base::{Day, Id};
use db::{Error as DbError, Tx};
use people::{
    Town,
    register::{self, Extent},
    school,
};
use serde_json::json;
use std::{
    collections::BTreeMap,
    error::Error,
    fs::File,
    io::{self, Write},
};

/// How much leaves.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Contents {
    /// Who, where, from when to when.
    RegistersOnly,
    /// And, of each person, what features hold, with the contents of the files.
    Everything,
}

/// How much leaves, and the day of which « today’s people » are told: the last one on which the
/// schools were open, when they have closed since.
#[derive(Clone, Copy, Debug)]
pub struct Moment {
    pub contents: Contents,
    pub on: Day,
}

/// What an archive of a place holds.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Place {
    pub schools: u64,
    pub persons: u64,
    /// Contents that people had sent.
    pub files: u64,
}

/// A town, and all its schools, those that have closed too.
pub fn extent_of_town(tx: &Tx<'_>, town: Id<Town>) -> db::Result<Extent> {
    let schools = school::of_town(tx, town)?.into_iter().map(|school| school.id).collect();
    Ok(Extent { schools, town: Some(town) })
}

/// Writes the archive into `to`; gives it back whole, with what is in it.
pub async fn place(
    from: &From<'_>,
    extent: Extent,
    moment: Moment,
    to: File,
    told: Told<'_>,
) -> Result<(Place, File), Box<dyn Error>> {
    let mut archive = Archive::into(to);
    archive.file("LISEZMOI.txt", READ_ME.as_bytes())?;
    told(Step::Registers);
    let mut held = Place { schools: extent.schools.len() as u64, ..Place::default() };
    // One snapshot: a pupil and his class are of the same moment.
    let read = move |tx: &Tx<'_>| {
        let mut counts = BTreeMap::new();
        for register in register::ALL {
            counts.insert(register.name, write(tx, &extent, register, &mut archive)?);
        }
        tables::write(tx, &extent, moment.on, &mut archive)?;
        Ok((archive, counts, register::persons(tx, &extent)?))
    };
    let (mut archive, counts, persons) = from.db.read_long(read).await?;
    held.persons = persons.len() as u64;
    if moment.contents == Contents::Everything {
        for (done, person) in (1..).zip(&persons) {
            let folder = format!("personnes/{person}/");
            held.files += write_person(from, *person, &folder, &mut archive, told).await?;
            told(Step::Persons(done, held.persons));
        }
    }
    let summary = json!({ "fait_le": from.now.iso(), "au": moment.on, "lignes": counts });
    archive.file("export.json", summary.to_string().as_bytes())?;
    Ok((held, archive.end()?))
}

fn write(
    tx: &Tx<'_>,
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
import/*.csv       les mêmes, tels qu’ils étaient au jour que dit export.json (« au »), dans les
                   colonnes d’ONDE : « preau import » les lit, comme d’autres outils.
personnes/N/       ce que Préau garde de la personne N de registres/personnes.csv : identité,
                   rattachements, connexions, messages, notifications, fichiers déposés.
export.json        quand, et combien de lignes dans chaque registre.

registres/cles.csv donne les clés des annuaires (AAF, ONDE, INE) : avec elles, un autre outil
reconnaît les mêmes personnes dans les fichiers de l’académie.

Aucun mot de passe, aucune clé : ils ne servent à personne d’autre.
";

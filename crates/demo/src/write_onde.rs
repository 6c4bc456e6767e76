//! ONDE: the three CSV extractions a head can make of one école (standards §5).

use crate::{ClassKind, Degree, District, Function, Pupil, Role};
use csv::{QuoteStyle, Terminator, WriterBuilder};
use std::fs;
use std::io;
use std::path::{Path, PathBuf};

/// The wording of the headers has changed over the years.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum OndeHeaders {
    /// BE1D: no INE, no id of the class, ISO dates.
    Old,
    /// ONDE since 2017.
    New,
}

/// Writes pupils, guardians and teachers of the école; `None` when this district has no such école.
pub fn write_onde(
    district: &District,
    uai: &str,
    folder: &Path,
    headers: OndeHeaders,
) -> io::Result<Option<Vec<PathBuf>>> {
    let Some(school) = district.school_at(uai) else { return Ok(None) };
    if district.schools[school].degree() != Degree::First {
        return Ok(None);
    }
    fs::create_dir_all(folder)?;
    let tables = [
        ("CSVExtraction-eleves.csv", pupils(district, school, headers)),
        ("CSVExtraction-responsables.csv", guardians(district, school, headers)),
        ("CSVExtraction-enseignants.csv", teachers(district, school)),
    ];
    let mut paths = Vec::new();
    for (name, rows) in tables {
        let path = folder.join(name);
        fs::write(&path, latin1_csv(&rows, headers)?)?;
        paths.push(path);
    }
    Ok(Some(paths))
}

type Rows = Vec<Vec<String>>;

fn pupils_of(district: &District, school: usize) -> impl Iterator<Item = &Pupil> {
    district.present().filter(move |pupil| pupil.school == school)
}

/// The name in use, when it is not the family name.
fn used(last: &str, family: &str) -> String {
    if last == family { String::new() } else { last.to_uppercase() }
}

fn pupils(district: &District, school: usize, headers: OndeHeaders) -> Rows {
    let header = match headers {
        OndeHeaders::Old => PUPILS_OLD,
        OndeHeaders::New => PUPILS_NEW,
    };
    let mut rows = vec![header.split(';').map(str::to_owned).collect()];
    let yes = |fact: bool| if fact { "Oui" } else { "Non" }.to_owned();
    for pupil in pupils_of(district, school) {
        let class = district.class_of(pupil);
        let who = &pupil.identity;
        let is_ulis = class.kind == ClassKind::Ulis;
        let born = if headers == OndeHeaders::New { who.born.french() } else { who.born.iso() };
        let mut row = vec![
            who.family.to_uppercase(),
            used(&who.last, &who.family),
            who.first.clone(),
            born,
            who.sex.letter().to_owned(),
        ];
        if headers == OndeHeaders::New {
            row.push(pupil.ine.clone());
        }
        let home = &pupil.home;
        let address = [home.street.as_str(), home.postcode, home.town, "FRANCE", "", "", "", ""];
        row.extend(address.map(str::to_owned));
        let (cycle, level) = (pupil.level.cycle(), pupil.level.label());
        let cycle = if pupil.level < crate::Level::Cp { "MATERNELLE" } else { cycle };
        let place = if is_ulis { ["", ""] } else { [cycle, level] };
        row.extend(place.map(str::to_owned));
        row.push(class.label.clone());
        if headers == OndeHeaders::New {
            row.push(class.id.to_string());
        }
        row.extend([yes(pupil.id % 7 != 0), yes(pupil.id % 4 != 0), yes(pupil.id % 9 != 0)]);
        row.push(String::new());
        rows.push(row);
    }
    rows
}

fn guardians(district: &District, school: usize, headers: OndeHeaders) -> Rows {
    let families: Vec<(usize, Vec<&Pupil>)> = district
        .children()
        .into_iter()
        .enumerate()
        .map(|(guardian, children)| {
            let children = children.into_iter().map(|child| &district.pupils[child]);
            (guardian, children.filter(|child| child.school == school).collect::<Vec<_>>())
        })
        .filter(|(_, children)| !children.is_empty())
        .collect();
    let most = families.iter().map(|(_, children)| children.len()).max().unwrap_or(1);
    let (adult, child) = match headers {
        OndeHeaders::Old => (GUARDIANS, CHILD_OLD),
        OndeHeaders::New => (GUARDIANS, CHILD_NEW),
    };
    let header = adult.split(';').chain(std::iter::repeat_n(child.split(';'), most).flatten());
    let width = adult.split(';').count() + most * child.split(';').count();
    let mut rows: Rows = vec![header.map(str::to_owned).collect()];
    for (guardian, children) in families {
        let guardian = &district.guardians[guardian];
        let (who, home) = (&guardian.identity, &guardian.home);
        let title =
            if guardian.is_service { String::new() } else { who.sex.title().to_uppercase() };
        let text = |value: &Option<String>| value.clone().unwrap_or_default();
        let mut row = vec![
            title,
            used(&who.last, &who.family),
            who.family.to_uppercase(),
            who.first.clone(),
            home.street.clone(),
            home.postcode.to_owned(),
            home.town.to_uppercase(),
            "FRANCE".to_owned(),
            text(&guardian.mail),
            text(&guardian.landline),
            text(&guardian.work),
            text(&guardian.mobile),
        ];
        for child in children {
            let who = &child.identity;
            row.extend([used(&who.last, &who.family), who.family.to_uppercase()]);
            row.extend([who.first.clone(), district.class_of(child).label.clone()]);
            if headers == OndeHeaders::New {
                row.push(who.born.french());
            }
        }
        row.resize(width, String::new());
        rows.push(row);
    }
    rows
}

fn teachers(district: &District, school: usize) -> Rows {
    let mut rows: Rows = vec![TEACHERS.split(';').map(str::to_owned).collect()];
    for staff in district.staff.iter().filter(|staff| !staff.has_left) {
        for post in staff.posts.iter().filter(|post| post.school == school) {
            if post.function == Function::Aesh || (post.class.is_none() && post.role != Role::None)
            {
                continue;
            }
            let who = &staff.identity;
            let classes = &district.schools[school].classes;
            let mut row = vec![
                who.sex.title().to_uppercase(),
                used(&who.last, &who.family),
                who.family.to_uppercase(),
                who.first.clone(),
            ];
            row.extend([""; 4].map(str::to_owned));
            row.extend([staff.mail.clone(), String::new(), String::new()]);
            row.push(if post.function == Function::Head { "oui" } else { "non" }.to_owned());
            row.push(post.class.map(|class| classes[class].label.clone()).unwrap_or_default());
            rows.push(row);
        }
    }
    rows
}

/// `;`, CRLF, ISO-8859-1; the old extraction quotes every field.
fn latin1_csv(rows: &Rows, headers: OndeHeaders) -> io::Result<Vec<u8>> {
    let quotes =
        if headers == OndeHeaders::Old { QuoteStyle::Always } else { QuoteStyle::Necessary };
    let mut writer = WriterBuilder::new()
        .delimiter(b';')
        .terminator(Terminator::CRLF)
        .quote_style(quotes)
        .flexible(true)
        .from_writer(Vec::new());
    for row in rows {
        writer.write_record(row)?;
    }
    let bytes = writer.into_inner().map_err(|error| io::Error::other(error.to_string()))?;
    Ok(String::from_utf8_lossy(&bytes).chars().flat_map(latin1).collect())
}

/// The byte of a letter, or the letter it comes from: the extraction knows no Ł.
fn latin1(letter: char) -> Vec<u8> {
    if let Ok(byte) = u8::try_from(u32::from(letter)) {
        return vec![byte];
    }
    if letter == '’' {
        return vec![b'\''];
    }
    let plain = base::fold(letter.encode_utf8(&mut [0; 4]));
    let plain = if letter.is_uppercase() { plain.to_uppercase() } else { plain };
    if plain.is_ascii() && !plain.is_empty() { plain.into_bytes() } else { vec![b'?'] }
}

const PUPILS_OLD: &str = "Nom Elève;Nom d'usage Elève;Prénom Elève;Date naissance;Sexe;Adresse1;\
    Cp1;Commune1;Pays1;Adresse2;Cp2;Commune2;Pays2; Cycle;Niveau;Classe;Attestation fournie;\
    Autorisations associations;Autorisations photos;Décision de passage";
const PUPILS_NEW: &str = "Nom élève;Nom d'usage élève;Prénom élève;Date naissance;Sexe;INE;\
    Adresse1;Cp1;Commune1;Pays1;Adresse2;Cp2;Commune2;Pays2; Cycle;Niveau;Libellé classe;\
    Identifiant classe;Attestation fournie;Autorisation associations;Autorisation photo;\
    Décision de passage";
const GUARDIANS: &str = "Civilité Responsable;Nom usage responsable;Nom responsable;\
    Prénom responsable;Adresse responsable;CP responsable;Commune responsable;Pays;Courriel;\
    Téléphone domicile;Téléphone travail;Téléphone portable";
const CHILD_OLD: &str = "Nom d'usage enfant;Nom de famille enfant;Prénom enfant;Classes enfants";
// Newer wordings are known one by one, not as a whole line: the birth date is among them.
const CHILD_NEW: &str = "Nom d'usage élève;Nom de famille élève;Prénom de l'élève;\
    Classes de l'élève;Date de naissance élève";
const TEACHERS: &str = "Civilité;Nom usage;Nom;Prénom;Adresse;CP;Commune;Pays;Courriel;\
    Téléphone domicile;Téléphone portable;Directeur;Classe";

//! The communes of a territory, as a steward pastes them from INSEE's list and the State's list of
//! EPCI: one line each, `insee;nom;département;SIREN;population;SIREN de l'EPCI;nom de l'EPCI`.

use base::fold;
use encoding_rs::{Encoding, UTF_8, WINDOWS_1252};
use people::BodyKind;
use std::{
    borrow::Cow,
    collections::{BTreeMap, BTreeSet},
};

/// What is brought in at once.
pub const LINES_MAX: usize = 5_000;
/// More would not be read before the list is mended.
pub const ERRORS_MAX: usize = 20;

/// One commune.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Commune {
    pub insee: String,
    pub name: String,
    pub department: String,
    pub siren: String,
    pub population: u32,
    /// SIREN of its EPCI or métropole.
    pub epci: Option<String>,
}

/// What was pasted, once it cannot be wrong.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Pasted {
    pub communes: Vec<Commune>,
    /// EPCI and métropoles by their SIREN: name, and the department of their first commune.
    pub epcis: BTreeMap<String, (String, String)>,
}

/// What cannot be read; lines are counted from 1.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum PasteError {
    #[error("nothing")]
    Empty,
    #[error("more than {LINES_MAX} lines")]
    TooMany,
    #[error("line {line}: five columns at least")]
    Columns { line: usize },
    #[error("line {line}: no name")]
    Name { line: usize },
    #[error("line {line}: {said} is no INSEE code")]
    Insee { line: usize, said: String },
    #[error("line {line}: {said} is no SIREN")]
    Siren { line: usize, said: String },
    #[error("line {line}: {said} is no number of inhabitants")]
    Population { line: usize, said: String },
    #[error("line {line}: {said} twice")]
    Twice { line: usize, said: String },
}

/// Reads lines cut by semicolons, tabs or commas; a first line of titles is passed over. The first
/// thing that is wrong.
pub fn read(text: &str) -> Result<Pasted, PasteError> {
    read_all(text).map_err(|wrong| wrong.into_iter().next().unwrap_or(PasteError::Empty))
}

/// The same, with everything that is wrong: one error a line, [`ERRORS_MAX`] at most.
pub fn read_all(text: &str) -> Result<Pasted, Vec<PasteError>> {
    let text = text.trim_start_matches('\u{feff}');
    let cut = [';', '\t', ','].into_iter().find(|cut| text.contains(*cut)).unwrap_or(';');
    let lines = text.lines().enumerate().filter(|(_, line)| !line.trim().is_empty());
    let mut pasted = Pasted::default();
    let mut wrong = Vec::new();
    let mut seen = BTreeSet::new();
    for (place, line) in lines {
        let is_around = |it: char| it == '"' || it.is_whitespace();
        let cells: Vec<&str> = line.split(cut).map(|cell| cell.trim_matches(is_around)).collect();
        if place == 0 && fold(cells[0]).contains("insee") {
            continue;
        }
        if pasted.communes.len() == LINES_MAX {
            return Err(vec![PasteError::TooMany]);
        }
        let read = commune(place + 1, &cells).and_then(|it| alone(place + 1, it, &mut seen));
        let commune = match read {
            Ok(commune) => commune,
            Err(_) if wrong.len() == ERRORS_MAX => break,
            Err(error) => {
                wrong.push(error);
                continue;
            }
        };
        if let Some(siren) = &commune.epci {
            let name = cells.get(6).filter(|name| !name.is_empty()).unwrap_or(&"EPCI");
            let known = (*name).to_owned();
            let department = commune.department.clone();
            pasted.epcis.entry(siren.clone()).or_insert((known, department));
        }
        pasted.communes.push(commune);
    }
    if wrong.is_empty() && pasted.communes.is_empty() {
        wrong.push(PasteError::Empty);
    }
    if wrong.is_empty() { Ok(pasted) } else { Err(wrong) }
}

/// No other line has its code or its SIREN.
fn alone(
    line: usize,
    commune: Commune,
    seen: &mut BTreeSet<String>,
) -> Result<Commune, PasteError> {
    for key in [&commune.insee, &commune.siren] {
        if !seen.insert(key.clone()) {
            return Err(PasteError::Twice { line, said: key.clone() });
        }
    }
    Ok(commune)
}

/// A file that a spreadsheet has written, as text: UTF-8 (or UTF-16 with its mark) when it can be,
/// else Windows-1252, of which ISO-8859-1 is a part. `None`: it is no text, but a workbook.
pub fn text_of(bytes: &[u8]) -> Option<Cow<'_, str>> {
    if bytes.starts_with(b"PK\x03\x04") {
        return None;
    }
    let said = Encoding::for_bom(bytes).map(|(encoding, _)| encoding);
    let is_utf8 = std::str::from_utf8(bytes).is_ok();
    let encoding = said.unwrap_or(if is_utf8 { UTF_8 } else { WINDOWS_1252 });
    let (text, _, is_wrong) = encoding.decode(bytes);
    (!is_wrong && !text.contains('\0')).then_some(text)
}

/// The line of a list on which a commune is, from 1.
pub fn line_of(text: &str, insee: &str) -> usize {
    let is_around = |it: char| it == '"' || it == '\u{feff}' || it.is_whitespace();
    let is_its = |line: &str| line.trim_start_matches(is_around).starts_with(insee);
    text.lines().position(is_its).map_or(0, |place| place + 1)
}

fn commune(line: usize, cells: &[&str]) -> Result<Commune, PasteError> {
    let [insee, name, department, siren, population, ..] = cells else {
        return Err(PasteError::Columns { line });
    };
    let insee = insee.to_uppercase();
    if !is_insee(&insee) {
        return Err(PasteError::Insee { line, said: insee });
    }
    if name.is_empty() {
        return Err(PasteError::Name { line });
    }
    let siren_of = |said: &str| {
        let digits: String = said.split_whitespace().collect();
        let is_siren = digits.len() == 9 && digits.bytes().all(|byte| byte.is_ascii_digit());
        is_siren.then_some(digits).ok_or(PasteError::Siren { line, said: said.to_owned() })
    };
    let digits: String = population.chars().filter(|it| !it.is_whitespace()).collect();
    let population = digits
        .parse()
        .map_err(|_| PasteError::Population { line, said: (*population).to_owned() })?;
    let epci = cells.get(5).filter(|cell| !cell.is_empty()).map(|cell| siren_of(cell));
    Ok(Commune {
        name: (*name).to_owned(),
        department: (*department).to_owned(),
        siren: siren_of(siren)?,
        population,
        epci: epci.transpose()?,
        insee,
    })
}

/// 59367, 2A004, 97411.
fn is_insee(insee: &str) -> bool {
    let digits = |text: &str| text.bytes().all(|byte| byte.is_ascii_digit());
    insee.len() == 5
        && insee.is_ascii()
        && digits(&insee[2..])
        && (digits(&insee[..2]) || ["2A", "2B"].contains(&&insee[..2]))
}

/// A métropole says so in its name (CGCT L5217-1).
pub fn kind_of(name: &str) -> BodyKind {
    if fold(name).contains("metropole") && !fold(name).contains("communaute") {
        BodyKind::Metropole
    } else {
        BodyKind::Epci
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    const LIST: &str = "Code INSEE;Nom;Département;SIREN;Population;SIREN EPCI;EPCI\n\
        59367;Lys-lez-Lannoy;59;215903675;14 050;200093201;Métropole Européenne de Lille\n\
        2A004;Ajaccio;2A;212000046;72000;;\n";

    #[test]
    fn a_list_is_read_with_its_titles_and_its_spaces() {
        let pasted = read(LIST).expect("a list");
        assert_eq!(pasted.communes.len(), 2);
        assert_eq!(pasted.communes[0].population, 14_050);
        assert_eq!(pasted.communes[0].epci.as_deref(), Some("200093201"));
        assert_eq!(pasted.communes[1].epci, None);
        let (name, department) = &pasted.epcis["200093201"];
        assert_eq!((name.as_str(), department.as_str()), ("Métropole Européenne de Lille", "59"));
        assert_eq!(read(&LIST.replace(';', "\t")), Ok(pasted));
    }

    #[test]
    fn what_is_wrong_is_said_with_its_line() {
        let wrong = |from: &str, to: &str| read(&LIST.replace(from, to)).err();
        let said = |text: &str| text.to_owned();
        assert_eq!(wrong("59367", "5936"), Some(PasteError::Insee { line: 2, said: said("5936") }));
        let siren = PasteError::Siren { line: 3, said: said("21200004") };
        assert_eq!(wrong("212000046", "21200004"), Some(siren));
        let people = PasteError::Population { line: 2, said: said("beaucoup") };
        assert_eq!(wrong("14 050", "beaucoup"), Some(people));
        assert_eq!(wrong("Ajaccio", " \" "), Some(PasteError::Name { line: 3 }));
        let twice = PasteError::Twice { line: 3, said: said("59367") };
        assert_eq!(wrong("2A004", "59367"), Some(twice));
        assert_eq!(read(" \n"), Err(PasteError::Empty));
        assert_eq!(read("59367;Lys"), Err(PasteError::Columns { line: 1 }));
    }

    impl Pasted {
        /// As a list that is pasted.
        fn list(&self) -> String {
            let line = |it: &Commune| {
                let Commune { insee, name, department, siren, population, epci } = it;
                let siren_of = epci.as_deref().unwrap_or_default();
                let known = epci.as_ref().and_then(|siren| self.epcis.get(siren));
                let of = known.map_or("", |(name, _)| name.as_str());
                format!("{insee};{name};{department};{siren};{population};{siren_of};{of}\n")
            };
            self.communes.iter().map(line).collect()
        }
    }

    /// Likely cells, each with its place, and what is none.
    fn lines() -> impl Strategy<Value = String> {
        let insee = "59[0-9]{3}|2[aAB][0-9]{3}|[0-9]{4,6}|\"59[0-9]{3}\"";
        let name = " ?\"?[A-Za-zÀ-ü’ \"-]{0,20}\"? ?";
        let siren = "2[0-9]{8}|2[0-9]{2} [0-9]{3} [0-9]{3}|[0-9]{7,10}";
        let people = "[0-9]{1,5}|[0-9]{1,3}[ \u{a0}][0-9]{3}|-[0-9]|[0-9]{12}";
        let line = (insee, name, "59|2A|", siren, people, "20009320[1-4]|", "Métropole|", ";|\t|,");
        let line = line.prop_map(|(insee, name, dep, siren, people, epci, of, cut)| {
            [insee.as_str(), &name, &dep, &siren, &people, &epci, &of].join(&cut)
        });
        let line = prop_oneof![9 => line, 1 => "[^\u{0}]{0,40}"];
        proptest::collection::vec(line, 0..6).prop_map(|lines| lines.join("\r\n"))
    }

    proptest! {
        #[test]
        fn any_list_is_communes_that_are_there_once_or_a_line_that_is_wrong(text in lines()) {
            match read(&text) {
                Ok(pasted) => {
                    let keys = |of: fn(&Commune) -> &String| {
                        pasted.communes.iter().map(of).collect::<std::collections::BTreeSet<_>>()
                    };
                    prop_assert_eq!(keys(|it| &it.insee).len(), pasted.communes.len());
                    prop_assert_eq!(keys(|it| &it.siren).len(), pasted.communes.len());
                    prop_assert!(pasted.communes.iter().all(|it| !it.name.is_empty()));
                    prop_assert_eq!(read(&pasted.list()), Ok(pasted));
                }
                Err(error) => prop_assert!(!error.to_string().is_empty()),
            }
        }
    }

    #[test]
    fn every_wrong_line_is_said_at_once() {
        let list = LIST.replace("59367", "5936").replace("212000046", "21200004");
        let siren = PasteError::Siren { line: 3, said: "21200004".to_owned() };
        let insee = PasteError::Insee { line: 2, said: "5936".to_owned() };
        assert_eq!(read_all(&list), Err(vec![insee, siren]));
        let many = "x;y\n".repeat(ERRORS_MAX + 5);
        assert_eq!(read_all(&many).map_err(|wrong| wrong.len()), Err(ERRORS_MAX));
    }

    #[test]
    fn a_file_is_read_in_whatever_a_spreadsheet_writes() {
        let name = |bytes: &[u8]| {
            let pasted = read(&text_of(bytes).expect("text")).expect("a list");
            pasted.epcis["200093201"].0.clone()
        };
        let latin: Vec<u8> =
            LIST.chars().map(|letter| u8::try_from(u32::from(letter)).expect("Latin")).collect();
        assert_eq!(name(LIST.as_bytes()), "Métropole Européenne de Lille");
        assert_eq!(name(&latin), "Métropole Européenne de Lille");
        assert_eq!(name(format!("\u{feff}{LIST}").as_bytes()), "Métropole Européenne de Lille");
        assert_eq!(text_of(b"PK\x03\x04\x14\0"), None, "a workbook is no list");
        assert_eq!(text_of(b"59367\0;Lys"), None);
    }

    #[test]
    fn a_metropole_is_told_from_a_community() {
        assert_eq!(kind_of("Métropole Européenne de Lille"), BodyKind::Metropole);
        assert_eq!(kind_of("Communauté de communes Pévèle-Carembault"), BodyKind::Epci);
    }
}

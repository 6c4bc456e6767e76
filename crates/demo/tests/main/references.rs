//! The files read back: every reference resolves, every file is well formed and of a small size.

use demo::{Export, OndeHeaders, Territory, is_uai, write, write_onde};
use quick_xml::{Reader, events::Event};
use std::collections::{HashMap, HashSet};
use std::path::Path;

type Attributes = HashMap<String, Vec<String>>;

/// The attributes that refer to something.
const WANTED: [&str; 11] = [
    "ENTPersonJointure",
    "ENTStructureUAI",
    "ENTPersonStructRattach",
    "ENTPersonFonctions",
    "ENTPersonClasses",
    "ENTEleveClasses",
    "ENTEleveAutoriteParentale",
    "ENTElevePersRelEleve",
    "ENTPersRelEleveEleve",
    "ENTAuxPersRelEleveEleve",
    "ENTAuxEnsClasses",
];

/// The entries of one file: id and attributes.
fn entries(path: &Path) -> Vec<(String, Attributes)> {
    let text = std::fs::read_to_string(path).expect("a file");
    let mut reader = Reader::from_str(&text);
    let (mut entries, mut value) = (Vec::new(), String::new());
    let (mut id, mut name, mut attributes) = (String::new(), String::new(), Attributes::new());
    loop {
        match reader.read_event().expect("well formed") {
            Event::Start(tag) => {
                value.clear();
                if tag.name().as_ref() == "attr" {
                    let attribute = tag.attributes().next().expect("a name").expect("well formed");
                    name = attribute.value.into_owned();
                    if WANTED.contains(&name.as_str()) {
                        attributes.insert(name.clone(), Vec::new());
                    }
                }
            }
            Event::Text(text) => value.push_str(&text),
            Event::GeneralRef(_) => value.push('\''),
            Event::End(tag) => match tag.name().as_ref() {
                "id" => id.clone_from(&value),
                "value" => {
                    if let Some(values) = attributes.get_mut(&name) {
                        values.push(value.clone());
                    }
                }
                "addRequest" => entries.push((id.clone(), std::mem::take(&mut attributes))),
                _ => {}
            },
            Event::Eof => return entries,
            _ => {}
        }
    }
}

fn of(folder: &Path, category: &str) -> Vec<(String, Attributes)> {
    let mut paths: Vec<_> = std::fs::read_dir(folder)
        .expect("a folder")
        .map(|entry| entry.expect("an entry").path())
        .filter(|path| path.to_string_lossy().contains(&format!("_{category}_")))
        .collect();
    paths.sort();
    paths.iter().flat_map(|path| entries(path)).collect()
}

fn keys(entries: &[(String, Attributes)]) -> HashSet<&str> {
    let keys: HashSet<&str> = entries.iter().map(|(id, _)| id.as_str()).collect();
    assert_eq!(keys.len(), entries.len(), "an id is given twice");
    keys
}

fn first_parts<'a>(attributes: &'a Attributes, name: &str) -> impl Iterator<Item = &'a str> {
    let values = attributes[name].iter();
    values.filter_map(|value| value.split('$').next()).filter(|part| !part.is_empty())
}

#[test]
fn every_reference_resolves_in_both_degrees_and_both_directions() {
    let folder = tempfile::tempdir().expect("a folder");
    let territory = Territory::with_secondary(5_000, 1);
    write(&territory, folder.path(), &Export::default()).expect("written");
    let mut pupils_written = 0;
    for (degree, to_guardian, to_pupil, classes) in [
        ("1d", "ENTEleveAutoriteParentale", "ENTPersRelEleveEleve", "ENTPersonClasses"),
        ("2d", "ENTElevePersRelEleve", "ENTAuxPersRelEleveEleve", "ENTEleveClasses"),
    ] {
        let folder = folder.path().join("lille").join(degree);
        let (structures, pupils) = (of(&folder, "EtabEducNat"), of(&folder, "Eleve"));
        let (guardians, staff) = (of(&folder, "PersRelEleve"), of(&folder, "PersEducNat"));
        pupils_written += pupils.len();
        let schools = keys(&structures);
        let (pupil_keys, guardian_keys) = (keys(&pupils), keys(&guardians));
        keys(&staff);
        assert!(structures.iter().all(|(_, school)| is_uai(&school["ENTStructureUAI"][0])));
        let mut ties = HashSet::new();
        for (id, pupil) in &pupils {
            assert_eq!(&pupil["ENTPersonJointure"][0], id);
            assert!(schools.contains(pupil["ENTPersonStructRattach"][0].as_str()));
            assert!(first_parts(pupil, classes).all(|school| schools.contains(school)));
            for guardian in first_parts(pupil, to_guardian) {
                assert!(guardian_keys.contains(guardian), "{guardian}");
                ties.insert((id.as_str(), guardian));
            }
        }
        let mut back = 0;
        for (id, guardian) in &guardians {
            for pupil in first_parts(guardian, to_pupil) {
                assert!(pupil_keys.contains(pupil));
                assert!(ties.contains(&(pupil, id.as_str())));
                back += 1;
            }
        }
        assert_eq!(back, ties.len());
        for (_, one) in &staff {
            assert!(first_parts(one, "ENTPersonStructRattach").all(|key| schools.contains(key)));
            assert!(first_parts(one, "ENTPersonFonctions").all(|key| schools.contains(key)));
        }
    }
    assert_eq!(pupils_written, 5_000);
}

#[test]
fn a_file_has_at_most_ten_thousand_entries() {
    let folder = tempfile::tempdir().expect("a folder");
    let written = write(&Territory::of(10_500, 1), folder.path(), &Export::default());
    let files = written.expect("written").files;
    let counts = files.iter().filter(|path| path.to_string_lossy().contains("_Eleve_"));
    let counts: Vec<usize> = counts
        .map(|path| std::fs::read_to_string(path).expect("a file").matches("<addRequest>").count())
        .collect();
    assert_eq!(counts, [10_000, 500]);
}

#[test]
fn onde_is_written_in_latin_1_with_both_headers() {
    let territory = Territory::of(1_100, 1);
    let uai = territory.uais().next().expect("a school").to_owned();
    let district = territory.district_of(&uai).expect("a district");
    for (headers, wanted) in [
        (OndeHeaders::New, "Libellé classe;Identifiant classe"),
        (OndeHeaders::Old, "\"Classe\";\"Attestation fournie\""),
    ] {
        let folder = tempfile::tempdir().expect("a folder");
        let paths = write_onde(&district, &uai, folder.path(), headers).expect("written");
        let paths = paths.expect("an école");
        let bytes = std::fs::read(&paths[0]).expect("pupils");
        let text: String = bytes.iter().map(|byte| char::from(*byte)).collect();
        assert!(text.contains(wanted), "{}", text.lines().next().unwrap_or_default());
        assert_eq!(text.matches("\r\n").count(), 301);
        assert!(text.contains("Léa"));
        let guardians = std::fs::read(&paths[1]).expect("guardians");
        let guardians: String = guardians.iter().map(|byte| char::from(*byte)).collect();
        let mut rows = guardians.lines().map(|line| line.matches(';').count());
        let header = rows.next().expect("a header");
        assert!(rows.all(|row| row == header));
    }
}

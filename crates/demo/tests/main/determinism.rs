//! The same seed makes the same bytes; days change a little, and the delta says what.

use demo::{Encoding, Export, Territory, write, write_delta};
use std::collections::BTreeMap;
use std::path::Path;

fn files(folder: &Path) -> BTreeMap<String, Vec<u8>> {
    let mut files = BTreeMap::new();
    for entry in std::fs::read_dir(folder).expect("a folder") {
        let path = entry.expect("an entry").path();
        let name = path.file_name().expect("a name").to_string_lossy().into_owned();
        if path.is_dir() {
            files.extend(
                self::files(&path).into_iter().map(|(n, bytes)| (format!("{name}/{n}"), bytes)),
            );
        } else {
            files.insert(name, std::fs::read(&path).expect("a file"));
        }
    }
    files
}

fn written(territory: &Territory, export: &Export) -> BTreeMap<String, Vec<u8>> {
    let folder = tempfile::tempdir().expect("a folder");
    write(territory, folder.path(), export).expect("written");
    files(folder.path())
}

#[test]
fn the_same_seed_makes_the_same_bytes_and_another_does_not() {
    let export = Export::default();
    let first = written(&Territory::of(1_500, 1), &export);
    assert_eq!(first, written(&Territory::of(1_500, 1), &export));
    assert_ne!(first, written(&Territory::of(1_500, 2), &export));
    let zip = Export { zip: true, ..export };
    let zipped = written(&Territory::of(1_500, 1), &zip);
    assert_eq!(zipped, written(&Territory::of(1_500, 1), &zip));
    assert!(zipped.contains_key("lille/ENT1D.20261123.zip"));
}

#[test]
fn the_cast_is_there_whatever_the_seed() {
    for seed in [1, 2, 77] {
        let territory = Territory::with_secondary(2_300, seed);
        let home = territory.districts().next().expect("a district");
        let lea = home.pupils.iter().filter(|pupil| pupil.identity.first == "Léa");
        let lea: Vec<_> =
            lea.filter(|pupil| pupil.identity.last == "Martin" && pupil.is_cast).collect();
        assert_eq!(lea.len(), 2);
        assert!(lea.iter().all(|pupil| home.class_of(pupil).label == "CE1-A"));
        assert_ne!(lea[0].identity.born, lea[1].identity.born);
        let samira =
            home.guardians.iter().position(|one| one.identity.first == "Samira" && one.is_cast);
        let children = &home.children()[samira.expect("Samira Haddad")];
        assert_eq!(children.len(), 3);
        let schools: Vec<usize> = children.iter().map(|child| home.pupils[*child].school).collect();
        assert_eq!(schools, [0, 1, 5]);
        assert!(home.guardians[samira.expect("Samira")].second_degree.is_some());
    }
}

#[test]
fn latin_9_writes_what_it_lacks_as_references() {
    let export = Export { encoding: Encoding::Iso8859_15, zip: false };
    let files = written(&Territory::of(6_000, 4), &export);
    let (name, guardians) =
        files.iter().find(|(name, _)| name.contains("PersRelEleve")).expect("guardians");
    let (text, _, had_errors) = encoding_of(guardians);
    assert!(!had_errors, "{name}");
    assert!(text.contains("encoding=\"ISO-8859-15\"") && text.contains("&#"));
}

fn encoding_of(bytes: &[u8]) -> (std::borrow::Cow<'_, str>, &'static str, bool) {
    let (text, encoding, had_errors) = encoding_rs::ISO_8859_15.decode(bytes);
    (text, encoding.name(), had_errors)
}

#[test]
fn a_day_later_everything_that_can_change_has_changed() {
    let before = Territory::of(1_100, 1);
    let after = before.after(3);
    let folder = tempfile::tempdir().expect("a folder");
    let written = write_delta(&before, &after, folder.path(), &Export::default()).expect("written");
    // Three labels changed, and with each the pupils of a class.
    assert!((20..150).contains(&written.pupils), "{written:?}");
    let files = files(folder.path());
    let text = |part: &str| {
        let (_, bytes) = files.iter().find(|(name, _)| name.contains(part)).expect("a file");
        String::from_utf8(bytes.clone()).expect("UTF-8")
    };
    let pupils = text("_Delta_20261126_Eleve_0000.xml");
    for word in ["<addRequest>", "<modifyRequest>", "<deleteRequest>"] {
        assert!(pupils.contains(word), "{word}");
    }
    assert!(pupils.contains("modification name=\"ENTPersonClasses\" operation=\"replace\""));
    assert!(pupils.contains("modification name=\"ENTPersonStructRattach\" operation=\"replace\""));
    assert!(text("PersRelEleve").contains("<addRequest>"));
    assert!(text("PersEducNat").contains("<deleteRequest>"));
}

#[test]
fn a_label_changes_and_the_class_keeps_its_id() {
    let labels = |territory: &Territory| -> BTreeMap<usize, String> {
        let district = territory.districts().next().expect("a district");
        let classes = district.schools.iter().flat_map(|school| &school.classes);
        classes.map(|class| (class.id, class.label.clone())).collect()
    };
    let before = Territory::of(1_100, 1);
    let (first, second) = (labels(&before), labels(&before.after(2)));
    assert!(first.keys().eq(second.keys()));
    let changed: Vec<&usize> = first.keys().filter(|id| first[id] != second[id]).collect();
    assert!(!changed.is_empty() && changed.len() <= 2);
}

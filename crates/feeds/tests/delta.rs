//! AAF deltas: what was added, changed and taken away.

use crate::support::{aaf, add, delete, modify, read_files};
use feeds::read::{Asked, Mode};
use feeds::record::{Change, Field, Record, RecordKind};

fn delta(requests: &str) -> crate::support::Read {
    let file = aaf(requests);
    let name = "ENT1D_Delta_20261123_Eleve_0000.xml";
    read_files(&[(name, file.as_bytes())], &Asked::default()).expect("a feed")
}

#[test]
fn a_partial_modification_speaks_only_of_what_it_names() {
    let read = delta(&modify("Eleve", "501", "ENTPersonClasses: 7$$$4413$CE2 B\n ENTPersonMail: "));
    assert_eq!(read.reading.mode, Mode::Delta);
    let Change::Modify(Record::Pupil(lea)) = &read.changes[0] else { panic!("no change") };
    let fields: Vec<_> = lea.fields.iter().collect();
    assert_eq!(fields, [Field::Email, Field::Classes]);
    assert_eq!(lea.classes[0].label, "CE2 B");
    assert_eq!(lea.contact.email, "");
}

#[test]
fn a_deletion_names_who_is_gone() {
    let read = delta(&[delete("Eleve", "501"), delete("MatEducNat", "030201")].concat());
    let Change::Delete(RecordKind::Pupil, key) = &read.changes[0] else { panic!("no deletion") };
    assert_eq!((key.to_string().as_str(), read.changes.len()), ("09-501", 1));
    assert_eq!(read.reading.counts.deletions, 1);
}

#[test]
fn a_person_may_be_added_and_changed_in_the_same_delta() {
    let requests = [
        add("Eleve", "501", "ENTPersonNom: MARTIN"),
        modify("Eleve", "501", "ENTPersonPrenom: LÉA"),
    ];
    let read = delta(&requests.concat());
    assert_eq!(read.changes.len(), 2);
    assert!(read.reading.problems.is_empty());
}

#[test]
fn the_name_of_the_zip_tells_a_delta_too() {
    let file = aaf(&delete("Eleve", "501"));
    let archive = crate::support::zip(&[("ENT1D_Eleve_0000.xml", file.as_bytes())]);
    let read = read_files(&[("ENT1DVA.20261123.DELTA.zip", &archive)], &Asked::default());
    assert_eq!(read.expect("a feed").reading.mode, Mode::Delta);
}

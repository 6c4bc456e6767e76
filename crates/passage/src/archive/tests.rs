//! Archives as strangers may make them.

use super::*;
use crate::sealing::hex;
use proptest::prelude::*;
use sha2::{Digest, Sha256};
use std::io::{Cursor, Write};
use zip::{ZipWriter, write::SimpleFileOptions};

const SECRET: [u8; 32] = [7; 32];

fn manifest(parts: &[(&str, &[u8])]) -> Manifest {
    let part = |(path, bytes): &(&str, &[u8])| Part {
        path: (*path).to_owned(),
        name: "Mon poème.txt".to_owned(),
        media_type: "text/plain".to_owned(),
        bytes: bytes.len() as u64,
        sha256: hex(&Sha256::digest(bytes)),
    };
    let place = |name: &str| Place { uai: "0591234A".to_owned(), name: name.to_owned() };
    Manifest {
        format: "preau-passage".to_owned(),
        version: 1,
        dossier: "42".to_owned(),
        sealed_at: "2027-06-20T10:00:00Z".to_owned(),
        platform: Platform { name: "Lys".to_owned(), url: "https://lys.example".to_owned() },
        pupil: Pupil {
            first_name: "Léa".to_owned(),
            last_name: "Martin".to_owned(),
            birth_day: Some("2016-11-02".to_owned()),
            ine: None,
        },
        from: place("École Jean-Macé"),
        to: place("Collège Rosa-Parks"),
        reason: "cycle".to_owned(),
        consents: Vec::new(),
        pieces: vec![Entry {
            number: 1,
            keeper: "portfolio".to_owned(),
            title: "Mon poème".to_owned(),
            made_on: "2027-05-02".to_owned(),
            kind: "choice".to_owned(),
            why: String::new(),
            parts: parts.iter().map(part).collect(),
        }],
        readme: hex(&Sha256::digest("Bonjour")),
    }
}

fn zip(files: &[(&str, &[u8])]) -> Vec<u8> {
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, bytes) in files {
        zip.start_file(*name, SimpleFileOptions::default()).expect("begun");
        zip.write_all(bytes).expect("written");
    }
    zip.finish().expect("finished").into_inner()
}

/// An archive of this inventory with these files, signed as it should be.
fn signed(manifest: &Manifest, files: &[(&str, &[u8])]) -> Vec<u8> {
    let signer = Signer::of(&SECRET).expect("a key");
    let told = serde_json::to_vec_pretty(manifest).expect("JSON");
    let (signature, key) = (signer.sign(&told), signer.public_key().expect("a key").pem());
    let mut all: Vec<(&str, &[u8])> =
        vec![(MANIFEST, &told), (SIGNATURE, &signature), (KEY, key.as_bytes())];
    all.extend(files);
    zip(&all)
}

const POEM: &[(&str, &[u8])] = &[("pieces/001-1.txt", "Il pleut sur le préau".as_bytes())];

fn refused(bytes: &[u8]) -> (Flaw, String) {
    let opened = open(bytes).and_then(|mut opened| opened.verify());
    let refused = opened.expect_err("refused");
    (refused.flaw, refused.place)
}

#[test]
fn what_was_signed_is_read_as_it_was_written() {
    let told = manifest(POEM);
    let bytes = signed(&told, POEM);
    let mut opened = open(&bytes).expect("opened");
    assert_eq!(opened.manifest, told);
    assert_eq!(Some(opened.key), Signer::of(&SECRET).and_then(|it| it.public_key()));
    let part = told.pieces[0].parts[0].clone();
    assert_eq!(opened.part(&part).expect("the poem"), POEM[0].1);
    opened.verify().expect("all of it");
    assert_eq!(PublicKey::parse(&opened.key.pem()), Some(opened.key));
    assert_eq!(PublicKey::parse(&opened.key.written()), Some(opened.key));
    assert_eq!(opened.key.fingerprint().len(), 39);
}

#[test]
fn one_letter_that_was_changed_is_found() {
    let told = manifest(POEM);
    let other: &[(&str, &[u8])] = &[("pieces/001-1.txt", "Il pleut sur le prévu".as_bytes())];
    assert_eq!(refused(&signed(&told, other)), (Flaw::Changed, "pieces/001-1.txt".to_owned()));
    let longer = vec![b'a'; 100_000];
    let longer: &[(&str, &[u8])] = &[("pieces/001-1.txt", &longer)];
    assert_eq!(refused(&signed(&told, longer)), (Flaw::Changed, "pieces/001-1.txt".to_owned()));
    let readme: [(&str, &[u8]); 2] = [POEM[0], (README, b"Bonjour")];
    open(&signed(&told, &readme)).expect("a word for people");
    let other: [(&str, &[u8]); 2] = [POEM[0], (README, b"Payez ici")];
    assert_eq!(refused(&signed(&told, &other)), (Flaw::Changed, README.to_owned()));
    // The inventory is changed after it was signed: another name, another mark.
    let signer = Signer::of(&SECRET).expect("a key");
    let words = serde_json::to_string_pretty(&told).expect("JSON");
    let (signature, key) = (signer.sign(words.as_bytes()), signer.public_key().expect("a key"));
    let forged = words.replace("Martin", "Durand");
    let bytes = zip(&[
        (MANIFEST, forged.as_bytes()),
        (SIGNATURE, &signature),
        (KEY, key.pem().as_bytes()),
        POEM[0],
    ]);
    assert_eq!(refused(&bytes), (Flaw::Forged, String::new()));
    // Signed by another key than the one beside it.
    let other = Signer::of(&[8; 32]).expect("a key").sign(words.as_bytes());
    let bytes = zip(&[
        (MANIFEST, words.as_bytes()),
        (SIGNATURE, &other),
        (KEY, key.pem().as_bytes()),
        POEM[0],
    ]);
    assert_eq!(refused(&bytes), (Flaw::Forged, String::new()));
}

#[test]
fn what_is_missing_hidden_or_leads_elsewhere_is_found() {
    let told = manifest(POEM);
    assert_eq!(refused(&signed(&told, &[])).0, Flaw::Missing);
    let hidden = [POEM[0], ("pieces/999-1.pdf", b"autre chose")];
    assert_eq!(refused(&signed(&told, &hidden)), (Flaw::Unnamed, "pieces/999-1.pdf".to_owned()));
    for wrong in ["../../etc/passwd", "pieces/../x", "/etc/x", "pieces/A", "pieces/a/b", "x.exe"] {
        let files = [POEM[0], (wrong, b"x".as_slice())];
        assert_eq!(refused(&signed(&told, &files)).0, Flaw::WrongPath, "{wrong}");
        let named: &[(&str, &[u8])] = &[(wrong, b"x")];
        assert_eq!(refused(&signed(&manifest(named), POEM)).0, Flaw::WrongPath, "{wrong}");
    }
    // Two files of one name: which of them would be read?
    let told_twice = signed(&told, &[POEM[0]]);
    let doubled = doubled(&told_twice);
    assert_eq!(refused(&doubled), (Flaw::WrongPath, "pieces/001-1.txt".to_owned()));
    let twice = [POEM[0], POEM[0]];
    assert_eq!(refused(&signed(&manifest(&twice), POEM)).0, Flaw::WrongPath);
}

#[test]
fn what_is_no_dossier_of_ours_is_said_to_be_none() {
    assert_eq!(refused(b"").0, Flaw::NotAnArchive);
    assert_eq!(refused(b"PK\x03\x04 and nothing").0, Flaw::NotAnArchive);
    assert_eq!(refused(&zip(&[])).0, Flaw::NotADossier);
    let told = manifest(POEM);
    let later = Manifest { version: 2, ..told.clone() };
    assert_eq!(refused(&signed(&later, POEM)), (Flaw::OtherVersion, "2".to_owned()));
    let other = Manifest { format: "autre".to_owned(), ..told.clone() };
    assert_eq!(refused(&signed(&other, POEM)).0, Flaw::NotADossier);
    let mut nobody = told.clone();
    nobody.pupil.last_name = " ".to_owned();
    assert_eq!(refused(&signed(&nobody, POEM)).0, Flaw::Unreadable);
    let mut long = told.clone();
    long.pieces[0].title = "a".repeat(201);
    assert_eq!(refused(&signed(&long, POEM)).0, Flaw::Unreadable);
    let mut twice = told;
    twice.pieces.push(twice.pieces[0].clone());
    assert_eq!(refused(&signed(&twice, POEM)).0, Flaw::Unreadable);
}

/// The same archive whose directory names its last file twice.
fn doubled(archive: &[u8]) -> Vec<u8> {
    let end = archive.len() - 22;
    let last = archive.windows(4).rposition(|it| it == b"PK\x01\x02").expect("an entry");
    let entry = &archive[last..end];
    let mut bytes = [&archive[..end], entry, &archive[end..]].concat();
    let at = bytes.len() - 22;
    let count = u16::from_le_bytes([bytes[at + 10], bytes[at + 11]]) + 1;
    bytes[at + 8..at + 10].copy_from_slice(&count.to_le_bytes());
    bytes[at + 10..at + 12].copy_from_slice(&count.to_le_bytes());
    let len = u32::from_le_bytes(bytes[at + 12..at + 16].try_into().expect("four bytes"));
    let len = len + u32::try_from(entry.len()).expect("small");
    bytes[at + 12..at + 16].copy_from_slice(&len.to_le_bytes());
    bytes
}

#[test]
fn a_directory_that_promises_too_much_is_not_read() {
    let mut bytes = signed(&manifest(POEM), POEM);
    let at = bytes.len() - 22;
    bytes[at + 10..at + 12].copy_from_slice(&60_000u16.to_le_bytes());
    assert_eq!(refused(&bytes).0, Flaw::TooLarge);
    // Two entries promised, or one less than there are; a directory that is elsewhere.
    for (place, value) in [(10, 2u16), (10, 5), (16, 1), (12, 40)] {
        let mut bytes = signed(&manifest(POEM), POEM);
        bytes[at + place..at + place + 2].copy_from_slice(&value.to_le_bytes());
        assert_eq!(refused(&bytes).0, Flaw::NotAnArchive, "{place} {value}");
    }
    let after = [signed(&manifest(POEM), POEM), b"et autre chose".to_vec()].concat();
    assert_eq!(refused(&after).0, Flaw::NotAnArchive);
}

#[test]
fn what_swells_is_stopped() {
    let mut bomb = manifest(POEM);
    bomb.pieces[0].parts[0].bytes = PART_BYTES_MAX + 1;
    assert_eq!(refused(&signed(&bomb, POEM)).0, Flaw::TooLarge);
    let mut many = manifest(POEM);
    many.pieces = (0..=PIECES_MAX)
        .map(|place| {
            let number = u32::try_from(place).expect("small");
            Entry { number, parts: Vec::new(), ..many.pieces[0].clone() }
        })
        .collect();
    assert_eq!(refused(&signed(&many, &[])).0, Flaw::TooLarge);
    // A small archive whose inventory would be enormous.
    let swollen = vec![b' '; 5_000_000];
    let key = Signer::of(&SECRET).and_then(|it| it.public_key()).expect("a key").pem();
    let bytes = zip(&[(MANIFEST, &swollen), (SIGNATURE, &[0; 64]), (KEY, key.as_bytes())]);
    assert!(bytes.len() < 50_000, "{}", bytes.len());
    assert_eq!(refused(&bytes), (Flaw::TooLarge, MANIFEST.to_owned()));
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]
    #[test]
    fn any_bytes_are_an_archive_or_a_sentence(
        bytes in proptest::collection::vec(any::<u8>(), 0..400),
    ) {
        if let Err(refused) = open(&bytes) {
            prop_assert!(!refused.flaw.text().is_empty());
        }
    }

    #[test]
    fn one_byte_that_was_changed_never_passes(place in any::<prop::sample::Index>(), by in 1u8..) {
        let told = manifest(POEM);
        let mut bytes = signed(&told, POEM);
        let place = place.index(bytes.len());
        bytes[place] = bytes[place].wrapping_add(by);
        // What zip says beside the contents (dates, hints) is not ours: then all is as it was.
        if let Ok(mut opened) = open(&bytes) {
            prop_assert_eq!(&opened.manifest, &told);
            if opened.verify().is_ok() {
                let part = told.pieces[0].parts[0].clone();
                prop_assert_eq!(opened.part(&part).expect("the poem"), POEM[0].1);
            }
        }
    }
}

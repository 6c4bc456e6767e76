//! Whatever the bytes, reading ends with changes or with a sentence, never with a panic.

use crate::support::{aaf, add, at_school, read_files, zip};
use feeds::read::Asked;
use feeds::record::{Academy, Field, Fields, kinship_of_label, level};
use proptest::prelude::*;

fn asked() -> Asked {
    Asked { academy: Academy::parse("09"), ..at_school() }
}

fn is_told(file: &str, bytes: &[u8]) -> bool {
    match read_files(&[(file, bytes)], &asked()) {
        Ok(read) => read.sentences().iter().all(|sentence| !sentence.is_empty()),
        Err(problem) => problem.to_string().contains("\u{a0}: "),
    }
}

/// A good file with a few bytes changed.
fn spoiled(good: Vec<u8>) -> impl Strategy<Value = Vec<u8>> {
    let length = good.len();
    prop::collection::vec((0..length, any::<u8>()), 1..6).prop_map(move |changes| {
        let mut bytes = good.clone();
        for (place, byte) in changes {
            bytes[place] = byte;
        }
        bytes
    })
}

fn good_aaf() -> Vec<u8> {
    let pupil = "ENTPersonNom: MARTIN\n ENTPersonClasses: 7$A$B$4412$CE1 A\n \
        ENTEleveAutoriteParentale: 901$10\n ENTPersonDateNaissance: 12/03/2019";
    aaf(&add("Eleve", "1", pupil)).into_bytes()
}

fn good_csv() -> Vec<u8> {
    "Nom;Prénom;Classe;INE\n\"Martin\";Léa;CE1;1\nPetit;Noé;CP;2\n".as_bytes().to_vec()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(300))]

    #[test]
    fn any_bytes_are_read_or_told(bytes in prop::collection::vec(any::<u8>(), 0..400)) {
        prop_assert!(is_told("x_Eleve_0000.xml", &bytes));
        prop_assert!(is_told("x.csv", &bytes));
        prop_assert!(is_told("x.zip", &bytes));
    }

    #[test]
    fn any_text_between_good_tags_is_read_or_told(text in ".{0,80}") {
        prop_assert!(is_told("x_Eleve_0000.xml", aaf(&text).as_bytes()));
        let titles = format!("Nom;Prénom;Classe;INE\n{text}\n");
        prop_assert!(is_told("x.csv", titles.as_bytes()));
    }

    #[test]
    fn a_spoiled_aaf_is_read_or_told(bytes in spoiled(good_aaf())) {
        prop_assert!(is_told("x_Eleve_0000.xml", &bytes));
    }

    #[test]
    fn a_spoiled_table_is_read_or_told(bytes in spoiled(good_csv())) {
        prop_assert!(is_told("x.csv", &bytes));
    }

    #[test]
    fn a_spoiled_zip_is_read_or_told(bytes in spoiled(zip(&[("x_Eleve_0000.xml", &good_aaf())]))) {
        prop_assert!(is_told("x.zip", &bytes));
    }

    #[test]
    fn any_value_of_any_attribute_is_read_or_told(
        name in "(ENT|sn|mail|l)[A-Za-z]{0,30}",
        value in "[^<>&|\n]{0,60}",
    ) {
        let file = aaf(&add("Eleve", "1", &format!("sn: PETIT\n{name}: {value}")));
        prop_assert!(is_told("x_Eleve_0000.xml", file.as_bytes()));
    }

    #[test]
    fn codes_never_panic(text in any::<String>()) {
        level::read(&text);
        kinship_of_label(&text);
        Academy::parse(&text);
    }

    #[test]
    fn a_set_of_fields_survives_the_database(bits in any::<u64>()) {
        let known: Fields = Fields::from_bits(bits).iter().collect();
        let count = Field::ALL.iter().filter(|field| known.contains(**field)).count();
        prop_assert_eq!(known.iter().count(), count);
    }
}

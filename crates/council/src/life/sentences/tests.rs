//! Whatever comes from outside is read or refused, and a refusal is a sentence one can show.

use super::*;
use proptest::prelude::*;

fn is_a_sentence(words: &str) -> bool {
    let length = words.chars().count();
    (5..300).contains(&length) && !words.ends_with('.') && !words.chars().any(char::is_control)
}

/// The first line of an acknowledgement, then anything.
fn begins_as_a_message() -> impl Strategy<Value = Vec<u8>> {
    const HEAD: &str = "<?xml version=\"1.0\" encoding=\"ISO-8859-1\"?><a:ARActe \
                        xmlns:a=\"http://www.interieur.gouv.fr/ACTES#v1.1-20040216\" ";
    let tail = "[a-z:=\"<>/ é&;A-Z0-9-]{0,80}|\\PC{0,60}";
    tail.prop_map(|tail| format!("{HEAD}{tail}").into_bytes())
}

fn anything() -> impl Strategy<Value = Vec<u8>> {
    prop_oneof![prop::collection::vec(any::<u8>(), 0..300), begins_as_a_message()]
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(600))]

    #[test]
    fn whatever_comes_is_read_or_refused_with_a_sentence(bytes in anything()) {
        if let Err(problem) = actes::read(&bytes) {
            let words = reading(&problem);
            prop_assert!(is_a_sentence(&words), "{:?}", words);
        }
        if let Err(problem) = actes::unpack(&bytes) {
            let words = archive(&problem);
            prop_assert!(is_a_sentence(&words), "{:?}", words);
        }
    }

    #[test]
    fn whatever_is_packed_is_opened_or_refused_with_a_sentence(
        names in prop::collection::vec("\\PC{0,30}|[a-z]{1,8}\\.xml", 0..4),
    ) {
        let file = |name: &String| actes::File { name: name.clone(), bytes: vec![b'x'] };
        let files: Vec<actes::File> = names.iter().map(file).collect();
        match actes::pack(&files) {
            Ok(bytes) => prop_assert_eq!(actes::unpack(&bytes), Ok(files)),
            Err(problem) => prop_assert!(is_a_sentence(&archive(&problem)), "{:?}", problem),
        }
    }
}

#[test]
fn a_document_is_named_with_what_is_wrong_with_it() {
    let locked = No::Locked { piece: Piece::Annex(2) };
    assert_eq!(refusal(&locked), "le document annexe 2 est protégé par un mot de passe");
    let heavy = ArchiveProblem::TooLarge { bytes: 0, max: actes::ARCHIVE_BYTES_MAX };
    assert!(refusal(&No::Archive(heavy)).contains("157\u{a0}Mo"), "the limit is said");
    let several = No::Documents { count: 0, max: 1 };
    assert!(refusal(&several).starts_with("0 documents"));
}

#[test]
fn what_others_have_written_is_shown_short_and_on_one_line() {
    let problem = ReadingProblem::Unknown { root: format!("a\n{}", "b".repeat(400)) };
    let words = reading(&problem);
    assert!(is_a_sentence(&words), "{words}");
    assert!(words.starts_with("« a bbb"), "{words}");
}

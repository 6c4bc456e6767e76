//! What strangers send: bounded, without entities, and each refusal with its sentence.

use crate::{college, ecole};
use lsu::{Livret, ReadingProblem, primary, secondary};

const OPEN: &str =
    "<lsun-bilans xmlns=\"urn:fr:edu:scolarite:lsun:bilans:import\" schemaVersion=\"1.0\">";

fn refused(text: &str) -> ReadingProblem {
    primary::File::read(text.as_bytes()).expect_err("it is refused")
}

fn bytes() -> String {
    let file = ecole::draft().file().expect("nothing is missing");
    String::from_utf8(file.to_bytes()).expect("UTF-8")
}

#[test]
fn a_livret_of_another_tool_is_read_however_it_is_written() {
    let ours = primary::File::read(bytes().as_bytes()).expect("ours");
    let text = bytes();
    let theirs = text
        .replace(
            "<?xml version=\"1.0\" encoding=\"UTF-8\"?>",
            "\u{feff}<?xml version='1.0'?><!-- b -->",
        )
        .replace("xmlns=", "xmlns:l=")
        .replace("</", "</l:")
        .replace('\n', "\r\n")
        .replace("Préau", "Pr&#xe9;au")
        .replace("Un très bon", "<![CDATA[Un très]]> bon")
        .replace("positionnement=\"3\" ", "positionnement=' 3 ' non-evalue=\"false\" ");
    let theirs = prefixed(&theirs);
    let theirs = theirs.replace("positionnement=' 3 '", "positionnement='3'");
    assert_eq!(primary::File::read(theirs.as_bytes()), Ok(ours));
}

/// The same elements by a prefix.
fn prefixed(text: &str) -> String {
    let mut said = String::new();
    let mut rest = text;
    while let Some(at) = rest.find('<') {
        let (before, after) = rest.split_at(at + 1);
        said.push_str(before);
        if after.starts_with(|letter: char| letter.is_ascii_lowercase()) {
            said.push_str("l:");
        }
        rest = after;
    }
    said + rest
}

#[test]
fn an_empty_or_cut_file_is_said_so() {
    assert_eq!(refused(""), ReadingProblem::Empty);
    assert_eq!(refused(" \n <!-- rien --> "), ReadingProblem::Empty);
    let text = bytes();
    let half = text.find("<bilans-periodiques>").expect("reports");
    assert_eq!(refused(&text[..half]), ReadingProblem::Truncated);
    assert_eq!(refused(OPEN), ReadingProblem::Truncated);
    assert!(matches!(refused("du texte"), ReadingProblem::Malformed { .. }));
    assert!(matches!(
        refused(&format!("{OPEN}du texte</lsun-bilans>")),
        ReadingProblem::Malformed { .. }
    ));
    assert!(matches!(refused(&(bytes() + "<encore/>")), ReadingProblem::Malformed { .. }));
    assert!(matches!(refused("<lsun-bilans"), ReadingProblem::Malformed { .. }));
}

#[test]
fn another_file_is_named_by_its_root() {
    let said = refused("<ficAlimMENESR/>").to_string();
    assert_eq!(
        said,
        "Ce fichier n’est pas un livret scolaire\u{a0}: sa racine est «\u{a0}ficAlimMENESR\u{a0}»."
    );
    assert!(matches!(
        refused("<lsun-bilans schemaVersion=\"1.0\"/>"),
        ReadingProblem::NotLsu { .. }
    ));
    let college = college::strict_draft().file().expect("nothing is missing").to_bytes();
    let found = "7.0".to_owned();
    assert_eq!(primary::File::read(&college), Err(ReadingProblem::Version { found }));
    let found = "1.0".to_owned();
    assert_eq!(secondary::File::read(bytes().as_bytes()), Err(ReadingProblem::Version { found }));
    let later = String::from_utf8(college).expect("UTF-8").replace("\"7.0\"", "\"13.0\"");
    let said = secondary::File::read(later.as_bytes()).expect_err("a later one").to_string();
    assert!(said.contains("«\u{a0}13.0\u{a0}»"), "{said}");
}

#[test]
fn a_file_of_either_kind_is_read_by_its_version() {
    let ecole = ecole::draft().file().expect("nothing is missing");
    assert_eq!(lsu::read(&ecole.to_bytes()), Ok(Livret::Primary(ecole)));
    let college = college::strict_draft().file().expect("nothing is missing");
    assert_eq!(lsu::read(&college.to_bytes()), Ok(Livret::Secondary(college)));
    let later = bytes().replace("schemaVersion=\"1.0\"", "schemaVersion=\"13.0\"");
    let found = "13.0".to_owned();
    assert_eq!(lsu::read(later.as_bytes()), Err(ReadingProblem::Version { found }));
}

#[test]
fn no_entity_is_declared_or_followed() {
    let declared = format!("<!DOCTYPE a [<!ENTITY b \"c\">]>{OPEN}</lsun-bilans>");
    assert_eq!(refused(&declared), ReadingProblem::DocumentType);
    let used = bytes().replace("Un très bon", "&b;");
    assert_eq!(refused(&used), ReadingProblem::Entity { name: "b".to_owned() });
    let in_attribute = bytes().replace("libelle=\"CE1", "libelle=\"&b;");
    assert!(matches!(refused(&in_attribute), ReadingProblem::Malformed { .. }));
    let nothing = bytes().replace("Un très bon", "&#0;");
    assert!(matches!(refused(&nothing), ReadingProblem::Entity { .. }));
}

#[test]
fn letters_that_are_not_of_the_encoding_are_refused() {
    let latin = bytes().replace("UTF-8", "ISO-8859-1");
    assert_eq!(refused(&latin), ReadingProblem::Encoding);
    let mut broken = bytes().into_bytes();
    let at = broken.iter().position(|byte| *byte == 0xc3).expect("an accent");
    broken[at + 1] = b'a';
    assert_eq!(primary::File::read(&broken), Err(ReadingProblem::Encoding));
    assert!(matches!(
        refused(&bytes().replace("Préau", "\u{1}")),
        ReadingProblem::Malformed { .. }
    ));
}

#[test]
fn what_is_too_large_or_too_deep_is_refused() {
    let deep = format!("{OPEN}<donnees><eleves>{}", "<eleve>".repeat(20));
    assert_eq!(refused(&deep), ReadingProblem::TooDeep { max: 12 });
    let many = format!("{OPEN}<donnees><eleves><eleve>{}", "<a/>".repeat(20_001));
    assert_eq!(refused(&many), ReadingProblem::TooMany { max: 20_000 });
    let large = vec![b' '; lsu::BYTES_MAX + 1];
    let problem = primary::File::read(&large).expect_err("a byte too many");
    assert!(matches!(problem, ReadingProblem::TooLarge { .. }));
}

#[test]
fn what_is_missing_unknown_or_there_twice_is_named() {
    let missing = refused(&bytes().replace(" ine=\"000000031AB\"", ""));
    assert_eq!(missing.to_string(), "Dans «\u{a0}eleve\u{a0}», il manque «\u{a0}ine\u{a0}».");
    let unknown = refused(&bytes().replace(" ine=", " taille=\"1\" ine="));
    let (within, what) = ("eleve".to_owned(), "taille".to_owned());
    assert_eq!(unknown, ReadingProblem::Unknown { within, what });
    let unknown = refused(&bytes().replace("<synthese>", "<moyennes-annuelles/><synthese>"));
    let (within, what) = ("bilan-cycle".to_owned(), "moyennes-annuelles".to_owned());
    assert_eq!(unknown, ReadingProblem::Unknown { within, what });
    let unknown = refused(&bytes().replace("<periodes>", "<salles><salle/></salles><periodes>"));
    let (within, what) = ("donnees".to_owned(), "salles".to_owned());
    assert_eq!(unknown, ReadingProblem::Unknown { within, what });
    let unknown = refused(&bytes().replace("<eleve id", "<enfant id"));
    assert!(matches!(unknown, ReadingProblem::Malformed { .. } | ReadingProblem::Unknown { .. }));
    let twice = refused(&bytes().replace("<synthese>", "<synthese>a</synthese><synthese>"));
    let within = "bilan-cycle".to_owned();
    assert_eq!(twice, ReadingProblem::Repeated { within, what: "synthese" });
    let both = refused(
        &bytes().replace("non-evalue=\"true\"", "non-evalue=\"true\" positionnement=\"1\""),
    );
    assert!(matches!(both, ReadingProblem::Bad { what: "non-evalue", .. }), "{both:?}");
    let nothing = refused(&format!("{OPEN}<donnees/></lsun-bilans>"));
    let within = "lsun-bilans".to_owned();
    assert_eq!(nothing, ReadingProblem::Missing { within, what: "entete" });
    let elsewhere = refused(&bytes().replace("<entete>", "<entete xmlns=\"urn:autre\">"));
    assert!(matches!(elsewhere, ReadingProblem::Unknown { .. }), "{elsewhere:?}");
}

#[test]
fn what_does_not_hold_together_says_why() {
    let said = refused(&bytes().replace("classe-ref=\"CLA2\"", "classe-ref=\"CLA9\"")).to_string();
    assert_eq!(
        said,
        "Ce livret ne tient pas ensemble\u{a0}: «\u{a0}eleve\u{a0}» renvoie par \
         «\u{a0}classe-ref\u{a0}» à «\u{a0}CLA9\u{a0}», qui n’y est pas."
    );
}

#[test]
fn an_empty_text_where_one_may_be_is_none() {
    let college = college::strict_draft().file().expect("nothing is missing").to_bytes();
    let text = String::from_utf8(college).expect("UTF-8");
    let empty = text.replace("prenom=\"Julie\"", "prenom=\"\"");
    let read = secondary::File::read(empty.as_bytes()).expect("the schema allows it");
    assert_eq!(read.teachers[0].first, None);
}

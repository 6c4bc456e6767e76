//! Each thing that may be missing has its sentence, and what to do; all are written as French is
//! printed.

use crate::any::id;
use lsu::{At, Component, Fault, Key, Lack, ReadingProblem, TextProblem, What};

/// One of each.
fn whats() -> Vec<What> {
    let said = || "Tom".to_owned();
    let long = TextProblem::TooLong { length: 2, max: 1 };
    let odd = TextProblem::Character { character: '\u{1}', position: 3 };
    let place = || "la synthèse".to_owned();
    vec![
        What::Uai { written: said() },
        What::NoHead,
        What::NoCivility,
        What::GuardianCivility { guardian: said() },
        What::NoOndeId,
        What::OndeId { written: said() },
        What::SharedOndeId { with: said() },
        What::NoIne,
        What::Ine { written: said() },
        What::SharedIne { with: said() },
        What::NoSiecleId,
        What::SiecleId { written: said() },
        What::SharedSiecleId { with: said() },
        What::NoStsId,
        What::StsId { written: said() },
        What::SharedStsId { with: said() },
        What::SubjectCode { written: said() },
        What::NothingToSend,
        What::NoTeacher { what: said() },
        What::NotInDraft { what: "la classe" },
        What::NotLocked,
        What::Unplaced { line: "Écriture" },
        What::NoResult { subject: said() },
        What::NotOfLevel { line: "Écriture", level: "CP" },
        What::NotOfDomain { line: "Écriture", domain: "Français" },
        What::NoDomain,
        What::NotDecided { components: vec![Component::Arts] },
        What::NotDecided { components: Component::ALL.to_vec() },
        What::Twice { what: said() },
        What::Text { place: place(), problem: TextProblem::Empty },
        What::Text { place: place(), problem: long },
        What::Text { place: place(), problem: odd },
        What::Period,
        What::TooFew { what: "matières", least: 2 },
        What::TooMuch { what: "retards", count: 1_000, max: 999 },
        What::NotInVersion { what: said(), version: "2.0" },
        What::NeededByVersion { what: "la position", version: "2.0" },
        What::Refused { fault: Fault::Empty { what: "eleves" } },
    ]
}

fn faults() -> Vec<Fault> {
    let within = "eleve";
    vec![
        Fault::Empty { what: "eleves" },
        Fault::SameId { id: id("E", 1) },
        Fault::Unknown { within, attribute: "classe-ref", id: id("E", 1) },
        Fault::Twice { within, value: "1".to_owned() },
        Fault::Year { within, year: 3 },
        Fault::Period { id: id("P", 1) },
        Fault::Line { domain: "FRA-RAC", line: "MAT-GEO" },
        Fault::Theme { theme: "EPI_X".to_owned() },
        Fault::TooFew { within, what: "enseignant-refs", least: 1 },
        Fault::NotInVersion { version: "2.0", what: "la position".to_owned() },
        Fault::NeededByVersion { version: "2.0", within, what: "la position" },
    ]
}

fn problems() -> Vec<ReadingProblem> {
    let within = || "eleve".to_owned();
    let long = Some(TextProblem::TooLong { length: 2, max: 1 });
    vec![
        ReadingProblem::TooLarge { bytes: 2, max: 1 },
        ReadingProblem::Encoding,
        ReadingProblem::Empty,
        ReadingProblem::Truncated,
        ReadingProblem::Malformed { reason: "a".to_owned() },
        ReadingProblem::DocumentType,
        ReadingProblem::Entity { name: "a".to_owned() },
        ReadingProblem::TooDeep { max: 12 },
        ReadingProblem::TooMany { max: 12 },
        ReadingProblem::NotLsu { root: "a".to_owned() },
        ReadingProblem::Version { found: "13.0".to_owned() },
        ReadingProblem::Missing { within: within(), what: "ine" },
        ReadingProblem::Repeated { within: within(), what: "synthese" },
        ReadingProblem::Unknown { within: within(), what: "a".to_owned() },
        ReadingProblem::Bad { within: within(), what: "nom", value: "a".to_owned(), why: None },
        ReadingProblem::Bad { within: within(), what: "nom", value: "a".to_owned(), why: long },
        ReadingProblem::Faults { faults: faults() },
    ]
}

/// Apostrophes are curved, and a space that does not break stands where French wants one.
#[track_caller]
fn printed(said: &str) {
    assert!(!said.contains(['\'', '"']), "{said}");
    let letters: Vec<char> = said.chars().collect();
    for pair in letters.windows(2) {
        match pair {
            [before, ':' | ';' | '!' | '?' | '»'] => assert_eq!(*before, '\u{a0}', "{said}"),
            ['«', after] => assert_eq!(*after, '\u{a0}', "{said}"),
            _ => {}
        }
    }
    assert!(said.ends_with('.') && !said.contains(".."), "{said}");
}

#[test]
fn what_is_missing_says_what_to_do() {
    for what in whats() {
        let said = what.to_string();
        assert!(!said.is_empty() && !said.ends_with('.'), "{said}");
        let is_told = !what.remedy().is_empty() || matches!(what, What::Refused { .. });
        assert!(is_told, "{said}");
        let lack = Lack::new(At::Pupil(Key(1)), "Léa Martin, CE1", what);
        printed(&lack.to_string());
    }
}

#[test]
fn what_is_refused_says_why() {
    for fault in faults() {
        printed(&fault.to_string());
    }
    for problem in problems() {
        printed(&problem.to_string());
    }
}

#[test]
fn several_components_are_counted() {
    let two = vec![Component::Methods, Component::Citizen];
    assert_eq!(
        What::NotDecided { components: two }.to_string(),
        "2 composantes du socle ne sont pas décidées («\u{a0}Les méthodes et outils pour \
         apprendre\u{a0}», «\u{a0}La formation de la personne et du citoyen\u{a0}»)"
    );
}

//! Before an école sends: the file of everybody, what is missing in French, who is left out.

use crate::ecole::*;
use crate::xmllint;
use base::{PersonName, Title};
use lsu::nomenclature::{Domain, SubDomain};
use lsu::primary::*;
use lsu::{At, Component, Key, Lack, TextProblem, What};

/// What is missing, as a teacher reads it.
fn said(draft: &Draft) -> Vec<String> {
    draft.lacks().iter().map(ToString::to_string).collect()
}

/// What is missing once this is changed, which is one thing.
#[track_caller]
fn one(change: impl FnOnce(&mut Draft)) -> Lack {
    let mut draft = draft();
    change(&mut draft);
    let mut lacks = draft.lacks();
    assert_eq!(lacks.len(), 1, "{lacks:?}");
    assert_eq!(draft.file(), Err(lacks.clone()), "no file is made");
    lacks.remove(0)
}

#[test]
fn an_ecole_sends_its_reports_and_they_are_valid() {
    let file = draft().file().expect("nothing is missing");
    xmllint::all_valid(xmllint::PRIMARY, &[file.to_bytes()]);
    assert_eq!(File::read(&file.to_bytes()), Ok(file.clone()));
    assert_eq!((file.pupils.len(), file.reports.len(), file.cycle_reports.len()), (3, 3, 1));
    let text = String::from_utf8(file.to_bytes()).expect("UTF-8");
    assert!(text.starts_with("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<lsun-bilans xmlns="));
    let sport = text.split("code-domaine=\"EPS-RAC\"").nth(1).expect("sport");
    assert!(sport.split('>').next().expect("a tag").ends_with("non-evalue=\"true\""));
    assert!(text.contains("Léa participe volontiers.\nContinue !</appreciation>"));
}

#[test]
fn a_head_who_teaches_has_two_ids() {
    let file = draft().file().expect("nothing is missing");
    assert_eq!(file.heads[0].last, file.teachers[0].last);
    assert_ne!(file.heads[0].id, file.teachers[0].id);
    assert_eq!(file.reports[0].head, file.heads[0].id);
    assert_eq!(file.reports[0].teachers, [file.teachers[0].id.clone()]);
}

#[test]
fn what_no_report_speaks_of_is_not_sent() {
    let mut draft = draft();
    draft.pupils.retain(|pupil| pupil.key == NOE);
    draft.classes[0].onde.clear();
    let file = draft.file().expect("the class of nobody may lack its number");
    assert_eq!((file.classes.len(), file.teachers.len(), file.class_courses.len()), (1, 1, 0));
    assert_eq!(file.teachers[0].last.as_str(), "Bernard");
}

#[test]
fn two_teachers_of_one_name_are_one_in_the_file() {
    let mut draft = draft();
    let mut same = draft.teachers[1].clone();
    same.key = Key(3);
    draft.teachers.push(same);
    draft.pupils[2].reports[0].teachers.push(Key(3));
    let file = draft.file().expect("the schema takes a name once");
    assert_eq!((file.teachers.len(), file.reports[2].teachers.len()), (2, 1));
}

#[test]
fn a_pupil_without_ine_is_named_and_so_are_two_who_share_one() {
    let lack = one(|it| it.pupils[0].ine.clear());
    assert_eq!(lack.at, At::Pupil(LEA));
    assert_eq!(
        lack.to_string(),
        "Léa Martin, CE1-CE2 A\u{a0}: l’INE manque. Importez l’extraction de ONDE, ou recopiez \
         l’INE dans sa fiche."
    );
    let lack = one(|it| "12345".clone_into(&mut it.pupils[0].ine));
    assert_eq!(lack.what, What::Ine { written: "12345".to_owned() });

    let mut draft = draft();
    draft.pupils[2].ine = format!(" {} ", draft.pupils[0].ine.to_lowercase());
    assert_eq!(
        said(&draft).join("\n"),
        "Léa Martin, CE1-CE2 A\u{a0}: l’INE est aussi celui de Noé Roux, CM2. Corrigez celui qui \
         est faux, ou réunissez les deux fiches d’un même enfant.\n\
         Noé Roux, CM2\u{a0}: l’INE est aussi celui de Léa Martin, CE1-CE2 A. Corrigez celui qui \
         est faux, ou réunissez les deux fiches d’un même enfant."
    );
}

#[test]
fn a_class_without_its_number_of_onde_is_said_once_for_all_its_pupils() {
    let lack = one(|it| it.classes[0].onde.clear());
    assert_eq!((lack.at, lack.what), (At::Class(CE1), What::NoOndeId));
    let lack = one(|it| "CE1".clone_into(&mut it.classes[0].onde));
    assert_eq!(lack.what, What::OndeId { written: "CE1".to_owned() });
    let mut draft = draft();
    "012346".clone_into(&mut draft.classes[0].onde);
    let shared = draft.lacks();
    assert_eq!(shared[0].what, What::SharedOndeId { with: "CM2".to_owned() });
    assert_eq!(shared[1].what, What::SharedOndeId { with: "CE1-CE2 A".to_owned() });
}

#[test]
fn those_who_lack_something_may_be_left_out_and_are_named() {
    let mut draft = draft();
    draft.classes[0].onde.clear();
    let export = draft.file_of_those_ready().expect("M. Bernard’s class is ready");
    assert_eq!(export.file.pupils.len(), 1);
    let out: Vec<&str> = export.left_out.iter().map(|it| it.name.as_str()).collect();
    assert_eq!(out, ["Léa Martin", "Inès Blanc"]);
    assert_eq!(export.left_out[0].lacks[0].what, What::NoOndeId);
    xmllint::all_valid(xmllint::PRIMARY, &[export.file.to_bytes()]);

    draft.pupils[2].ine.clear();
    let nobody = draft.file_of_those_ready().expect_err("nobody is ready");
    assert_eq!(nobody.len(), 2, "{nobody:?}");
}

#[test]
fn what_the_school_lacks_stops_everybody() {
    let lack = one(|it| it.heads.clear());
    assert_eq!(
        lack.to_string(),
        "École Jules-Verne\u{a0}: aucune directrice, aucun directeur n’est connu. Dites dans la \
         page de l’école qui la dirige."
    );
    let mut without = draft();
    without.heads.clear();
    assert!(without.file_of_those_ready().is_err());
    let lack = one(|it| "59".clone_into(&mut it.uai));
    assert_eq!(lack.what, What::Uai { written: "59".to_owned() });
    let lack = one(|it| it.editor.clear());
    assert!(lack.to_string().contains("le nom de l’éditeur est vide"));
    let mut empty = draft();
    empty.pupils.clear();
    let lacks = empty.file_of_those_ready().expect_err("nobody");
    assert_eq!(lacks[0].what, What::NothingToSend);
}

#[test]
fn a_text_too_long_says_its_length_and_its_limit() {
    let lack = one(|it| it.pupils[0].reports[0].appreciation = "é".repeat(1_612));
    assert_eq!(lack.at, At::Report { pupil: LEA, period: FIRST });
    assert_eq!(
        lack.to_string(),
        "Léa Martin, CE1-CE2 A, 1er trimestre\u{a0}: l’appréciation générale ne passe pas\u{a0}: \
         1612 caractères au lieu de 1500 au plus. Raccourcissez-le."
    );
    let lack = one(|it| it.pupils[0].reports[0].domains[0].appreciation = "é".repeat(601));
    let place = "l’appréciation en «\u{a0}Français\u{a0}»".to_owned();
    let problem = TextProblem::TooLong { length: 601, max: 600 };
    assert_eq!(lack.what, What::Text { place, problem });
    let lack = one(|it| it.pupils[0].reports[0].appreciation = " \n".to_owned());
    assert!(lack.to_string().ends_with("l’appréciation générale est vide. Complétez ce texte."));
    let lack = one(|it| it.pupils[0].reports[0].courses[0].text = "é".repeat(601));
    assert!(matches!(lack.what, What::Text { .. }), "{lack:?}");
    let lack = one(|it| it.pupils[0].reports[0].domains[2].elements = vec!["é".repeat(301)]);
    assert!(matches!(lack.what, What::Text { .. }), "{lack:?}");
}

#[test]
fn each_line_is_placed_or_said_not_assessed() {
    let lack = one(|it| it.pupils[0].reports[0].domains[0].lines[1].outcome = None);
    assert_eq!(
        lack.to_string(),
        "Léa Martin, CE1-CE2 A, 1er trimestre\u{a0}: en «\u{a0}Lecture et compréhension de \
         l’écrit\u{a0}», il n’y a ni position ni «\u{a0}non évalué\u{a0}». Placez l’élève, \
         ou notez «\u{a0}non évalué\u{a0}»."
    );
    let lack = one(|it| it.pupils[0].reports[0].domains[2].outcome = None);
    assert_eq!(lack.what, What::Unplaced { line: Domain::Sport.label() });
    let lack = one(|it| drop(it.pupils[0].reports[0].domains.remove(3)));
    assert_eq!(lack.what, What::Unplaced { line: Domain::Arts.label() });
    let lack = one(|it| it.pupils[0].reports[0].domains.clear());
    assert_eq!(lack.what, What::NoDomain);

    let mut whole = draft();
    let french = &mut whole.pupils[0].reports[0].domains[0];
    (french.outcome, french.lines) = (Some(Outcome::NotAssessed), Vec::new());
    assert!(whole.file().is_ok(), "the whole of a domain may not be assessed");
}

#[test]
fn a_line_is_of_its_level_and_of_its_domain_and_once() {
    let science =
        DomainDraft { domain: Domain::Sciences, ..draft().pupils[0].reports[0].domains[2].clone() };
    let lack = one(|it| it.pupils[0].reports[0].domains.push(science));
    assert_eq!(lack.what, What::NotOfLevel { line: "Sciences et technologie", level: "CE1" });
    let line = |line| LineDraft { line, outcome: None, elements: Vec::new() };
    let lack = one(|it| it.pupils[0].reports[0].domains[3].lines.push(line(SubDomain::ArtHistory)));
    assert_eq!(lack.what, What::NotOfLevel { line: "Histoire des arts", level: "CE1" });
    let lack = one(|it| it.pupils[0].reports[0].domains[2].lines.push(line(SubDomain::Oral)));
    assert!(matches!(lack.what, What::NotOfDomain { .. }), "{lack:?}");
    let sport = draft().pupils[0].reports[0].domains[2].clone();
    let lack = one(|it| it.pupils[0].reports[0].domains.push(sport));
    assert!(matches!(lack.what, What::Twice { .. }), "{lack:?}");
    let lack = one(|it| it.pupils[0].reports[0].domains[3].lines.push(line(SubDomain::Music)));
    assert!(matches!(lack.what, What::Twice { .. }), "{lack:?}");
}

#[test]
fn a_pupil_without_a_level_is_asked_only_for_what_is_written() {
    let mut draft = draft();
    let lea = &mut draft.pupils[0];
    lea.level = None;
    lea.reports[0].domains.truncate(2);
    lea.reports[0].domains[0].lines.truncate(1);
    assert!(draft.file().is_ok());
    draft.pupils[0].reports[0].domains[0].lines[0].outcome = None;
    assert_eq!(draft.lacks()[0].what, What::Unplaced { line: "Langage oral" });
}

#[test]
fn a_report_is_locked_has_a_teacher_and_is_there_once() {
    let lack = one(|it| it.pupils[0].reports[0].locked_at = None);
    assert_eq!(
        lack.to_string(),
        "Léa Martin, CE1-CE2 A, 1er trimestre\u{a0}: le bilan n’est pas verrouillé. Relisez-le, \
         puis verrouillez-le."
    );
    let lack = one(|it| it.pupils[0].reports[0].teachers.clear());
    assert_eq!(lack.what, What::NoTeacher { what: "ce bilan".to_owned() });
    let again = draft().pupils[0].reports[0].clone();
    let lack = one(|it| it.pupils[0].reports.push(again));
    assert_eq!((lack.at, lack.to_string().contains("est là deux fois")), (At::Pupil(LEA), true));
    let lack = one(|it| it.pupils[2].reports.clear());
    assert_eq!((lack.at, lack.what), (At::Pupil(NOE), What::NothingToSend));
}

#[test]
fn the_eight_components_are_decided_at_the_end_of_the_cycle() {
    let lack = one(|it| {
        let report = it.pupils[1].cycle_report.as_mut().expect("Inès has one");
        report.socle.set(Component::Methods, None);
    });
    assert_eq!(lack.at, At::CycleReport { pupil: INES });
    assert_eq!(
        lack.to_string(),
        "Inès Blanc, CE1-CE2 A, fin de cycle 2\u{a0}: 1 composante du socle n’est pas décidée \
         («\u{a0}Les méthodes et outils pour apprendre\u{a0}»). Décidez des huit composantes."
    );
    let lack = one(|it| {
        let report = it.pupils[1].cycle_report.as_mut().expect("Inès has one");
        report.synthesis.clear();
    });
    assert!(lack.to_string().contains("la synthèse est vide"));
    let lack = one(|it| {
        let report = it.pupils[1].cycle_report.as_mut().expect("Inès has one");
        report.locked_at = None;
    });
    assert_eq!(lack.what, What::NotLocked);
}

#[test]
fn the_staff_and_guardians_have_a_civility_and_a_place_to_live() {
    let nobody = PersonName::new("Paul", "Bernard", None);
    let lack = one(|it| it.teachers[1].name = nobody);
    assert_eq!((lack.at, lack.what), (At::Staff(M_BERNARD), What::NoCivility));
    let lack = one(|it| it.pupils[0].guardians[0].name.title = None);
    assert_eq!(lack.what, What::GuardianCivility { guardian: "Claire Martin".to_owned() });
    let address = |change: fn(&mut lsu::AddressDraft)| {
        one(move |it| {
            change(it.pupils[0].guardians[0].address.as_mut().expect("she has one"));
        })
        .to_string()
    };
    assert!(address(|it| it.lines.clear()).contains("la rue dans l’adresse de Claire Martin"));
    assert!(address(|it| it.postcode.clear()).contains("le code postal de Claire Martin est vide"));
    assert!(address(|it| it.town = "é".repeat(101)).contains("101 caractères au lieu de 100"));
    assert!(address(|it| it.lines = vec!["a".to_owned(); 5]).contains("5 lignes d’adresse"));
    let lack = one(|it| {
        it.pupils[0].guardians[0].name = PersonName::new("", "Martin", Some(Title::Mme));
    });
    assert!(lack.to_string().contains("le prénom de Martin est vide"), "{lack}");
}

#[test]
fn a_period_is_possible_and_everything_named_is_there() {
    let lack = one(|it| it.periods[0].index = 4);
    assert_eq!((lack.at, lack.what), (At::Period(FIRST), What::Period));
    let lack = one(|it| it.periods[0].last = day("2026-08-01"));
    assert_eq!(lack.what, What::Period);
    let lack = one(|it| it.pupils[0].class = Key(404));
    assert_eq!(lack.what, What::NotInDraft { what: "la classe" });
    let lack = one(|it| it.pupils[0].reports[0].teachers.push(Key(404)));
    assert_eq!(lack.what, What::NotInDraft { what: "une enseignante ou un enseignant" });
    let lack = one(|it| it.pupils[0].reports[0].period = Key(404));
    assert_eq!(lack.what, What::NotInDraft { what: "la période" });
    let lack = one(|it| it.pupils[0].reports[0].head = Some(Key(404)));
    assert_eq!(lack.what, What::NotInDraft { what: "la direction" });
}

#[test]
fn a_parcours_and_a_support_are_said_once() {
    let course = draft().pupils[0].reports[0].courses[0].clone();
    let lack = one(|it| it.pupils[0].reports[0].courses.push(course));
    assert_eq!(lack.what, What::Twice { what: "Parcours éducatif de santé".to_owned() });
    let support = draft().pupils[0].reports[0].supports[0].clone();
    let lack = one(|it| it.pupils[0].reports[0].supports.push(support));
    assert!(matches!(lack.what, What::Twice { .. }));
    let course = draft().classes[0].courses[0].clone();
    let lack = one(|it| it.classes[0].courses.push(course));
    assert_eq!(lack.at, At::Class(CE1));
    let mut blank = draft();
    blank.pupils[0].reports[0].courses[0].text = "  ".to_owned();
    assert!(blank.file().expect("nothing is said").reports[0].courses.is_empty());
}

//! Before a collège sends: the file of everybody in each version, what is missing in French, who is
//! left out.

use crate::college::*;
use crate::xmllint;
use base::PersonName;
use lsu::secondary::*;
use lsu::{At, Component, Key, Lack, Mastery, TextProblem, What};

/// What is missing once this is changed, which is one thing.
#[track_caller]
fn one(change: impl FnOnce(&mut Draft)) -> Lack {
    let mut draft = draft(Version::Seven);
    change(&mut draft);
    let mut lacks = draft.lacks();
    assert_eq!(lacks.len(), 1, "{lacks:?}");
    assert_eq!(draft.file(), Err(lacks.clone()), "no file is made");
    lacks.remove(0)
}

#[test]
fn a_college_sends_its_reports_in_each_version_and_they_are_valid() {
    let schemas = [
        (Version::Two, "livret-scolaire_2d_schema_2.0.xsd"),
        (Version::Three, "livret-scolaire_2d_schema_3.0b.xsd"),
        (Version::Seven, xmllint::SECONDARY),
    ];
    for (version, schema) in schemas {
        let file = draft(version).file().expect("nothing is missing");
        assert_eq!(file.version, version);
        xmllint::all_valid(schema, &[file.to_bytes()]);
        assert_eq!(File::read(&file.to_bytes()), Ok(file));
    }
}

#[test]
fn what_only_the_strict_schema_has_is_sent_and_valid() {
    let file = strict_draft().file().expect("nothing is missing");
    xmllint::all_valid(xmllint::SECONDARY, &[file.to_bytes()]);
    assert_eq!(File::read(&file.to_bytes()), Ok(file.clone()));
    assert_eq!((file.subjects.len(), file.themes.len(), file.digital.len()), (3, 1, 1));
    let skills = file.reports[0].digital.as_ref().expect("Tom has some");
    assert_eq!(skills.common, [file.digital[0].id.clone()]);
    assert_eq!(file.reports[1].digital, None);
}

#[test]
fn an_old_version_says_all_that_it_does_not_have() {
    let old = Draft { version: Version::Two, ..strict_draft() };
    let said: Vec<String> = old.lacks().iter().map(ToString::to_string).collect();
    let said = said.join("\n");
    for what in [
        "la version de l’application",
        "un texte commun sur les compétences numériques",
        "la modalité d’élection D",
        "la langue d’une matière",
        "la thématique EPI_LYS",
    ] {
        assert!(said.contains(&format!("la version 2.0 du schéma n’a pas {what}")), "{said}");
    }
    let mut old = draft(Version::Two);
    let strict = strict_draft();
    old.pupils = strict.pupils;
    let said: Vec<String> = old.lacks().iter().map(ToString::to_string).collect();
    let said = said.join("\n");
    for what in [
        "n’a pas les compétences numériques",
        "n’a pas «\u{a0}devoirs faits\u{a0}»",
        "n’a pas le contrat de réussite",
        "n’a pas un responsable qui est un organisme",
        "n’a pas la langue et culture régionale",
        "n’a pas l’enseignement de complément CHK",
        "demande la civilité du responsable",
        "demande un élément de programme",
    ] {
        assert!(said.contains(what), "{what}\n{said}");
    }
}

#[test]
fn a_part_of_the_socle_is_not_sent_to_an_old_version() {
    let mut partial = draft(Version::Three);
    partial.pupils[0].reports[0].socle.set(Component::French, Some(Mastery::Fragile));
    assert!(matches!(partial.lacks()[0].what, What::NeededByVersion { version: "3.0", .. }));
    partial.version = Version::Seven;
    assert!(partial.file().is_ok());
}

#[test]
fn a_pupil_is_known_by_his_number_of_siecle() {
    let lack = one(|it| it.pupils[0].siecle.clear());
    assert_eq!(lack.at, At::Pupil(TOM));
    assert_eq!(
        lack.to_string(),
        "Tom Fabre, 4B\u{a0}: l’identifiant de l’élève dans SIECLE manque. Importez de nouveau \
         les élèves depuis SIECLE."
    );
    let lack = one(|it| "A1".clone_into(&mut it.pupils[0].siecle));
    assert_eq!(lack.what, What::SiecleId { written: "A1".to_owned() });
    let mut shared = draft(Version::Seven);
    shared.pupils[1].siecle = shared.pupils[0].siecle.clone();
    let lacks = shared.lacks();
    assert_eq!(lacks[0].what, What::SharedSiecleId { with: "Lina Haddad, 4B".to_owned() });
    assert_eq!(lacks[1].what, What::SharedSiecleId { with: "Tom Fabre, 4B".to_owned() });
}

#[test]
fn a_teacher_is_known_by_his_number_of_sts() {
    let lack = one(|it| it.teachers[1].sts.clear());
    assert_eq!((lack.at, lack.what), (At::Staff(M_DIALLO), What::NoStsId));
    let lack = one(|it| "0".clone_into(&mut it.teachers[1].sts));
    assert_eq!(lack.what, What::StsId { written: "0".to_owned() });
    let mut shared = draft(Version::Seven);
    shared.teachers[1].sts = shared.teachers[0].sts.clone();
    assert_eq!(shared.lacks()[0].what, What::SharedStsId { with: "Ousmane Diallo".to_owned() });
}

#[test]
fn a_subject_has_a_code_and_is_there_once() {
    let lack = one(|it| "20700".clone_into(&mut it.subjects[0].code));
    assert_eq!(lack.at, At::Subject(FRENCH));
    assert_eq!(
        lack.to_string(),
        "Français\u{a0}: «\u{a0}20700\u{a0}» n’est pas un code de matière, qui a 6 caractères. \
         Choisissez la matière nationale qui lui correspond."
    );
    let lack = one(|it| it.subjects[0].label = "é".repeat(41));
    assert!(matches!(lack.what, What::Text { .. }));
    let lack = one(|it| it.subjects[0].language = Some(Key(404)));
    assert_eq!(lack.what, What::NotInDraft { what: "la langue" });
    let mut twice = draft(Version::Seven);
    twice.subjects[1].code = twice.subjects[0].code.clone();
    assert!(twice.lacks().iter().all(|lack| matches!(lack.what, What::Twice { .. })));
}

#[test]
fn a_subject_of_a_report_has_a_result_and_a_teacher() {
    let lack = one(|it| {
        let result = &mut it.pupils[0].reports[0].results[0];
        (result.average, result.position) = (String::new(), None);
    });
    assert_eq!(lack.at, At::Report { pupil: TOM, period: FIRST });
    assert_eq!(
        lack.to_string(),
        "Tom Fabre, 4B, 1er trimestre\u{a0}: en «\u{a0}Français\u{a0}», il n’y a ni moyenne, ni \
         «\u{a0}non noté\u{a0}», ni position. Complétez cette ligne du bulletin."
    );
    let mut unmarked = draft(Version::Seven);
    let result = &mut unmarked.pupils[0].reports[0].results[0];
    (result.average, result.position, result.is_unmarked) = (String::new(), None, true);
    assert!(unmarked.file().is_ok());
    let lack = one(|it| it.pupils[0].reports[0].results[0].average = "13,25 sur 20".to_owned());
    let place = "la moyenne en «\u{a0}Français\u{a0}»".to_owned();
    assert_eq!(
        lack.what,
        What::Text { place, problem: TextProblem::TooLong { length: 12, max: 8 } }
    );
    let lack = one(|it| it.pupils[0].reports[0].results[0].teachers.clear());
    assert_eq!(lack.what, What::NoTeacher { what: "«\u{a0}Français\u{a0}»".to_owned() });
    let lack = one(|it| it.pupils[0].reports[0].results.clear());
    assert_eq!(lack.what, What::NoDomain);
    let again = draft(Version::Seven).pupils[0].reports[0].results[0].clone();
    let lack = one(|it| it.pupils[0].reports[0].results.push(again));
    assert_eq!(lack.what, What::Twice { what: "Français".to_owned() });
}

#[test]
fn the_rest_of_a_report_is_whole() {
    let lack = one(|it| it.pupils[0].reports[0].locked_at = None);
    assert_eq!(lack.what, What::NotLocked);
    let lack = one(|it| it.pupils[0].reports[0].advice = "é".repeat(1_001));
    assert!(lack.to_string().contains("1001 caractères au lieu de 1000 au plus"));
    let lack = one(|it| it.pupils[0].reports[0].school_life.late = 1_000);
    assert_eq!(lack.what, What::TooMuch { what: "retards", count: 1_000, max: 999 });
    let again = draft(Version::Seven).pupils[0].reports[0].clone();
    let lack = one(|it| it.pupils[0].reports.push(again));
    assert!(matches!(lack.what, What::Twice { .. }));
    let lack = one(|it| it.pupils[0].reports[0].groups.push((PROJECT_GROUP, String::new())));
    assert!(matches!(lack.what, What::Twice { .. }));
    let lack = one(|it| it.pupils[0].reports[0].groups.push((Key(404), String::new())));
    assert_eq!(lack.what, What::NotInDraft { what: "un groupe" });
    let lack = one(|it| {
        let report = it.pupils[1].cycle_report.as_mut().expect("Lina has one");
        report.socle.set(Component::World, None);
    });
    let components = vec![Component::World];
    assert_eq!(
        (lack.at, lack.what),
        (At::CycleReport { pupil: LINA }, What::NotDecided { components })
    );
    let lack = one(|it| {
        it.pupils[0].reports.clear();
        it.pupils[0].cycle_report = None;
    });
    assert_eq!(lack.what, What::NothingToSend);
}

#[test]
fn a_project_has_subjects_a_theme_and_teachers() {
    let lack = one(|it| it.projects[0].subjects.truncate(1));
    assert_eq!(lack.at, At::Project(PROJECT));
    assert_eq!(
        lack.to_string(),
        "Le climat chez nous\u{a0}: il faut au moins 2 matières. Complétez."
    );
    let lack = one(|it| it.projects[1].subjects.clear());
    assert_eq!(lack.what, What::TooFew { what: "matières", least: 1 });
    let lack = one(|it| it.projects[0].groups[0].taught.clear());
    assert_eq!(lack.what, What::NoTeacher { what: "ce groupe".to_owned() });
    let theme = ProjectKind::Interdisciplinary { theme: "EPI_ZZZ".to_owned() };
    let lack = one(|it| it.projects[0].kind = theme);
    assert_eq!(lack.what, What::NotInDraft { what: "la thématique" });
    let none = ProjectKind::Interdisciplinary { theme: String::new() };
    let lack = one(|it| it.projects[0].kind = none);
    assert!(matches!(lack.what, What::Text { .. }), "{lack:?}");
}

#[test]
fn the_school_its_class_and_its_period_are_possible() {
    let lack = one(|it| it.heads.clear());
    assert_eq!((lack.at, lack.what), (At::School, What::NoHead));
    let lack = one(|it| it.uai.clear());
    assert_eq!(lack.what, What::Uai { written: String::new() });
    let lack = one(|it| it.classes[0].code = "é".repeat(21));
    assert_eq!(lack.at, At::Class(CLASS));
    let lack = one(|it| it.periods[0].index = 0);
    assert_eq!((lack.at, lack.what), (At::Period(FIRST), What::Period));
    let mut long = draft(Version::Two);
    long.classes[0].code = "4e B verte".to_owned();
    assert!(matches!(long.lacks()[0].what, What::NotInVersion { version: "2.0", .. }));
}

#[test]
fn a_guardian_has_a_name_or_is_a_body() {
    let lack = one(|it| it.pupils[0].guardians[0].name = PersonName::new("", "Fabre", None));
    assert!(lack.to_string().contains("le prénom de Fabre est vide"));
    let lack = one(|it| {
        it.pupils[0].guardians[0].address.as_mut().expect("he has one").town.clear();
    });
    assert!(lack.to_string().contains("la commune de Marc Fabre est vide"));
    let mut nowhere = draft(Version::Three);
    nowhere.pupils[0].guardians[0].address.as_mut().expect("he has one").lines.clear();
    assert!(matches!(nowhere.lacks()[0].what, What::NeededByVersion { .. }));
    nowhere.version = Version::Seven;
    assert!(nowhere.file().is_ok());
}

#[test]
fn those_who_lack_something_may_be_left_out_and_are_named() {
    let mut draft = strict_draft();
    draft.pupils[0].reports[0].advice.clear();
    let export = draft.file_of_those_ready().expect("Lina is ready");
    assert_eq!(export.left_out.len(), 1);
    assert_eq!((export.left_out[0].pupil, export.left_out[0].name.as_str()), (TOM, "Tom Fabre"));
    assert_eq!(export.file.pupils.len(), 1);
    assert!(export.file.digital.is_empty(), "only Tom’s report spoke of it");
    xmllint::all_valid(xmllint::SECONDARY, &[export.file.to_bytes()]);
    draft.teachers[0].sts.clear();
    let nobody = draft.file_of_those_ready().expect_err("Mme Morel teaches both");
    assert_eq!(nobody[0].at, At::Staff(MME_MOREL));
    draft.pupils.clear();
    assert_eq!(draft.file_of_those_ready().expect_err("nobody")[0].what, What::NothingToSend);
}

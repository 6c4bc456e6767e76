//! What does not hold together is refused, each thing for its reason; and what is refused for the
//! schema's sake, `xmllint` refuses too.

use crate::any::id;
use crate::{college, ecole, xmllint};
use base::{Day, SchoolYear};
use lsu::nomenclature::SubDomain;
use lsu::{Fault, Ine, Line, OndeId, XmlId, primary, secondary};

fn ecole() -> primary::Contents {
    ecole::draft().file().expect("nothing is missing").into_contents()
}

fn college() -> secondary::Contents {
    college::strict_draft().file().expect("nothing is missing").into_contents()
}

/// The faults of an école's file once it is changed so.
fn primary(change: impl FnOnce(&mut primary::Contents)) -> Vec<Fault> {
    let mut contents = ecole();
    change(&mut contents);
    primary::File::new(contents).expect_err("it does not hold")
}

/// The faults of a collège's file once it is changed so.
fn secondary(change: impl FnOnce(&mut secondary::Contents)) -> Vec<Fault> {
    let mut contents = college();
    change(&mut contents);
    secondary::File::new(contents).expect_err("it does not hold")
}

fn unknown(within: &'static str, attribute: &'static str, id: &str) -> Fault {
    Fault::Unknown { within, attribute, id: XmlId::parse(id).expect("an id") }
}

fn twice(within: &'static str, value: &str) -> Fault {
    Fault::Twice { within, value: value.to_owned() }
}

#[test]
fn an_id_is_that_of_one_thing() {
    let first = ecole().pupils[0].id.clone();
    let refused = primary(|it| {
        it.pupils[1].id = first.clone();
        it.reports[1].pupil = first.clone();
        it.cycle_reports[0].pupil = first.clone();
        it.reports.truncate(1);
    });
    assert_eq!(refused, [Fault::SameId { id: first }]);
    assert_eq!(
        refused[0].to_string(),
        "L’identifiant «\u{a0}ELV1\u{a0}» est donné à deux éléments."
    );
    let head = primary(|it| it.reports[0].head = it.teachers[0].id.clone());
    assert_eq!(
        head,
        [unknown("bilan-periodique", "directeur-ref", "ENS1")],
        "a teacher is no head"
    );
}

#[test]
fn what_is_named_is_in_the_file() {
    let gone = || id("GONE", 1);
    let refused = primary(|it| it.pupils[0].class = gone());
    assert_eq!(refused, [unknown("eleve", "classe-ref", "GONE1")]);
    let refused = primary(|it| it.reports[0].pupil = gone());
    assert_eq!(refused, [unknown("bilan-periodique", "eleve-ref", "GONE1")]);
    let refused = primary(|it| it.reports[0].achievements[0].elements.push(gone()));
    assert_eq!(refused, [unknown("acquis", "element-programme-refs", "GONE1")]);
    let refused = primary(|it| it.class_courses[0].period = gone());
    assert_eq!(refused, [unknown("parcours-commun", "periode-ref", "GONE1")]);

    let refused = secondary(|it| it.reports[0].achievements[0].subject = gone());
    assert_eq!(refused, [unknown("acquis", "discipline-ref", "GONE1")]);
    let refused = secondary(|it| it.reports[0].head_teachers[0] = gone());
    assert_eq!(refused, [unknown("bilan-periodique", "prof-princ-refs", "GONE1")]);
    let refused = secondary(|it| it.project_groups[0].project = gone());
    assert_eq!(refused, [unknown("epi-groupe", "epi-ref", "GONE1")]);
    let refused = secondary(|it| it.support_groups[0].taught[0].teacher = gone());
    assert_eq!(refused, [unknown("acc-perso-groupe", "enseignant-ref", "GONE1")]);
    let refused = secondary(|it| it.subjects[1].language = Some(gone()));
    assert_eq!(refused, [unknown("discipline", "id-lv", "GONE1")]);
}

#[test]
fn each_key_is_there_once() {
    let refused = primary(|it| it.pupils[1].ine = it.pupils[0].ine);
    assert_eq!(refused, [twice("eleves", "000000031AB")]);
    let refused = primary(|it| it.classes[1].onde = it.classes[0].onde);
    assert_eq!(refused, [twice("classes", "12345")]);
    let refused = primary(|it| it.elements[1].label = it.elements[0].label.clone());
    assert!(matches!(refused[..], [Fault::Twice { within: "elements-programme", .. }]));
    let refused = primary(|it| it.reports.push(it.reports[0].clone()));
    assert_eq!(refused, [twice("bilans-periodiques", "ELV1 PER1")]);
    let refused = primary(|it| it.cycle_reports.push(it.cycle_reports[0].clone()));
    assert_eq!(refused, [twice("bilans-cycle", "ELV2 2")]);
    let refused = primary(|it| {
        let again = it.reports[0].achievements[0].clone();
        it.reports[0].achievements.push(again);
    });
    assert_eq!(refused, [twice("liste-acquis", "FRA-RAC")]);
    let refused = primary(|it| it.class_courses.push(it.class_courses[0].clone()));
    assert_eq!(refused, [twice("parcours-communs", "PER1 CLA1")]);

    let refused = secondary(|it| it.pupils[1].siecle = it.pupils[0].siecle);
    assert_eq!(refused, [twice("eleves", "70051")]);
    let refused = secondary(|it| {
        it.reports[0].digital.as_mut().expect("Tom has some").levels.extend([
            secondary::DigitalNote {
                skill: secondary::DigitalSkill::Program,
                level: lsu::DigitalLevel::First,
            },
        ]);
    });
    assert_eq!(refused, [twice("competences-numeriques", "CN_CRE_PRO")]);
    let refused = secondary(|it| {
        let again = it.reports[0].projects[0].clone();
        it.reports[0].projects.push(again);
    });
    assert_eq!(refused, [twice("epis-eleve", "EPIG1")]);
}

#[test]
fn what_must_be_there_is() {
    let refused = primary(|it| it.reports[0].achievements.clear());
    assert_eq!(refused, [Fault::Empty { what: "liste-acquis" }]);
    let what = "enseignant-refs";
    let refused = primary(|it| it.reports[0].teachers.clear());
    assert_eq!(refused, [Fault::TooFew { within: "bilan-periodique", what, least: 1 }]);
    let refused = primary(|it| it.class_courses[0].courses.clear());
    assert_eq!(refused, [Fault::Empty { what: "parcours-commun" }]);
    let refused = secondary(|it| it.projects[0].subjects.truncate(1));
    let what = "discipline-refs";
    assert_eq!(refused, [Fault::TooFew { within: "epi", what, least: 2 }]);
    let refused = secondary(|it| it.themes.clear());
    assert_eq!(refused, [Fault::Theme { theme: "EPI_LYS".to_owned() }]);
    let refused = secondary(|it| it.support_groups[0].taught.clear());
    assert_eq!(refused, [Fault::Empty { what: "acc-perso-groupe" }]);
}

#[test]
fn periods_years_and_lines_are_possible() {
    let refused = primary(|it| it.periods[0].count = 0);
    assert_eq!(refused, [Fault::Period { id: id("PER", 1) }]);
    let refused = primary(|it| it.periods[0].year = SchoolYear(-3));
    assert_eq!(refused, [Fault::Year { within: "periode", year: -3 }]);
    let refused = primary(|it| it.reports[0].created_on = Day::new(212, 3, 1).expect("long ago"));
    assert_eq!(refused, [Fault::Year { within: "bilan-periodique", year: 212 }]);
    let refused = secondary(|it| it.cycle_reports[0].year = SchoolYear(10_000));
    assert_eq!(refused, [Fault::Year { within: "bilan-cycle", year: 10_000 }]);
    let refused = primary(|it| it.reports[0].achievements[0].lines[0].line = SubDomain::Music);
    assert_eq!(refused, [Fault::Line { domain: "FRA-RAC", line: "ART-MUS" }]);
}

#[test]
fn all_that_is_wrong_is_said_at_once() {
    let refused = primary(|it| {
        it.heads.clear();
        it.periods[0].index = 9;
        it.pupils[0].ine = Ine::parse("000000032AB").expect("that of Inès");
        it.classes[0].onde = OndeId::new(12_346).expect("that of the CM2");
    });
    assert_eq!(refused.len(), 4 + ecole().reports.len() + 1, "{refused:?}");
}

/// What is written without being checked: that is, a file in which one word is changed.
fn changed(from: &[u8], what: &str, into: &str) -> Vec<u8> {
    let text = String::from_utf8(from.to_vec()).expect("UTF-8");
    assert!(text.contains(what), "{what}");
    text.replacen(what, into, 1).into_bytes()
}

/// References are not among them: libxml2 does not follow `xs:IDREF`, and we do.
#[test]
fn what_we_refuse_to_read_xmllint_refuses_too() {
    let ecole = primary::File::new(ecole()).expect("it holds").to_bytes();
    for (what, into) in [
        ("id=\"CLA1\"", "id=\"1CLA\""),
        ("id=\"ELV2\"", "id=\"ELV1\""),
        ("ine=\"000000031AB\"", "ine=\"31AB\""),
        ("ine=\"000000031AB\"", "ine=\"000000032AB\""),
        ("id-be=\"12345\"", "id-be=\"0\""),
        ("positionnement=\"3\"", "positionnement=\"5\""),
        ("code-domaine=\"FRA-RAC\"", "code-domaine=\"FRA\""),
        ("code=\"PAR_SAN\"", "code=\"PAR_AVN\""),
        ("civilite=\"MME\"", "civilite=\"Mme\""),
        ("date-debut=\"2026-09-01\"", "date-debut=\"01/09/2026\""),
        ("date-verrou=\"2026-11-25T17:04:00\"", "date-verrou=\"hier\""),
        ("cycle=\"2\"", "cycle=\"3\""),
        ("schemaVersion=\"1.0\"", "schemaVersion=\"1.1\""),
        ("<domaine code=\"CPD_ETR\" positionnement=\"3\"/>", ""),
        ("<domaine code=\"CPD_ETR\"", "<domaine code=\"CPD_FRA\""),
        ("<synthese>", "<synthese x=\"1\">"),
        ("Un très bon trimestre.", " "),
    ] {
        let wrong = changed(&ecole, what, into);
        assert!(primary::File::read(&wrong).is_err(), "{into} is read");
        assert!(xmllint::validate(xmllint::PRIMARY, &[wrong]).is_err(), "{into} is valid");
    }
    let college = secondary::File::new(college()).expect("it holds").to_bytes();
    for (what, into) in [
        ("id-sts=\"1002\"", "id-sts=\"-1\""),
        ("nb-retards=\"2\"", "nb-retards=\"1000\""),
        ("modalite-election=\"S\"", "modalite-election=\"Z\""),
        ("moyenne-eleve=\"13.5/20\"", "moyenne-eleve=\"13.5 sur 20\""),
        ("type=\"epp\"", "type=\"moi\""),
        ("code=\"020700\"", "code=\"20700\""),
        ("niveau=\"2\"", "niveau=\"4\""),
        ("discipline-refs=\"DIS1 DIS2\"", "discipline-refs=\"DIS1\""),
    ] {
        let wrong = changed(&college, what, into);
        assert!(secondary::File::read(&wrong).is_err(), "{into} is read");
        assert!(xmllint::validate(xmllint::SECONDARY, &[wrong]).is_err(), "{into} is valid");
    }
}

#[test]
fn a_line_too_long_does_not_exist() {
    assert!(Line::<50>::parse(&"é".repeat(51)).is_err());
    let file = primary::File::new(ecole()).expect("it holds").to_bytes();
    let long = format!("libelle=\"{}\"", "é".repeat(51));
    let wrong = changed(&file, "libelle=\"CE1-CE2 A\"", &long);
    let said = primary::File::read(&wrong).expect_err("51 characters").to_string();
    assert!(said.ends_with("\u{a0}: 51 caractères au lieu de 50 au plus."), "{said}");
    assert!(xmllint::validate(xmllint::PRIMARY, &[wrong]).is_err());
}

//! Any draft, however wrong: what is missing is said, nobody is lost, and what is made is valid.

use crate::any::{any_of, some};
use crate::{college, ecole, xmllint};
use lsu::nomenclature::Level;
use lsu::secondary::Version;
use lsu::{Component, Key, Lack, LeftOut, primary, secondary};
use proptest::prelude::*;
use std::collections::BTreeSet;

/// Short, blank, too long, of letters that no file has.
fn any_typed() -> impl Strategy<Value = String> {
    prop_oneof![
        any::<String>(),
        "[0-9A-Z ]{0,12}",
        "[ \n\t]{0,3}",
        (1..1_700_usize).prop_map(|length| "é".repeat(length)),
    ]
}

/// One thing that goes wrong, or not.
#[derive(Clone, Debug)]
struct Slip {
    pupil: usize,
    what: u8,
    typed: String,
    level: Level,
    component: Component,
}

fn any_slips() -> impl Strategy<Value = Vec<Slip>> {
    let one = (0..2_usize, 0_u8..16, any_typed(), any_of(Level::ALL), any_of(Component::ALL));
    let one = one.prop_map(|(pupil, what, typed, level, component)| Slip {
        pupil,
        what,
        typed,
        level,
        component,
    });
    prop::collection::vec(one, 0..4)
}

fn slip_at_the_ecole(draft: &mut primary::Draft, slip: Slip) {
    let Slip { pupil: at, what, typed, level, component } = slip;
    let pupil = &mut draft.pupils[at];
    let report = &mut pupil.reports[0];
    match what {
        0 => pupil.ine = typed,
        1 => pupil.name.first = typed,
        2 => pupil.level = Some(level),
        3 => pupil.level = None,
        4 => report.appreciation = typed,
        5 => report.domains[2].appreciation = typed,
        6 => report.domains[2].elements = vec![typed.clone(), typed],
        7 => drop(report.domains.pop()),
        8 => report.domains[0].lines[0].outcome = None,
        9 => report.locked_at = None,
        10 => {
            pupil.guardians = vec![primary::GuardianDraft { kinship: typed, ..ecole::guardian() }];
        }
        11 => draft.classes[at].label = typed,
        12 => draft.classes[at].onde = typed,
        13 => draft.teachers[at].name.last = typed,
        14 => report.teachers.push(Key(i64::from(what))),
        _ => {
            if let Some(report) = &mut draft.pupils[1].cycle_report {
                report.socle.set(component, None);
            }
        }
    }
}

fn slip_at_the_college(draft: &mut secondary::Draft, slip: Slip) {
    let Slip { pupil: at, what, typed, component, .. } = slip;
    let pupil = &mut draft.pupils[at];
    let report = &mut pupil.reports[0];
    match what {
        0 => pupil.siecle = typed,
        1 => pupil.name.last = typed,
        2 => report.results[at].average = typed,
        3 => report.results[at].appreciation = typed,
        4 => report.results[at].elements = vec![typed],
        5 => report.results[at].teachers.clear(),
        6 => report.advice = typed,
        7 => report.homework = typed,
        8 => report.locked_at = None,
        9 => report.school_life.late = typed.len(),
        10 => report.socle.set(component, Some(lsu::Mastery::Fragile)),
        11 => {
            pupil.guardians = vec![secondary::GuardianDraft { body: typed, ..college::guardian() }];
        }
        12 => draft.subjects[at].label = typed,
        13 => draft.teachers[at].sts = typed,
        14 => draft.projects[at].title = typed,
        _ => draft.classes[0].digital = typed,
    }
}

fn any_ecole() -> impl Strategy<Value = primary::Draft> {
    any_slips().prop_map(|slips| {
        let mut draft = ecole::draft();
        for slip in slips {
            slip_at_the_ecole(&mut draft, slip);
        }
        draft
    })
}

fn any_college() -> impl Strategy<Value = secondary::Draft> {
    (any_of(Version::ALL), any::<bool>(), any_slips()).prop_map(|(version, is_strict, slips)| {
        let mut draft = if is_strict { college::strict_draft() } else { college::draft(version) };
        for slip in slips {
            slip_at_the_college(&mut draft, slip);
        }
        draft
    })
}

/// Who is in the file and who is left out are all the pupils, each once, and each who is left out
/// is told why.
fn nobody_is_lost(all: &[Key], in_file: usize, out: &[LeftOut], lacks: &[Lack]) {
    let left: BTreeSet<Key> = out.iter().map(|it| it.pupil).collect();
    assert_eq!((left.len(), in_file + left.len()), (out.len(), all.len()));
    assert!(left.iter().all(|key| all.contains(key)));
    for it in out {
        assert!(!it.lacks.is_empty(), "{} is left out for nothing", it.name);
        assert!(it.lacks.iter().all(|lack| lacks.contains(lack)), "{} lacks more", it.name);
    }
}

/// A sentence of what is missing reads as French is printed.
fn well_said(lacks: &[Lack]) {
    for lack in lacks {
        let whole = lack.to_string();
        assert!(whole.ends_with('.') || whole.ends_with('»'), "{whole}");
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(80))]
    #[test]
    fn any_draft_of_an_ecole_is_a_file_or_says_why(draft in any_ecole()) {
        let lacks = draft.lacks();
        well_said(&lacks);
        match draft.file() {
            Ok(file) => {
                prop_assert!(lacks.is_empty());
                prop_assert_eq!(file.pupils.len(), draft.pupils.len());
            }
            Err(said) => prop_assert_eq!(&said, &lacks),
        }
        let all: Vec<Key> = draft.pupils.iter().map(|it| it.key).collect();
        if let Ok(export) = draft.file_of_those_ready() {
            nobody_is_lost(&all, export.file.pupils.len(), &export.left_out, &lacks);
        } else {
            prop_assert!(!lacks.is_empty());
        }
    }

    #[test]
    fn any_draft_of_a_college_is_a_file_or_says_why(draft in any_college()) {
        let lacks = draft.lacks();
        well_said(&lacks);
        match draft.file() {
            Ok(file) => {
                prop_assert!(lacks.is_empty());
                prop_assert_eq!(file.pupils.len(), draft.pupils.len());
            }
            Err(said) => prop_assert_eq!(&said, &lacks),
        }
        let all: Vec<Key> = draft.pupils.iter().map(|it| it.key).collect();
        if let Ok(export) = draft.file_of_those_ready() {
            nobody_is_lost(&all, export.file.pupils.len(), &export.left_out, &lacks);
        } else {
            prop_assert!(!lacks.is_empty());
        }
    }
}

#[test]
fn what_any_draft_makes_is_valid_before_xmllint() {
    let ecoles = some(&any_ecole(), 150).into_iter();
    let ecoles = ecoles.filter_map(|it| it.file_of_those_ready().ok());
    let ecoles: Vec<Vec<u8>> = ecoles.map(|it| it.file.to_bytes()).collect();
    assert!(ecoles.len() > 100, "{} of 150 made a file", ecoles.len());
    xmllint::all_valid(xmllint::PRIMARY, &ecoles);
    let colleges = some(&any_college(), 150).into_iter();
    let colleges = colleges.filter_map(|it| it.file_of_those_ready().ok());
    let colleges: Vec<Vec<u8>> = colleges.map(|it| it.file.to_bytes()).collect();
    assert!(colleges.len() > 50, "{} of 150 made a file", colleges.len());
    xmllint::all_valid(xmllint::SECONDARY, &colleges);
}

//! Averages as a class council reads them.

use super::*;
use crate::{Mark, ScaleKind, Step, Steps, Way};
use base::Day;
use people::{Person, School};
use proptest::prelude::*;
use std::sync::Arc;

const MATHEMATICS: Id<Subject> = Id::new(1);
const LANGUAGES: Id<Subject> = Id::new(2);
const ENGLISH: Id<Subject> = Id::new(3);
const GERMAN: Id<Subject> = Id::new(4);
const STEPS: Id<Scale> = Id::new(10);

fn subject(id: Id<Subject>, parent: Option<Id<Subject>>, weight: u32) -> Subject {
    Subject {
        id,
        school: Id::<School>::new(1),
        parent,
        code: String::new(),
        election: crate::Election::Common,
        name: id.to_string(),
        weight,
        place: id.raw(),
        retired_on: None,
    }
}

fn subjects() -> Vec<Subject> {
    vec![
        subject(MATHEMATICS, None, 300),
        subject(LANGUAGES, None, 200),
        subject(ENGLISH, Some(LANGUAGES), 300),
        subject(GERMAN, Some(LANGUAGES), 100),
    ]
}

fn steps() -> Scale {
    let step = |(key, from_percent, counts_percent): (&str, u8, u8)| Step {
        key: key.to_owned(),
        label: key.to_owned(),
        colour: String::new(),
        from_percent,
        counts_percent,
    };
    Scale {
        id: STEPS,
        school: None,
        code: "objectifs".to_owned(),
        name: String::new(),
        kind: ScaleKind::Steps,
        steps: Steps([("1", 0, 20), ("2", 35, 50), ("3", 65, 80), ("4", 90, 100)].map(step).into()),
        retired_on: None,
    }
}

fn evidence(subject: Id<Subject>, shown: Shown, weight: u32) -> Evidence {
    Evidence {
        pupil: Id::<Person>::new(7),
        skill: None,
        subject: Some(subject),
        on: Day::new(2026, 11, 23).expect("a day"),
        shown,
        weight,
        title: Arc::default(),
        way: Way::Nowhere,
    }
}

fn mark(text: &str) -> Shown {
    Shown::Mark(Mark::parse(text, 2_000).expect("a mark"))
}

fn reckon(from: AveragesFrom, not_done_is_nothing: bool, evidence: &[Evidence]) -> Averages {
    let (subjects, scales) = (subjects(), [steps()]);
    let reckoning = Reckoning { subjects: &subjects, scales: &scales, from, not_done_is_nothing };
    reckoning.averages(evidence)
}

fn shown(averages: &Averages, subject: Id<Subject>) -> Option<i64> {
    averages.subjects.get(&subject).map(|share| share.hundredths_of(WHOLE))
}

#[test]
fn sub_subjects_count_by_their_coefficients_and_make_the_general_average() {
    let given = [
        evidence(MATHEMATICS, mark("12"), 100),
        evidence(MATHEMATICS, mark("15"), 200),
        evidence(ENGLISH, mark("16"), 100),
        evidence(GERMAN, mark("8"), 100),
        evidence(LANGUAGES, mark("10"), 100),
    ];
    let averages = reckon(AveragesFrom::Exact, false, &given);
    assert_eq!(shown(&averages, MATHEMATICS), Some(1_400));
    // English three times, German once, and what was given in the subject itself once.
    assert_eq!(shown(&averages, LANGUAGES), Some(1_320));
    let general = averages.general.expect("subjects").hundredths_of(WHOLE);
    assert_eq!(general, 1_368, "(3 × 14 + 2 × 13,2) / 5");
    assert!(!averages.mixed.is_mixed());
}

#[test]
fn who_was_absent_or_excused_is_not_counted_and_what_was_not_done_if_the_teacher_says_so() {
    let given = [
        evidence(MATHEMATICS, mark("14"), 100),
        evidence(MATHEMATICS, Shown::Absent, 100),
        evidence(MATHEMATICS, Shown::Excused, 100),
        evidence(MATHEMATICS, Shown::NotDone, 100),
    ];
    assert_eq!(shown(&reckon(AveragesFrom::Exact, false, &given), MATHEMATICS), Some(1_400));
    assert_eq!(shown(&reckon(AveragesFrom::Exact, true, &given), MATHEMATICS), Some(700));
    let absent = &given[1..3];
    assert_eq!(reckon(AveragesFrom::Exact, true, absent), Averages::default(), "no average at all");
}

#[test]
fn two_scales_in_one_average_count_as_their_scales_say_and_it_is_known() {
    let given =
        [evidence(MATHEMATICS, mark("10"), 100), evidence(MATHEMATICS, Shown::Step(STEPS, 3), 100)];
    let averages = reckon(AveragesFrom::Exact, false, &given);
    assert_eq!(shown(&averages, MATHEMATICS), Some(1_300), "10 and 80 parts of a hundred");
    assert!(averages.mixed.is_mixed());
}

#[test]
fn averages_as_shown_can_be_checked_by_hand() {
    let given = [
        evidence(MATHEMATICS, mark("13,33"), 100),
        evidence(MATHEMATICS, mark("13,34"), 100),
        evidence(LANGUAGES, mark("13,33"), 100),
        evidence(LANGUAGES, mark("13,34"), 100),
    ];
    let exact = reckon(AveragesFrom::Exact, false, &given).general.expect("one");
    assert_eq!(exact, Share::of(13_335, 20_000));
    let by_hand = reckon(AveragesFrom::Shown, false, &given).general.expect("one");
    assert_eq!(by_hand, Share::of(1_334, 2_000), "13,34 and 13,34");
}

#[test]
fn a_bonus_never_lowers() {
    let part = |text: &str, is_bonus| Weighted {
        share: Mark::parse(text, 2_000).expect("a mark").share(),
        weight: 100,
        is_bonus,
    };
    let written = |parts: &[Weighted]| mean(parts).map(|share| share.hundredths_of(WHOLE));
    assert_eq!(written(&[part("10", false), part("14", true)]), Some(1_200));
    assert_eq!(written(&[part("10", false), part("6", true)]), Some(1_000));
    assert_eq!(written(&[part("14", true)]), None, "a bonus to nothing");
}

#[test]
fn a_class_is_its_least_its_best_and_its_mean() {
    let of = |values: &[i64]| values.iter().map(|it| Share::of(*it, 20)).collect::<Vec<_>>();
    let class = spread(&of(&[8, 13, 17])).expect("three");
    let written = [class.least, class.best, class.mean].map(|share| share.hundredths_of(WHOLE));
    assert_eq!((written, class.pupils), ([800, 1_700, 1_267], 3));
    assert_eq!(spread(&[]), None);
}

proptest! {
    #[test]
    fn a_bonus_is_no_loss_whatever_the_order(
        marks in prop::collection::vec((0..=2_000_i64, 1..=500_u32, any::<bool>()), 1..30),
    ) {
        let mut parts: Vec<Weighted> = marks
            .into_iter()
            .map(|(it, weight, is_bonus)| {
                let share = Share::of(it, 2_000);
                Weighted { share, weight, is_bonus }
            })
            .collect();
        let with = mean(&parts);
        parts.reverse();
        prop_assert_eq!(mean(&parts), with);
        parts.retain(|part| !part.is_bonus);
        let without = mean(&parts);
        prop_assert!(without <= with);
        prop_assert_eq!(without.is_none(), with.is_none());
    }

    #[test]
    fn a_general_average_is_between_its_subjects(
        marks in prop::collection::vec((0..4_i64, 0..=2_000_i64, 0..=900_u32), 1..40),
        from in prop::sample::select(vec![AveragesFrom::Exact, AveragesFrom::Shown]),
    ) {
        let given: Vec<Evidence> = marks
            .into_iter()
            .map(|(it, value, weight)| {
                let mark = Mark::new(value, 2_000).expect("a mark");
                evidence(Id::new(it + 1), Shown::Mark(mark), weight)
            })
            .collect();
        let averages = reckon(from, false, &given);
        let top = [MATHEMATICS, LANGUAGES].into_iter();
        let all: Vec<Share> = top.filter_map(|it| averages.subjects.get(&it).copied()).collect();
        match (averages.general, spread(&all)) {
            (Some(general), Some(class)) => {
                let written = general.hundredths_of(WHOLE);
                prop_assert!(class.least.hundredths_of(WHOLE) <= written);
                prop_assert!(written <= class.best.hundredths_of(WHOLE));
            }
            (general, class) => prop_assert_eq!(general.is_none(), class.is_none()),
        }
    }
}

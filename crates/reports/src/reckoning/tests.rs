//! The rules of figures, one by one, and what is true of all of them.

use super::*;
use people::Level;
use proptest::prelude::*;
use results::{AveragesFrom, Mark, ScaleKind, Step, Steps, Way};
use std::sync::Arc;

fn steps() -> Scale {
    let step = |(key, from_percent, counts_percent): (&str, u8, u8)| Step {
        key: key.to_owned(),
        label: key.to_owned(),
        colour: String::new(),
        from_percent,
        counts_percent,
    };
    Scale {
        id: Id::new(1),
        school: None,
        code: "objectifs".to_owned(),
        name: String::new(),
        kind: ScaleKind::Steps,
        steps: Steps([("1", 0, 17), ("2", 35, 50), ("3", 65, 77), ("4", 90, 95)].map(step).into()),
        retired_on: None,
    }
}

fn day(text: &str) -> Day {
    Day::parse_iso(text).expect("a day")
}

const PUPIL: Id<Person> = Id::new(7);
const MATHS: Id<Subject> = Id::new(31);
const ALGEBRA: Id<Subject> = Id::new(32);
const FRENCH: Id<Subject> = Id::new(33);

fn shown(subject: Id<Subject>, shown: Shown, weight: u32, on: &str) -> Evidence {
    Evidence {
        pupil: PUPIL,
        skill: Some(Id::new(5)),
        subject: Some(subject),
        on: day(on),
        shown,
        weight,
        title: Arc::default(),
        way: Way::Nowhere,
    }
}

fn mark(text: &str, out_of: i64) -> Shown {
    Shown::Mark(Mark::parse(text, out_of).expect("a mark"))
}

fn subject(id: Id<Subject>, parent: Option<Id<Subject>>, weight: u32) -> Subject {
    let (school, code, name) = (Id::new(1), String::new(), String::new());
    let (election, place, retired_on) = (results::Election::Common, 0, None);
    Subject { id, school, parent, code, election, name, weight, place, retired_on }
}

fn of(level: Level, evidence: &[Evidence]) -> Reckoned {
    of_all(&[learning(PUPIL, level)], evidence)
}

fn learning(pupil: Id<Person>, level: Level) -> Learning {
    Learning { pupil, domains: place::domains(level, None) }
}

fn of_all(pupils: &[Learning], evidence: &[Evidence]) -> Reckoned {
    let national = steps();
    let scales = [national.clone()];
    let codes = HashMap::from([(Id::new(5), vec!["FRA-LEC-1".to_owned(), "FRA-LEC".to_owned()])]);
    let subjects =
        [subject(MATHS, None, 200), subject(ALGEBRA, Some(MATHS), 100), subject(FRENCH, None, 100)];
    let (from, not_done_is_nothing) = (AveragesFrom::Exact, false);
    let rules = Rules {
        steps: &national,
        codes: &codes,
        averages: Reckoning { subjects: &subjects, scales: &scales, from, not_done_is_nothing },
        recent_from: day("2026-10-20"),
    };
    reckon(pupils, evidence, &rules)
}

#[test]
fn what_is_shown_lately_counts_twice() {
    let step = |rank| Shown::Step(Id::new(1), rank);
    let early =
        [shown(MATHS, step(1), 100, "2026-09-10"), shown(MATHS, step(3), 100, "2026-11-20")];
    let figures = of(Level::Ce1, &early).figures;
    // (17 + 2 × 77) / 3 = 57 %: partly reached. The mean alone would be 47 %.
    let figure = &figures[&PUPIL]["FRA-LEC"];
    assert_eq!((figure.shown, figure.proposed), (2, Some(2)));
    let later =
        [shown(MATHS, step(3), 100, "2026-09-10"), shown(MATHS, step(4), 100, "2026-11-20")];
    // (77 + 2 × 95) / 3 = 89 %: reached.
    assert_eq!(of(Level::Ce1, &later).figures[&PUPIL]["FRA-LEC"].proposed, Some(3));
}

#[test]
fn an_average_says_what_it_is_made_of() {
    let evidence = [
        shown(FRENCH, mark("8", 1_000), 100, "2026-09-10"),
        shown(FRENCH, mark("12", 2_000), 300, "2026-09-11"),
        shown(FRENCH, Shown::Absent, 100, "2026-09-12"),
        shown(FRENCH, Shown::NotDone, 100, "2026-09-13"),
    ];
    let place = place::of_subject(FRENCH);
    let figure = &of(Level::Fourth, &evidence).figures[&PUPIL][&place];
    // (16 + 3 × 12) / 4
    assert_eq!(figure.hundredths(), Some(1_300));
    assert_eq!(figure.remarks, [Remark::Absent(1), Remark::NotDone(1), Remark::Totals]);
    assert_eq!(figure.shown, 2);
    let mixed = [
        shown(FRENCH, mark("12", 2_000), 100, "2026-09-11"),
        shown(FRENCH, Shown::Step(Id::new(1), 4), 100, "2026-09-14"),
    ];
    let figure = &of(Level::Fourth, &mixed).figures[&PUPIL][&place];
    assert_eq!(figure.remarks, [Remark::Mixed]);
    let levels = [shown(FRENCH, Shown::Step(Id::new(1), 4), 100, "2026-09-14")];
    let reckoned = of(Level::Fourth, &levels);
    let figure = &reckoned.figures[&PUPIL][&place];
    assert_eq!((figure.hundredths(), figure.proposed), (None, Some(4)));
    assert!(reckoned.general.is_empty(), "levels alone are no average");
}

#[test]
fn a_part_counts_in_its_subject_and_the_subject_in_the_general_average() {
    let evidence = [
        shown(MATHS, mark("10", 2_000), 100, "2026-09-10"),
        shown(ALGEBRA, mark("16", 2_000), 100, "2026-09-10"),
        shown(FRENCH, mark("7", 2_000), 100, "2026-09-10"),
    ];
    let reckoned = of(Level::Fourth, &evidence);
    let maths = &reckoned.figures[&PUPIL][&place::of_subject(MATHS)];
    assert_eq!(maths.hundredths(), Some(1_300));
    // (2 × 13 + 7) / 3
    assert_eq!(reckoned.general[&PUPIL].hundredths_of(20), 1_100);
    assert_eq!(reckoned.spans[""], Span { lowest: 1_100, mean: 1_100, highest: 1_100 });
}

#[test]
fn what_nobody_showed_has_no_figure() {
    let reckoned = of(Level::Fourth, &[shown(FRENCH, Shown::Absent, 100, "2026-09-12")]);
    let figure = &reckoned.figures[&PUPIL][&place::of_subject(FRENCH)];
    assert_eq!((figure.average.is_none(), figure.proposed, figure.shown), (true, None, 0));
    assert!(reckoned.general.is_empty() && reckoned.spans.is_empty());
}

proptest! {
    #[test]
    fn figures_lie_between_what_they_are_made_of(
        marks in prop::collection::vec((0_i64..=2_000, 1_u32..=500, 0_i64..4), 1..40)
    ) {
        let pupils: Vec<Learning> =
            (0..4).map(|it| learning(Id::new(it + 1), Level::Fourth)).collect();
        let evidence: Vec<Evidence> = marks
            .iter()
            .map(|(value, weight, pupil)| {
                let given = Shown::Mark(Mark::new(*value, 2_000).expect("a mark"));
                let one = shown(FRENCH, given, *weight, "2026-09-10");
                Evidence { pupil: Id::new(pupil + 1), ..one }
            })
            .collect();
        let reckoned = of_all(&pupils, &evidence);
        let place = place::of_subject(FRENCH);
        for (pupil, figures) in &reckoned.figures {
            let own = marks.iter().filter(|(_, _, it)| it + 1 == pupil.raw()).map(|it| it.0);
            let average = figures[&place].hundredths().expect("a mark was given");
            prop_assert!(own.clone().min() <= Some(average) && Some(average) <= own.max());
            // One subject alone is the general average.
            prop_assert_eq!(reckoned.general[pupil].hundredths_of(20), average);
        }
        let span = reckoned.spans[&place];
        prop_assert!(span.lowest <= span.mean && span.mean <= span.highest);
        // The order in which they were given changes nothing.
        let turned: Vec<Evidence> = evidence.iter().rev().cloned().collect();
        prop_assert_eq!(of_all(&pupils, &turned).spans, reckoned.spans);
    }
}

//! Any plan applied: nobody is lost, nobody is doubled; undone, everything is as it was.

use crate::world::{Made, a_town, day, houses, make, now, seats, written};
use base::Id;
use db::{Db, Tx};
use people::{Level, Person, SchoolKind};
use proptest::prelude::*;
use proptest::test_runner::{Config, TestRunner};
use rollover::{
    Beginning, Destination, Way, YearChange, apply, apply::Outcome, editing, load, prepare, undo,
};
use std::cell::RefCell;
use std::collections::{BTreeMap, BTreeSet};

/// What is done to the plan: a number for each pupil that is moved by hand.
#[derive(Clone, Debug)]
struct Case {
    kind: SchoolKind,
    classes: Vec<Vec<(Level, usize)>>,
    hands: Vec<(usize, usize)>,
    closes: Option<usize>,
    is_at_once: bool,
}

fn levels_of(kind: SchoolKind) -> Vec<Level> {
    Level::ALL.iter().copied().filter(|level| level.is_taught_in(kind)).collect()
}

fn case() -> impl Strategy<Value = Case> {
    let kinds = prop_oneof![
        Just(SchoolKind::Nursery),
        Just(SchoolKind::Elementary),
        Just(SchoolKind::Primary),
        Just(SchoolKind::Middle),
        Just(SchoolKind::High),
    ];
    kinds.prop_flat_map(|kind| {
        let level = prop::sample::select(levels_of(kind));
        let class = prop::collection::vec((level, 0_usize..5), 1..3);
        let classes = prop::collection::vec(class, 1..6);
        let hands = prop::collection::vec((0_usize..40, 0_usize..12), 0..8);
        (Just(kind), classes, hands, prop::option::of(0_usize..6), any::<bool>()).prop_map(
            |(kind, classes, hands, closes, is_at_once)| Case {
                kind,
                classes,
                hands,
                closes,
                is_at_once,
            },
        )
    })
}

const NAMES: [&str; 6] = ["CE1-A", "6e 1", "Les Hirondelles", "CP", "GS B", "CM2-C"];

async fn build(db: &Db, number: usize, case: &Case) -> Made {
    let case = case.clone();
    db.write(move |tx| {
        let town = a_town(tx, &format!("{number:05}"))?;
        let classes: Vec<_> = case
            .classes
            .iter()
            .enumerate()
            .map(|(index, levels)| {
                let mut levels = levels.clone();
                levels.sort_by_key(|(level, _)| *level);
                levels.dedup_by_key(|(level, _)| *level);
                (NAMES[index], levels)
            })
            .collect();
        make(tx, &format!("{number:07}A"), case.kind, town, &classes)
    })
    .await
    .expect("a school")
}

/// Prepares, changes by hand as the case says, gives everybody a place, agrees.
async fn planned(db: &Db, made: &Made, case: &Case) -> Id<YearChange> {
    let (case, school, pupils) = (case.clone(), made.school, made.pupils.clone());
    let by = made.teachers[0];
    db.write(move |tx| {
        let effective_on = if case.is_at_once { now().day() } else { day("2027-09-01") };
        let begin = Beginning { school, wave: None, year: crate::world::YEAR, effective_on, by };
        let id = prepare(tx, &begin, now())?.expect("begun once");
        let fresh = |tx: &Tx<'_>| load(tx, id).map(|it| it.expect("there"));
        for (pupil, way) in &case.hands {
            let (change, plan) = (fresh(tx)?, apply::plan(tx, &fresh(tx)?)?.1);
            let Some(pupil) = pupils.get(*pupil) else { continue };
            let class = plan.classes.get(*way);
            let way = class.map_or(Way::Leaves(Destination::Elsewhere), |class| {
                Way::Class(class.id, class.levels[0])
            });
            editing::place(tx, &change, &[*pupil], way)?;
        }
        if let Some(class) = case.closes {
            let (change, plan) = (fresh(tx)?, apply::plan(tx, &fresh(tx)?)?.1);
            if let Some(class) = plan.classes.get(class) {
                editing::close_class(tx, &change, class.id)?;
            }
        }
        let (change, (_, plan)) = (fresh(tx)?, apply::plan(tx, &fresh(tx)?)?);
        let nowhere: Vec<Id<Person>> = plan
            .lines
            .iter()
            .filter(|line| line.to == rollover::plan::To::Goes(Way::Nowhere))
            .map(|line| line.pupil)
            .collect();
        if !nowhere.is_empty() {
            let agreed = editing::agree(tx, &change, by, "Tant pis pour lui.", now());
            assert!(agreed.is_err(), "nobody agrees while a pupil has no place");
            editing::place(tx, &change, &nowhere, Way::Leaves(Destination::Elsewhere))?;
        }
        editing::agree(tx, &fresh(tx)?, by, "Nous l’avons voulu ainsi.", now())?;
        Ok(id)
    })
    .await
    .expect("a plan")
}

async fn check(db: &Db, number: usize, case: &Case) {
    let made = build(db, number, case).await;
    let id = planned(db, &made, case).await;
    let before = written(db).await;
    let applied = db
        .write(move |tx| {
            let change = load(tx, id)?.expect("there");
            let (_, plan) = apply::plan(tx, &change)?;
            Ok((plan, apply::apply(tx, &change, now())?, change.effective_on))
        })
        .await
        .expect("applied");
    let (plan, outcome, on) = applied;
    assert!(matches!(outcome, Outcome::Applied(_)), "{outcome:?}");

    // Each pupil has one enrolment or has left; never two, before the day, on it or after it.
    let leaving: BTreeSet<Id<Person>> = plan
        .lines
        .iter()
        .filter(|line| matches!(line.to, rollover::plan::To::Goes(Way::Leaves(_))))
        .map(|line| line.pupil)
        .collect();
    for (asked, is_after) in [(on.plus_days(-1), false), (on, true), (on.plus_days(30), true)] {
        let mut seated: BTreeMap<Id<Person>, usize> = BTreeMap::new();
        for seat in seats(db, made.school, asked).await {
            *seated.entry(seat.pupil).or_default() += 1;
        }
        for pupil in &made.pupils {
            let wanted = usize::from(!(is_after && leaving.contains(pupil)));
            let found = seated.remove(pupil).unwrap_or_default();
            assert_eq!(found, wanted, "{pupil:?} on {asked:?} in {case:?}");
        }
        assert!(seated.is_empty(), "nobody else is there");
    }

    // Undone, every fact and every membership is what it was.
    db.write(move |tx| {
        let change = load(tx, id)?.expect("there");
        undo::undo(tx, &change, now())
    })
    .await
    .expect("undone");
    assert_eq!(written(db).await, before, "{case:?}");
}

#[test]
fn any_plan_applied_loses_and_doubles_nobody_and_is_undone_exactly() {
    let runtime = tokio::runtime::Runtime::new().expect("a runtime");
    for house in runtime.block_on(houses()) {
        let number = RefCell::new(0_usize);
        let mut runner = TestRunner::new(Config { cases: 16, ..Config::default() });
        let run = runner.run(&case(), |case| {
            *number.borrow_mut() += 1;
            runtime.block_on(check(&house.db, *number.borrow(), &case));
            Ok(())
        });
        run.expect("every plan");
    }
}

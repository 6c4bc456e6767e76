//! Any plan applied: nobody is lost, nobody is doubled; undone, everything is as it was.

use crate::world::{Made, a_town, day, houses, make, now, persons, seats, written};
use base::Id;
use db::{Db, Tx};
use people::{Level, NewEnrolment, Person, SchoolKind, Touched, enrolment, groups, person};
use proptest::prelude::*;
use proptest::test_runner::{Config, TestRunner};
use rollover::plan::{Line, To};
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
    /// After the plan was agreed to, before its evening.
    meanwhile: Vec<Event>,
}

#[derive(Clone, Copy, Debug)]
enum Event {
    /// Somebody new sits in a class.
    Arrives(usize),
    Leaves(usize),
    /// A pupil goes to a class.
    Changes(usize, usize),
}

fn event() -> impl Strategy<Value = Event> {
    prop_oneof![
        (0_usize..6).prop_map(Event::Arrives),
        (0_usize..40).prop_map(Event::Leaves),
        (0_usize..40, 0_usize..6).prop_map(|(pupil, class)| Event::Changes(pupil, class)),
    ]
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
        let meanwhile = prop::collection::vec(event(), 0..5);
        let closes = prop::option::of(0_usize..6);
        (Just(kind), classes, hands, closes, any::<bool>(), meanwhile).prop_map(
            |(kind, classes, hands, closes, is_at_once, meanwhile)| Case {
                kind,
                classes,
                hands,
                closes,
                is_at_once,
                meanwhile,
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
        settle(tx, id, by)?;
        Ok(id)
    })
    .await
    .expect("a plan")
}

/// Gives everybody a place, and agrees.
fn settle(tx: &Tx<'_>, id: Id<YearChange>, by: Id<Person>) -> db::Result<()> {
    let fresh = || load(tx, id).map(|it| it.expect("there"));
    let (change, (_, plan)) = (fresh()?, apply::plan(tx, &fresh()?)?);
    let is_nowhere = |line: &&Line| line.to == To::Goes(Way::Nowhere);
    let nowhere: Vec<Id<Person>> =
        plan.lines.iter().filter(is_nowhere).map(|line| line.pupil).collect();
    if !nowhere.is_empty() {
        let agreed = editing::agree(tx, &change, by, "Tant pis pour lui.", now());
        assert!(agreed.is_err(), "nobody agrees while a pupil has no place");
        editing::place(tx, &change, &nowhere, Way::Leaves(Destination::Elsewhere))?;
    }
    editing::agree(tx, &fresh()?, by, "Nous l’avons voulu ainsi.", now())
}

/// What happens between the plan and the evening.
async fn live(db: &Db, made: &Made, case: &Case) {
    let (case, school) = (case.clone(), made.school);
    let (pupils, classes) = (made.pupils.clone(), made.classes.clone());
    let today = now().day();
    let write = move |tx: &Tx<'_>| {
        let seat = |pupil: Id<Person>, class: usize| {
            let place = class % classes.len();
            let (class, level) = (Some(classes[place]), case.classes[place][0].0);
            NewEnrolment { pupil, school, class, level, from_on: today, until_on: None }
        };
        let mut touched = Touched::nobody();
        for event in &case.meanwhile {
            touched = touched.and(match event {
                Event::Arrives(class) => {
                    let new = persons(tx, "Nouvelle", 1)?[0];
                    enrolment::begin(tx, &[seat(new, *class)])?.1
                }
                Event::Leaves(pupil) => match pupils.get(*pupil) {
                    Some(pupil) => person::leave(tx, &[*pupil], today)?,
                    None => Touched::nobody(),
                },
                Event::Changes(pupil, class) => match pupils.get(*pupil) {
                    Some(pupil) => {
                        // He may have left a moment ago.
                        person::come_back(tx, &[*pupil])?;
                        enrolment::change(tx, &seat(*pupil, *class))?
                    }
                    None => Touched::nobody(),
                },
            });
        }
        groups::refresh(tx, &touched, today)
    };
    db.write(write).await.expect("lived");
}

/// Who is in the school and will be.
async fn active(db: &Db, made: &Made) -> BTreeSet<Id<Person>> {
    let found = seats(db, made.school, now().day()).await;
    found.into_iter().filter(|seat| seat.until_on.is_none()).map(|seat| seat.pupil).collect()
}

async fn check(db: &Db, number: usize, case: &Case) {
    let made = build(db, number, case).await;
    let id = planned(db, &made, case).await;
    live(db, &made, case).await;
    let (before, active) = (written(db).await, active(db, &made).await);
    let by = made.teachers[0];
    let applied = db
        .write(move |tx| {
            let fresh = || load(tx, id).map(|it| it.expect("there"));
            let mut outcome = apply::apply(tx, &fresh()?, now())?;
            if matches!(outcome, Outcome::Held(_)) {
                settle(tx, id, by)?;
                outcome = apply::apply(tx, &fresh()?, now())?;
            }
            let moves = rollover::moves(tx, id)?;
            Ok((moves, outcome, fresh()?.effective_on))
        })
        .await
        .expect("applied");
    let (moves, outcome, on) = applied;
    assert!(matches!(outcome, Outcome::Applied(_)), "{outcome:?}");

    // Each pupil has one enrolment or has left; never two, before the day, on it or after it.
    let leaving: BTreeSet<Id<Person>> = moves
        .iter()
        .filter(|it| matches!(it.way(), Way::Leaves(_) | Way::Joins(_)))
        .map(|it| it.pupil)
        .collect();
    let written_down: BTreeSet<Id<Person>> = moves.iter().map(|it| it.pupil).collect();
    assert_eq!(written_down, active, "each is written down once");
    let days = [(on.plus_days(-1), false), (on, true), (on.plus_days(30), true)];
    // Of a change of today, the day before knows nothing of who came today.
    for (asked, is_after) in days.into_iter().filter(|(asked, _)| *asked >= now().day()) {
        let mut seated: BTreeMap<Id<Person>, usize> = BTreeMap::new();
        for seat in seats(db, made.school, asked).await {
            *seated.entry(seat.pupil).or_default() += 1;
        }
        for pupil in &active {
            let wanted = usize::from(!(is_after && leaving.contains(pupil)));
            let found = seated.remove(pupil).unwrap_or_default();
            assert_eq!(found, wanted, "{pupil:?} on {asked:?} in {case:?}");
        }
        assert!(seated.is_empty(), "nobody else is there");
    }

    // Undone, every fact and every membership is what it was.
    db.write(move |tx| {
        let change = load(tx, id)?.expect("there");
        undo::undo(tx, &change, &undo::ClassUses::default(), now())
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
        let mut runner = TestRunner::new(Config { cases: 12, ..Config::default() });
        let run = runner.run(&case(), |case| {
            *number.borrow_mut() += 1;
            runtime.block_on(check(&house.db, *number.borrow(), &case));
            Ok(())
        });
        run.expect("every plan");
    }
}

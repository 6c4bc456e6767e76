//! What the pages may ask of the database, counted: the same for three pupils and for thirty. And
//! fifty classes that call at one moment do not meet; who calls and who signs take turns.

use crate::{
    Moment, Month, Slot, State, Week,
    calling::{self, Call, Refusal},
    mark::Change,
    pages::{call, register},
    roll::Roll,
    store,
};
use base::{Id, Instant, PersonName};
use db::Tx;
use people::{Class, Details, Level, NewEnrolment, NewPerson, Person, School, enrolment};
use std::sync::{
    Arc, Barrier,
    atomic::{AtomicU32, Ordering},
};
use testing::TestSchool;

async fn schools() -> Vec<TestSchool> {
    let features = || vec![files::feature(), notices::feature(), crate::feature()];
    TestSchool::each_at("2026-11-23 08:45", features).await
}

/// Thirty more in a class.
fn crowd(tx: &Tx<'_>, school: Id<School>, class: Id<Class>, at: Instant) -> db::Result<()> {
    let named = |number: u32| Details::named(PersonName::new("Élève", format!("N{number}"), None));
    let new: Vec<NewPerson> =
        (0..30).map(|it| NewPerson { details: named(it), keys: Vec::new() }).collect();
    let pupils = people::person::create(tx, &new, at)?;
    let enrolled = |pupil: Id<Person>| NewEnrolment {
        pupil,
        school,
        class: Some(class),
        level: Level::Ce1,
        from_on: people::testing::first_day(),
        until_on: None,
    };
    let enrolled: Vec<NewEnrolment> = pupils.into_iter().map(enrolled).collect();
    enrolment::begin(tx, &enrolled).map(drop)
}

fn order(school: &TestSchool, class: Id<Class>, pupils: &[Id<Person>], once: &str) -> Call {
    let now = school.clock.now();
    let change = |pupil: &Id<Person>| Change {
        pupil: *pupil,
        state: State::Absent,
        minutes: None,
        taken_by: String::new(),
        seen: 0,
        at: now,
    };
    Call {
        class,
        is_group: false,
        school: school.jean_mace,
        slot: Slot::new(now.day(), Moment::Morning),
        changes: pupils.iter().map(change).collect(),
        once: once.to_owned(),
        by: school.mme_durand,
        now,
        may_reopen: false,
    }
}

#[tokio::test]
async fn a_roll_of_thirty_is_shown_and_saved_in_a_handful_of_statements() {
    for school in schools().await {
        let (place, class, now) = (school.jean_mace, school.ce1_a, school.clock.now());
        let call = order(&school, class, &[school.lea, school.ines, school.lina], "un");
        let slot = call.slot;
        let write = move |tx: &Tx<'_>| {
            crowd(tx, place, class, now)?;
            let before = tx.statements();
            let roll = Roll { id: class, school: place, name: String::new(), is_group: false };
            let shown = call::load(tx, &roll, Week::default(), slot)?;
            let to_show = tx.statements() - before;
            calling::save(tx, &call)?;
            Ok((shown.pupils.len(), to_show, tx.statements() - before - to_show))
        };
        let counted = school.app.db.write(write).await.expect("called");
        assert_eq!(counted, (33, 5, 9));
    }
}

/// Two calls at the same moment, each made before either commits; how often they had to run.
async fn together(school: &TestSchool, first: Call, second: Call) -> u32 {
    let (runs, meeting) = (Arc::new(AtomicU32::new(0)), Arc::new(Barrier::new(2)));
    let run = |call: Call| {
        let (runs, meeting) = (Arc::clone(&runs), Arc::clone(&meeting));
        let db = school.app.db.clone();
        async move {
            let write = move |tx: &Tx<'_>| {
                let before = runs.fetch_add(1, Ordering::AcqRel);
                // Both have read; only then they write.
                store::marks::of_call(tx, call.class, call.slot)?;
                if before < 2 {
                    meeting.wait();
                }
                calling::save(tx, &call)
            };
            db.mark(write).await
        }
    };
    let one = tokio::spawn(run(first));
    let other = tokio::spawn(run(second));
    one.await.expect("ended").expect("saved");
    other.await.expect("ended").expect("saved");
    runs.load(Ordering::Acquire)
}

#[tokio::test]
async fn classes_that_call_at_one_moment_do_not_meet_and_devices_of_one_class_take_turns() {
    for school in
        schools().await.into_iter().filter(|it| it.app.db.engine() == db::Engine::Postgres)
    {
        let (durand, petit) = (
            order(&school, school.ce1_a, &[school.lea, school.ines], "un"),
            order(&school, school.cm2_b, &[school.noe], "deux"),
        );
        assert_eq!(together(&school, durand, petit).await, 2, "nobody had to begin anew");
        // Another half-day, two devices of one class: one waits, nothing is lost.
        let at = |mut call: Call| {
            call.slot.moment = Moment::Canteen;
            call.changes.iter_mut().for_each(|change| change.state = State::Present);
            call
        };
        let first = at(order(&school, school.ce1_a, &[school.lea], "trois"));
        let second = at(order(&school, school.ce1_a, &[school.ines], "quatre"));
        let (class, slot) = (first.class, first.slot);
        assert!(together(&school, first, second).await > 2);
        let read = move |tx: &Tx<'_>| store::marks::of_call(tx, class, slot);
        assert_eq!(school.app.db.read(read).await.expect("read").len(), 2);
    }
}

/// Fifty classes of ten, each with its first absent pupil.
fn fifty(tx: &Tx<'_>, school: Id<School>, at: Instant) -> db::Result<Vec<(Id<Class>, Id<Person>)>> {
    let new = |number: u32| people::NewClass {
        school,
        year: base::SchoolYear(2026),
        name: format!("Classe {number}"),
        source_key: None,
        levels: vec![Level::Ce1],
    };
    let classes = people::class::open(tx, &(0..50).map(new).collect::<Vec<_>>())?;
    let mut absent = Vec::new();
    for class in classes {
        crowd(tx, school, class, at)?;
        let first = store::pupils::of_class(tx, class, at.day())?;
        absent.extend(first.first().map(|line| (class, line.id)));
    }
    Ok(absent)
}

#[tokio::test]
async fn fifty_classes_call_the_roll_at_one_moment_and_meet_nobody() {
    for school in
        schools().await.into_iter().filter(|it| it.app.db.engine() == db::Engine::Postgres)
    {
        let (place, now) = (school.jean_mace, school.clock.now());
        let classes = school.app.db.write(move |tx| fifty(tx, place, now)).await.expect("classes");
        assert_eq!(classes.len(), 50);
        let runs = Arc::new(AtomicU32::new(0));
        let calls = classes.iter().map(|(class, pupil)| {
            let call = order(&school, *class, &[*pupil], "un");
            let (db, runs) = (school.app.db.clone(), Arc::clone(&runs));
            tokio::spawn(async move {
                let write = move |tx: &Tx<'_>| {
                    runs.fetch_add(1, Ordering::AcqRel);
                    calling::save(tx, &call)
                };
                db.mark(write).await
            })
        });
        for call in calls.collect::<Vec<_>>() {
            assert_eq!(call.await.expect("ended").expect("saved").absent, 1);
        }
        assert_eq!(runs.load(Ordering::Acquire), 50, "nobody had to begin anew");
    }
}

/// Signs, and calls, each of them once it has looked; says what became of the call.
async fn sign_and_call(school: &TestSchool, call: Call, together: bool) -> db::Result<()> {
    let meeting = Arc::new(Barrier::new(if together { 2 } else { 1 }));
    let (class, place, slot) = (call.class, call.school, call.slot);
    let (by, now, month) = (school.mme_lefevre, school.clock.now(), Month::of(slot.day));
    let looked = |meeting: Arc<Barrier>| {
        let runs = AtomicU32::new(0);
        move |tx: &Tx<'_>| {
            store::marks::of_call(tx, class, slot)?;
            if runs.fetch_add(1, Ordering::AcqRel) == 0 {
                meeting.wait();
            }
            Ok::<(), db::Error>(())
        }
    };
    let (first, second) = (looked(Arc::clone(&meeting)), looked(meeting));
    let (db, other) = (school.app.db.clone(), school.app.db.clone());
    let signing = async move {
        let write = move |tx: &Tx<'_>| {
            first(tx)?;
            register::sign_now(tx, (class, place), month, by, now)
        };
        db.write(write).await
    };
    let calling = async move {
        let write = move |tx: &Tx<'_>| {
            second(tx)?;
            calling::save(tx, &call).map(drop)
        };
        other.mark(write).await
    };
    if together {
        let (signing, calling) = (tokio::spawn(signing), tokio::spawn(calling));
        signing.await.expect("ended").expect("signed");
        calling.await.expect("ended")
    } else {
        signing.await.expect("signed");
        calling.await
    }
}

#[tokio::test]
async fn who_calls_while_the_head_signs_is_signed_too_or_is_refused() {
    for school in schools().await {
        let together = school.app.db.engine() == db::Engine::Postgres;
        for (round, pupil) in [school.lea, school.ines, school.lina].into_iter().enumerate() {
            let mut call = order(&school, school.ce1_a, &[pupil], &format!("{round}"));
            // A month of its own for each round.
            let day = ["2026-09-10", "2026-10-08", "2026-11-12"][round];
            call.slot.day = base::Day::parse_iso(day).expect("a day");
            let (class, place, today) = (call.class, call.school, call.now.day());
            let (slot, month) = (call.slot, Month::of(call.slot.day));
            let called = sign_and_call(&school, call, together).await;
            let read = move |tx: &Tx<'_>| {
                let shown = register::load(tx, (class, place), month, today)?;
                Ok((shown, store::marks::of_call(tx, class, slot)?.len()))
            };
            let (shown, marks) = school.app.db.read(read).await.expect("read");
            let signed = shown.signatures.first().expect("signed");
            assert_eq!(signed.seal, shown.register.seal(), "it says what was signed");
            match called {
                Ok(()) => assert_eq!((marks, signed.absent), (1, 1)),
                Err(error) => {
                    assert_eq!(error.reason::<Refusal>(), Some(&Refusal::Signed));
                    assert_eq!((marks, signed.absent), (0, 0));
                }
            }
        }
    }
}

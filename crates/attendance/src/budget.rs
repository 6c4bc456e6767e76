//! What the pages may ask of the database, counted: the same for three pupils and for thirty. And
//! classes that call at one moment do not meet.

use crate::{
    Moment, Slot, State, Week,
    calling::{self, Call},
    mark::Change,
    pages::call,
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
            let shown = call::load(tx, class, Week::default(), slot)?;
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

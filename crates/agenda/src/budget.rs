//! What the pages may ask of the database, counted; and that those who book at the same moment are
//! in nobody's way.

use crate::{
    booking,
    event::{Meal, Theme},
    jobs,
    opening::{Appointments, Opening, Per, Run, Slot, Tie},
    pages::{date, list, opening, openings},
    place::{For, Place, PlaceKind},
    receiving::{self, Plan},
    rule::{Length, Series},
    store, urls,
    writing::{self, Content, Order},
};
use base::{Day, Id, Minutes};
use db::Tx;
use people::{Person, Standing};
use std::sync::{
    Arc, Barrier,
    atomic::{AtomicU32, Ordering},
};
use testing::TestSchool;
use translation::Reader;

async fn schools() -> Vec<TestSchool> {
    TestSchool::each(|| vec![notices::feature(), files::feature(), crate::feature()]).await
}

fn day() -> Day {
    Day::parse_iso("2026-12-01").expect("a day")
}

fn content(title: &str) -> Content {
    Content {
        theme: Theme::Event,
        title: title.to_owned(),
        body: String::new(),
        lang: base::Lang::Fr,
        location: String::new(),
        link: String::new(),
        is_all_day: false,
        is_for: For::ALL,
        series: Series {
            first: day(),
            minutes: Minutes(600),
            rule: "FREQ=DAILY;BYDAY=MO,TU,WE,TH,FR".to_owned(),
            until_on: Some(day().plus_days(200)),
            skips_holidays: true,
            without: Vec::new(),
        },
        length: Length::Until(0, Minutes(660)),
        reminds: true,
        meal: Meal::None,
        adults_needed: 0,
        files: None,
    }
}

fn place(school: &people::testing::TestPeople) -> Place {
    Place {
        id: school.ce1_a.cast(),
        kind: PlaceKind::Class,
        name: "CE1-A".to_owned(),
        school_id: Some(school.jean_mace),
        is_contributor: false,
    }
}

/// Thirty lessons a week, and an evening of slots.
async fn fill(school: &TestSchool) -> (Id<crate::Date>, Opening) {
    let (people, now) = (school.people, school.clock.now());
    let write = move |tx: &Tx<'_>| {
        let mut first = None;
        for number in 0..6 {
            let order = Order {
                content: content(&format!("Leçon {number}")),
                by: people.mme_durand,
                uid: None,
                files_from: None,
                tells: false,
                once: String::new(),
                now,
            };
            let (_, date) = writing::make(tx, &place(&people), &order)?;
            first = first.or(Some(date));
        }
        let opening = Opening {
            id: tx.new_id(),
            place_kind: PlaceKind::Class,
            place_id: people.ce1_a.cast(),
            school_id: people.jean_mace,
            owner_id: people.mme_durand,
            title: "Rencontre".to_owned(),
            body: String::new(),
            location: String::new(),
            link: String::new(),
            per: Per::Guardian,
            book_until_at: now.plus_days(5),
            state: Run::Open,
            made_at: now,
        };
        let (from, until) = (Minutes(16 * 60), Minutes(20 * 60));
        let plan = Plan { day: day(), from, until, length_minutes: 10, pause_minutes: 0 };
        receiving::open(tx, &opening, &plan.slots(), "", now)?;
        Ok((first.expect("a date"), opening))
    };
    school.app.db.write(write).await.expect("filled")
}

#[tokio::test]
async fn a_week_a_date_and_the_slots_ask_few_questions() {
    for school in schools().await {
        let (id, opened) = fill(&school).await;
        let (samira, now) = (school.samira, school.clock.now());
        let read = move |tx: &Tx<'_>| {
            let viewer = Standing::load(tx, samira)?.ok_or(db::Error::Missing)?;
            let start = tx.statements();
            let days = (day().plus_days(-1), day().plus_days(5));
            let shown = list::load(tx, &viewer, urls::Asked::default(), days)?;
            let of_week = tx.statements() - start;
            let of_date = {
                let start = tx.statements();
                let date = store::dates::load(tx, id, &viewer)?.ok_or(db::Error::Missing)?;
                date::load(tx, &date, &viewer, None, &Reader::default())?;
                tx.statements() - start
            };
            let of_slots = {
                let start = tx.statements();
                let asked = store::openings::load(tx, opened.id, &viewer)?;
                opening::load(tx, &asked.ok_or(db::Error::Missing)?, false, now)?;
                tx.statements() - start
            };
            let start = tx.statements();
            openings::places(tx, &viewer, now.day())?;
            let of_places = tx.statements() - start;
            Ok((shown.lines.len(), [of_week, of_date, of_slots, of_places]))
        };
        let counted = school.app.db.read(read).await.expect("read");
        assert_eq!(counted, (24, [4, 7, 5, 0]));
    }
}

/// Events of one day, each with its readers; says what reminding of them asks.
async fn reminding(school: &TestSchool, events: usize) -> u32 {
    let (people, now) = (school.people, school.clock.now());
    let write = move |tx: &Tx<'_>| {
        for number in 0..events {
            let mut content = content(&format!("Sortie {number}"));
            content.series.rule = String::new();
            let (by, uid, files_from, once) = (people.mme_durand, None, None, String::new());
            let order = Order { content, by, uid, files_from, tells: false, once, now };
            writing::make(tx, &place(&people), &order)?;
        }
        let hours = (now, now.plus_days(20));
        let start = tx.statements();
        assert_eq!(jobs::remind_events(tx, &[people.jean_mace], hours)?, events);
        Ok(tx.statements() - start)
    };
    school.app.db.write(write).await.expect("reminded")
}

#[tokio::test]
async fn an_evening_of_reminders_is_looked_up_at_once() {
    /// A notice is put down, its readers' quiet hours are asked, it is delivered.
    const A_NOTICE: u32 = 3;
    for school in schools().await {
        let (one, twelve) = (reminding(&school, 1).await, reminding(&school, 12).await);
        assert_eq!((one - A_NOTICE, twelve - 12 * A_NOTICE), (5, 5));
    }
}

fn asked(
    people: &people::testing::TestPeople,
    opening: &Opening,
    pupil: Id<Person>,
) -> Appointments {
    let tie = Tie { pupil_id: pupil, has_authority: true };
    Appointments { opening: opening.clone(), place: place(people), ties: vec![tie] }
}

/// On PostgreSQL, where writes run side by side (`docs/decisions/0004`).
#[tokio::test]
async fn two_who_book_different_slots_at_the_same_moment_are_in_nobodys_way() {
    for school in schools().await {
        if school.app.db.engine() == db::Engine::Sqlite {
            continue;
        }
        let (_, opening) = fill(&school).await;
        let id = opening.id;
        let slots = school.app.db.read(move |tx| store::slots::of(tx, id)).await.expect("slots");
        let (both, runs) = (Arc::new(Barrier::new(2)), Arc::new(AtomicU32::new(0)));
        let books = |guardian: Id<Person>, pupil: Id<Person>, slot: Id<Slot>| {
            let (both, runs, now) = (both.clone(), runs.clone(), school.clock.now());
            let asked = asked(&school.people, &opening, pupil);
            move |tx: &Tx<'_>| {
                booking::book_by(tx, &asked, guardian, slot, pupil, now)?;
                // Each has made its change before either commits.
                if runs.fetch_add(1, Ordering::SeqCst) < 2 {
                    both.wait();
                }
                Ok(())
            }
        };
        let db = &school.app.db;
        let first = books(school.samira, school.lea, slots[0].id);
        let second = books(school.mme_moreau, school.ines, slots[1].id);
        let done = tokio::join!(db.mark(first), db.mark(second));
        done.0.and(done.1).expect("both are done");
        assert_eq!(runs.load(Ordering::SeqCst), 2, "neither began anew");
    }
}

#[tokio::test]
async fn everybody_who_wants_the_same_slots_gets_one_and_none_is_given_twice() {
    for school in schools().await {
        let (_, opening) = fill(&school).await;
        let id = opening.id;
        let slots = school.app.db.read(move |tx| store::slots::of(tx, id)).await.expect("slots");
        let wanting = [
            (school.samira, school.lea),
            (school.marc, school.lea),
            (school.mme_moreau, school.ines),
            (school.m_moreau, school.ines),
            (school.mme_moreau, school.lina),
            (school.m_moreau, school.lina),
        ];
        let runs = Arc::new(AtomicU32::new(0));
        let mut running = Vec::new();
        for (guardian, pupil) in wanting {
            let (db, runs, now) = (school.app.db.clone(), runs.clone(), school.clock.now());
            let asked = asked(&school.people, &opening, pupil);
            let slots: Vec<Id<Slot>> = slots.iter().take(8).map(|it| it.id).collect();
            running.push(tokio::spawn(async move {
                for slot in slots {
                    let (asked, runs) = (asked.clone(), runs.clone());
                    let book = move |tx: &Tx<'_>| {
                        runs.fetch_add(1, Ordering::SeqCst);
                        booking::book_by(tx, &asked, guardian, slot, pupil, now).map(drop)
                    };
                    match db.mark(book).await {
                        Ok(()) => return true,
                        Err(db::Error::Refused(_)) => {}
                        Err(error) => panic!("{error}"),
                    }
                }
                false
            }));
        }
        for run in running {
            assert!(run.await.expect("it ran"), "there are eight slots for six");
        }
        let slots = school.app.db.read(move |tx| store::slots::of(tx, id)).await.expect("slots");
        let taken = slots.iter().filter(|it| !it.is_free()).count();
        assert_eq!(taken, 6, "each has one, and nobody another's");
        let engine = school.app.db.engine().name();
        println!("six booked in {} runs on {engine}", runs.load(Ordering::SeqCst));
    }
}

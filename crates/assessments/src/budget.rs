//! What the pages may ask of the database, counted: the same for three pupils and for thirty-three,
//! for one item and for twelve. And two who type in one grid take turns: nothing is lost.

use crate::{
    Assessment, Cell,
    assessment::{Stage, load},
    cell::{Change, Said},
    grid,
    item::WEIGHT,
    pages::skills,
    store::{self, items::New},
    typing::{self, Typing},
    writing::{self, Draft, Hand, Home},
};
use base::{Id, Instant, PersonName};
use db::Tx;
use people::{Class, Details, Level, NewEnrolment, NewPerson, Person, School, Standing, enrolment};
use std::sync::{
    Arc, Barrier,
    atomic::{AtomicU32, Ordering},
};
use testing::TestSchool;

async fn schools() -> Vec<TestSchool> {
    let features =
        || vec![files::feature(), notices::feature(), results::feature(), crate::feature()];
    TestSchool::each(features).await
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

/// An assessment of `count` skills of cycle 2.
fn make(tx: &Tx<'_>, school: &Where, count: usize) -> db::Result<Assessment> {
    let Where { place, class, by, at } = *school;
    let skills = results::referential::taught(tx, place, &["cycle2"], at.day())?;
    let items = skills.iter().filter(|skill| skill.kind == results::SkillKind::Item).take(count);
    let item = |skill: &results::Skill| New {
        skill: Some(skill.id),
        label: skill.label.clone(),
        is_whole: false,
        weight: WEIGHT,
    };
    let draft = Draft {
        title: "Bilan".to_owned(),
        day: at.day(),
        subject: None,
        domain: None,
        scale: Some(results::testing::scales::OBJECTIFS),
        out_of: None,
        weight: WEIGHT,
        teachers: Vec::new(),
        items: items.map(item).collect(),
        once: String::new(),
        version: 0,
        translate: false,
    };
    let home = Home { school: place, class: Some(class), group: None };
    let id = writing::begin(tx, &home, &draft, (Stage::Open, "Note"), Hand { by, at })?;
    let person = Standing::load(tx, by)?.ok_or(db::Error::Missing)?;
    load(tx, id, &person)?.ok_or(db::Error::Missing)
}

#[derive(Clone, Copy)]
struct Where {
    place: Id<School>,
    class: Id<Class>,
    by: Id<Person>,
    at: Instant,
}

fn of(school: &TestSchool) -> Where {
    let (place, class, by) = (school.jean_mace, school.ce1_a, school.mme_durand);
    Where { place, class, by, at: school.clock.now() }
}

/// Every cell of a grid.
fn all(tx: &Tx<'_>, assessment: &Assessment, at: Where) -> db::Result<Typing> {
    let items = store::items::of_assessment(tx, assessment.id)?;
    let pupils = store::pupils::of_assessment(tx, assessment, at.at.day())?;
    let said = Said::Step(results::testing::scales::OBJECTIFS, 2);
    let cells = items.iter().flat_map(|item| pupils.iter().map(move |it| (item.id, it.id)));
    let change = |(item, pupil)| Change { item, pupil, said, seen: 0, at: at.at };
    Ok(Typing {
        assessment: assessment.clone(),
        changes: cells.map(change).collect(),
        once: "tout".to_owned(),
        hand: Hand { by: at.by, at: at.at },
    })
}

/// How many cells there are, and how many statements their saving, the grid and the page by skill
/// run.
fn counted(tx: &Tx<'_>, at: Where, count: usize) -> db::Result<(usize, [u32; 3])> {
    let assessment = make(tx, &at, count)?;
    let typing = all(tx, &assessment, at)?;
    let mut before = tx.statements();
    let mut since = |tx: &Tx<'_>| {
        let ran = tx.statements() - before;
        before = tx.statements();
        ran
    };
    let saved = typing::save(tx, &typing)?;
    let to_save = since(tx);
    grid::load(tx, &assessment, at.at.day())?;
    let to_show = since(tx);
    skills::load(tx, (at.class, at.place), at.at.day().plus_days(-30), at.at.day())?;
    Ok((saved.written, [to_save, to_show, since(tx)]))
}

#[tokio::test]
async fn a_grid_of_any_size_is_shown_and_saved_in_a_handful_of_statements() {
    for school in schools().await {
        let at = of(&school);
        let write = move |tx: &Tx<'_>| {
            let small = counted(tx, at, 1)?;
            crowd(tx, at.place, at.class, at.at)?;
            Ok((small, counted(tx, at, 12)?))
        };
        let (small, large) = school.app.db.write(write).await.expect("counted");
        assert_eq!((small.0, large.0), (3, 33 * 12));
        assert_eq!(small.1, [8, 5, 4]);
        assert_eq!(small.1, large.1);
    }
}

/// Types both, each begun before the other has committed; how often they had to run.
async fn together(school: &TestSchool, first: Typing, second: Typing) -> u32 {
    let (runs, meeting) = (Arc::new(AtomicU32::new(0)), Arc::new(Barrier::new(2)));
    let run = |typing: Typing| {
        let (runs, meeting) = (Arc::clone(&runs), Arc::clone(&meeting));
        let db = school.app.db.clone();
        async move {
            let write = move |tx: &Tx<'_>| {
                let before = runs.fetch_add(1, Ordering::AcqRel);
                store::cells::of_assessment(tx, typing.assessment.id)?;
                if before < 2 {
                    meeting.wait();
                }
                typing::save(tx, &typing)
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
async fn two_who_type_at_one_moment_lose_nothing_and_two_grids_do_not_meet() {
    for school in
        schools().await.into_iter().filter(|it| it.app.db.engine() == db::Engine::Postgres)
    {
        let at = of(&school);
        let make_two = move |tx: &Tx<'_>| {
            let (one, other) = (make(tx, &at, 2)?, make(tx, &at, 2)?);
            Ok((all(tx, &one, at)?, all(tx, &other, at)?))
        };
        let (one, other) = school.app.db.write(make_two).await.expect("made");
        assert_eq!(together(&school, one.clone(), other).await, 2, "nobody had to begin anew");
        let again = |once: &str, rank: u8, by: Id<Person>| {
            let mut typing = one.clone();
            (typing.once, typing.hand.by) = (once.to_owned(), by);
            for change in &mut typing.changes {
                change.said = Said::Step(results::testing::scales::OBJECTIFS, rank);
                change.seen = 1;
            }
            typing
        };
        let (durand, petit) = (again("un", 3, school.mme_durand), again("deux", 4, school.m_petit));
        assert!(together(&school, durand, petit).await >= 2);
        let id = one.assessment.id;
        let read = move |tx: &Tx<'_>| store::cells::of_assessment(tx, id);
        let cells: Vec<Cell> = school.app.db.read(read).await.expect("read");
        assert!(cells.iter().all(|cell| cell.is_disputed && cell.version == 3));
        assert!(cells.iter().all(|cell| cell.step == Some(4)), "the same whoever was first");
    }
}

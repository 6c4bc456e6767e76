//! Schools made for tests, and what is written of them.

use base::{Clock, Day, Id, Instant, PersonName, SchoolYear, Title};
use db::{Db, Result, Tx, params, testing::TestDb};
use people::{
    Class, Details, Function, Kinship, Level, NewAssignment, NewClass, NewEnrolment, NewPerson,
    NewSchool, Person, Post, School, SchoolKind, Town, assignment, class, enrolment, groups,
    guardianship, person, school, town,
};

pub const NOW: &str = "2027-06-21 20:00";
pub const YEAR: SchoolYear = SchoolYear(2026);

pub fn day(iso: &str) -> Day {
    Day::parse_iso(iso).expect("a day")
}

pub fn now() -> Instant {
    Instant::parse_local(NOW).expect("a time")
}

/// An empty house on each engine.
pub async fn houses() -> Vec<TestDb> {
    let mut houses = Vec::new();
    for engine in db::testing::engines() {
        let areas = vec![
            db::MIGRATIONS,
            people::MIGRATIONS,
            web::MIGRATIONS,
            jobs::MIGRATIONS,
            rollover::MIGRATIONS,
        ];
        houses.push(TestDb::open(engine, Clock::fixed(now()), areas).await);
    }
    houses
}

/// A class: its name, its levels, and how many pupils of each.
pub type ClassOf = (&'static str, Vec<(Level, usize)>);

pub struct Made {
    pub school: Id<School>,
    pub classes: Vec<Id<Class>>,
    pub pupils: Vec<Id<Person>>,
    pub teachers: Vec<Id<Person>>,
}

/// A school with these classes, a teacher for each, a guardian for each pupil.
pub fn make(
    tx: &Tx<'_>,
    uai: &str,
    kind: SchoolKind,
    town: Id<Town>,
    classes: &[ClassOf],
) -> Result<Made> {
    let from_on = day("2026-09-01");
    let new = NewSchool {
        uai: uai.to_owned(),
        town,
        kind,
        name: format!("École {uai}"),
        academy: "09".to_owned(),
        source_key: None,
        opened_on: from_on,
    };
    let school = school::create(tx, &new)?;
    let open: Vec<NewClass> = classes
        .iter()
        .map(|(name, levels)| NewClass {
            school,
            year: YEAR,
            name: (*name).to_owned(),
            source_key: None,
            levels: levels.iter().map(|(level, _)| *level).collect(),
        })
        .collect();
    let ids = class::open(tx, &open)?;
    let (mut seats, mut posts, mut ties) = (Vec::new(), Vec::new(), Vec::new());
    let mut pupils = Vec::new();
    for ((name, levels), class) in classes.iter().zip(&ids) {
        for (level, count) in levels {
            let children = persons(tx, name, *count)?;
            let parents = persons(tx, "Parent", *count)?;
            seats.extend(children.iter().map(|pupil| NewEnrolment {
                pupil: *pupil,
                school,
                class: Some(*class),
                level: *level,
                from_on,
                until_on: None,
            }));
            ties.extend(children.iter().zip(parents).map(|(pupil, guardian)| {
                people::testing::guards(guardian, *pupil, Kinship::Mother, from_on)
            }));
            pupils.extend(children);
        }
    }
    let teachers = persons(tx, "Maîtresse", ids.len())?;
    posts.extend(teachers.iter().zip(&ids).map(|(person, class)| NewAssignment {
        person: *person,
        post: Post::Class(school, *class),
        function: Function::Teacher,
        subject: None,
        from_on,
        until_on: None,
    }));
    let (_, seated) = enrolment::begin(tx, &seats)?;
    let (_, tied) = guardianship::begin(tx, &ties)?;
    let (_, posted) = assignment::begin(tx, &posts)?;
    groups::refresh(tx, &seated.and(tied).and(posted), now().day())?;
    Ok(Made { school, classes: ids, pupils, teachers })
}

pub fn persons(tx: &Tx<'_>, last: &str, count: usize) -> Result<Vec<Id<Person>>> {
    let one = |number: usize| {
        let name = PersonName::new(format!("N{number}"), last, Some(Title::Mme));
        NewPerson { details: Details::named(name), keys: Vec::new() }
    };
    let new: Vec<NewPerson> = (0..count).map(one).collect();
    person::create(tx, &new, now())
}

pub fn a_town(tx: &Tx<'_>, insee: &str) -> Result<Id<Town>> {
    town::create(tx, insee, "Lys", "59")
}

/// Everything that is written of who is where, row by row.
pub async fn written(db: &Db) -> Vec<String> {
    let read = |tx: &Tx<'_>| {
        let statements = [
            "select 'e', id, pupil_id, class_id, from_on, until_on from enrolment order by id",
            "select 'a', id, person_id, class_id, from_on, until_on from assignment order by id",
            "select 'c', id, year, name, closed_on, source_key from class order by id",
            "select 'l', class_id, 0, level, '', '' from class_level order by class_id, level",
            "select 'm', group_id, person_id, on_behalf_of, '', '' from membership
              order by group_id, person_id, on_behalf_of",
            "select 'p', id, 0, left_on, '', '' from person order by id",
            "select 'g', scope_id, 0, kind, closed_on, '' from person_group
              where scope_kind = 'class' order by scope_id, kind",
        ];
        let mut rows = Vec::new();
        for sql in statements {
            let found: Vec<Vec<db::Value>> = tx.all(sql, params![])?;
            rows.extend(found.iter().map(|row| format!("{row:?}")));
        }
        Ok(rows)
    };
    db.read(read).await.expect("read")
}

/// The enrolments of a school that run on a day, by pupil.
pub async fn seats(db: &Db, school: Id<School>, on: Day) -> Vec<people::Enrolment> {
    db.read(move |tx| enrolment::in_school(tx, school, on)).await.expect("read")
}

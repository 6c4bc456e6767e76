//! Any facts: what is materialised is what the facts say, and what is found is what is allowed.

use crate::world::{at, day};
use base::{Clock, Day, Id, PersonName};
use db::{Result, Tx, testing::TestDb};
use people::{
    Class, Details, Function, Kinship, Level, NewAssignment, NewClass, NewEnrolment,
    NewGuardianship, NewPerson, NewSchool, Person, Post, Reachable, School, SchoolKind, Standing,
    Touched, Town, assignment, class, enrolment, groups, guardianship, may_write_all, person,
    reachable, school, town,
};
use proptest::prelude::*;
use std::collections::BTreeSet;

const PERSONS: usize = 12;
const CLASSES: usize = 5;
const FUNCTIONS: [Function; 5] =
    [Function::Head, Function::Teacher, Function::Aesh, Function::Office, Function::Administrator];

/// One change, by the numbers of persons, classes and days.
#[derive(Clone, Debug)]
enum Step {
    Enrol { pupil: usize, class: usize, from: i32, until: Option<i32> },
    Guard { guardian: usize, pupil: usize, authority: bool, from: i32, until: Option<i32> },
    Assign { person: usize, post: usize, function: usize, from: i32, until: Option<i32> },
    EndAll { person: usize, on: i32 },
    Leave { person: usize, on: i32 },
    CloseClass { class: usize, on: i32 },
    Turn { on: i32 },
}

fn step() -> impl Strategy<Value = Step> {
    let days = || (0..40, proptest::option::of(0..40));
    let someone = || 0..PERSONS;
    prop_oneof![
        4 => (someone(), 0..CLASSES, days())
            .prop_map(|(pupil, class, (from, until))| Step::Enrol { pupil, class, from, until }),
        4 => (someone(), someone(), any::<bool>(), days()).prop_map(
            |(guardian, pupil, authority, (from, until))| Step::Guard {
                guardian, pupil, authority, from, until
            }
        ),
        4 => (someone(), 0..CLASSES + 5, 0..FUNCTIONS.len(), days()).prop_map(
            |(person, post, function, (from, until))| Step::Assign {
                person, post, function, from, until
            }
        ),
        1 => (someone(), 0..40).prop_map(|(person, on)| Step::EndAll { person, on }),
        1 => (someone(), 0..40).prop_map(|(person, on)| Step::Leave { person, on }),
        1 => (0..CLASSES, 0..40).prop_map(|(class, on)| Step::CloseClass { class, on }),
        2 => (1..15).prop_map(|on| Step::Turn { on }),
    ]
}

struct Land {
    persons: Vec<Id<Person>>,
    towns: [Id<Town>; 2],
    schools: [Id<School>; 3],
    classes: Vec<(Id<School>, Id<Class>, Level)>,
}

fn first() -> Day {
    day("2026-09-01")
}

/// Two schools in one town, one in another; five classes; twelve persons who share three names.
fn land(tx: &Tx<'_>) -> Result<Land> {
    let towns = [town::create(tx, "1", "A", "59")?, town::create(tx, "2", "B", "59")?];
    let make = |uai: &str, town| {
        let new = NewSchool {
            uai: uai.to_owned(),
            town,
            kind: SchoolKind::Primary,
            name: uai.to_owned(),
            academy: "09".to_owned(),
            source_key: None,
            opened_on: first(),
        };
        school::create(tx, &new)
    };
    let schools = [make("A1", towns[0])?, make("A2", towns[0])?, make("B1", towns[1])?];
    let mut classes = Vec::new();
    for (school, level) in
        [(0, Level::Cp), (0, Level::Ce1), (1, Level::Cp), (2, Level::Cp), (2, Level::Cp)]
    {
        let new = NewClass {
            school: schools[school],
            year: base::SchoolYear(2026),
            name: format!("C{}", classes.len()),
            source_key: None,
            levels: vec![level],
        };
        classes.push((schools[school], class::open(tx, &[new])?[0], level));
    }
    let new = |index: usize| NewPerson {
        details: Details::named(PersonName::new(
            ["Léa", "Jules", "Inès", "Noé"][index % 4],
            ["Martin", "Marchand", "Petit"][index % 3],
            None,
        )),
        keys: Vec::new(),
    };
    let everybody: Vec<NewPerson> = (0..PERSONS).map(new).collect();
    let persons = person::create(tx, &everybody, at("2026-09-01 08:00"))?;
    Ok(Land { persons, towns, schools, classes })
}

/// Makes the change, and says whom it touched; the day may move.
fn take(tx: &Tx<'_>, land: &Land, step: &Step, today: &mut Day) -> Result<Touched> {
    let on = |days: i32| first().plus_days(days);
    match *step {
        Step::Enrol { pupil, class, from, until } => {
            let (school, class, level) = land.classes[class];
            let new = NewEnrolment {
                pupil: land.persons[pupil],
                school,
                class: Some(class),
                level,
                from_on: on(from),
                until_on: until.map(on),
            };
            enrolment::begin(tx, &[new]).map(|(_, touched)| touched)
        }
        Step::Guard { guardian, pupil, authority, from, until } => {
            let new = NewGuardianship {
                guardian: land.persons[guardian],
                pupil: land.persons[pupil],
                kind: Kinship::Other,
                has_authority: authority,
                is_contact: false,
                pays: false,
                priority: 1,
                from_on: on(from),
                until_on: until.map(on),
            };
            guardianship::begin(tx, &[new]).map(|(_, touched)| touched)
        }
        Step::Assign { person, post, function, from, until } => {
            let post = match post {
                post if post < CLASSES => Post::Class(land.classes[post].0, land.classes[post].1),
                post if post < CLASSES + 3 => Post::School(land.schools[post - CLASSES]),
                post if post == CLASSES + 3 => Post::Town(land.towns[0]),
                _ => Post::Platform,
            };
            let new = NewAssignment {
                person: land.persons[person],
                post,
                function: FUNCTIONS[function],
                subject: None,
                from_on: on(from),
                until_on: until.map(on),
            };
            assignment::begin(tx, &[new]).map(|(_, touched)| touched)
        }
        Step::EndAll { person, on: days } => {
            let held = assignment::of_person(tx, land.persons[person])?;
            assignment::end(tx, &held.iter().map(|fact| fact.id).collect::<Vec<_>>(), on(days))
        }
        Step::Leave { person, on: days } => person::leave(tx, &[land.persons[person]], on(days)),
        Step::CloseClass { class, on: days } => {
            class::close(tx, &[land.classes[class].1], on(days))
        }
        Step::Turn { on: days } => {
            *today = today.plus_days(days);
            while !groups::turn_day(tx, *today)?.is_done {}
            Ok(Touched::nobody())
        }
    }
}

type Place = (String, String, i64, String, i64, i64);

/// The automatic memberships as they are.
fn materialised(tx: &Tx<'_>) -> Result<BTreeSet<Place>> {
    let rows: Vec<Place> = tx.all(
        "select g.kind, g.scope_kind, g.scope_id, g.level, m.person_id, m.on_behalf_of
           from membership m
           join person_group g on g.id = m.group_id",
        &[],
    )?;
    Ok(rows.into_iter().collect())
}

/// The same, told by the facts alone: each group is said in words of its own.
fn told(tx: &Tx<'_>, today: Day) -> Result<BTreeSet<Place>> {
    let rows: Vec<Place> = tx.all(
        "with enrolled as (select e.*, s.town_id
                             from enrolment e
                             join school s on s.id = e.school_id
                            where e.from_on <= $1 and (e.until_on is null or e.until_on > $1)),
              guarding as (select g.guardian_id, e.*
                             from guardianship g
                             join enrolled e on e.pupil_id = g.pupil_id
                            where g.from_on <= $1 and (g.until_on is null or g.until_on > $1)
                              and (g.has_authority = 1 or g.is_contact = 1)),
              working as (select a.*, s.town_id as home
                            from assignment a
                            left join school s on s.id = a.school_id
                           where a.from_on <= $1 and (a.until_on is null or a.until_on > $1))
         select 'pupils', 'class', class_id, '', pupil_id, 0 from enrolled
          union
         select 'pupils', 'level', school_id, level, pupil_id, 0 from enrolled
          union
         select 'pupils', 'school', school_id, '', pupil_id, 0 from enrolled
          union
         select 'guardians', 'class', class_id, '', guardian_id, pupil_id from guarding
          union
         select 'guardians', 'level', school_id, level, guardian_id, pupil_id from guarding
          union
         select 'guardians', 'school', school_id, '', guardian_id, pupil_id from guarding
          union
         select 'guardians', 'town', town_id, '', guardian_id, pupil_id from guarding
          union
         select 'team', 'class', class_id, '', person_id, 0
           from working where class_id is not null
          union
         select 'team', 'level', w.school_id, l.level, w.person_id, 0
           from working w join class_level l on l.class_id = w.class_id
          union
         select 'team', 'school', school_id, '', person_id, 0
           from working
          where class_id is not null
             or school_id is not null and function in ('teacher', 'aesh')
          union
         select 'staff', 'school', school_id, '', person_id, 0
           from working where school_id is not null
          union
         select 'heads', 'school', school_id, '', person_id, 0
           from working where school_id is not null and function = 'head'
          union
         select 'heads', 'town', home, '', person_id, 0
           from working where school_id is not null and function = 'head'
          union
         select 'heads', 'platform', 0, '', person_id, 0
           from working where school_id is not null and function = 'head'
          union
         select 'agents', 'town', town_id, '', person_id, 0
           from working where school_id is null and town_id is not null
          union
         select 'agents', 'platform', 0, '', person_id, 0
           from working where school_id is null and town_id is not null
          union
         select 'administrators', 'platform', 0, '', person_id, 0
           from working
          where school_id is null and town_id is null and function = 'administrator'",
        db::params![today],
    )?;
    Ok(rows.into_iter().collect())
}

/// Those found by their whole name, and those one may write to.
type Ways = BTreeSet<(Id<Person>, Id<Person>)>;

fn ways(tx: &Tx<'_>, land: &Land) -> Result<(Ways, Ways)> {
    let (mut found, mut allowed) = (Ways::new(), Ways::new());
    for from in &land.persons {
        let Some(standing) = Standing::load(tx, *from)? else { continue };
        for query in ["mar", "petit", "lea", "jul", "ines", "noe"] {
            for one in reachable(tx, &standing, query, 500)? {
                if let Reachable::Person { id, because, .. } = one {
                    assert!(because.iter().all(|line| line.rule.may_write) && !because.is_empty());
                    found.insert((*from, id));
                }
            }
        }
        for (to, verdict) in may_write_all(tx, &standing, &land.persons)? {
            if verdict.is_yes() {
                allowed.insert((*from, to));
            }
        }
    }
    Ok((found, allowed))
}

/// Runs the steps in one transaction that is given up at the end.
fn holds(tx: &Tx<'_>, steps: &[Step]) -> Result<()> {
    let land = land(tx)?;
    let mut today = first();
    for step in steps {
        let touched = take(tx, &land, step, &mut today)?;
        groups::refresh(tx, &touched, today)?;
        assert_eq!(materialised(tx)?, told(tx, today)?, "after {step:?} on {today}");
    }
    let (found, allowed) = ways(tx, &land)?;
    assert_eq!(found, allowed);
    let whole = land.schools.map(Touched::school).into_iter().fold(Touched::nobody(), Touched::and);
    let before = materialised(tx)?;
    groups::refresh(tx, &whole, today)?;
    assert_eq!(materialised(tx)?, before, "a whole refresh changes nothing");
    Err(db::Error::Missing)
}

#[test]
fn memberships_are_what_the_facts_say_and_found_is_allowed() {
    let runtime = tokio::runtime::Runtime::new().expect("a runtime");
    for engine in db::testing::engines() {
        let clock = Clock::fixed(at("2026-09-01 08:00"));
        let areas = vec![db::MIGRATIONS, people::MIGRATIONS];
        let test = runtime.block_on(TestDb::open(engine, clock, areas));
        let cases = if engine == db::Engine::Sqlite { 60 } else { 12 };
        let config =
            ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(cases) };
        proptest!(config, |(steps in proptest::collection::vec(step(), 1..25))| {
            let run = test.db.write({
                let steps = steps.clone();
                move |tx| holds(tx, &steps)
            });
            // Given up on purpose; anything else is a failure of the property.
            let ended = runtime.block_on(run).expect_err("given up");
            prop_assert!(matches!(ended, db::Error::Missing), "{}", ended);
        });
    }
}

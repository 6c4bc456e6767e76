//! The year change of a made town of any size: prepared, agreed, applied in one evening, its day
//! turned, and undone; with the time of each and the memory it took.
//!
//! `cargo run --release -p rollover --example year -- --pupils 100000 [--database postgres://…]`
//!
//! Écoles of nine classes from CP to CM2, one guardian a pupil, a teacher a class, a head a school.
//! At the end every fact and every membership is counted and summed again: it must be what it was.

use base::{Clock, Day, Id, Instant, PersonName, SchoolYear, Title};
use clap::Parser;
use db::{Config, Db, Result, Tx, params};
use people::{
    Details, Function, Kinship, Level, NewAssignment, NewClass, NewEnrolment, NewGuardianship,
    NewPerson, NewSchool, Person, Post, School, SchoolKind, Town, assignment, class, enrolment,
    groups, guardianship, person, school, town,
};
use rollover::{Beginning, YearChange, apply, apply::Outcome, editing, load, prepare, undo};
use std::hash::{DefaultHasher, Hash, Hasher};
use std::time::Instant as Stopwatch;

#[derive(Parser)]
struct Arguments {
    #[arg(long, default_value_t = 100_000)]
    pupils: usize,
    /// A SQLite file or `postgres://…`, empty; a temporary file without it.
    #[arg(long)]
    database: Option<String>,
}

const CLASSES: [(&str, Level); 9] = [
    ("CP-A", Level::Cp),
    ("CP-B", Level::Cp),
    ("CE1-A", Level::Ce1),
    ("CE1-B", Level::Ce1),
    ("CE2-A", Level::Ce2),
    ("CE2-B", Level::Ce2),
    ("CM1-A", Level::Cm1),
    ("CM1-B", Level::Cm1),
    ("CM2-A", Level::Cm2),
];
const PER_CLASS: usize = 24;
const YEAR: SchoolYear = SchoolYear(2026);

fn day(iso: &str) -> Day {
    Day::parse_iso(iso).expect("a day")
}

struct Lap(Stopwatch);

impl Lap {
    fn tell(&mut self, what: &str) {
        println!("{:>9.2} s  {what}: {}", self.0.elapsed().as_secs_f64(), memory());
        self.0 = Stopwatch::now();
    }
}

/// The most memory this process has held, and how much of what it holds now is not the file of
/// the database, which SQLite maps.
fn memory() -> String {
    let status = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
    let of = |name: &str| {
        let line = status.lines().find_map(|line| line.strip_prefix(name));
        line.map_or_else(|| "unknown".to_owned(), |line| line.trim().to_owned())
    };
    format!("VmHWM {}, RssAnon {} now", of("VmHWM:"), of("RssAnon:"))
}

#[tokio::main]
async fn main() {
    let arguments = Arguments::parse();
    let folder = tempfile::tempdir().expect("a folder");
    let config = match &arguments.database {
        Some(database) => Config::parse(database),
        None => Config::Sqlite { path: folder.path().join("year.sqlite") },
    };
    let evening = Instant::parse_local("2027-08-31 20:00").expect("an evening");
    let clock = Clock::fixed(evening);
    let db = Db::open(&config, 1, clock).await.expect("a database");
    let areas = vec![
        db::MIGRATIONS,
        people::MIGRATIONS,
        web::MIGRATIONS,
        jobs::MIGRATIONS,
        rollover::MIGRATIONS,
    ];
    db.migrate(areas).await.expect("the tables");
    let mut lap = Lap(Stopwatch::now());
    let schools = build(&db, arguments.pupils, evening).await;
    lap.tell(&format!("{} pupils in {} schools are made", arguments.pupils, schools.len()));
    let before = sum(&db).await;
    lap.tell("every row is summed");
    year(&db, &schools, evening, arguments.pupils, &mut lap).await;
    assert!(sum(&db).await == before, "every fact and membership is what it was");
    lap.tell("identity: every row is what it was");
}

async fn year(db: &Db, schools: &[Made], at: Instant, pupils: usize, lap: &mut Lap) {
    let on = day("2027-09-01");
    let mut changes = Vec::new();
    for made in schools {
        changes.push((begin(db, made, on, at).await, made.head));
    }
    lap.tell("the classes of the next year are proposed");
    for (change, by) in &changes {
        let (change, by) = (*change, *by);
        let agree = move |tx: &Tx<'_>| {
            editing::agree(tx, &now(tx, change)?, by, "Une ville faite pour cela.", at)
        };
        db.write(agree).await.expect("agreed");
    }
    lap.tell("the sentences are read and agreed to");
    for (change, _) in &changes {
        let change = *change;
        let applied = db.write(move |tx| apply::apply(tx, &now(tx, change)?, at)).await;
        assert!(matches!(applied.expect("applied"), Outcome::Applied(_)));
    }
    lap.tell("the evening: applied, school after school");
    check(db, on, pupils).await;
    while !db.write(move |tx| groups::turn_day(tx, on)).await.expect("turned").is_done {}
    lap.tell("the night: the day is turned, everybody is in the new groups");
    let next = Instant::parse_local("2027-09-01 20:00").expect("an evening");
    for (change, _) in changes.iter().rev() {
        let change = *change;
        let undo = move |tx: &Tx<'_>| undo::undo(tx, &now(tx, change)?, &uses(), next);
        db.write(undo).await.expect("undone");
    }
    lap.tell("undone, school after school");
}

/// No feature is here that keeps anything by class.
fn uses() -> undo::ClassUses {
    undo::ClassUses::default()
}

fn now(tx: &Tx<'_>, change: Id<YearChange>) -> Result<YearChange> {
    load(tx, change)?.ok_or(db::Error::Missing)
}

async fn begin(db: &Db, made: &Made, effective_on: Day, at: Instant) -> Id<YearChange> {
    let (school, by) = (made.school, made.head);
    let begin = Beginning { school, wave: None, year: YEAR, effective_on, by };
    db.write(move |tx| prepare(tx, &begin, at)).await.expect("prepared").expect("begun once")
}

/// Everybody is enrolled once on the day, or leaves from CM2.
async fn check(db: &Db, on: Day, pupils: usize) {
    let read = move |tx: &Tx<'_>| {
        let once = tx.number(
            "select count(*)
               from (select pupil_id
                       from enrolment
                      where from_on <= $1 and (until_on is null or until_on > $1)
                      group by pupil_id
                     having count(*) = 1) p",
            params![on],
        )?;
        let rows = tx.number(
            "select count(*)
               from enrolment
              where from_on <= $1 and (until_on is null or until_on > $1)",
            params![on],
        )?;
        let left = tx.number(
            "select count(*) from enrolment where level = 'cm2' and until_on = $1",
            params![on],
        )?;
        Ok((once, rows, left))
    };
    let (once, rows, left) = db.read(read).await.expect("counted");
    assert_eq!(once, rows, "nobody is doubled");
    assert_eq!(once + left, i64::try_from(pupils).expect("a count"), "nobody is lost");
    println!("             {once} pupils have one place, {left} leave for collège");
}

/// A number that any changed row changes.
async fn sum(db: &Db) -> (u64, u64) {
    let read = |tx: &Tx<'_>| {
        let (mut rows, mut total) = (0_u64, 0_u64);
        for sql in [
            "select id, pupil_id, class_id, from_on, until_on from enrolment",
            "select id, person_id, class_id, from_on, until_on from assignment",
            "select id, year, name, closed_on, school_id from class",
            "select group_id, person_id, on_behalf_of, '', '' from membership",
            "select class_id, level, '', '', '' from class_level",
            "select id, left_on, '', '', '' from person",
        ] {
            tx.each(sql, params![], |row: Vec<db::Value>| {
                let mut hasher = DefaultHasher::new();
                format!("{row:?}").hash(&mut hasher);
                (rows, total) = (rows + 1, total.wrapping_add(hasher.finish()));
                Ok(())
            })?;
        }
        Ok((rows, total))
    };
    db.read_long(read).await.expect("summed")
}

struct Made {
    school: Id<School>,
    head: Id<Person>,
}

async fn build(db: &Db, pupils: usize, at: Instant) -> Vec<Made> {
    let town = db.write(|tx| town::create(tx, "59000", "Grandeville", "59")).await.expect("a town");
    let per_school = CLASSES.len() * PER_CLASS;
    let mut schools = Vec::new();
    let mut left = pupils;
    while left > 0 {
        let (number, count) = (schools.len(), left.min(per_school));
        let made = db.write(move |tx| build_school(tx, town, number, count, at)).await;
        schools.push(made.expect("a school"));
        left -= count;
    }
    schools
}

fn build_school(
    tx: &Tx<'_>,
    town: Id<Town>,
    number: usize,
    count: usize,
    at: Instant,
) -> Result<Made> {
    let from_on = day("2026-09-01");
    let new = NewSchool {
        uai: format!("{number:07}A"),
        town,
        kind: SchoolKind::Elementary,
        name: format!("École {number}"),
        academy: "09".to_owned(),
        source_key: None,
        opened_on: from_on,
    };
    let school = school::create(tx, &new)?;
    let classes = CLASSES.map(|(name, level)| NewClass {
        school,
        year: YEAR,
        name: name.to_owned(),
        source_key: None,
        levels: vec![level],
    });
    let classes = class::open(tx, &classes)?;
    let children = persons(tx, "Élève", count, at)?;
    let parents = persons(tx, "Parent", count, at)?;
    let team = persons(tx, "Maître", CLASSES.len() + 1, at)?;
    let seat = |(index, pupil): (usize, &Id<Person>)| {
        let place = index / PER_CLASS % CLASSES.len();
        let (class, level) = (Some(classes[place]), CLASSES[place].1);
        NewEnrolment { pupil: *pupil, school, class, level, from_on, until_on: None }
    };
    let seats: Vec<NewEnrolment> = children.iter().enumerate().map(seat).collect();
    let ties: Vec<NewGuardianship> = children
        .iter()
        .zip(&parents)
        .map(|(pupil, parent)| tie(*parent, *pupil, from_on))
        .collect();
    let post = |person: Id<Person>, post, function| NewAssignment {
        person,
        post,
        function,
        subject: None,
        from_on,
        until_on: None,
    };
    let mut posts: Vec<NewAssignment> = classes
        .iter()
        .zip(&team)
        .map(|(class, person)| post(*person, Post::Class(school, *class), Function::Teacher))
        .collect();
    let head = team[CLASSES.len()];
    posts.push(post(head, Post::School(school), Function::Head));
    let (_, seated) = enrolment::begin(tx, &seats)?;
    let (_, tied) = guardianship::begin(tx, &ties)?;
    let (_, posted) = assignment::begin(tx, &posts)?;
    groups::refresh(tx, &seated.and(tied).and(posted), at.day())?;
    Ok(Made { school, head })
}

fn tie(guardian: Id<Person>, pupil: Id<Person>, from_on: Day) -> NewGuardianship {
    NewGuardianship {
        guardian,
        pupil,
        kind: Kinship::Mother,
        has_authority: true,
        is_contact: true,
        pays: false,
        priority: 1,
        from_on,
        until_on: None,
    }
}

fn persons(tx: &Tx<'_>, last: &str, count: usize, at: Instant) -> Result<Vec<Id<Person>>> {
    let one = |number: usize| {
        let name = PersonName::new(format!("N{number}"), last, Some(Title::Mme));
        NewPerson { details: Details::named(name), keys: Vec::new() }
    };
    let new: Vec<NewPerson> = (0..count).map(one).collect();
    person::create(tx, &new, at)
}

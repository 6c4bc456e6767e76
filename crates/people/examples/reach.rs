//! How long it takes to bring a territory in, to load a standing, and to find whom one may write
//! to.
//!
//! `cargo run --release -p people --example reach -- 100000 [postgres://…]`
//!
//! Towns of 1,100 pupils and one of 15,000; two guardians a pupil, siblings shared; names drawn
//! from a skewed list, so that short prefixes find many.

use base::{Clock, Day, Id, Instant, Minutes, PersonName, Random, SchoolYear, Title};
use db::{Config, Db, Result, Tx};
use people::{
    Class, Details, Function, Key, Kinship, Level, NewAssignment, NewClass, NewEnrolment,
    NewGuardianship, NewPerson, NewSchool, Person, Post, School, SchoolKind, Standing, Touched,
    Town, assignment, class, enrolment, groups, guardianship, may_write, person, reachable, school,
    town,
};
use std::time::Instant as Stopwatch;

const LEVELS: [Level; 5] = [Level::Cp, Level::Ce1, Level::Ce2, Level::Cm1, Level::Cm2];
const PER_CLASS: usize = 24;
const CLASSES_PER_SCHOOL: usize = 9;
const SCHOOLS_PER_TOWN: usize = 5;
/// The large town holds this many schools.
const SCHOOLS_OF_LARGE: usize = 70;

const FIRST: [&str; 24] = [
    "Léa", "Louise", "Jade", "Emma", "Alice", "Inès", "Lina", "Chloé", "Marie", "Manon", "Zoé",
    "Camille", "Gabriel", "Raphaël", "Louis", "Jules", "Adam", "Noé", "Hugo", "Mohamed", "Martin",
    "Nathan", "Tom", "Marius",
];
const LAST: [&str; 24] = [
    "Martin",
    "Lefebvre",
    "Dubois",
    "Leroy",
    "Moreau",
    "Mercier",
    "Lambert",
    "Marchand",
    "Petit",
    "Delattre",
    "Vasseur",
    "Caron",
    "Benali",
    "Haddad",
    "Nguyen",
    "Da Silva",
    "Masson",
    "Marechal",
    "Fontaine",
    "Roussel",
    "Dupont",
    "Leclercq",
    "Carpentier",
    "Vandamme",
];

struct Cast {
    teacher: Id<Person>,
    guardian: Id<Person>,
    head: Id<Person>,
    agent: Id<Person>,
}

#[tokio::main]
async fn main() {
    let mut args = std::env::args().skip(1);
    let pupils: usize = args.next().and_then(|text| text.parse().ok()).unwrap_or(5_000);
    let folder = tempfile::tempdir().expect("a folder");
    let config = match args.next() {
        Some(url) => Config::Postgres { url, schema: Some("reach".to_owned()), connections: 4 },
        None => Config::Sqlite { path: folder.path().join("reach.sqlite") },
    };
    let db = Db::open(&config, 1, Clock::system()).await.expect("a database");
    db.migrate(vec![db::MIGRATIONS, people::MIGRATIONS]).await.expect("tables");
    let casts = build(&db, pupils).await;
    let large = &casts[0];
    let small = casts.last().expect("a town");
    for (who, person) in [
        ("guardian of a small town", small.guardian),
        ("teacher of a small town", small.teacher),
        ("head of a small town", small.head),
        ("agent of a small town", small.agent),
        ("guardian of the large town", large.guardian),
        ("teacher of the large town", large.teacher),
        ("agent of the large town", large.agent),
    ] {
        measure(&db, who, person).await;
    }
}

async fn measure(db: &Db, who: &str, person: Id<Person>) {
    let load = time(db, move |tx| Standing::load(tx, person).map(drop)).await;
    let may = time(db, move |tx| {
        let standing = Standing::load(tx, person)?.expect("somebody");
        may_write(tx, &standing, person).map(drop)
    });
    let mut line =
        vec![format!("{who}: load {load:.0} µs, may_write {:.0}, reachable", may.await - load)];
    for query in ["", "m", "ma", "martin", "lea mar", "xyz"] {
        let find = time(db, move |tx| {
            let standing = Standing::load(tx, person)?.expect("somebody");
            reachable(tx, &standing, query, 20).map(drop)
        });
        line.push(format!("'{query}' {:.0}", find.await - load));
    }
    println!("{}", line.join("  "));
}

/// The median of 21 runs, in microseconds.
async fn time(db: &Db, f: impl Fn(&Tx<'_>) -> Result<()> + Copy + Send + 'static) -> f64 {
    let mut runs = Vec::new();
    for _ in 0..21 {
        let started = Stopwatch::now();
        db.read(f).await.expect("read");
        runs.push(started.elapsed().as_secs_f64() * 1e6);
    }
    runs.sort_by(f64::total_cmp);
    runs[10]
}

/// Schools one transaction each, as a feed applies them; prints the rate.
async fn build(db: &Db, pupils: usize) -> Vec<Cast> {
    let started = Stopwatch::now();
    let per_school = PER_CLASS * CLASSES_PER_SCHOOL;
    let schools = pupils.div_ceil(per_school);
    let (mut casts, mut persons, mut town) = (Vec::new(), 0, None);
    let mut left_in_town = 0;
    for index in 0..schools {
        if left_in_town == 0 {
            left_in_town =
                if index == 0 && schools > 100 { SCHOOLS_OF_LARGE } else { SCHOOLS_PER_TOWN };
            town = Some(db.write(move |tx| make_town(tx, index)).await.expect("a town"));
        }
        left_in_town -= 1;
        let town = town.expect("a town");
        let (cast, count) =
            db.write(move |tx| make_school(tx, town, index)).await.expect("a school");
        persons += count;
        casts.push(cast);
    }
    let seconds = started.elapsed().as_secs_f64();
    #[expect(clippy::cast_precision_loss, reason = "a rate")]
    let rate = persons as f64 / seconds;
    println!("{schools} schools, {persons} persons in {seconds:.1} s: {rate:.0} persons/s");
    casts
}

fn today() -> Day {
    Day::new(2026, 11, 23).expect("a day")
}

fn make_town(tx: &Tx<'_>, index: usize) -> Result<Id<Town>> {
    town::create(tx, &format!("{:05}", 59_000 + index), &format!("Ville {index}"), "59")
}

fn make_school(tx: &Tx<'_>, town: Id<Town>, index: usize) -> Result<(Cast, usize)> {
    let chance = Random::seeded(index as u64);
    let new = NewSchool {
        uai: format!("059{index:04}X"),
        town,
        kind: SchoolKind::Elementary,
        name: format!("École {index}"),
        academy: "09".to_owned(),
        source_key: Some(index.to_string()),
        opened_on: today(),
    };
    let school = school::create(tx, &new)?;
    let class = |class: usize| NewClass {
        school,
        year: SchoolYear(2026),
        name: format!("{}-{class}", LEVELS[class % 5].written()),
        source_key: Some(class.to_string()),
        levels: vec![LEVELS[class % 5]],
    };
    let classes = class::open(tx, &(0..CLASSES_PER_SCHOOL).map(class).collect::<Vec<_>>())?;
    let per_school = PER_CLASS * CLASSES_PER_SCHOOL;
    let pupils = make_persons(tx, &chance, index, "p", per_school, None)?;
    let mothers = make_persons(tx, &chance, index, "m", per_school * 3 / 4, Some(Title::Mme))?;
    let fathers = make_persons(tx, &chance, index, "f", per_school * 3 / 4, Some(Title::M))?;
    let staff = make_persons(tx, &chance, index, "s", CLASSES_PER_SCHOOL + 2, Some(Title::Mme))?;
    let touched = enrol(tx, school, &classes, &pupils)?
        .and(guard(tx, &pupils, &mothers, Kinship::Mother)?)
        .and(guard(tx, &pupils, &fathers, Kinship::Father)?)
        .and(assign(tx, town, school, &classes, &staff)?);
    groups::refresh(tx, &touched, today())?;
    let cast = Cast {
        teacher: staff[0],
        guardian: mothers[0],
        head: staff[CLASSES_PER_SCHOOL],
        agent: staff[CLASSES_PER_SCHOOL + 1],
    };
    Ok((cast, pupils.len() + mothers.len() + fathers.len() + staff.len()))
}

fn make_persons(
    tx: &Tx<'_>,
    chance: &Random,
    school: usize,
    role: &str,
    count: usize,
    title: Option<Title>,
) -> Result<Vec<Id<Person>>> {
    // The lesser of two draws: the first names of the list are the most usual.
    let draw = |list: &[&'static str]| list[chance.below(list.len()).min(chance.below(list.len()))];
    let new = |index: usize| NewPerson {
        details: Details::named(PersonName::new(draw(&FIRST), draw(&LAST), title)),
        keys: vec![Key::new("aaf:09", format!("{school}-{role}{index}"))],
    };
    let new: Vec<NewPerson> = (0..count).map(new).collect();
    person::create(tx, &new, Instant::at(today(), Minutes(480)))
}

fn enrol(
    tx: &Tx<'_>,
    school: Id<School>,
    classes: &[Id<Class>],
    pupils: &[Id<Person>],
) -> Result<Touched> {
    let new = |(index, pupil): (usize, &Id<Person>)| NewEnrolment {
        pupil: *pupil,
        school,
        class: Some(classes[index / PER_CLASS]),
        level: LEVELS[(index / PER_CLASS) % 5],
        from_on: today(),
        until_on: None,
    };
    let new: Vec<NewEnrolment> = pupils.iter().enumerate().map(new).collect();
    enrolment::begin(tx, &new).map(|(_, touched)| touched)
}

fn guard(
    tx: &Tx<'_>,
    pupils: &[Id<Person>],
    guardians: &[Id<Person>],
    kind: Kinship,
) -> Result<Touched> {
    let new = |(index, pupil): (usize, &Id<Person>)| NewGuardianship {
        guardian: guardians[index % guardians.len()],
        pupil: *pupil,
        kind,
        has_authority: true,
        is_contact: true,
        pays: false,
        priority: 1,
        from_on: today(),
        until_on: None,
    };
    let new: Vec<NewGuardianship> = pupils.iter().enumerate().map(new).collect();
    guardianship::begin(tx, &new).map(|(_, touched)| touched)
}

fn assign(
    tx: &Tx<'_>,
    town: Id<Town>,
    school: Id<School>,
    classes: &[Id<Class>],
    staff: &[Id<Person>],
) -> Result<Touched> {
    let new = |(index, person): (usize, &Id<Person>)| {
        let (post, function) = match classes.get(index) {
            Some(class) => (Post::Class(school, *class), Function::Teacher),
            None if index == classes.len() => (Post::School(school), Function::Head),
            None => (Post::Town(town), Function::Agent),
        };
        let (subject, from_on, until_on) = (None, today(), None);
        NewAssignment { person: *person, post, function, subject, from_on, until_on }
    };
    let new: Vec<NewAssignment> = staff.iter().enumerate().map(new).collect();
    assignment::begin(tx, &new).map(|(_, touched)| touched)
}

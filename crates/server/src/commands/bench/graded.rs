//! Two classes that are graded, for the pages that are measured: a collège of its own has one of
//! thirty-five pupils with marks in twelve subjects, whose council meets; a CE1 of the town has
//! shown a hundred skills. They are told once; what teachers write goes through their pages.

mod marks;

use super::{
    crowd,
    store::{self, graded::Led},
    town,
};
use crate::config::Config;
use base::{Clock, Day, Id, PersonName, SchoolYear, Title};
use bench::{Result, http::Browser};
use db::{Db, Tx};
use people::{
    Class, Details, Function, GroupKind, Level, NewAssignment, NewClass, NewEnrolment, NewPerson,
    NewSchool, Person, Post, School, SchoolKind, Scope, assignment, class, enrolment, groups,
    person, school,
};
use results::{
    Period, Skill, SkillKind, Taught,
    period::{self, NewPeriod},
    referential, scale, subject,
};
use std::time::Duration;

/// Who looks at what.
pub struct Graded {
    /// Heads the collège, with the council of its class.
    pub head: Browser,
    pub council: String,
    /// A guardian of each pupil of the CE1, with the page of that pupil.
    pub families: Vec<(Browser, String)>,
    /// Who teaches them, with the page of each.
    pub teacher: Vec<(Browser, String)>,
}

/// No school of the country has it.
const UAI: &str = "9999999Z";
const NAME: &str = "Collège du banc";
const PUPILS: usize = 35;
const SUBJECTS: [&str; 12] = [
    "Français",
    "Histoire-géographie",
    "Enseignement moral et civique",
    "Anglais LV1",
    "Allemand LV2",
    "Mathématiques",
    "Physique-chimie",
    "Sciences de la vie et de la Terre",
    "Technologie",
    "Arts plastiques",
    "Éducation musicale",
    "Éducation physique et sportive",
];
/// Skills a pupil of the CE1 has shown over the year; those of the programme, and some again.
const ITEMS: usize = 100;
/// More than any class has.
const CLASS_MAX: u32 = 60;
const PATIENCE: Duration = Duration::from_mins(1);

/// A class, and all that is needed to write of it.
struct Ground {
    class: Id<Class>,
    pupils: Vec<Id<Person>>,
    /// The first day on which something was shown, and the last.
    days: (Day, Day),
}

/// The class of the collège.
struct College {
    ground: Ground,
    taught: Vec<Taught>,
    head: Id<Person>,
    period: Id<Period>,
}

/// The CE1.
struct Ce1 {
    ground: Ground,
    teacher: Id<Person>,
    scale: Id<results::Scale>,
    skills: Vec<Id<Skill>>,
}

/// Tells of both, unless that was done.
pub async fn tell(db: &Db, config: &Config) -> Result<()> {
    if db.read(|tx| Ok(reported(tx)?.is_some())).await? {
        return Ok(());
    }
    let (college, ce1) = db.write(|tx| Ok((make(tx)?, choose(tx)?))).await?;
    let classes = [college.ground.class, ce1.ground.class];
    let mut server = town::serve(&std::env::current_exe()?, config)?;
    server.is_open("/sante/prete", PATIENCE).await?;
    marks::of_ce1(db, server.address, &ce1).await?;
    marks::of_college(db, server.address, &college).await?;
    db.write(move |tx| store::graded::show(tx, &classes)).await?;
    // Said last: with the reports all of it was told.
    marks::open_reports(db, server.address, &college).await?;
    server.close(PATIENCE)?;
    db.analyze().await?;
    Ok(())
}

/// Signs in those who look.
pub async fn open(db: &Db) -> Result<Graded> {
    let found = db.read(find).await?;
    let guardians = found.families.iter().map(|(guardian, _)| Id::new(*guardian));
    let persons = [found.head, found.teacher].into_iter().chain(guardians).collect();
    let mut browsers = crowd::sign_in(db, persons).await?.into_iter().map(|(_, browser)| browser);
    let mut browser = || browsers.next().ok_or("somebody did not sign in");
    let (head, teacher) = (browser()?, browser()?);
    let page = |pupil: i64| results::urls::pupil(Id::new(pupil));
    let pages = || found.families.iter().map(|(_, pupil)| page(*pupil));
    Ok(Graded {
        head,
        council: found.council.clone(),
        teacher: pages().map(|page| (teacher.clone(), page)).collect(),
        families: browsers.zip(pages()).collect(),
    })
}

struct Found {
    head: Id<Person>,
    council: String,
    teacher: Id<Person>,
    families: Vec<(i64, i64)>,
}

fn find(tx: &Tx<'_>) -> db::Result<Found> {
    let (school, class, period) = reported(tx)?.ok_or_else(missing)?;
    let Led { class: ce1, teacher, .. } = store::graded::ce1(tx)?.ok_or_else(missing)?;
    let pupils = groups::find(tx, GroupKind::Pupils, Scope::Class(ce1))?.ok_or_else(missing)?;
    Ok(Found {
        head: head(tx, school)?,
        council: reports::urls::council(class, period),
        teacher,
        families: store::families(tx, pupils.raw())?,
    })
}

fn missing() -> db::Error {
    db::Error::Conflict("nobody of the town is graded".to_owned())
}

/// The collège, which nobody of the town knows of, and its class.
pub fn college(tx: &Tx<'_>) -> db::Result<Option<(Id<School>, Id<Class>)>> {
    let Some(school) = school::find_by_uai(tx, UAI)? else { return Ok(None) };
    Ok(store::graded::class_of(tx, school.id)?.map(|class| (school.id, class)))
}

type Reported = (Id<School>, Id<Class>, Id<Period>);

fn reported(tx: &Tx<'_>) -> db::Result<Option<Reported>> {
    let Some((school, class)) = college(tx)? else { return Ok(None) };
    Ok(store::graded::reported(tx, class)?.map(|period| (school, class, period)))
}

fn head(tx: &Tx<'_>, school: Id<School>) -> db::Result<Id<Person>> {
    let heads = groups::find(tx, GroupKind::Heads, Scope::School(school))?.ok_or_else(missing)?;
    store::members(tx, heads, 1)?.pop().ok_or_else(missing)
}

fn ground(tx: &Tx<'_>, class: Id<Class>, days: (Day, Day)) -> db::Result<Ground> {
    let pupils = groups::find(tx, GroupKind::Pupils, Scope::Class(class))?.ok_or_else(missing)?;
    Ok(Ground { class, pupils: store::members(tx, pupils, CLASS_MAX)?, days })
}

/// Makes the collège, or finds it as it was left.
fn make(tx: &Tx<'_>) -> db::Result<College> {
    let today = Clock::system().today();
    let (school, class) = match college(tx)? {
        Some(found) => found,
        None => found_college(tx, today)?,
    };
    subject::settle(tx, school, today)?;
    cut(tx, school, today)?;
    let period = period::on(tx, school, today)?.ok_or_else(missing)?;
    Ok(College {
        ground: ground(tx, class, (period.from_on.max(first_day(today)), today))?,
        taught: subject::taught_in(tx, class, today)?,
        head: head(tx, school)?,
        period: period.id,
    })
}

fn found_college(tx: &Tx<'_>, today: Day) -> db::Result<(Id<School>, Id<Class>)> {
    let lys = people::town::find_by_insee(tx, demo::cast::TOWN)?.ok_or_else(missing)?;
    let year = SchoolYear::of(today);
    let from_on = first_day(today);
    let new = NewSchool {
        uai: UAI.to_owned(),
        town: lys.id,
        kind: SchoolKind::Middle,
        name: NAME.to_owned(),
        academy: "09".to_owned(),
        source_key: None,
        opened_on: from_on,
    };
    let school = school::create(tx, &new)?;
    let new = NewClass {
        school,
        year,
        name: "6e du banc".to_owned(),
        source_key: None,
        levels: vec![Level::Sixth],
    };
    let class = class::open(tx, &[new])?.pop().ok_or_else(missing)?;
    let pupils = persons(tx, "Élève", PUPILS, None)?;
    let enrolled = |pupil| NewEnrolment {
        pupil,
        school,
        class: Some(class),
        level: Level::Sixth,
        from_on,
        until_on: None,
    };
    let (_, pupils) = enrolment::begin(tx, &pupils.into_iter().map(enrolled).collect::<Vec<_>>())?;
    let (_, staff) = assignment::begin(tx, &posts(tx, (school, class), from_on)?)?;
    groups::refresh(tx, &pupils.and(staff), today)?;
    Ok((school, class))
}

/// A head, and a teacher for each subject.
fn posts(
    tx: &Tx<'_>,
    (school, class): (Id<School>, Id<Class>),
    from_on: Day,
) -> db::Result<Vec<NewAssignment>> {
    let teachers = persons(tx, "Professeur", SUBJECTS.len(), Some(Title::M))?;
    let head = persons(tx, "Principale", 1, Some(Title::Mme))?;
    let teaches = |(person, subject): (Id<Person>, &str)| NewAssignment {
        person,
        post: Post::Class(school, class),
        function: Function::Teacher,
        subject: Some(subject.to_owned()),
        from_on,
        until_on: None,
    };
    let heads = |person| NewAssignment {
        person,
        post: Post::School(school),
        function: Function::Head,
        subject: None,
        from_on,
        until_on: None,
    };
    let teachers = teachers.into_iter().zip(SUBJECTS).map(teaches);
    Ok(teachers.chain(head.into_iter().map(heads)).collect())
}

fn persons(
    tx: &Tx<'_>,
    first: &str,
    count: usize,
    title: Option<Title>,
) -> db::Result<Vec<Id<Person>>> {
    let new = |number| {
        let name = PersonName::new(first, format!("Dubanc-{number}"), title);
        NewPerson { details: Details::named(name), keys: Vec::new() }
    };
    person::create(tx, &(1..=count).map(new).collect::<Vec<_>>(), tx.now())
}

/// A year in three, without a day left out.
fn cut(tx: &Tx<'_>, school: Id<School>, today: Day) -> db::Result<()> {
    let year = SchoolYear::of(today);
    let days = [
        year.first_day(),
        Day::new(year.0, 12, 1),
        Day::new(year.0 + 1, 3, 8),
        year.last_day().map(|last| last.plus_days(1)),
    ];
    let days: Vec<Day> = days.into_iter().flatten().collect();
    let new = |(place, pair): (usize, &[Day])| NewPeriod {
        name: format!("Trimestre {}", place + 1),
        from_on: pair[0],
        until_on: pair[1],
    };
    let new: Vec<NewPeriod> = days.windows(2).enumerate().map(new).collect();
    period::cut(tx, school, year, &new).map(drop)
}

/// Pupils are there from then on.
fn first_day(today: Day) -> Day {
    let september = Day::new(SchoolYear::of(today).0, 9, 1);
    september.filter(|day| *day <= today).unwrap_or(today)
}

/// The CE1 that is looked at, and what its programme asks.
fn choose(tx: &Tx<'_>) -> db::Result<Ce1> {
    let today = Clock::system().today();
    let Led { class, school, teacher } = store::graded::ce1(tx)?.ok_or_else(missing)?;
    cut(tx, school, today)?;
    let codes = referential::programmes_of(Level::Ce1);
    let mut skills = referential::taught(tx, school, codes, today)?;
    skills.retain(|it| it.kind == SkillKind::Item && it.is_for(Level::Ce1));
    let scales = scale::of_school(tx, school)?;
    let scale = scales.into_iter().find(|it| it.code == "objectifs").ok_or_else(missing)?;
    Ok(Ce1 {
        ground: ground(tx, class, (first_day(today), today))?,
        teacher,
        scale: scale.id,
        skills: skills.iter().map(|skill| skill.id).cycle().take(ITEMS).collect(),
    })
}

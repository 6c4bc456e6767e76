//! The timetable of the made-up collège and lycée: written as the file their program would write,
//! brought in as any file is; tomorrow, one lesson is not as usual.

use crate::{
    bringing, changing,
    import::reading::{self, Of},
    showing, store,
};
use base::{Day, Id, Minutes, SchoolYear};
use db::{Result, Tx};
use people::{
    Function, Person,
    pages::{ClassPage, Colleague},
};
use std::{collections::HashSet, fmt::Write};
use web::demo::{Act, Stage, StageSchool};

const HOURS: [(&str, &str); 7] = [
    ("8h00", "8h55"),
    ("9h00", "9h55"),
    ("10h15", "11h10"),
    ("11h15", "12h10"),
    ("13h30", "14h25"),
    ("14h30", "15h25"),
    ("15h45", "16h40"),
];
const DAYS: [&str; 5] = ["lundi", "mardi", "mercredi", "jeudi", "vendredi"];
/// The hours of Wednesday: its afternoon is free.
const WEDNESDAY_HOURS: usize = 4;
const WEEKLY_HOURS: usize = 3;

pub fn acts(tx: &Tx<'_>, stage: &Stage) -> Result<Vec<Act>> {
    let mut acts = Vec::new();
    for school in &stage.secondary {
        // A town that is played twice keeps the one it has.
        let year = SchoolYear::of(stage.until.day());
        if store::versions::of_schools(tx, &[school.page.school.id], year)?.is_empty() {
            acts.extend(brought_in(stage, school));
        }
    }
    Ok(acts)
}

fn brought_in(stage: &Stage, school: &StageSchool) -> Option<Act> {
    let head = school.page.staff.iter().find(|it| it.function == Function::Head)?.person;
    let table = table(school);
    let (id, uai) = (school.page.school.id, school.page.school.uai.clone());
    let at = stage.hour(0, Minutes(7 * 60 + 10));
    let tomorrow = stage.until.day().plus_days(1);
    let said_at = stage.until.plus_hours(-2);
    Some(Act::write(at, move |tx, now| {
        let of = Of { uai: &uai, class: None };
        let Ok(reading) = reading::read(table.as_bytes(), &of) else { return Ok(Vec::new()) };
        let name = "emploi-du-temps.csv";
        let import = bringing::stage(tx, (id, head), (name, None), &reading, now)?;
        let Some(import) = store::imports::find(tx, import)? else { return Ok(Vec::new()) };
        let year = SchoolYear::of(now.day());
        let import = crate::Import { from_on: year.first_day(), ..import };
        bringing::apply(tx, &import, (head, false), now)?;
        let change = Act::write(said_at, move |tx, now| {
            cancelled(tx, (id, head), tomorrow, now)?;
            Ok(Vec::new())
        });
        Ok(vec![change])
    }))
}

/// The first lesson of tomorrow in a class of it does not take place.
fn cancelled(
    tx: &Tx<'_>,
    (school, head): (Id<people::School>, Id<Person>),
    day: Day,
    now: base::Instant,
) -> Result<()> {
    let classes = store::places::classes(tx, school, day)?;
    let Some(class) = classes.first() else { return Ok(()) };
    let plan = showing::plan(tx, &[school], &[class.id], (day, day))?;
    let held = plan.between(day, day);
    let Some(first) = held.first() else { return Ok(()) };
    let lesson = plan.lessons.iter().find(|lesson| lesson.id == first.lesson);
    let Some(lesson) = lesson else { return Ok(()) };
    let word = "Le professeur est en formation.";
    changing::say(tx, (lesson, head), (day, &changing::What::Cancelled, word), now).map(drop)
}

/// As a school's own table: each teacher of a class has some hours of its week, nobody two at once.
fn table(school: &StageSchool) -> String {
    let mut text = String::from("jour;debut;fin;matiere;classe;professeur;salle;semaine\n");
    let mut busy: HashSet<(Id<Person>, usize, usize)> = HashSet::new();
    let mut teachers: Vec<Id<Person>> = Vec::new();
    for (place, class) in school.classes.iter().enumerate() {
        let mut taken: HashSet<(usize, usize)> = HashSet::new();
        for (turn, teacher) in teaching(class).enumerate() {
            let room = teachers.iter().position(|it| *it == teacher.person).unwrap_or_else(|| {
                teachers.push(teacher.person);
                teachers.len() - 1
            });
            let mut given = HashSet::new();
            for step in 0..DAYS.len() * HOURS.len() {
                let slot = (place * 11 + turn * 17 + step * 8) % (DAYS.len() * HOURS.len());
                let (day, hour) = (slot / HOURS.len(), slot % HOURS.len());
                let is_off = day == 2 && hour >= WEDNESDAY_HOURS;
                let is_free = !taken.contains(&(day, hour))
                    && !busy.contains(&(teacher.person, day, hour))
                    && !given.contains(&day);
                if is_off || !is_free || given.len() == WEEKLY_HOURS {
                    continue;
                }
                taken.insert((day, hour));
                busy.insert((teacher.person, day, hour));
                given.insert(day);
                // The last of its hours is every other week.
                let weeks = if given.len() == WEEKLY_HOURS { "A" } else { "" };
                line(&mut text, (day, hour), class, (teacher, room + 101), weeks);
            }
        }
    }
    text
}

fn teaching(class: &ClassPage) -> impl Iterator<Item = &Colleague> {
    let teachers = class.team.iter().filter(|it| it.function == Function::Teacher);
    teachers.filter(|it| it.subject.is_some())
}

fn line(
    text: &mut String,
    (day, hour): (usize, usize),
    class: &ClassPage,
    (teacher, room): (&Colleague, usize),
    weeks: &str,
) {
    let (day, (from, until)) = (DAYS[day], HOURS[hour]);
    let subject = teacher.subject.clone().unwrap_or_default();
    let (class, name) = (&class.class.name, teacher.name.listed());
    // Writing to a string does not fail.
    let _ = writeln!(text, "{day};{from};{until};{subject};{class};{name};{room};{weeks}");
}

//! A fortnight of roll calls in the made-up town: most are here, some families announce, some
//! answer, a few say nothing; most eat at the canteen. The first class of each school is left to
//! call now, for who tries. The town closes its schools for a day to come.

use crate::{
    Moment, Reason, Slot, State, Week, absence,
    calling::{self, Call},
    closure::{self, Cause, Declaring},
    mark::Change,
    service::Days,
    store::{self, services::Hand},
};
use base::{Day, Id, Instant, Minutes};
use db::{Result, Tx};
use people::{
    Function, Person, School,
    pages::{ClassPage, PupilLine},
};
use web::demo::{Act, Stage};

/// When each half-day is called, and when families write.
const MORNING: Minutes = Minutes(8 * 60 + 40);
const AFTERNOON: Minutes = Minutes(13 * 60 + 40);
const BREAKFAST: Minutes = Minutes(7 * 60 + 35);
const BREAK: Minutes = Minutes(10 * 60 + 20);

pub fn acts(tx: &Tx<'_>, stage: &Stage) -> Result<Vec<Act>> {
    let mut acts = Vec::new();
    for school in &stage.schools {
        let week = store::weeks::of(tx, school.page.school.id)?;
        let slots = week.half_days(stage.from.day(), stage.until.day());
        for (place, class) in school.classes.iter().enumerate() {
            let Some(by) = teacher(class) else { continue };
            for slot in &slots {
                let is_now = slot.day == stage.until.day() && slot.moment == week.half(stage.until);
                if place > 0 || !is_now {
                    acts.extend(call(stage, class, by, lesson(&week, *slot)));
                }
            }
            acts.push(meals(stage, class));
            let days: Vec<Day> = slots.iter().map(|slot| slot.day).collect();
            acts.extend(words(stage, class, &week, days));
        }
    }
    acts.extend(strike(stage));
    Ok(acts)
}

/// A day without class: the town tells its families two days after it knows.
fn strike(stage: &Stage) -> Option<Act> {
    let by = *stage.agents.first()?;
    let schools = stage.schools.iter().map(|school| &school.page.school);
    let schools: Vec<Id<School>> =
        schools.filter(|school| school.kind.is_first_degree()).map(|it| it.id).collect();
    let at = stage.hour(7, Minutes(11 * 60 + 15));
    Some(Act::write(at, move |tx, now| {
        let weeks = store::weeks::of_all(tx, &schools)?;
        // A Tuesday of class, a fortnight ahead.
        let mut ahead = (8..40).map(|days| now.day().plus_days(days));
        let is_of_class = |day: &Day| {
            let slot = Slot::new(*day, Moment::Morning);
            day.weekday() == 1 && weeks.iter().all(|(_, week)| week.has(slot))
        };
        let Some(day) = ahead.find(is_of_class) else { return Ok(Vec::new()) };
        let declaring = Declaring {
            schools: schools.clone(),
            from: Slot::new(day, Moment::Morning),
            until: Slot::new(day, Moment::Afternoon),
            cause: Cause::Strike,
            note: "Un accueil est ouvert à l’école Jean-Macé, de 8 h à 17 h 30.".to_owned(),
            called: None,
            by,
            at: now,
        };
        closure::declare(tx, &declaring).map(|_| Vec::new())
    }))
}

/// In a secondary school the first lesson of the half-day is called.
fn lesson(week: &Week, slot: Slot) -> Slot {
    let first = week.hours.iter().find(|hour| week.half_of(hour.moment) == slot.moment);
    first.map_or(slot, |hour| Slot::new(slot.day, hour.moment))
}

fn teacher(class: &ClassPage) -> Option<Id<Person>> {
    let teachers = class.team.iter().filter(|member| member.function == Function::Teacher);
    teachers.map(|member| member.person).next()
}

/// What a day is for a pupil: the same seed makes the same days.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Fate {
    Here,
    Late,
    /// His family has told before school.
    Announced,
    /// His family answers in the break.
    Answered,
    Silent,
}

fn fate(stage: &Stage, class: &ClassPage, place: usize, day: Day) -> Fate {
    // Those known by heart have been away, so that their mother finds something.
    if class.pupils.get(place).is_some_and(is_known_by_heart) {
        return match day {
            day if day == stage.hour(3, MORNING).day() => Fate::Announced,
            day if day == stage.hour(7, MORNING).day() => Fate::Late,
            _ => Fate::Here,
        };
    }
    let (seed, class) = (stage.seed, class.class.id);
    let mut hasher = blake3::Hasher::new();
    hasher.update(&seed.to_be_bytes());
    hasher.update(format!("{class} {place} {day}").as_bytes());
    let bytes = hasher.finalize();
    match (bytes.as_bytes()[0], bytes.as_bytes()[1]) {
        (0..=4, _) => Fate::Late,
        (5..=14, 0..=127) => Fate::Announced,
        (5..=14, 128..=215) => Fate::Answered,
        (5..=14, _) => Fate::Silent,
        _ => Fate::Here,
    }
}

fn is_known_by_heart(pupil: &PupilLine) -> bool {
    pupil.guardians.iter().any(|it| it.name.first == "Samira")
}

/// Who is away today, and perhaps was yesterday, for whole days.
fn call(stage: &Stage, class: &ClassPage, by: Id<Person>, slot: Slot) -> Option<Act> {
    let at = match slot.moment {
        Moment::Morning | Moment::Hour1 | Moment::Hour2 => MORNING,
        _ => AFTERNOON,
    };
    let at = Instant::at(slot.day, at);
    if at > stage.until {
        return None;
    }
    let change = |(place, pupil): (usize, &PupilLine)| {
        let state = match fate(stage, class, place, slot.day) {
            Fate::Late if slot.moment != Moment::Afternoon => State::Late,
            Fate::Here | Fate::Late => return None,
            Fate::Announced | Fate::Answered | Fate::Silent => State::Absent,
        };
        let minutes = (state == State::Late).then_some(Minutes(MORNING.0 + 5));
        let (pupil, taken_by) = (pupil.person, String::new());
        Some(Change { pupil, state, minutes, taken_by, seen: 0, at })
    };
    let changes: Vec<Change> = class.pupils.iter().enumerate().filter_map(change).collect();
    let call = Call {
        class: class.class.id,
        is_group: false,
        school: class.class.school,
        slot,
        changes,
        once: slot.to_string(),
        by,
        now: at,
        may_reopen: false,
    };
    Some(Act::write(at, move |tx, _| calling::save(tx, &call).map(|_| Vec::new())))
}

/// What families have put their children down for, before it begins.
fn meals(stage: &Stage, class: &ClassPage) -> Act {
    let plans: Vec<_> = class
        .pupils
        .iter()
        .enumerate()
        .filter(|(place, pupil)| place % 7 != 6 || is_known_by_heart(pupil))
        .filter_map(|(place, pupil)| {
            let by = pupil.guardians.first()?.person;
            let days = if place % 2 == 0 { [0, 1, 3, 4].as_slice() } else { &[0, 3] };
            let eats = (Moment::Canteen, Days::of(days.iter().copied()));
            let stays = (Moment::LateCare, Days::of((place % 4 == 0).then_some(0).into_iter()));
            Some((pupil.person, by, [eats, stays]))
        })
        .collect();
    let at = stage.from;
    Act::write(at, move |tx, _| {
        for (pupil, by, plan) in &plans {
            store::services::set_plan(tx, *pupil, plan, at.day(), Hand { by: *by, at })?;
        }
        Ok(Vec::new())
    })
}

/// What families say, at breakfast or in the break.
fn words(stage: &Stage, class: &ClassPage, week: &Week, mut days: Vec<Day>) -> Vec<Act> {
    days.dedup();
    let mut acts = Vec::new();
    for day in days {
        for (place, pupil) in class.pupils.iter().enumerate() {
            let at = match fate(stage, class, place, day) {
                Fate::Announced => BREAKFAST,
                Fate::Answered => BREAK,
                _ => continue,
            };
            let by = pupil.guardians.iter().find(|guardian| guardian.has_authority);
            let (Some(by), at) = (by, Instant::at(day, at)) else { continue };
            let last = Slot::new(day, Moment::Afternoon);
            let until = if week.has(last) { last } else { Slot::new(day, Moment::Morning) };
            let telling = absence::Telling {
                pupil: pupil.person,
                school: class.class.school,
                from: Slot::new(day, Moment::Morning),
                until,
                reason: Reason::ALL[(place + usize::from(day.day().unsigned_abs())) % 6],
                note: String::new(),
                by: by.person,
                at,
            };
            if at <= stage.until {
                acts.push(Act::write(at, move |tx, _| {
                    absence::explain(tx, &telling).map(|_| Vec::new())
                }));
            }
        }
    }
    acts
}

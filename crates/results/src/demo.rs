//! In the made-up town every school has cut its year, collèges and lycées have their subjects, and
//! some parents have said what they want to be told of. It is there from the first day: what other
//! features play of results needs it.

use crate::{
    alert::{self, Choice, NOT_REACHED, What},
    period::{self, NewPeriod},
    subject,
};
use base::{Day, Id, SchoolYear};
use db::{Result, Tx};
use people::{School, SchoolKind};
use web::demo::{Act, Stage, StageSchool};

pub fn acts(stage: &Stage) -> Vec<Act> {
    let mut acts = Vec::new();
    for school in stage.schools.iter().chain(&stage.secondary) {
        let (id, kind) = (school.page.school.id, school.page.school.kind);
        acts.push(Act::write(stage.from, move |tx, now| {
            cut(tx, id, kind, SchoolYear::of(now.day()))?;
            subject::settle(tx, id, now.day())?;
            Ok(Vec::new())
        }));
        acts.push(choices(stage, school));
    }
    acts
}

/// Two semesters in maternelle, where the carnet is shown twice a year; three trimesters elsewhere.
fn cut(tx: &Tx<'_>, school: Id<School>, kind: SchoolKind, year: SchoolYear) -> Result<()> {
    let next = year.0 + 1;
    let (word, days) = if kind == SchoolKind::Nursery {
        ("Semestre", vec![(year.0, 9, 1), (next, 2, 1), (next, 7, 5)])
    } else {
        ("Trimestre", vec![(year.0, 9, 1), (year.0, 12, 1), (next, 3, 8), (next, 7, 5)])
    };
    let days: Vec<Day> =
        days.into_iter().filter_map(|(year, month, day)| Day::new(year, month, day)).collect();
    let period = |(place, pair): (usize, &[Day])| NewPeriod {
        name: format!("{word} {}", place + 1),
        from_on: pair[0],
        until_on: pair[1],
    };
    let periods: Vec<NewPeriod> = days.windows(2).enumerate().map(period).collect();
    period::cut(tx, school, year, &periods).map(drop)
}

/// Of each class the parents of two children choose: one a word a week, one what is not reached.
fn choices(stage: &Stage, school: &StageSchool) -> Act {
    let pupils = school.classes.iter().flat_map(|class| {
        let guards = |it: &people::pages::PupilLine| {
            it.guardians.first().map(|guardian| (guardian.person, it.person))
        };
        class.pupils.iter().filter_map(guards).take(2).collect::<Vec<_>>()
    });
    let chosen: Vec<_> = pupils
        .enumerate()
        .map(|(place, (guardian, pupil))| {
            let what = if place.is_multiple_of(2) { What::Weekly } else { What::Below };
            (guardian, pupil, Choice { what, below_percent: NOT_REACHED })
        })
        .collect();
    Act::write(stage.from, move |tx, _| {
        alert::choose_all(tx, &chosen)?;
        Ok(Vec::new())
    })
}

//! Made-up figures for the made-up town: ten weeks and a fortnight of visits, as many as such
//! schools have. They are written as the counters write them; the nights of the demo publish them.

use crate::{Week, store};
use base::{Day, Instant, Minutes, Money};
use db::{Result, Tx};
use people::{Person, Town};
use std::collections::BTreeSet;
use web::{
    demo::{Act, Stage, StageSchool},
    visits::{Answers, Role},
};

/// Days before the fortnight.
const DAYS_BEFORE: i32 = 70;
/// The features that are used, and by how many of a hundred visitors.
const SERVICES: [(&str, u64); 6] = [
    ("messages", 71),
    ("liaison", 58),
    ("homework", 47),
    ("news", 33),
    ("journal", 39),
    ("agenda", 24),
];
/// What a town pays for a pupil, in cents.
const CENTS_A_PUPIL: i64 = 385;

pub fn acts(stage: &Stage) -> Vec<Act> {
    let (first, last) = (stage.from.day().plus_days(-DAYS_BEFORE), stage.until.day());
    let crowds: Vec<Crowd> = stage.schools.iter().map(Crowd::of).collect();
    let seed = stage.seed;
    let counted = Act::run(stage.from, move |app| async move {
        let there: Vec<(&'static str, u64)> = SERVICES
            .into_iter()
            .filter(|(name, _)| app.features.iter().any(|feature| feature.name == *name))
            .collect();
        let write = move |tx: &Tx<'_>| {
            let lines: Vec<_> =
                crowds.iter().flat_map(|crowd| crowd.lines(seed, (first, last), &there)).collect();
            store::counts::add(tx, &lines)?;
            pay(tx, &crowds, last.year())
        };
        app.db.write(write).await?;
        Ok(Vec::new())
    });
    // Its clock jumps, so that the house of a demo could not say how long it was at work.
    let served = Act::write(stage.until, move |tx, _| {
        let mut day = first;
        while day < last {
            served(tx, seed, day)?;
            day = day.plus_days(1);
        }
        Ok(Vec::new())
    });
    vec![counted, served]
}

/// How many there are of each role in a school.
#[derive(Clone)]
struct Crowd {
    place: i64,
    town: base::Id<Town>,
    persons: [(Role, u64); 4],
}

impl Crowd {
    fn of(school: &StageSchool) -> Self {
        let mut pupils = 0;
        let mut guardians: BTreeSet<base::Id<Person>> = BTreeSet::new();
        let mut team: BTreeSet<base::Id<Person>> = BTreeSet::new();
        for class in &school.classes {
            pupils += class.pupils.len() as u64;
            team.extend(class.team.iter().map(|it| it.person));
            let lines = class.pupils.iter().flat_map(|pupil| &pupil.guardians);
            guardians.extend(lines.map(|it| it.person));
        }
        let persons = [
            (Role::Pupil, pupils),
            (Role::Guardian, guardians.len() as u64),
            (Role::Staff, team.len() as u64),
            (Role::Head, 1),
        ];
        Crowd { place: school.page.school.id.raw(), town: school.page.school.town, persons }
    }

    fn lines(
        &self,
        seed: u64,
        (first, last): (Day, Day),
        services: &[(&'static str, u64)],
    ) -> Vec<store::counts::Line> {
        let mut lines = Vec::new();
        let mut day = first;
        while day < last {
            for (role, persons) in self.persons {
                let chance = chance(seed, self.place, day, role);
                let came = persons * share(role, day, chance) / 100;
                lines.extend(self.line(day, role, "", came));
                for (service, of_hundred) in services {
                    lines.extend(self.line(day, role, service, came * of_hundred / 100));
                }
            }
            day = day.plus_days(1);
        }
        lines
    }

    /// Some come twice.
    fn line(&self, day: Day, role: Role, service: &str, came: u64) -> Option<store::counts::Line> {
        let visitors = u32::try_from(came).ok().filter(|count| *count > 0)?;
        Some(store::counts::Line {
            place: self.place,
            day,
            role,
            service: service.to_owned(),
            week: Week::of(day).monday(),
            visits: visitors + visitors * 2 / 7,
            visitors,
        })
    }
}

/// Of a hundred persons, how many come on such a day.
fn share(role: Role, day: Day, chance: u64) -> u64 {
    let (usual, weekend) = match role {
        Role::Pupil => (34, 9),
        Role::Guardian => (46, 15),
        Role::Staff => (88, 21),
        Role::Head | Role::Agent => (100, 40),
    };
    let most = if day.is_weekend() { weekend } else { usual };
    most * (70 + chance % 31) / 100
}

/// The same for the same town: a mix of bits, nothing more.
fn chance(seed: u64, place: i64, day: Day, role: Role) -> u64 {
    let days = u64::from(day.year().unsigned_abs()) * 372
        + u64::from(day.month().unsigned_abs()) * 31
        + u64::from(day.day().unsigned_abs());
    let mut mixed = seed ^ place.unsigned_abs() ^ days << 20 ^ (role as u64) << 50;
    for _ in 0..3 {
        mixed ^= mixed >> 29;
        mixed = mixed.wrapping_mul(0xbf58_476d_1ce4_e5b9);
    }
    mixed >> 32
}

/// Each town pays for its pupils.
fn pay(tx: &Tx<'_>, crowds: &[Crowd], year: i16) -> Result<()> {
    let towns: BTreeSet<base::Id<Town>> = crowds.iter().map(|crowd| crowd.town).collect();
    for town in towns {
        let own = crowds.iter().filter(|crowd| crowd.town == town);
        let pupils: u64 = own.map(|crowd| crowd.persons[0].1).sum();
        let cents = i64::try_from(pupils).unwrap_or(0) * CENTS_A_PUPIL;
        store::costs::set(tx, town.raw(), year, Money::from_cents(cents), 0)?;
    }
    Ok(())
}

/// A day at work, but for a minute now and then.
fn served(tx: &Tx<'_>, seed: u64, day: Day) -> Result<()> {
    let (from, until) = (Instant::at(day, Minutes(0)), Instant::at(day.plus_days(1), Minutes(0)));
    let chance = chance(seed, 0, day, Role::Agent);
    let minutes = until.since(from) / 60_000 - i64::try_from(chance % 5 / 4 * 3).unwrap_or(0);
    let given = 9_000 + chance % 4_000;
    store::service::set(tx, (day, from, until), minutes, Answers { given, failed: chance % 3 })
}

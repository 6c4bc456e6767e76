//! A district: a few schools and all their people, the only part of a territory held in memory.

use crate::facts::{Academy, street};
use crate::plan::DistrictPlan;
use crate::seats::Seats;
use crate::{
    Agent, Class, Degree, Dice, Guardian, Level, Pupil, School, SchoolKind, Staff, cast, family,
    school, staff, staff_second,
};
use base::{Day, SchoolYear};

#[derive(Clone, Debug)]
pub struct District {
    pub index: usize,
    pub academy: Academy,
    pub name: &'static str,
    pub seed: u64,
    pub year: SchoolYear,
    /// The day it is seen on.
    pub day: Day,
    pub schools: Vec<School>,
    pub pupils: Vec<Pupil>,
    pub guardians: Vec<Guardian>,
    pub staff: Vec<Staff>,
    pub agents: Vec<Agent>,
    /// The guardian of all the children the département cares for.
    pub(crate) welfare: Option<usize>,
    /// After the first day, who comes in has come in on that day.
    pub(crate) is_settled: bool,
    given: [usize; 6],
}

/// What a key is for; each kind has its own range in the district's 100,000 numbers.
#[derive(Clone, Copy)]
pub(crate) enum Key {
    Pupil(Degree),
    Guardian(Degree),
    Staff(Degree),
}

impl District {
    /// The people of a plan, the same at every call.
    pub(crate) fn draw(plan: &DistrictPlan, seed: u64, day: Day) -> Self {
        let mut district = District {
            index: plan.index,
            academy: plan.academy,
            name: plan.name,
            seed,
            year: SchoolYear::of(day),
            day,
            schools: schools(plan, seed),
            pupils: Vec::new(),
            guardians: Vec::new(),
            staff: Vec::new(),
            agents: Vec::new(),
            welfare: None,
            is_settled: false,
            given: [0; 6],
        };
        let dice = Dice::of(seed, plan.index, "families");
        let mut seats = Seats::of(&district.schools, &dice);
        family::settle(&mut district, &mut seats, &dice);
        staff::hire(&mut district, &Dice::of(seed, plan.index, "staff"));
        staff_second::hire(&mut district, &Dice::of(seed, plan.index, "secondary"));
        district.is_settled = true;
        district
    }

    pub(crate) fn key(&mut self, key: Key) -> usize {
        const STARTS: [usize; 6] = [0, 40_000, 20_000, 60_000, 85_000, 92_000];
        let kind = match key {
            Key::Pupil(Degree::First) => 0,
            Key::Pupil(Degree::Second) => 1,
            Key::Guardian(Degree::First) => 2,
            Key::Guardian(Degree::Second) => 3,
            Key::Staff(Degree::First) => 4,
            Key::Staff(Degree::Second) => 5,
        };
        self.given[kind] += 1;
        1_000_000 + self.index * 100_000 + STARTS[kind] + self.given[kind]
    }

    pub fn degree_of(&self, pupil: &Pupil) -> Degree {
        self.schools[pupil.school].degree()
    }

    pub fn class_of(&self, pupil: &Pupil) -> &Class {
        &self.schools[pupil.school].classes[pupil.class]
    }

    /// Pupils who are there, in the order of their keys.
    pub fn present(&self) -> impl Iterator<Item = &Pupil> {
        self.pupils.iter().filter(|pupil| !pupil.has_left)
    }

    /// For each guardian, the pupils he is tied to.
    pub fn children(&self) -> Vec<Vec<usize>> {
        let mut children = vec![Vec::new(); self.guardians.len()];
        for (index, pupil) in self.pupils.iter().enumerate().filter(|(_, pupil)| !pupil.has_left) {
            for link in &pupil.links {
                children[link.guardian].push(index);
            }
        }
        children
    }

    pub fn school_at(&self, uai: &str) -> Option<usize> {
        self.schools.iter().position(|school| school.uai == uai)
    }

    /// The class that bears this label in a school of this district.
    pub fn class_at(&self, school: usize, label: &str) -> Option<usize> {
        self.schools.get(school)?.classes.iter().position(|class| class.label == label)
    }

    /// A class of that school with this level.
    pub(crate) fn class_with(&self, school: usize, level: Level, dice: &Dice) -> Option<usize> {
        let classes = self.schools[school].classes.iter().enumerate();
        let has = |class: &Class| class.seats.iter().any(|(other, _)| *other == level);
        let fitting: Vec<usize> =
            classes.filter(|(_, class)| has(class)).map(|(place, _)| place).collect();
        fitting.get(dice.below(fitting.len())).copied()
    }
}

fn schools(plan: &DistrictPlan, seed: u64) -> Vec<School> {
    let dice = Dice::of(seed, plan.index, "schools");
    let mut next_class = 0;
    let schools = plan.schools.iter().map(|row| {
        let mut classes = match row.cast {
            Some(place) => cast::classes(place, row.pupils),
            None => school::classes(row.kind, row.pupils, &dice),
        };
        for class in &mut classes {
            next_class += 1;
            class.id = 1_000_000 + plan.index * 1_000 + next_class;
        }
        let has_upe2a = match row.cast {
            Some(place) => place == cast::JACQUES_PREVERT,
            None => row.kind == SchoolKind::Primaire && row.pupils > 240,
        };
        School {
            id: row.serial,
            uai: row.uai.clone(),
            name: row.name.clone(),
            kind: row.kind,
            town: row.town,
            neighbourhood: row.neighbourhood,
            street: street(&dice),
            phone: format!("035301{:04}", dice.below(10_000)),
            mail: format!("ce.{}@ac-{}.example", row.uai.to_lowercase(), plan.academy.folder()),
            has_upe2a,
            classes,
        }
    });
    schools.collect()
}

//! The plan as it stands: what was decided, laid over the facts of today.

use crate::{
    Destination, Move, Of, Way, YearClass,
    facts::{SchoolFacts, Sitting},
    proposal::{Origin, level_of, outside, written},
};
use base::Id;
use people::{Level, Person};
use std::collections::{BTreeMap, HashMap, HashSet};

#[derive(Clone, Debug)]
pub struct Plan {
    pub classes: Vec<YearClass>,
    /// One for each pupil of the school.
    pub lines: Vec<Line>,
    /// Those who had a place in the plan, and are in the school no more.
    pub gone: Vec<Move>,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Line {
    pub pupil: Id<Person>,
    pub of: Of,
    pub from_level: Level,
    pub to: To,
    pub since: Since,
    pub is_decided: bool,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum To {
    Goes(Way),
    /// He is in a class of the next year already, by a feed or by hand.
    Placed,
}

/// What has happened since the plan was made.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Since {
    Nothing,
    /// He came: he is proposed what those of his class and level do.
    Arrived,
    ChangedClass,
}

impl Plan {
    pub fn of(facts: &SchoolFacts, mut classes: Vec<YearClass>, moves: &[Move]) -> Self {
        // Whoever has left the school since is given no right again.
        let staff = facts.staff();
        for class in &mut classes {
            class.team.retain(|mate| staff.contains(&mate.person));
        }
        let known: HashMap<Id<Person>, &Move> = moves.iter().map(|it| (it.pupil, it)).collect();
        let habits = Habits::of(&classes, moves);
        let lines: Vec<Line> = facts
            .sittings
            .iter()
            .map(|sitting| line(facts, sitting, known.get(&sitting.pupil).copied(), &habits))
            .collect();
        let here: HashSet<Id<Person>> = facts.sittings.iter().map(|it| it.pupil).collect();
        let is_gone = |it: &&Move| !here.contains(&it.pupil) && !facts.placed.contains(&it.pupil);
        let gone = moves.iter().filter(is_gone).cloned().collect();
        Plan { classes, lines, gone }
    }

    pub fn counts(&self) -> Counts {
        let mut counts = Counts { gone: self.gone.len() as u64, ..Counts::default() };
        for line in &self.lines {
            counts.add(line);
            match line.since {
                Since::Nothing => {}
                Since::Arrived => counts.arrived += 1,
                Since::ChangedClass => counts.changed_class += 1,
            }
        }
        counts
    }

    /// The pupils of a class of the next year.
    pub fn pupils_of(&self, class: Id<YearClass>) -> impl Iterator<Item = &Line> {
        let goes =
            move |line: &&Line| matches!(line.to, To::Goes(Way::Class(it, _)) if it == class);
        self.lines.iter().filter(goes)
    }

    pub fn class(&self, id: Id<YearClass>) -> Option<&YearClass> {
        self.classes.iter().find(|class| class.id == id)
    }

    /// The levels a class will have: those it is to teach, and those of who goes there.
    pub fn levels_of(&self, class: &YearClass) -> Vec<Level> {
        let of_pupils = self.pupils_of(class.id).filter_map(|line| match line.to {
            To::Goes(Way::Class(_, level)) => Some(level),
            _ => None,
        });
        let mut levels: Vec<Level> = class.levels.iter().copied().chain(of_pupils).collect();
        levels.sort_unstable();
        levels.dedup();
        levels
    }
}

/// What a plan amounts to.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Counts {
    pub ups: u64,
    pub stays: u64,
    pub leaving: BTreeMap<Destination, u64>,
    /// Sent by other schools, and with a class here.
    pub joins: u64,
    pub placed: u64,
    pub nowhere: u64,
    pub arrived: u64,
    pub changed_class: u64,
    pub gone: u64,
}

impl Counts {
    fn add(&mut self, line: &Line) {
        match (line.of, line.to) {
            (_, To::Placed) => self.placed += 1,
            (_, To::Goes(Way::Nowhere)) => self.nowhere += 1,
            (Of::Announced, To::Goes(Way::Class(..))) => self.joins += 1,
            // Another school sends him, and he is not expected here.
            (Of::Announced, _) => {}
            (_, To::Goes(Way::Leaves(destination))) => {
                *self.leaving.entry(destination).or_default() += 1;
            }
            (_, To::Goes(Way::Joins(_))) => {
                *self.leaving.entry(Destination::after(line.from_level)).or_default() += 1;
            }
            (_, To::Goes(Way::Class(_, level))) if level == line.from_level => self.stays += 1,
            (_, To::Goes(Way::Class(..))) => self.ups += 1,
        }
    }

    pub fn leaves(&self) -> u64 {
        self.leaving.values().sum()
    }
}

fn line(facts: &SchoolFacts, sitting: &Sitting, known: Option<&Move>, habits: &Habits<'_>) -> Line {
    let (to, since, is_decided) = if facts.placed.contains(&sitting.pupil) {
        (To::Placed, Since::Nothing, true)
    } else {
        match known {
            // Being announced is all the news there is of him.
            None if sitting.of == Of::Announced => {
                (To::Goes(habits.way(facts, sitting)), Since::Nothing, false)
            }
            None => (To::Goes(habits.way(facts, sitting)), Since::Arrived, false),
            Some(it) if it.of() != sitting.of || it.from_level != sitting.level => {
                // What a head has decided stands; what was proposed follows the new class.
                let way = if it.is_decided { it.way() } else { habits.way(facts, sitting) };
                (To::Goes(way), Since::ChangedClass, it.is_decided)
            }
            Some(it) => (To::Goes(it.way()), Since::Nothing, it.is_decided),
        }
    };
    let Sitting { pupil, of, level: from_level } = *sitting;
    Line { pupil, of, from_level, to, since, is_decided }
}

/// What the pupils of each class and level do, for who comes later.
struct Habits<'a> {
    ways: BTreeMap<Origin, BTreeMap<Way, usize>>,
    sizes: HashMap<Id<YearClass>, usize>,
    classes: &'a [YearClass],
}

impl<'a> Habits<'a> {
    fn of(classes: &'a [YearClass], moves: &[Move]) -> Self {
        let mut habits = Habits { ways: BTreeMap::new(), sizes: HashMap::new(), classes };
        for it in moves {
            let ways = habits.ways.entry((it.of(), it.from_level)).or_default();
            *ways.entry(it.way()).or_default() += 1;
            if let Way::Class(class, _) = it.way() {
                *habits.sizes.entry(class).or_default() += 1;
            }
        }
        habits
    }

    /// As most of his class and level; else the class that teaches the next level and has the
    /// fewest; else nowhere, which somebody must settle.
    fn way(&self, facts: &SchoolFacts, sitting: &Sitting) -> Way {
        let ways = self.ways.get(&(sitting.of, sitting.level));
        let most = ways.and_then(|ways| {
            let certain = ways.iter().filter(|(way, _)| **way != Way::Nowhere);
            certain.max_by_key(|(_, count)| **count).map(|(way, _)| *way)
        });
        let origin = (sitting.of, sitting.level);
        most.unwrap_or_else(|| match level_of(facts, origin) {
            None => outside(facts, origin),
            Some(next) => {
                let teach = self.classes.iter().filter(|class| class.teaches(next));
                let size = |it: &&YearClass| self.sizes.get(&it.id).copied().unwrap_or_default();
                teach.min_by_key(size).map_or(Way::Nowhere, |it| Way::Class(it.id, next))
            }
        })
    }
}

impl Line {
    /// The line as it is written down, for good.
    pub fn settled(&self, facts: &SchoolFacts) -> Option<Move> {
        let To::Goes(way) = self.to else { return None };
        let sitting = Sitting { pupil: self.pupil, of: self.of, level: self.from_level };
        Some(Move { is_decided: self.is_decided, ..written(facts, &sitting, way) })
    }
}

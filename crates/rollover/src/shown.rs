//! A change as its pages show it: while it is prepared, over the facts of today; once applied, as
//! it was.

use crate::{
    Destination, Mate, Move, State, Way, YearChange, YearClass,
    apply::plan,
    caution::{Caution, cautions},
    effect::{Effect, effects},
    facts::SchoolFacts,
    plan::{Line, Plan, Since, To},
    store,
};
use base::{Day, Id, PersonName, fold};
use db::{Result, Tx};
use people::{Class, Level, Person};
use std::collections::{BTreeMap, BTreeSet, HashMap};

#[derive(Clone, Debug)]
pub struct Shown {
    /// The lines are in the order of lists: by class, then by name.
    pub plan: Plan,
    pub old: Vec<OldShown>,
    pub cautions: Vec<Caution>,
    pub effects: Vec<Effect>,
    /// Who works in the school, in the order of names.
    pub staff: Vec<(Id<Person>, PersonName)>,
    pub names: HashMap<Id<Person>, PersonName>,
}

/// A class of the year that ends; none for those who are in no class.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OldShown {
    pub id: Option<Id<Class>>,
    pub name: String,
    pub pupils: usize,
}

impl Shown {
    pub fn load(tx: &Tx<'_>, change: &YearChange, today: Day) -> Result<Self> {
        if change.state == State::Applied { settled(tx, change) } else { living(tx, change, today) }
    }

    pub fn name(&self, person: Id<Person>) -> String {
        self.names.get(&person).map(PersonName::full).unwrap_or_default()
    }

    pub fn formal(&self, person: Id<Person>) -> String {
        self.names.get(&person).map(PersonName::formal).unwrap_or_default()
    }

    pub fn old_name(&self, class: Option<Id<Class>>) -> &str {
        self.old.iter().find(|old| old.id == class).map_or("", |old| old.name.as_str())
    }

    /// Where the pupils of a class go, most first.
    pub fn ways_of(&self, class: Option<Id<Class>>) -> Vec<(To, usize)> {
        let mut ways: BTreeMap<To, usize> = BTreeMap::new();
        for line in self.plan.lines.iter().filter(|line| line.from == class) {
            *ways.entry(line.to).or_default() += 1;
        }
        let mut ways: Vec<(To, usize)> = ways.into_iter().collect();
        ways.sort_by_key(|(_, count)| std::cmp::Reverse(*count));
        ways
    }

    pub fn class_name(&self, class: Id<YearClass>) -> &str {
        self.plan.class(class).map_or("", |class| class.name.as_str())
    }

    /// Where one may send pupils: each class at each of its levels, then out of the school.
    pub fn choices(&self) -> Vec<Way> {
        let classes = self.plan.classes.iter();
        let levels = |class: &YearClass| {
            let id = class.id;
            class.levels.clone().into_iter().map(move |level| Way::Class(id, level))
        };
        let out = Destination::ALL.iter().map(|destination| Way::Leaves(*destination));
        classes.flat_map(levels).chain(out).collect()
    }

    fn sort(&mut self) {
        let key = |line: &Line| {
            let class = self.old_name(line.from);
            let name = self.names.get(&line.pupil).map(PersonName::sort_key);
            (line.from.is_none(), fold(class), line.from_level, name, line.pupil)
        };
        let mut lines = self.plan.lines.clone();
        lines.sort_by_cached_key(key);
        self.plan.lines = lines;
    }
}

fn living(tx: &Tx<'_>, change: &YearChange, today: Day) -> Result<Shown> {
    let (facts, plan) = plan(tx, change)?;
    let counts = sizes(&plan.lines);
    let mut old: Vec<OldShown> = facts
        .classes
        .iter()
        .map(|class| OldShown {
            id: Some(class.id),
            name: class.name.clone(),
            pupils: counts.get(&Some(class.id)).copied().unwrap_or_default(),
        })
        .collect();
    old.extend(counts.get(&None).map(|count| without(*count)));
    let mut names = facts.names.clone();
    let gone: Vec<Id<Person>> = plan.gone.iter().map(|it| it.pupil).collect();
    names.extend(store::facts::names(tx, &gone)?);
    let mut shown = Shown {
        cautions: cautions(&facts, &plan, today),
        effects: by_name(&names, effects(&facts, &plan)),
        staff: staff(&facts),
        plan,
        old,
        names,
    };
    shown.sort();
    Ok(shown)
}

/// Effects say whom they are about; they are read in the order of names.
fn by_name(names: &HashMap<Id<Person>, PersonName>, mut effects: Vec<Effect>) -> Vec<Effect> {
    effects.sort_by_cached_key(|effect| names.get(&effect.person()).map(PersonName::sort_key));
    effects
}

fn without(pupils: usize) -> OldShown {
    OldShown { id: None, name: String::new(), pupils }
}

fn sizes(lines: &[Line]) -> HashMap<Option<Id<Class>>, usize> {
    let mut counts = HashMap::new();
    for line in lines {
        *counts.entry(line.from).or_default() += 1;
    }
    counts
}

fn staff(facts: &SchoolFacts) -> Vec<(Id<Person>, PersonName)> {
    let persons: BTreeSet<Id<Person>> = facts.staff();
    let mut staff: Vec<(Id<Person>, PersonName)> =
        persons.into_iter().map(|person| (person, facts.name(person))).collect();
    staff.sort_by_cached_key(|(_, name)| name.sort_key());
    staff
}

/// As it was applied: the facts have moved on, what was written down has not.
fn settled(tx: &Tx<'_>, change: &YearChange) -> Result<Shown> {
    let classes = store::classes::of_change(tx, change.id)?;
    let moves = store::moves::of_change(tx, change.id)?;
    let lines: Vec<Line> = moves.iter().map(line).collect();
    let counts = sizes(&lines);
    let named: BTreeMap<Option<Id<Class>>, &str> =
        moves.iter().map(|it| (it.from, it.from_name.as_str())).collect();
    let mut old: Vec<OldShown> = named
        .into_iter()
        .map(|(id, name)| OldShown {
            id,
            name: name.to_owned(),
            pupils: counts.get(&id).copied().unwrap_or_default(),
        })
        .collect();
    old.sort_by_cached_key(|class| (class.id.is_none(), fold(&class.name)));
    let mut persons: Vec<Id<Person>> = lines.iter().map(|line| line.pupil).collect();
    persons.extend(classes.iter().flat_map(|class| class.team.iter().map(|mate| mate.person)));
    let names = store::facts::names(tx, &persons)?;
    let mut shown = Shown {
        plan: Plan { classes, lines, gone: Vec::new() },
        old,
        cautions: Vec::new(),
        effects: Vec::new(),
        staff: Vec::new(),
        names,
    };
    shown.sort();
    Ok(shown)
}

fn line(it: &Move) -> Line {
    Line {
        pupil: it.pupil,
        from: it.from,
        from_level: it.from_level,
        to: To::Goes(it.way()),
        since: Since::Nothing,
        is_decided: it.is_decided,
    }
}

/// A choice, as a form sends it: `ce1:7310…`, `leaves:middle`.
pub fn way_word(way: Way) -> String {
    match way {
        Way::Class(class, level) => format!("{}:{class}", level.word()),
        Way::Leaves(destination) => format!("leaves:{}", destination.word()),
        Way::Nowhere => String::new(),
    }
}

pub fn parse_way(word: &str) -> Option<Way> {
    match word.split_once(':')? {
        ("leaves", destination) => Destination::parse(destination).map(Way::Leaves),
        (level, class) => Some(Way::Class(class.parse().ok()?, Level::parse(level)?)),
    }
}

/// Somebody of a team, as a form sends him: `teacher:7310…:MATHEMATIQUES`.
pub fn mate_word(mate: &Mate) -> String {
    format!("{}:{}:{}", mate.function.word(), mate.person, mate.subject)
}

pub fn parse_mate(word: &str) -> Option<Mate> {
    let mut parts = word.splitn(3, ':');
    let function = people::Function::parse(parts.next()?)?;
    let person = parts.next()?.parse().ok()?;
    Some(Mate { person, function, subject: parts.next().unwrap_or_default().to_owned() })
}

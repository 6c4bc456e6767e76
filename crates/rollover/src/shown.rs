//! A change as its pages show it: while it is prepared, over the facts of today; once applied, as
//! it was.

use crate::{
    Destination, Mate, Move, Of, State, Way, YearChange, YearClass,
    apply::plan,
    caution::{Caution, cautions},
    effect::{Effect, effects},
    facts::{self, Neighbour, SchoolFacts},
    plan::{Line, Plan, Since, To},
    store,
};
use base::{Day, Id, PersonName, fold};
use db::{Result, Tx};
use people::{Level, Person, School};
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
    /// The days of birth of those who share their name with another of their class.
    pub born: HashMap<Id<Person>, Day>,
    /// The school each of those comes from who are announced.
    pub senders: HashMap<Id<Person>, String>,
    pub neighbours: Vec<Neighbour>,
}

/// A class of the year that ends, those who are in no class, or those whom other schools send.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OldShown {
    pub of: Of,
    /// Of the class; empty for the others.
    pub name: String,
    pub pupils: usize,
}

impl Shown {
    pub fn load(tx: &Tx<'_>, change: &YearChange, today: Day) -> Result<Self> {
        let mut shown = match change.state {
            State::Applied => settled(tx, change)?,
            _ => living(tx, change, today)?,
        };
        shown.born = store::facts::birthdays(tx, &shown.homonyms())?;
        Ok(shown)
    }

    /// Two of a class who have the same name are told apart by their days of birth.
    pub fn name(&self, person: Id<Person>) -> String {
        let name = self.names.get(&person).map(PersonName::full).unwrap_or_default();
        match self.born.get(&person) {
            Some(day) => format!("{name} ({})", day.french()),
            None => name,
        }
    }

    fn homonyms(&self) -> Vec<Id<Person>> {
        let mut named: HashMap<(Of, String), Vec<Id<Person>>> = HashMap::new();
        for line in &self.plan.lines {
            named.entry((line.of, self.name(line.pupil))).or_default().push(line.pupil);
        }
        named.into_values().filter(|same| same.len() > 1).flatten().collect()
    }

    pub fn formal(&self, person: Id<Person>) -> String {
        self.names.get(&person).map(PersonName::formal).unwrap_or_default()
    }

    pub fn old_name(&self, of: Of) -> &str {
        self.old.iter().find(|old| old.of == of).map_or("", |old| old.name.as_str())
    }

    pub fn neighbour(&self, school: Id<School>) -> &str {
        self.neighbours.iter().find(|it| it.id == school).map_or("", |it| it.name.as_str())
    }

    /// Where the pupils of a class go, most first.
    pub fn ways_of(&self, of: Of) -> Vec<(To, usize)> {
        let mut ways: BTreeMap<To, usize> = BTreeMap::new();
        for line in self.plan.lines.iter().filter(|line| line.of == of) {
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
        let schools = self.neighbours.iter().map(|it| Way::Joins(it.id));
        classes.flat_map(levels).chain(out).chain(schools).collect()
    }

    fn sort(&mut self) {
        let key = |line: &Line| {
            let class = self.old_name(line.of);
            let name = self.names.get(&line.pupil).map(PersonName::sort_key);
            let is_class = matches!(line.of, Of::Class(_));
            (!is_class, line.of, fold(class), line.from_level, name, line.pupil)
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
        .map(|class| shown_of(Of::Class(class.id), &class.name, &counts))
        .collect();
    let others = [Of::NoClass, Of::Announced].into_iter().filter(|of| counts.contains_key(of));
    old.extend(others.map(|of| shown_of(of, "", &counts)));
    let mut names = facts.names.clone();
    let gone: Vec<Id<Person>> = plan.gone.iter().map(|it| it.pupil).collect();
    names.extend(store::facts::names(tx, &gone)?);
    let mut shown = Shown {
        cautions: cautions(&facts, &plan, today),
        effects: by_name(&names, effects(&facts, &plan)),
        staff: staff(&facts),
        senders: facts.announced.into_iter().map(|(pupil, (name, _))| (pupil, name)).collect(),
        neighbours: facts.neighbours,
        plan,
        old,
        names,
        born: HashMap::new(),
    };
    shown.sort();
    Ok(shown)
}

/// Effects say whom they are about; they are read in the order of names.
fn by_name(names: &HashMap<Id<Person>, PersonName>, mut effects: Vec<Effect>) -> Vec<Effect> {
    effects.sort_by_cached_key(|effect| names.get(&effect.person()).map(PersonName::sort_key));
    effects
}

fn shown_of(of: Of, name: &str, counts: &HashMap<Of, usize>) -> OldShown {
    OldShown { of, name: name.to_owned(), pupils: counts.get(&of).copied().unwrap_or_default() }
}

fn sizes(lines: &[Line]) -> HashMap<Of, usize> {
    let mut counts = HashMap::new();
    for line in lines {
        *counts.entry(line.of).or_default() += 1;
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
    let name =
        |it: &Move| (it.of(), if it.from.is_some() { it.from_name.clone() } else { String::new() });
    let named: BTreeMap<Of, String> = moves.iter().map(name).collect();
    let mut old: Vec<OldShown> =
        named.iter().map(|(of, name)| shown_of(*of, name, &counts)).collect();
    old.sort_by_cached_key(|class| {
        (!matches!(class.of, Of::Class(_)), fold(&class.name), class.of)
    });
    let mut persons: Vec<Id<Person>> = lines.iter().map(|line| line.pupil).collect();
    persons.extend(classes.iter().flat_map(|class| class.team.iter().map(|mate| mate.person)));
    let names = store::facts::names(tx, &persons)?;
    let senders = moves.iter().filter(|it| it.is_announced);
    let mut shown = Shown {
        senders: senders.map(|it| (it.pupil, it.from_name.clone())).collect(),
        neighbours: neighbours(tx, change)?,
        plan: Plan { classes, lines, gone: Vec::new() },
        old,
        cautions: Vec::new(),
        effects: Vec::new(),
        staff: Vec::new(),
        names,
        born: HashMap::new(),
    };
    shown.sort();
    Ok(shown)
}

fn neighbours(tx: &Tx<'_>, change: &YearChange) -> Result<Vec<Neighbour>> {
    let here = people::school::load(tx, change.school)?.ok_or(db::Error::Missing)?;
    facts::neighbours(tx, &here)
}

fn line(it: &Move) -> Line {
    Line {
        pupil: it.pupil,
        of: it.of(),
        from_level: it.from_level,
        to: To::Goes(it.way()),
        since: Since::Nothing,
        is_decided: it.is_decided,
    }
}

/// Where pupils come from, as an address says it.
pub fn of_word(of: Of) -> String {
    match of {
        Of::Class(class) => class.to_string(),
        Of::NoClass => "sans-classe".to_owned(),
        Of::Announced => "annonces".to_owned(),
    }
}

/// A choice, as a form sends it: `ce1:7310…`, `leaves:middle`.
pub fn way_word(way: Way) -> String {
    match way {
        Way::Class(class, level) => format!("{}:{class}", level.word()),
        Way::Leaves(destination) => format!("leaves:{}", destination.word()),
        Way::Joins(school) => format!("joins:{school}"),
        Way::Nowhere => String::new(),
    }
}

pub fn parse_way(word: &str) -> Option<Way> {
    match word.split_once(':')? {
        ("leaves", destination) => Destination::parse(destination).map(Way::Leaves),
        ("joins", school) => school.parse().ok().map(Way::Joins),
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

//! To whom one may send a slip: the classes one teaches, those of the schools one runs, the groups
//! one has made, and their pupils.

use crate::{
    refusal::Refusal,
    store::{reach as store, slips::NewTarget},
};
use base::{Day, Id};
use db::{Error, Result, Tx};
use people::{Class, Group, Person, School, Standing};
use std::{collections::BTreeSet, fmt, str::FromStr};

/// A group or a pupil, as a form names it: `g:12`, `p:9`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Target {
    Group(Id<Group>),
    Pupil(Id<Person>),
}

impl fmt::Display for Target {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Target::Group(id) => write!(f, "g:{id}"),
            Target::Pupil(id) => write!(f, "p:{id}"),
        }
    }
}

/// The text names nobody.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Unreadable;

impl FromStr for Target {
    type Err = Unreadable;

    fn from_str(text: &str) -> Result<Self, Unreadable> {
        let (kind, id) = text.split_once(':').ok_or(Unreadable)?;
        let id: i64 = id.parse().map_err(|_| Unreadable)?;
        match kind {
            "g" => Ok(Target::Group(Id::new(id))),
            "p" => Ok(Target::Pupil(Id::new(id))),
            _ => Err(Unreadable),
        }
    }
}

pub const TARGETS_MAX: usize = 200;

/// All one may choose among.
#[derive(Clone, Debug, Default)]
pub struct Reach {
    pub classes: Vec<store::ClassLine>,
    pub groups: Vec<store::GroupLine>,
}

/// May this person write slips at all? Those who teach a class or run a school.
pub fn writes(standing: &Standing) -> bool {
    standing.classes.iter().any(|class| standing.teaches(class.id))
        || standing.schools.iter().any(|school| standing.administers(school.id))
}

/// The classes one teaches.
pub fn taught(standing: &Standing) -> Vec<Id<Class>> {
    standing.classes.iter().map(|class| class.id).filter(|id| standing.teaches(*id)).collect()
}

/// The schools one runs.
pub fn run(standing: &Standing) -> Vec<Id<School>> {
    standing.schools.iter().map(|it| it.id).filter(|id| standing.administers(*id)).collect()
}

pub fn of(tx: &Tx<'_>, standing: &Standing, today: Day) -> Result<Reach> {
    let (taught, run) = (taught(standing), run(standing));
    let classes = store::classes(tx, &taught, &run, today)?;
    let groups = store::groups(tx, standing.person, &run, today)?;
    Ok(Reach { classes, groups })
}

/// What was chosen, checked: the school all of it is in, and each target with its name.
pub fn resolve(
    tx: &Tx<'_>,
    standing: &Standing,
    targets: &[Target],
    today: Day,
) -> Result<(Id<School>, Vec<NewTarget>)> {
    let reach = of(tx, standing, today)?;
    let named: Vec<Id<Person>> = targets.iter().filter_map(Target::pupil).collect();
    let pupils = if named.is_empty() { Vec::new() } else { store::of_pupils(tx, &named, today)? };
    let mut schools = BTreeSet::new();
    let mut resolved = Vec::new();
    for target in targets.iter().take(TARGETS_MAX) {
        let found = match target {
            Target::Group(id) => reach.group(*id),
            Target::Pupil(id) => pupils
                .iter()
                .filter(|(pupil, ..)| pupil == id)
                .find(|(_, school, class, _)| reach.holds(standing, *school, *class))
                .map(|(pupil, school, class, name)| {
                    let name = name.clone();
                    let target =
                        NewTarget { group: None, pupil: Some(*pupil), class: *class, name };
                    (*school, target)
                }),
        };
        let (school, target) = found.ok_or_else(|| Error::refused(Refusal::OutOfReach))?;
        schools.insert(school);
        resolved.push(target);
    }
    match schools.len() {
        0 => Err(Error::refused(Refusal::Nobody)),
        1 => Ok((schools.first().copied().unwrap_or(Id::new(0)), resolved)),
        _ => Err(Error::refused(Refusal::SeveralSchools)),
    }
}

impl Target {
    fn pupil(&self) -> Option<Id<Person>> {
        match self {
            Target::Pupil(id) => Some(*id),
            Target::Group(_) => None,
        }
    }
}

impl Reach {
    fn group(&self, group: Id<Group>) -> Option<(Id<School>, NewTarget)> {
        let class = self.classes.iter().find(|line| line.group_id == group).map(|line| {
            let name = line.name.clone();
            let class = Some(line.class_id);
            (line.school_id, NewTarget { group: Some(group), pupil: None, class, name })
        });
        class.or_else(|| {
            let line = self.groups.iter().find(|line| line.group_id == group)?;
            let name = line.name.clone();
            Some((line.school_id, NewTarget { group: Some(group), pupil: None, class: None, name }))
        })
    }

    /// A pupil of a class one may write to, or of a school one runs.
    fn holds(&self, standing: &Standing, school: Id<School>, class: Option<Id<Class>>) -> bool {
        standing.administers(school) || self.classes.iter().any(|line| Some(line.class_id) == class)
    }
}

//! To whom one may send a slip: the classes one teaches, those of the schools one runs or is the
//! CPE of, the groups one has made, and their pupils.

use crate::{
    refusal::Refusal,
    store::{reach as store, slips::NewTarget},
};
use base::{Day, Id};
use db::{Error, Result, Tx};
use people::{Class, Group, Person, School, Standing};
use std::{collections::BTreeSet, fmt, str::FromStr};

/// A group, a pupil or all the classes of a school, as a form names them: `g:12`, `p:9`, `s:4`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Target {
    Group(Id<Group>),
    Pupil(Id<Person>),
    School(Id<School>),
}

impl fmt::Display for Target {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Target::Group(id) => write!(f, "g:{id}"),
            Target::Pupil(id) => write!(f, "p:{id}"),
            Target::School(id) => write!(f, "s:{id}"),
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
            "s" => Ok(Target::School(Id::new(id))),
            _ => Err(Unreadable),
        }
    }
}

pub const TARGETS_MAX: usize = 200;

/// All one may choose among.
#[derive(Clone, Debug, Default)]
pub struct Reach {
    /// The schools whose families all have it at once, with their names.
    pub schools: Vec<(Id<School>, String)>,
    pub classes: Vec<store::ClassLine>,
    pub groups: Vec<store::GroupLine>,
}

/// May this person write slips at all? Those who teach a class, run a school or are its CPE.
pub fn writes(standing: &Standing) -> bool {
    standing.classes.iter().any(|class| standing.teaches(class.id))
        || standing.schools.iter().any(|school| writes_in(standing, school.id))
}

/// May this person write to every family of this school?
fn writes_in(standing: &Standing, school: Id<School>) -> bool {
    standing.administers(school) || standing.is_cpe_of(school)
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
    let whole = standing.schools.iter().filter(|it| writes_in(standing, it.id));
    let schools: Vec<_> = whole.map(|it| (it.id, it.name.clone())).collect();
    let ids: Vec<_> = schools.iter().map(|(id, _)| *id).collect();
    let classes = store::classes(tx, &taught(standing), &ids, today)?;
    let groups = store::groups(tx, standing.person, &ids, today)?;
    Ok(Reach { schools, classes, groups })
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
        let found: Vec<_> = match target {
            Target::Group(id) => reach.group(*id).into_iter().collect(),
            Target::School(id) => reach.classes_of(*id),
            Target::Pupil(id) => pupils
                .iter()
                .filter(|(pupil, ..)| pupil == id)
                .find(|(_, school, class, _)| reach.holds(standing, *school, *class))
                .map(|(pupil, school, class, name)| {
                    let name = name.clone();
                    let target =
                        NewTarget { group: None, pupil: Some(*pupil), class: *class, name };
                    (*school, target)
                })
                .into_iter()
                .collect(),
        };
        if found.is_empty() {
            return Err(Error::refused(Refusal::OutOfReach));
        }
        for (school, target) in found {
            schools.insert(school);
            resolved.push(target);
        }
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
            Target::Group(_) | Target::School(_) => None,
        }
    }
}

impl Reach {
    fn group(&self, group: Id<Group>) -> Option<(Id<School>, NewTarget)> {
        let class = self.classes.iter().find(|line| line.group_id == group);
        class.map(whole_class).or_else(|| {
            let line = self.groups.iter().find(|line| line.group_id == group)?;
            let name = line.name.clone();
            Some((line.school_id, NewTarget { group: Some(group), pupil: None, class: None, name }))
        })
    }

    /// The schools of several classes: there it is a shortcut.
    pub fn whole(&self) -> impl Iterator<Item = &(Id<School>, String)> {
        let classes =
            |school| self.classes.iter().filter(move |line| line.school_id == school).count();
        self.schools.iter().filter(move |(id, _)| classes(*id) > 1)
    }

    /// Every class of a school, where one may write to all of it.
    fn classes_of(&self, school: Id<School>) -> Vec<(Id<School>, NewTarget)> {
        let is_whole = self.schools.iter().any(|(id, _)| *id == school);
        let classes = self.classes.iter().filter(|line| is_whole && line.school_id == school);
        classes.map(whole_class).collect()
    }

    /// A pupil of a class one may write to, or of a school one writes to.
    fn holds(&self, standing: &Standing, school: Id<School>, class: Option<Id<Class>>) -> bool {
        writes_in(standing, school) || self.classes.iter().any(|line| Some(line.class_id) == class)
    }
}

fn whole_class(line: &store::ClassLine) -> (Id<School>, NewTarget) {
    let (group, class) = (Some(line.group_id), Some(line.class_id));
    (line.school_id, NewTarget { group, pupil: None, class, name: line.name.clone() })
}

//! May A write to B? Yes or no, and which rule says so.

use crate::{
    Group, Person, Rule, Scope, ScopeKind, Standing,
    store::rules::{self, State},
};
use base::{Id, PersonName};
use db::{Result, Tx};
use std::collections::HashMap;

/// A group of which a rule says something to a sender.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Target {
    pub group: Id<Group>,
    pub scope: Scope,
    pub rule: Rule,
    /// The name of the class, the school or the town.
    pub place: String,
}

/// One place of one person in a group.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Reason {
    pub person: Id<Person>,
    pub group: Id<Group>,
    pub on_behalf_of: Option<(Id<Person>, PersonName)>,
}

/// The line that answers, and where it was met.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Because {
    pub rule: Rule,
    /// The class, level, school or town that both share.
    pub scope: Scope,
    /// Its name.
    pub place: String,
    /// The pupil for whom the other one is there.
    pub on_behalf_of: Option<(Id<Person>, PersonName)>,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Verdict {
    Yes(Because),
    No(WhyNot),
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub enum WhyNot {
    /// There is nobody by that id, or no longer.
    Unknown,
    Oneself,
    /// Belongs to no school or town any more.
    Left,
    Suspended,
    SenderSuspended,
    /// They share a class, a school or a town, and a line says no.
    Rule(Because),
    /// They share nothing of which a rule speaks.
    NothingShared,
    /// A feature said no: a correspondent blocked, a sender frozen.
    Refused(&'static str),
}

impl Verdict {
    pub fn is_yes(&self) -> bool {
        matches!(self, Verdict::Yes(_))
    }

    /// Asks a feature too, when the rules have said yes.
    pub fn unless(self, refused: impl FnOnce() -> Result<Option<&'static str>>) -> Result<Self> {
        if !self.is_yes() {
            return Ok(self);
        }
        Ok(refused()?.map_or(self, |why| Verdict::No(WhyNot::Refused(why))))
    }
}

/// May `from` write to `to`?
pub fn may_write(tx: &Tx<'_>, from: &Standing, to: Id<Person>) -> Result<Verdict> {
    let verdicts = may_write_all(tx, from, &[to])?;
    Ok(verdicts.into_iter().next().map_or(Verdict::No(WhyNot::Unknown), |(_, verdict)| verdict))
}

/// The same question about many persons at once, answered in the order of `to`.
pub fn may_write_all(
    tx: &Tx<'_>,
    from: &Standing,
    to: &[Id<Person>],
) -> Result<Vec<(Id<Person>, Verdict)>> {
    let targets = rules::targets(tx, &from.groups())?;
    let groups: Vec<Id<Group>> = targets.iter().map(|target| target.group).collect();
    let reasons = by_person(rules::reasons(tx, to, &groups)?);
    let states: HashMap<Id<Person>, State> =
        rules::states(tx, to)?.into_iter().map(|state| (state.person, state)).collect();
    let verdict = |person: &Id<Person>| {
        let reasons = reasons.get(person).map(Vec::as_slice).unwrap_or_default();
        (*person, verdict(from, *person, states.get(person), &targets, reasons))
    };
    Ok(to.iter().map(verdict).collect())
}

pub(crate) fn by_person(reasons: Vec<Reason>) -> HashMap<Id<Person>, Vec<Reason>> {
    let mut by_person: HashMap<_, Vec<Reason>> = HashMap::new();
    for reason in reasons {
        by_person.entry(reason.person).or_default().push(reason);
    }
    by_person
}

fn verdict(
    from: &Standing,
    to: Id<Person>,
    state: Option<&State>,
    targets: &[Target],
    reasons: &[Reason],
) -> Verdict {
    let no = Verdict::No;
    match state {
        _ if from.suspended_at.is_some() => return no(WhyNot::SenderSuspended),
        _ if from.person == to => return no(WhyNot::Oneself),
        None => return no(WhyNot::Unknown),
        Some(state) if state.is_merged => return no(WhyNot::Unknown),
        Some(state) if state.suspended_at.is_some() => return no(WhyNot::Suspended),
        Some(state) if state.has_left => return no(WhyNot::Left),
        Some(_) => {}
    }
    let lines = becauses(targets, reasons);
    let yes = lines.iter().find(|because| because.rule.may_write);
    match (yes, lines.first()) {
        (Some(because), _) => Verdict::Yes(because.clone()),
        (None, Some(because)) => no(WhyNot::Rule(because.clone())),
        (None, None) => no(WhyNot::NothingShared),
    }
}

/// Every line that speaks of a person in these places, the nearest scope first.
pub(crate) fn becauses(targets: &[Target], reasons: &[Reason]) -> Vec<Because> {
    let mut lines: Vec<Because> = Vec::new();
    for reason in reasons {
        for target in targets.iter().filter(|target| target.group == reason.group) {
            lines.push(Because {
                rule: target.rule,
                scope: target.scope,
                place: target.place.clone(),
                on_behalf_of: reason.on_behalf_of.clone(),
            });
        }
    }
    lines.sort_by_key(|because| (nearness(because.rule.scope), because.rule));
    lines
}

const fn nearness(scope: ScopeKind) -> u8 {
    match scope {
        ScopeKind::Class => 0,
        ScopeKind::Level => 1,
        ScopeKind::Hand => 2,
        ScopeKind::School => 3,
        ScopeKind::Town => 4,
        ScopeKind::Body => 5,
        ScopeKind::Platform => 6,
    }
}

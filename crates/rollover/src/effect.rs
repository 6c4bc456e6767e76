//! What a plan changes of rights: whom each member of the teams sees no more, and whom instead.

use crate::{Of, YearClass, facts::SchoolFacts, plan::Plan};
use base::Id;
use people::{Class, Person};
use std::collections::{BTreeMap, BTreeSet};

#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Effect {
    /// The pupils of a class of this year, without those he follows.
    Loses { person: Id<Person>, class: Id<Class>, pupils: u64 },
    /// A class of the next year, and how many of its pupils he did not have.
    Gains { person: Id<Person>, class: Id<YearClass>, pupils: u64 },
    /// A class of the next year where nobody is expected yet.
    Waits { person: Id<Person>, class: Id<YearClass> },
    /// He works in no class and in nothing else of the school.
    NoPlace { person: Id<Person> },
}

impl Effect {
    pub fn person(&self) -> Id<Person> {
        match self {
            Effect::Loses { person, .. }
            | Effect::Gains { person, .. }
            | Effect::Waits { person, .. }
            | Effect::NoPlace { person } => *person,
        }
    }
}

/// By person, in the order of their numbers.
pub fn effects(facts: &SchoolFacts, plan: &Plan) -> Vec<Effect> {
    let before = before(facts);
    let after = after(plan);
    let persons: BTreeSet<Id<Person>> = before.keys().chain(after.keys()).copied().collect();
    let stays: BTreeSet<Id<Person>> = facts.other_posts.iter().map(|it| it.person).collect();
    let mut effects = Vec::new();
    for person in persons {
        let (old, new) = (before.get(&person), after.get(&person));
        let known: BTreeSet<Id<Person>> =
            old.into_iter().flatten().flat_map(|class| sitting_in(facts, *class)).collect();
        let kept: BTreeSet<Id<Person>> =
            new.into_iter().flatten().flat_map(|class| going_to(plan, *class)).collect();
        for class in old.into_iter().flatten() {
            let pupils = sitting_in(facts, *class).filter(|it| !kept.contains(it)).count() as u64;
            if pupils > 0 {
                effects.push(Effect::Loses { person, class: *class, pupils });
            }
        }
        for class in new.into_iter().flatten() {
            let (class, pupils) = (*class, going_to(plan, *class));
            let pupils = pupils.filter(|it| !known.contains(it)).count() as u64;
            effects.push(if going_to(plan, class).next().is_none() {
                Effect::Waits { person, class }
            } else {
                Effect::Gains { person, class, pupils }
            });
        }
        if new.is_none() && !stays.contains(&person) {
            effects.push(Effect::NoPlace { person });
        }
    }
    effects
}

fn before(facts: &SchoolFacts) -> BTreeMap<Id<Person>, BTreeSet<Id<Class>>> {
    let mut classes: BTreeMap<Id<Person>, BTreeSet<Id<Class>>> = BTreeMap::new();
    for post in &facts.posts {
        classes.entry(post.person).or_default().extend(post.class);
    }
    classes
}

fn after(plan: &Plan) -> BTreeMap<Id<Person>, BTreeSet<Id<YearClass>>> {
    let mut classes: BTreeMap<Id<Person>, BTreeSet<Id<YearClass>>> = BTreeMap::new();
    for class in &plan.classes {
        for mate in &class.team {
            classes.entry(mate.person).or_default().insert(class.id);
        }
    }
    classes
}

fn sitting_in(facts: &SchoolFacts, class: Id<Class>) -> impl Iterator<Item = Id<Person>> + '_ {
    let here = move |it: &&crate::facts::Sitting| it.of == Of::Class(class);
    facts.sittings.iter().filter(here).map(|it| it.pupil)
}

fn going_to(plan: &Plan, class: Id<YearClass>) -> impl Iterator<Item = Id<Person>> + '_ {
    plan.pupils_of(class).map(|line| line.pupil)
}

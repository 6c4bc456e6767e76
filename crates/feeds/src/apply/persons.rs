//! Persons: created, changed, known by new keys, back again.

use super::Persons;
use crate::done::Done;
use crate::plan::{PersonPlan, SchoolPlan, Slice};
use base::{Id, Instant};
use db::{Result, Tx};
use people::{Details, Key, NewPerson, Person, image_right, person};

/// Writes everybody of the plan, and says who stands behind each key.
pub fn write(
    tx: &Tx<'_>,
    slice: &Slice,
    plan: &SchoolPlan,
    at: Instant,
    done: &mut Done,
) -> Result<Persons> {
    let mut persons: Persons = slice.by_key.clone();
    let (known, new): (Vec<&PersonPlan>, Vec<&PersonPlan>) =
        plan.persons.iter().partition(|page| page.person.is_some());
    let to_create: Vec<NewPerson> = new
        .iter()
        .map(|page| NewPerson { details: page.details.clone(), keys: page.new_keys.clone() })
        .collect();
    let created = person::create(tx, &to_create, at)?;
    for (page, id) in new.iter().zip(&created) {
        persons.insert(page.key.clone(), *id);
    }
    done.persons.extend(&created);
    let known: Vec<(Id<Person>, &PersonPlan)> =
        known.into_iter().filter_map(|page| Some((page.person?, page))).collect();
    for (id, page) in &known {
        persons.insert(page.key.clone(), *id);
    }
    edit(tx, &known, done)?;
    add_keys(tx, &known, done)?;
    come_back(tx, slice, &known, done)?;
    Ok(persons)
}

/// Whether pictures of the pupils may be shown, as the feed says it.
pub fn show(
    tx: &Tx<'_>,
    plan: &SchoolPlan,
    persons: &Persons,
    at: Instant,
    done: &mut Done,
) -> Result<()> {
    let known = |key, person: &Option<Id<Person>>| person.or_else(|| persons.get(key).copied());
    let said = plan.shown.iter().filter_map(|(key, person, may)| Some((known(key, person)?, *may)));
    let said: Vec<(Id<Person>, bool)> = said.collect();
    done.image_rights.extend(image_right::say_by_feed(tx, &said, at)?);
    Ok(())
}

fn edit(tx: &Tx<'_>, known: &[(Id<Person>, &PersonPlan)], done: &mut Done) -> Result<()> {
    let changed = known.iter().filter(|(_, page)| !page.changes.is_empty());
    let edits: Vec<(Id<Person>, Details)> =
        changed.clone().map(|(id, page)| (*id, page.details.clone())).collect();
    done.edited.extend(changed.map(|(id, page)| (*id, page.changes.clone())));
    if edits.is_empty() { Ok(()) } else { person::edit(tx, &edits) }
}

fn add_keys(tx: &Tx<'_>, known: &[(Id<Person>, &PersonPlan)], done: &mut Done) -> Result<()> {
    let keys: Vec<(Id<Person>, Key)> = known
        .iter()
        .flat_map(|(id, page)| page.new_keys.iter().map(|key| (*id, key.clone())))
        .collect();
    let added = |(id, key): &(Id<Person>, Key)| (*id, (key.source.clone(), key.key.clone()));
    done.keys_added.extend(keys.iter().map(added));
    if keys.is_empty() { Ok(()) } else { person::add_keys(tx, &keys) }
}

fn come_back(
    tx: &Tx<'_>,
    slice: &Slice,
    known: &[(Id<Person>, &PersonPlan)],
    done: &mut Done,
) -> Result<()> {
    let back = known.iter().filter(|(_, page)| page.comes_back);
    let back: Vec<Id<Person>> = back.map(|(id, _)| *id).collect();
    for id in &back {
        let left_on = slice.persons.get(id).and_then(|person| person.left_on);
        done.came_back.extend(left_on.map(|day| (*id, day)));
    }
    if back.is_empty() { Ok(()) } else { person::come_back(tx, &back) }
}

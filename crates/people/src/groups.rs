//! Groups that follow the facts: exactly what a changed fact touches is made again, in its own
//! transaction.

use crate::{
    Group, GroupKind, Person, Scope, Touched,
    audience::Reader,
    store::{audience, delegations, hands, memberships, retention, turn, words},
    wanted::{Automatic, Facts, wanted},
};
use base::{Day, Id};
use db::{Result, Tx, ids};
use std::collections::{BTreeSet, HashSet};

/// Persons whose memberships are compared at once: enough to make few statements, few enough to
/// hold in memory.
const CHUNK: usize = 5_000;

/// Brings the memberships of those who were touched in line with the facts of `today`.
///
/// Tells `"viewer"` whose groups have changed, after the commit.
pub fn refresh(tx: &Tx<'_>, touched: &Touched, today: Day) -> Result<()> {
    turn::begin(tx, today)?;
    let mut persons = touched.persons.clone();
    for school in &touched.schools {
        persons.extend(memberships::persons_of_school(tx, *school, today)?);
    }
    let guardians = memberships::guardians_of(tx, &ids(persons.iter().copied()))?;
    persons.extend(guardians);
    let persons: Vec<Id<Person>> = persons.into_iter().collect();
    persons.chunks(CHUNK).try_for_each(|chunk| refresh_persons(tx, chunk, today))
}

fn refresh_persons(tx: &Tx<'_>, persons: &[Id<Person>], today: Day) -> Result<()> {
    let list = ids(persons.iter().copied());
    let mut pupils: BTreeSet<Id<Person>> = persons.iter().copied().collect();
    let touched = pupils.clone();
    let guardianships = memberships::guardianships(tx, &list, today)?;
    pupils.extend(guardianships.iter().map(|fact| fact.pupil));
    let facts = Facts {
        enrolments: memberships::enrolments(tx, &ids(pupils), today)?,
        guardianships,
        assignments: memberships::assignments(tx, &list, today)?,
        hands: memberships::hands(tx, &list)?,
    };
    let wanted = wanted(&facts, &touched);
    let groups: BTreeSet<Automatic> = wanted.places.iter().map(|(group, ..)| *group).collect();
    let known = groups_for(tx, &groups)?;
    let place = |(group, person, pupil): &(Automatic, Id<Person>, i64)| {
        known.get(&(group.kind, group.scope)).map(|id| (*id, *person, *pupil))
    };
    let mut rows: BTreeSet<memberships::Row> = wanted.places.iter().filter_map(place).collect();
    rows.extend(&wanted.hands);
    let current = memberships::current(tx, &list)?;
    let (gone, new): (Vec<_>, Vec<_>) =
        (current.difference(&rows).collect(), rows.difference(&current).collect());
    memberships::remove(tx, &gone)?;
    memberships::add(tx, &new)?;
    words::place(tx, &list, &wanted.homes)?;
    note_departures(tx, persons, &current, &rows, today)?;
    let mut changed: HashSet<i64> =
        gone.iter().chain(&new).map(|(_, person, _)| person.raw()).collect();
    let delegated = delegations::make_current(tx, persons, today)?;
    changed.extend(delegated.into_iter().map(Id::raw));
    tx.signal("viewer", changed);
    Ok(())
}

/// Whoever has lost his last place has left, and whoever has one again is back.
fn note_departures(
    tx: &Tx<'_>,
    persons: &[Id<Person>],
    before: &BTreeSet<memberships::Row>,
    after: &BTreeSet<memberships::Row>,
    today: Day,
) -> Result<()> {
    let those_in = |rows: &BTreeSet<memberships::Row>| -> HashSet<Id<Person>> {
        rows.iter().map(|(_, person, _)| *person).collect()
    };
    let (before, after) = (those_in(before), those_in(after));
    let (here, nowhere): (Vec<Id<Person>>, Vec<Id<Person>>) =
        persons.iter().copied().partition(|person| after.contains(person));
    if !nowhere.is_empty() {
        retention::note_found(tx, &nowhere, today)?;
        retention::note_left(tx, &nowhere, today)?;
    }
    let back: Vec<Id<Person>> =
        here.into_iter().filter(|person| !before.contains(person)).collect();
    if back.is_empty() { Ok(()) } else { retention::note_back(tx, &back, today) }
}

type Known = std::collections::HashMap<(GroupKind, Scope), Id<Group>>;

/// The identifiers of these groups; those that are missing are made.
fn groups_for(tx: &Tx<'_>, groups: &BTreeSet<Automatic>) -> Result<Known> {
    let known = memberships::automatic_groups(tx, groups)?;
    let missing: Vec<Automatic> = groups
        .iter()
        .filter(|group| !known.contains_key(&(group.kind, group.scope)))
        .copied()
        .collect();
    if missing.is_empty() {
        return Ok(known);
    }
    memberships::make_groups(tx, &missing)?;
    memberships::automatic_groups(tx, groups)
}

/// These groups; automatic ones have the name of their class, school or town.
pub fn load(tx: &Tx<'_>, groups: &[Id<Group>]) -> Result<Vec<Group>> {
    hands::load(tx, groups)
}

/// The automatic group of a kind and a scope.
pub fn find(tx: &Tx<'_>, kind: GroupKind, scope: Scope) -> Result<Option<Id<Group>>> {
    hands::find(tx, kind, scope)
}

/// Who is in a group, in the order of lists, after `(sort_key, id)` of the last one shown.
pub fn members(
    tx: &Tx<'_>,
    group: Id<Group>,
    after: Option<(&str, Id<Person>)>,
    limit: u32,
) -> Result<Vec<Reader>> {
    audience::members(tx, group, after.unwrap_or(("", Id::new(0))), limit)
}

/// How far a turn of the day went.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Turn {
    pub persons: usize,
    /// False when there is more: the job calls again, in another transaction.
    pub is_done: bool,
}

/// Facts that begin or end on a later day: makes those of the days up to `today` count, a few
/// thousand persons at a time. Turning a day twice changes nothing.
pub fn turn_day(tx: &Tx<'_>, today: Day) -> Result<Turn> {
    turn_some(tx, today, CHUNK)
}

pub(crate) fn turn_some(tx: &Tx<'_>, today: Day, limit: usize) -> Result<Turn> {
    turn::begin(tx, today)?;
    let Some(mut state) = turn::state(tx)? else {
        return Ok(Turn { persons: 0, is_done: true });
    };
    let next = match state.current_on {
        Some(day) => Some(day),
        None => turn::next_day(tx, state.turned_on)?,
    };
    let Some(day) = next.filter(|day| *day <= today) else {
        state.turned_on = state.turned_on.max(today);
        turn::set(tx, &state)?;
        return Ok(Turn { persons: 0, is_done: true });
    };
    let persons = turn::persons(tx, day, state.after_id, limit)?;
    let count = persons.len();
    let last = persons.last().map_or(0, |person| person.raw());
    if count < limit {
        (state.turned_on, state.current_on, state.after_id) = (day, None, 0);
    } else {
        (state.current_on, state.after_id) = (Some(day), last);
    }
    turn::set(tx, &state)?;
    refresh(tx, &Touched::persons(persons), today)?;
    Ok(Turn { persons: count, is_done: false })
}

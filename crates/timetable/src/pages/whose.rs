//! Pupils with their groups, and the lessons that are theirs.

use crate::{Occurrence, Part, Plan, Pupil, showing, store};
use base::{Day, Id};
use db::{Result, Tx};
use people::{Group, Person};

type Groups = Vec<Id<Group>>;

/// Those of these who are pupils of a secondary school, with the groups they are in.
pub fn pupils(tx: &Tx<'_>, ids: &[Id<Person>], on: Day) -> Result<Vec<(Pupil, Groups)>> {
    let pupils = store::places::pupils(tx, ids, on)?;
    if pupils.is_empty() {
        return Ok(Vec::new());
    }
    let ids: Vec<Id<Person>> = pupils.iter().map(|pupil| pupil.id).collect();
    let groups = store::places::groups_of(tx, &ids)?;
    let of = |pupil: Pupil| {
        let own = groups.iter().filter(|(id, _)| *id == pupil.id).map(|(_, group)| *group);
        let own = own.collect();
        (pupil, own)
    };
    Ok(pupils.into_iter().map(of).collect())
}

/// The same where they were on a day; today where they were nowhere yet.
pub fn pupils_on(
    tx: &Tx<'_>,
    ids: &[Id<Person>],
    (day, today): (Day, Day),
) -> Result<Vec<(Pupil, Groups)>> {
    let then = pupils(tx, ids, day)?;
    if then.is_empty() && day != today { pupils(tx, ids, today) } else { Ok(then) }
}

/// What their lessons need.
pub fn refs(pupil: &Pupil, groups: &[Id<Group>]) -> Vec<Id<()>> {
    pupil.class.map(Id::cast).into_iter().chain(groups.iter().map(|it| it.cast())).collect()
}

/// All that these pupils have between two days.
pub fn plan_of(tx: &Tx<'_>, pupils: &[(Pupil, Groups)], span: (Day, Day)) -> Result<Plan> {
    let mut schools: Vec<_> = pupils.iter().map(|(pupil, _)| pupil.school).collect();
    schools.sort_unstable();
    schools.dedup();
    let refs: Vec<Id<()>> = pupils.iter().flat_map(|(pupil, own)| refs(pupil, own)).collect();
    showing::plan(tx, &schools, &refs, span)
}

/// Those of a pupil: of his class where a lesson names no group of the school, or else of his
/// groups.
pub fn of_pupil(all: Vec<Occurrence>, pupil: &Pupil, groups: &[Id<Group>]) -> Vec<Occurrence> {
    let is_own = |it: &Occurrence| {
        let named: Vec<Id<Group>> = it.parts.iter().filter_map(Part::group).collect();
        if named.is_empty() {
            return it
                .parts
                .iter()
                .any(|part| part.class().is_some_and(|id| Some(id) == pupil.class));
        }
        named.iter().any(|group| groups.contains(group))
    };
    all.into_iter().filter(is_own).collect()
}

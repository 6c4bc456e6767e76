//! The picker: whom one may write to, found by the beginnings of words, and why not the others.

use crate::{pick::Target, reach, store};
use base::{Id, PersonName};
use db::{Result, Tx};
use people::{
    Because, Group, GroupKind, Person, Reachable, ScopeKind, Standing, Verdict, person::Within,
};
use std::collections::HashSet;

/// Somebody, or a group, the picker shows.
#[derive(Clone, Debug)]
pub enum Offer {
    Person {
        target: Target,
        name: PersonName,
        because: Vec<Because>,
    },
    Group(OfferedGroup),
    /// Somebody of that name whom one may not write to.
    Refused {
        target: Target,
        name: PersonName,
        why: &'static str,
    },
}

/// A group, as its name is made of it.
#[derive(Clone, Debug)]
pub struct OfferedGroup {
    pub id: Id<Group>,
    pub kind: GroupKind,
    pub scope: ScopeKind,
    pub level: String,
    /// The class, the school or the town; its own name when it was made by hand.
    pub place: String,
    pub size: Option<u32>,
}

const OFFERS_MAX: u32 = 20;
const REFUSED_MAX: u32 = 5;
/// Shorter than this, a name tells nothing of whom one looks for.
const QUERY_CHARS_MIN: usize = 3;

/// Those who answer to `query`: first those one may write to, then a few of the others.
pub fn offers(tx: &Tx<'_>, sender: &Standing, query: &str) -> Result<Vec<Offer>> {
    let reachable = people::reachable(tx, sender, query, OFFERS_MAX)?;
    let mut offers: Vec<Offer> = reachable.into_iter().map(offer).collect();
    if offers.len() < 10 && query.trim().chars().count() >= QUERY_CHARS_MIN {
        offers.extend(refused(tx, sender, query, &offers)?);
    }
    Ok(offers)
}

/// Those near enough to be listed without a word typed: groups, the team of the class… A group of
/// one is left to its member.
pub fn near(tx: &Tx<'_>, sender: &Standing, limit: u32) -> Result<Vec<Offer>> {
    let mut offers: Vec<Offer> =
        people::reachable(tx, sender, "", limit)?.into_iter().map(offer).collect();
    if offers.iter().any(|offer| offer.person().is_some()) {
        offers.retain(|offer| !matches!(offer, Offer::Group(group) if group.size == Some(1)));
    }
    Ok(offers)
}

fn offer(reachable: Reachable) -> Offer {
    match reachable {
        Reachable::Person { id, name, because } => {
            let on_behalf_of = only_pupil(&because);
            Offer::Person { target: Target::Person { id, on_behalf_of }, name, because }
        }
        Reachable::Group(group) => Offer::Group(OfferedGroup {
            id: group.id,
            kind: group.kind,
            scope: group.scope.kind(),
            level: group.scope.level().to_owned(),
            place: group.place,
            size: group.size,
        }),
    }
}

/// The pupil a guardian is reached for, when there is one only.
fn only_pupil(because: &[Because]) -> Option<Id<Person>> {
    let pupils: HashSet<Id<Person>> =
        because.iter().filter_map(|it| it.on_behalf_of.as_ref()).map(|(id, _)| *id).collect();
    match (pupils.len(), pupils.into_iter().next()) {
        (1, pupil) => pupil,
        _ => None,
    }
}

/// Those of the sender's school (or town) of that name whom he may not write to. Families see those
/// who work there, never other families.
fn refused(tx: &Tx<'_>, sender: &Standing, query: &str, offers: &[Offer]) -> Result<Vec<Offer>> {
    let within = match sender.schools.as_slice() {
        [] => return Ok(Vec::new()),
        [school] => Within::School(school.id),
        [school, ..] => Within::Town(school.town),
    };
    let mut found = people::person::search(tx, within, query, REFUSED_MAX + OFFERS_MAX)?;
    let offered: HashSet<Id<Person>> = offers.iter().filter_map(Offer::person).collect();
    found.retain(|person| !offered.contains(&person.id) && person.id != sender.person);
    if found.is_empty() {
        return Ok(Vec::new());
    }
    let ids: Vec<Id<Person>> = found.iter().map(|person| person.id).collect();
    let shown = if sender.is_staff() { ids } else { store::reach::staff_among(tx, &ids)? };
    let verdicts = people::may_write_all(tx, sender, &shown)?;
    let refused = verdicts.into_iter().filter_map(|(id, verdict)| {
        let Verdict::No(why) = verdict else { return None };
        let name = found.iter().find(|person| person.id == id)?.name();
        Some(Offer::Refused { target: Target::person(id), name, why: reach::why_not(&why) })
    });
    Ok(refused.take(REFUSED_MAX as usize).collect())
}

impl Offer {
    pub fn target(&self) -> Target {
        match self {
            Offer::Person { target, .. } | Offer::Refused { target, .. } => *target,
            Offer::Group(group) => Target::Group(group.id),
        }
    }

    fn person(&self) -> Option<Id<Person>> {
        self.target().person_id()
    }
}

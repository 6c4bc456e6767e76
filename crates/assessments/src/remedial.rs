//! A group in a click: those who have not reached a skill become a group made by hand.

use crate::{Band, deeds, refusal::Refusal, store, writing::Hand};
use base::Id;
use db::{Result, Tx};
use people::{Class, Group, Person, Touched, groups, hand};

/// What is made.
#[derive(Clone, Debug)]
pub struct Gathering {
    pub name: String,
    /// What it is made from, as its page says it.
    pub reason: String,
    pub pupils: Vec<Id<Person>>,
    /// The key of its form.
    pub once: String,
}

/// Makes the group; who makes it chooses its members from then on. They are pupils of the class:
/// their families and the rest of the class are not told, and are in no group with them.
pub fn gather(tx: &Tx<'_>, class: &Class, new: &Gathering, by: Hand) -> Result<Id<Group>> {
    let today = by.at.day();
    let known = store::pupils::in_class(tx, class.id, today)?;
    if new.pupils.iter().any(|pupil| known.iter().all(|line| line.id != *pupil)) {
        return Err(Refusal::NoPupil.into());
    }
    if let Some(made) = store::bands::made_with(tx, by.by, &new.once)? {
        return Ok(made);
    }
    let group = hand::create(tx, hand::Home::School(class.school), &new.name, by.by)?;
    store::bands::insert(tx, group, (class.id, &new.reason, &new.once), by.into())?;
    let members: Vec<(Id<Person>, Option<Id<Person>>)> =
        new.pupils.iter().map(|pupil| (*pupil, None)).collect();
    let touched = hand::add(tx, group, &members)?;
    groups::refresh(tx, &touched, today)?;
    deeds::grouped(tx, group, (class.id, class.school), members.len(), by)?;
    Ok(group)
}

/// Another name, and these members among the pupils of the class it was made in.
pub fn settle(
    tx: &Tx<'_>,
    band: &Band,
    (name, pupils): (&str, &[Id<Person>]),
    by: Hand,
) -> Result<()> {
    let (group, today) = (band.group(), by.at.day());
    let known: Vec<Id<Person>> = match band.class_id {
        Some(class) => {
            store::pupils::in_class(tx, class, today)?.into_iter().map(|line| line.id).collect()
        }
        None => Vec::new(),
    };
    if pupils.iter().any(|pupil| !known.contains(pupil)) {
        return Err(Refusal::NoPupil.into());
    }
    hand::rename(tx, group, name)?;
    let before = store::bands::members(tx, group)?;
    let gone: Vec<Id<Person>> = before
        .iter()
        .copied()
        .filter(|pupil| known.contains(pupil) && !pupils.contains(pupil))
        .collect();
    let new: Vec<(Id<Person>, Option<Id<Person>>)> =
        pupils.iter().filter(|pupil| !before.contains(pupil)).map(|pupil| (*pupil, None)).collect();
    let mut touched = Touched::nobody();
    if !gone.is_empty() {
        touched = touched.and(hand::remove(tx, group, &gone)?);
    }
    if !new.is_empty() {
        touched = touched.and(hand::add(tx, group, &new)?);
    }
    groups::refresh(tx, &touched, today)
}

/// It has no members from now on; what was given to it stays readable.
pub fn end(tx: &Tx<'_>, band: &Band, by: Hand) -> Result<()> {
    let touched = hand::close(tx, band.group(), by.at.day())?;
    groups::refresh(tx, &touched, by.at.day())
}

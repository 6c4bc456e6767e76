//! Groups made by hand: a project, a club, a council. Created in a school or a town, with
//! contributors who choose the members.
//!
//! A member stays while he belongs to the school (or town) of the group; a guest, chosen from
//! elsewhere, while he belongs anywhere. Who comes back is a member again.

use crate::{Group, Person, School, Touched, Town, store::hands};
use base::{Day, Id};
use db::{Result, Tx};

/// Where a group made by hand lives: whose administration it is in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Home {
    School(Id<School>),
    Town(Id<Town>),
    Platform,
}

/// Makes an empty group; `by` is its first contributor.
pub fn create(tx: &Tx<'_>, home: Home, name: &str, by: Id<Person>) -> Result<Id<Group>> {
    let group = tx.new_id();
    hands::insert(tx, group, home, name.trim())?;
    hands::add_contributors(tx, group, &[by])?;
    Ok(group)
}

pub fn rename(tx: &Tx<'_>, group: Id<Group>, name: &str) -> Result<()> {
    hands::rename(tx, group, name.trim())
}

/// Adds members, a guardian perhaps on behalf of a pupil.
pub fn add(
    tx: &Tx<'_>,
    group: Id<Group>,
    members: &[(Id<Person>, Option<Id<Person>>)],
) -> Result<Touched> {
    hands::add(tx, group, members)?;
    Ok(Touched::persons(members.iter().map(|(person, _)| *person)))
}

pub fn remove(tx: &Tx<'_>, group: Id<Group>, persons: &[Id<Person>]) -> Result<Touched> {
    hands::remove(tx, group, persons)?;
    Ok(Touched::persons(persons.iter().copied()))
}

/// Closes a group: it keeps its name and has no members from now on.
pub fn close(tx: &Tx<'_>, group: Id<Group>, on: Day) -> Result<Touched> {
    hands::close(tx, group, on).map(Touched::persons)
}

pub fn add_contributors(tx: &Tx<'_>, group: Id<Group>, persons: &[Id<Person>]) -> Result<()> {
    hands::add_contributors(tx, group, persons)
}

pub fn remove_contributor(tx: &Tx<'_>, group: Id<Group>, person: Id<Person>) -> Result<()> {
    hands::remove_contributor(tx, group, person)
}

/// May this person change the group's name and members? Those who administer its school may too.
pub fn is_contributor(tx: &Tx<'_>, group: Id<Group>, person: Id<Person>) -> Result<bool> {
    hands::is_contributor(tx, group, person)
}

/// The groups made by hand in a school, by name.
pub fn of_school(tx: &Tx<'_>, school: Id<School>) -> Result<Vec<Group>> {
    hands::of_school(tx, school)
}

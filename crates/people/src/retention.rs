//! How long what is known of a person is kept, and forgetting it.
//!
//! Arrêté du 30 novembre 2006, article 6: account data go within three months after the person has
//! no more right to an account. His name and the dated facts stay: past classes can be read by
//! date, and what he wrote keeps its author with those who received it. See decision 0012.

use crate::{Details, Merge, Person, School, Touched, person, store::retention as store};
use base::{Day, Id, Instant};
use db::{Result, Tx};

/// From the first day without a place to the night on which all goes. No three months of the
/// calendar are shorter than 89 days: a night that fails can be tried again.
pub const RETENTION_DAYS: i32 = 85;

/// The day in whose night what is known of a person goes.
pub fn erased_on(left_on: Day) -> Day {
    left_on.plus_days(RETENTION_DAYS)
}

/// Somebody whose time has come, unless he is found to stand somewhere after all.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Due {
    pub left_on: Day,
    pub person: Id<Person>,
}

impl db::FromRow for Due {
    fn from_row(row: &mut db::Row<'_>) -> Result<Self> {
        Ok(Due { left_on: row.next()?, person: row.next()? })
    }
}

/// Those whose time has come on `today`, who left first first, after the last one looked at.
pub fn due(tx: &Tx<'_>, today: Day, after: Option<Due>, limit: u32) -> Result<Vec<Due>> {
    store::due(tx, today.plus_days(-RETENTION_DAYS), after, limit)
}

/// Persons who are in no group, by id, after `after`: whose departure may not be dated yet. They
/// are looked for among all persons: for a nightly job.
pub fn without_place(tx: &Tx<'_>, after: Id<Person>, limit: u32) -> Result<Vec<Id<Person>>> {
    store::without_place(tx, after, limit)
}

/// Dates the departure of those of them who stood somewhere, and stand nowhere today or later.
pub fn note_left(tx: &Tx<'_>, persons: &[Id<Person>], today: Day) -> Result<()> {
    store::note_left(tx, persons, today)
}

/// Why somebody goes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Cause {
    /// His time has come.
    Time,
    /// Somebody who may has decided so: as soon as he has left.
    Decision,
}

/// Marks a person as erased, if he has left for long enough and has come back nowhere. The caller
/// erases in the same transaction; nobody is claimed twice.
pub fn claim(tx: &Tx<'_>, person: Id<Person>, cause: Cause, at: Instant) -> Result<bool> {
    let today = at.day();
    let left_by = match cause {
        Cause::Time => today.plus_days(-RETENTION_DAYS),
        Cause::Decision => today,
    };
    store::claim(tx, person, left_by, today, at)
}

/// Is anybody of those touched erased? What is undone must not give him a place again.
pub fn is_erased_among(tx: &Tx<'_>, touched: &Touched) -> Result<bool> {
    let persons: Vec<Id<Person>> = touched.persons.iter().copied().collect();
    Ok(store::erased_among(tx, &persons)? > 0)
}

/// The record of a person and those that turned out to be his.
pub fn records_of(tx: &Tx<'_>, person: Id<Person>) -> Result<Vec<Id<Person>>> {
    store::records_of(tx, person)
}

/// Forgets what is known of these records of one person: how he is reached, when he was born, the
/// keys feeds know him by, what others had chosen for him. Says how many rows.
pub fn forget(tx: &Tx<'_>, records: &[Id<Person>], at: Instant) -> Result<u64> {
    let known = person::load_all(tx, records)?;
    let named: Vec<(Id<Person>, Details)> =
        known.into_iter().map(|person| (person.id, Details::named(person.details.name))).collect();
    crate::store::persons::update(tx, &named)?;
    tx.signal("viewer", records.iter().map(|person| person.raw()));
    Ok(named.len() as u64 + store::forget(tx, records, at)?)
}

/// The merges these records were part of.
pub fn merges_of(tx: &Tx<'_>, records: &[Id<Person>]) -> Result<Vec<Id<Merge>>> {
    store::merges_of(tx, records)
}

db::row! {
    /// Those of whom everything goes in one night.
    #[derive(Clone, Copy, Debug, PartialEq, Eq)]
    pub struct Night {
        pub left_on: Day,
        pub persons: u64,
    }
}

impl Night {
    pub fn erased_on(&self) -> Day {
        erased_on(self.left_on)
    }
}

/// Who has left and is not erased yet, by the day of departure: in a school, or everywhere.
pub fn nights(tx: &Tx<'_>, school: Option<Id<School>>, limit: u32) -> Result<Vec<Night>> {
    match school {
        Some(school) => store::nights_of_school(tx, school, limit),
        None => store::nights(tx, limit),
    }
}

db::row! {
    /// Somebody who has left, as a list names him.
    #[derive(Clone, Debug, PartialEq, Eq)]
    pub struct Leaver {
        pub id: Id<Person>,
        pub first_name: String,
        pub last_name: String,
        pub left_on: Day,
    }
}

/// Those who have left and are not erased yet, who left first first.
pub fn leavers(
    tx: &Tx<'_>,
    school: Option<Id<School>>,
    after: Option<Due>,
    limit: u32,
) -> Result<Vec<Leaver>> {
    match school {
        Some(school) => store::leavers_of_school(tx, school, after, limit),
        None => store::leavers(tx, after, limit),
    }
}

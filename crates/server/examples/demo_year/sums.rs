//! What is written of who is where, row by row, and what must hold of it.

use crate::day;
use base::{Day, Id};
use db::{Db, Tx, Value, params};
use people::{Class, Person, class};
use std::collections::{BTreeMap, BTreeSet};

const STATEMENTS: [&str; 7] = [
    "select 'enrolment', id, pupil_id, school_id, class_id, level, from_on, until_on
       from enrolment order by id",
    "select 'assignment', id, person_id, class_id, function, from_on, until_on
       from assignment order by id",
    "select 'class', id, school_id, year, name, closed_on, source_key from class order by id",
    "select 'level', class_id, level from class_level order by class_id, level",
    "select 'membership', group_id, person_id, on_behalf_of
       from membership order by group_id, person_id, on_behalf_of",
    "select 'person', id, left_on from person order by id",
    "select 'group', scope_id, kind, closed_on from person_group
      where scope_kind = 'class' order by scope_id, kind",
];

/// Every fact and membership, in an order of its own.
pub async fn rows(db: &Db) -> Vec<String> {
    let read = |tx: &Tx<'_>| {
        let mut rows = Vec::new();
        for sql in STATEMENTS {
            let found: Vec<Vec<Value>> = tx.all(sql, params![])?;
            rows.extend(found.iter().map(|row| format!("{row:?}")));
        }
        Ok(rows)
    };
    db.read_long(read).await.expect("read")
}

pub fn same(before: &[String], after: &[String]) {
    let (known, now): (BTreeSet<&String>, BTreeSet<&String>) =
        (before.iter().collect(), after.iter().collect());
    let lost: Vec<_> = known.difference(&now).take(5).collect();
    let new: Vec<_> = now.difference(&known).take(5).collect();
    assert!(lost.is_empty() && new.is_empty(), "lost: {lost:#?}\nnew: {new:#?}");
    assert_eq!(before.len(), after.len(), "as many rows");
}

/// The places of each pupil who is enrolled on a day.
pub async fn pupils(db: &Db, on: Day) -> BTreeMap<Id<Person>, Vec<Id<Class>>> {
    let read = move |tx: &Tx<'_>| {
        let rows: Vec<(Id<Person>, Id<Class>)> = tx.all(
            "select pupil_id, coalesce(class_id, 0)
               from enrolment
              where from_on <= $1 and (until_on is null or until_on > $1)
              order by pupil_id, class_id",
            params![on],
        )?;
        Ok(rows)
    };
    let mut pupils: BTreeMap<Id<Person>, Vec<Id<Class>>> = BTreeMap::new();
    for (pupil, class) in db.read_long(read).await.expect("read") {
        pupils.entry(pupil).or_default().push(class);
    }
    pupils
}

/// On the day everybody has one place, or the plan says that he leaves. Says how many leave.
pub async fn check(db: &Db, before: &BTreeMap<Id<Person>, Vec<Id<Class>>>, on: Day) -> usize {
    let after = pupils(db, on).await;
    let doubled = after.iter().filter(|(_, classes)| classes.len() > 1).count();
    assert_eq!(doubled, 0, "nobody is doubled");
    assert!(after.keys().all(|pupil| before.contains_key(pupil)), "nobody is new");
    let leaves = |tx: &Tx<'_>| {
        let rows: Vec<(Id<Person>,)> = tx.all(
            "select pupil_id from year_move where leaves_to is not null and to_school_id is null",
            &[],
        )?;
        Ok(rows.into_iter().map(|(pupil,)| pupil).collect::<BTreeSet<_>>())
    };
    let leaves = db.read(leaves).await.expect("read");
    let away: BTreeSet<_> = before.keys().filter(|it| !after.contains_key(it)).copied().collect();
    assert_eq!(away, leaves, "whoever is away was said to leave, and nobody else is");
    assert_eq!(after.len() + away.len(), before.len(), "nobody is lost");
    away.len()
}

/// The year that is over is read by its dates: each class of March has the pupils it had.
pub async fn past(db: &Db, before: &BTreeMap<Id<Person>, Vec<Id<Class>>>) {
    let mut of_class: BTreeMap<Id<Class>, BTreeSet<Id<Person>>> = BTreeMap::new();
    for (pupil, classes) in before {
        for class in classes.iter().filter(|class| class.raw() != 0) {
            of_class.entry(*class).or_default().insert(*pupil);
        }
    }
    for (class, pupils) in of_class {
        let read = move |tx: &Tx<'_>| class::page(tx, class, day("2027-03-12"));
        let page = db.read(read).await.expect("read").expect("a class of the past");
        let there: BTreeSet<Id<Person>> = page.pupils.iter().map(|line| line.person).collect();
        assert_eq!(there, pupils, "{}", page.class.name);
    }
}

//! Classes and their levels, as rows.

use crate::{Class, Level, NewClass, Person, School};
use base::{Day, Id, SchoolYear};
use db::{Result, Tx, Value, ids, params};

pub fn insert(tx: &Tx<'_>, new: &[NewClass]) -> Result<Vec<Id<Class>>> {
    let made: Vec<Id<Class>> = new.iter().map(|_| tx.new_id()).collect();
    let row = |(new, id): (&NewClass, &Id<Class>)| {
        params![*id, new.school, new.year, &new.name, new.source_key.as_deref()].to_vec()
    };
    let rows: Vec<Vec<Value>> = new.iter().zip(&made).map(row).collect();
    tx.run_each(
        "insert into class (id, school_id, year, name, source_key) values ($1, $2, $3, $4, $5)",
        &rows,
    )?;
    let levels = |(new, id): (&NewClass, &Id<Class>)| {
        let id = *id;
        new.levels.clone().into_iter().map(move |level| params![id, level].to_vec())
    };
    let rows: Vec<Vec<Value>> = new.iter().zip(&made).flat_map(levels).collect();
    insert_levels(tx, &rows)?;
    Ok(made)
}

fn insert_levels(tx: &Tx<'_>, rows: &[Vec<Value>]) -> Result<()> {
    tx.run_each(
        "insert into class_level (class_id, level)
         values ($1, $2)
             on conflict (class_id, level) do nothing",
        rows,
    )
    .map(drop)
}

pub fn rename(tx: &Tx<'_>, class: Id<Class>, name: &str) -> Result<()> {
    tx.change("update class set name = $2 where id = $1", params![class, name])
}

pub fn set_levels(tx: &Tx<'_>, class: Id<Class>, levels: &[Level]) -> Result<()> {
    tx.run("delete from class_level where class_id = $1", params![class])?;
    let rows: Vec<Vec<Value>> =
        levels.iter().map(|level| params![class, *level].to_vec()).collect();
    insert_levels(tx, &rows)
}

/// Closes the classes and their groups, ends what runs in them, and gives whom that touches.
pub fn close(tx: &Tx<'_>, classes: &[Id<Class>], on: Day) -> Result<Vec<Id<Person>>> {
    let list = || ids(classes.iter().copied());
    tx.run(
        "update class
            set closed_on = $2
          where id in ids($1) and (closed_on is null or closed_on > $2)",
        params![list(), on],
    )?;
    tx.run(
        "update person_group
            set closed_on = $2
          where scope_kind = 'class'
            and scope_id in ids($1)
            and (closed_on is null or closed_on > $2)",
        params![list(), on],
    )?;
    let pupils: Vec<(Id<Person>,)> = tx.all(
        "update enrolment
            set until_on = $2
          where class_id in ids($1) and (until_on is null or until_on > $2)
      returning pupil_id",
        params![list(), on],
    )?;
    let team: Vec<(Id<Person>,)> = tx.all(
        "update assignment
            set until_on = $2
          where class_id in ids($1) and (until_on is null or until_on > $2)
      returning person_id",
        params![list(), on],
    )?;
    Ok(pupils.into_iter().chain(team).map(|(person,)| person).collect())
}

pub fn reopen(tx: &Tx<'_>, classes: &[Id<Class>]) -> Result<()> {
    let list = || ids(classes.iter().copied());
    tx.run("update class set closed_on = null where id in ids($1)", params![list()])?;
    tx.run(
        "update person_group
            set closed_on = null
          where scope_kind = 'class' and scope_id in ids($1)",
        params![list()],
    )
    .map(drop)
}

pub fn delete(tx: &Tx<'_>, classes: &[Id<Class>]) -> Result<()> {
    let list = || ids(classes.iter().copied());
    tx.run(
        "delete from membership
          where group_id in (select id
                               from person_group
                              where scope_kind = 'class' and scope_id in ids($1))",
        params![list()],
    )?;
    tx.run(
        "delete from person_group where scope_kind = 'class' and scope_id in ids($1)",
        params![list()],
    )?;
    tx.run("delete from class_level where class_id in ids($1)", params![list()])?;
    tx.run("delete from class where id in ids($1)", params![list()]).map(drop)
}

pub fn load(tx: &Tx<'_>, class: Id<Class>) -> Result<Option<Class>> {
    tx.first(
        "select id, school_id as school, year, name, source_key, closed_on
           from class
          where id = $1",
        params![class],
    )
}

pub fn of_school(tx: &Tx<'_>, school: Id<School>, year: SchoolYear) -> Result<Vec<Class>> {
    tx.all(
        "select id, school_id as school, year, name, source_key, closed_on
           from class
          where school_id = $1 and year = $2
          order by name, id
          limit 500",
        params![school, year],
    )
}

pub fn levels(tx: &Tx<'_>, classes: &[Id<Class>]) -> Result<Vec<(Id<Class>, Level)>> {
    tx.all(
        "select class_id, level from class_level where class_id in ids($1)",
        params![ids(classes.iter().copied())],
    )
}

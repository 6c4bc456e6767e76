//! Classes of the next year, as they are prepared, as rows.

use crate::{YearChange, year_class::Mate, year_class::YearClass};
use base::Id;
use db::{Result, Tx, Value, ids, params};
use people::{Class, Level, Person};
use std::collections::HashMap;

/// A class as it is written down, without its team.
type Row = (Id<YearClass>, String, String, Option<Id<Class>>, Option<Id<Class>>);

pub fn insert(tx: &Tx<'_>, change: Id<YearChange>, new: &[YearClass]) -> Result<()> {
    let row = |class: &YearClass| {
        params![class.id, change, &class.name, written(&class.levels), class.from].to_vec()
    };
    let rows: Vec<Vec<Value>> = new.iter().map(row).collect();
    tx.run_each(
        "insert into year_class (id, change_id, name, levels, from_class_id)
         values ($1, $2, $3, $4, $5)",
        &rows,
    )?;
    let mates = |class: &YearClass| {
        let id = class.id;
        class.team.iter().map(move |mate| team_row(id, mate)).collect::<Vec<_>>()
    };
    let rows: Vec<Vec<Value>> = new.iter().flat_map(mates).collect();
    insert_team(tx, &rows)
}

fn team_row(class: Id<YearClass>, mate: &Mate) -> Vec<Value> {
    params![class, mate.person, mate.function, &mate.subject].to_vec()
}

fn insert_team(tx: &Tx<'_>, rows: &[Vec<Value>]) -> Result<()> {
    tx.run_each(
        "insert into year_class_team (year_class_id, person_id, function, subject)
         values ($1, $2, $3, $4)
             on conflict (year_class_id, person_id, function, subject) do nothing",
        rows,
    )
    .map(drop)
}

/// The levels, as they are written down: `ce1 ce2`.
fn written(levels: &[Level]) -> String {
    let words: Vec<&str> = levels.iter().map(|level| level.word()).collect();
    words.join(" ")
}

pub fn of_change(tx: &Tx<'_>, change: Id<YearChange>) -> Result<Vec<YearClass>> {
    let rows: Vec<Row> = tx.all(
        "select id, name, levels, from_class_id, class_id
           from year_class
          where change_id = $1
          order by name, id
          limit 500",
        params![change],
    )?;
    let mut teams: HashMap<Id<YearClass>, Vec<Mate>> = HashMap::new();
    let list = ids(rows.iter().map(|(id, ..)| *id));
    let mates: Vec<(Id<YearClass>, Id<Person>, people::Function, String)> = tx.all(
        "select year_class_id, person_id, function, subject
           from year_class_team
          where year_class_id in ids($1)
          order by year_class_id, person_id, function, subject",
        &[list],
    )?;
    for (class, person, function, subject) in mates {
        teams.entry(class).or_default().push(Mate { person, function, subject });
    }
    let read = |(id, name, levels, from, class): Row| YearClass {
        team: teams.remove(&id).unwrap_or_default(),
        levels: levels.split(' ').filter_map(Level::parse).collect(),
        id,
        name,
        from,
        class,
    };
    Ok(rows.into_iter().map(read).collect())
}

pub fn rename(
    tx: &Tx<'_>,
    (change, class): (Id<YearChange>, Id<YearClass>),
    name: &str,
    levels: &[Level],
) -> Result<()> {
    tx.change(
        "update year_class set name = $3, levels = $4 where id = $2 and change_id = $1",
        params![change, class, name, written(levels)],
    )
}

/// A class that will not be; those who were to be in it have no place until they are given one.
pub fn delete(tx: &Tx<'_>, change: Id<YearChange>, class: Id<YearClass>) -> Result<()> {
    tx.run(
        "update year_move
            set year_class_id = null, level = null
          where change_id = $1 and year_class_id = $2",
        params![change, class],
    )?;
    tx.run(
        "delete from year_class_team
          where year_class_id in (select id from year_class where id = $2 and change_id = $1)",
        params![change, class],
    )?;
    tx.change("delete from year_class where id = $2 and change_id = $1", params![change, class])
}

pub fn add_mate(tx: &Tx<'_>, class: Id<YearClass>, mate: &Mate) -> Result<()> {
    insert_team(tx, &[team_row(class, mate)])
}

pub fn remove_mate(tx: &Tx<'_>, class: Id<YearClass>, mate: &Mate) -> Result<()> {
    tx.change(
        "delete from year_class_team
          where year_class_id = $1 and person_id = $2 and function = $3 and subject = $4",
        &team_row(class, mate),
    )
}

/// Which classes the prepared ones have become.
pub fn settle(tx: &Tx<'_>, become_: &[(Id<YearClass>, Id<Class>)]) -> Result<()> {
    let rows: Vec<Vec<Value>> =
        become_.iter().map(|(id, class)| params![*id, *class].to_vec()).collect();
    tx.run_each("update year_class set class_id = $2 where id = $1", &rows).map(drop)
}

/// They are only prepared again.
pub fn unsettle(tx: &Tx<'_>, change: Id<YearChange>) -> Result<()> {
    tx.run("update year_class set class_id = null where change_id = $1", params![change]).map(drop)
}

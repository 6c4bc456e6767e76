//! Programmes that change, as rows.

use crate::{Referential, Skill, programme::Edition};
use base::{Day, Id};
use db::{Result, Tx, Value, params};
use people::School;

const SKILLS_MAX: usize = 5_000;

/// What a school adds to the programme of this code.
pub fn own(tx: &Tx<'_>, school: Id<School>, code: &str) -> Result<Option<Referential>> {
    tx.first(
        "select id, school_id as school, code, edition, title, source, from_on, until_on
           from referential
          where school_id = $1 and code = $2
          order by id
          limit 1",
        params![school, code],
    )
}

/// An edition of the nation by its name.
pub fn edition(tx: &Tx<'_>, code: &str, name: &str) -> Result<Option<Referential>> {
    tx.first(
        "select id, school_id as school, code, edition, title, source, from_on, until_on
           from referential
          where school_id is null and code = $1 and edition = $2
          order by id
          limit 1",
        params![code, name],
    )
}

/// The editions of the nation and what this school adds, under this code, in their order.
pub fn editions(tx: &Tx<'_>, school: Id<School>, code: &str) -> Result<Vec<Referential>> {
    tx.all(
        "select id, school_id as school, code, edition, title, source, from_on, until_on
           from referential
          where code = $2 and (school_id is null or school_id = $1)
          order by case when school_id is null then 0 else 1 end, from_on, id
          limit 100",
        params![school, code],
    )
}

/// The editions of the nation, all codes.
pub fn national(tx: &Tx<'_>) -> Result<Vec<Referential>> {
    tx.all(
        "select id, school_id as school, code, edition, title, source, from_on, until_on
           from referential
          where school_id is null
          order by code, from_on, id
          limit 200",
        &[],
    )
}

/// All of a referential, the retired ones too.
pub fn skills(tx: &Tx<'_>, referential: Id<Referential>) -> Result<Vec<Skill>> {
    tx.all(
        "select id, referential_id as referential, parent_id as parent, place, kind, code, label,
                levels, retired_on
           from skill
          where referential_id = $1
          order by place, id
          limit $2",
        params![referential, SKILLS_MAX],
    )
}

pub fn open(tx: &Tx<'_>, school: Option<Id<School>>, edition: &Edition) -> Result<Id<Referential>> {
    let id: Id<Referential> = tx.new_id();
    let Edition { code, name, title, source, from_on } = edition;
    tx.run(
        "insert into referential
           (id, school_id, code, edition, title, source, from_on, until_on)
         values ($1, $2, $3, $4, $5, $6, $7, null)",
        params![
            id,
            school,
            code.as_str(),
            name.as_str(),
            title.as_str(),
            source.as_str(),
            *from_on
        ],
    )?;
    Ok(id)
}

pub fn rename(tx: &Tx<'_>, referential: Id<Referential>, edition: &Edition) -> Result<()> {
    let Edition { title, source, from_on, .. } = edition;
    tx.change(
        "update referential set title = $2, source = $3, from_on = $4 where id = $1",
        params![referential, title.as_str(), source.as_str(), *from_on],
    )
}

/// Each edition of the nation ends where the next one begins.
pub fn chain(tx: &Tx<'_>, code: &str) -> Result<()> {
    tx.run(
        "update referential
            set until_on = (select min(n.from_on)
                              from referential n
                             where n.school_id is null
                               and n.code = referential.code
                               and n.from_on > referential.from_on)
          where school_id is null and code = $1",
        params![code],
    )?;
    Ok(())
}

/// Rows made, or written anew over what they were.
pub fn put(tx: &Tx<'_>, skills: &[Skill]) -> Result<()> {
    let row = |it: &Skill| {
        params![
            it.id,
            it.referential,
            it.parent,
            it.place,
            it.kind,
            it.code.as_str(),
            it.label.as_str(),
            it.levels.as_str(),
            it.retired_on
        ]
        .to_vec()
    };
    let rows: Vec<Vec<Value>> = skills.iter().map(row).collect();
    if rows.is_empty() {
        return Ok(());
    }
    tx.run_each(
        "insert into skill
           (id, referential_id, parent_id, place, kind, code, label, levels, retired_on)
         values ($1, $2, $3, $4, $5, $6, $7, $8, $9)
         on conflict (id)
         do update set parent_id = excluded.parent_id, place = excluded.place,
                       kind = excluded.kind, label = excluded.label, levels = excluded.levels,
                       retired_on = excluded.retired_on",
        &rows,
    )?;
    Ok(())
}

pub fn retire_all(tx: &Tx<'_>, skills: &[(Id<Skill>, Day)]) -> Result<()> {
    let rows: Vec<Vec<Value>> =
        skills.iter().map(|(id, day)| params![*id, *day].to_vec()).collect();
    if rows.is_empty() {
        return Ok(());
    }
    tx.run_each("update skill set retired_on = $2 where id = $1", &rows)?;
    Ok(())
}

/// Once.
pub fn retire(tx: &Tx<'_>, skill: Id<Skill>, on: Day) -> Result<()> {
    tx.change(
        "update skill set retired_on = $2 where id = $1 and retired_on is null",
        params![skill, on],
    )
}

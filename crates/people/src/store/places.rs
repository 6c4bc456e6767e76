//! Towns and schools, as rows.

use crate::{NewSchool, School, SchoolKind, Town};
use base::{Day, Id};
use db::{Result, Tx, Value, ids, params};

pub fn insert_town(tx: &Tx<'_>, town: &Town) -> Result<()> {
    tx.run(
        "insert into town (id, insee, name, department) values ($1, $2, $3, $4)",
        params![town.id, &town.insee, &town.name, &town.department],
    )
    .map(drop)
}

/// Those whose INSEE code is known already are left as they are.
pub fn insert_towns(tx: &Tx<'_>, towns: &[Town]) -> Result<Vec<Id<Town>>> {
    let row = |town: &Town| params![town.id, &town.insee, &town.name, &town.department].to_vec();
    let rows: Vec<Vec<Value>> = towns.iter().map(row).collect();
    tx.run_each(
        "insert into town (id, insee, name, department)
         values ($1, $2, $3, $4)
             on conflict (insee) do nothing",
        &rows,
    )?;
    let made = ids(towns.iter().map(|town| town.id));
    let there: Vec<(Id<Town>,)> =
        tx.all("select id from town where id in ids($1)", params![made])?;
    Ok(there.into_iter().map(|(id,)| id).collect())
}

pub fn town(tx: &Tx<'_>, town: Id<Town>) -> Result<Option<Town>> {
    tx.first("select id, insee, name, department from town where id = $1", params![town])
}

pub fn town_by_insee(tx: &Tx<'_>, insee: &str) -> Result<Option<Town>> {
    tx.first("select id, insee, name, department from town where insee = $1", params![insee])
}

pub fn towns(tx: &Tx<'_>, after: &str, limit: u32) -> Result<Vec<Town>> {
    tx.all(
        "select id, insee, name, department
           from town
          where name > $1
          order by name, id
          limit $2",
        params![after, limit],
    )
}

pub fn insert_school(tx: &Tx<'_>, id: Id<School>, new: &NewSchool) -> Result<()> {
    tx.run(
        "insert into school (id, uai, town_id, kind, name, academy, source_key, address, phone,
                             mail, zone, opened_on)
         values ($1, $2, $3, $4, $5, $6, $7, '', '', '', 'B', $8)",
        params![
            id,
            &new.uai,
            new.town,
            new.kind,
            &new.name,
            &new.academy,
            new.source_key.as_deref(),
            new.opened_on
        ],
    )
    .map(drop)
}

pub fn update_school(tx: &Tx<'_>, school: &School) -> Result<()> {
    tx.change(
        "update school
            set town_id = $2, kind = $3, name = $4, academy = $5, source_key = $6, accent = $7,
                address = $8, phone = $9, mail = $10, zone = $11, quiet_hours = $12
          where id = $1",
        params![
            school.id,
            school.town,
            school.kind,
            &school.name,
            &school.academy,
            school.source_key.as_deref(),
            school.accent.as_deref(),
            &school.address,
            &school.phone,
            &school.mail,
            &school.zone,
            school.quiet_hours.as_deref()
        ],
    )
}

pub fn set_week(tx: &Tx<'_>, school: Id<School>, week: &str) -> Result<()> {
    tx.change("update school set week = $2 where id = $1", params![school, week])
}

db::row! {
    /// What a school has said of its week, and what it would be otherwise.
    pub struct WeekLine {
        pub id: Id<School>,
        pub kind: SchoolKind,
        pub zone: String,
        pub week: Option<String>,
    }
}

pub fn weeks(tx: &Tx<'_>, schools: &[Id<School>]) -> Result<Vec<WeekLine>> {
    tx.all(
        "select id, kind, zone, week from school where id in ids($1) order by id",
        params![ids(schools.iter().copied())],
    )
}

pub fn close_school(tx: &Tx<'_>, school: Id<School>, on: Day) -> Result<()> {
    tx.change("update school set closed_on = $2 where id = $1", params![school, on])?;
    tx.run(
        "update class
            set closed_on = $2
          where school_id = $1 and (closed_on is null or closed_on > $2)",
        params![school, on],
    )?;
    tx.run(
        "update person_group
            set closed_on = $2
          where school_id = $1 and (closed_on is null or closed_on > $2)",
        params![school, on],
    )?;
    tx.run(
        "update enrolment
            set until_on = $2
          where school_id = $1 and (until_on is null or until_on > $2)",
        params![school, on],
    )?;
    tx.run(
        "update assignment
            set until_on = $2
          where school_id = $1 and (until_on is null or until_on > $2)",
        params![school, on],
    )?;
    tx.run(
        "update delegation
            set until_on = $2
          where school_id = $1 and (until_on is null or until_on > $2)",
        params![school, on],
    )
    .map(drop)
}

pub fn school(tx: &Tx<'_>, school: Id<School>) -> Result<Option<School>> {
    tx.first(
        "select id, uai, town_id as town, kind, name, academy, source_key, accent, address, phone,
                mail, zone, opened_on, closed_on, quiet_hours, week
           from school
          where id = $1",
        params![school],
    )
}

pub fn school_by_uai(tx: &Tx<'_>, uai: &str) -> Result<Option<School>> {
    tx.first(
        "select id, uai, town_id as town, kind, name, academy, source_key, accent, address, phone,
                mail, zone, opened_on, closed_on, quiet_hours, week
           from school
          where uai = $1",
        params![uai],
    )
}

pub fn school_by_source(tx: &Tx<'_>, academy: &str, key: &str) -> Result<Option<School>> {
    tx.first(
        "select id, uai, town_id as town, kind, name, academy, source_key, accent, address, phone,
                mail, zone, opened_on, closed_on, quiet_hours, week
           from school
          where academy = $1 and source_key = $2",
        params![academy, key],
    )
}

pub fn schools_of_town(tx: &Tx<'_>, town: Id<Town>) -> Result<Vec<School>> {
    tx.all(
        "select id, uai, town_id as town, kind, name, academy, source_key, accent, address, phone,
                mail, zone, opened_on, closed_on, quiet_hours, week
           from school
          where town_id = $1
          order by name, id
          limit 1000",
        params![town],
    )
}

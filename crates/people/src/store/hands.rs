//! Groups made by hand, as rows.

use crate::{Group, GroupKind, Person, School, Scope, ScopeKind, Town, hand::Home};
use base::{Day, Id};
use db::{FromRow, Result, Row, Tx, Value, ids, params};
use std::collections::BTreeSet;

pub fn insert(tx: &Tx<'_>, group: Id<Group>, home: Home, name: &str) -> Result<()> {
    let (school, town): (Option<Id<School>>, Option<Id<Town>>) = match home {
        Home::School(school) => (Some(school), None),
        Home::Town(town) => (None, Some(town)),
        Home::Platform => (None, None),
    };
    tx.run(
        "insert into person_group (id, kind, scope_kind, scope_id, level, name, school_id, town_id)
         values ($1, 'hand', 'hand', $1, '', $2, $3,
                 coalesce($4, (select town_id from school where id = $3)))",
        params![group, name, school, town],
    )
    .map(drop)
}

pub fn rename(tx: &Tx<'_>, group: Id<Group>, name: &str) -> Result<()> {
    tx.change(
        "update person_group set name = $2 where id = $1 and kind = 'hand'",
        params![group, name],
    )
}

pub fn add(
    tx: &Tx<'_>,
    group: Id<Group>,
    members: &[(Id<Person>, Option<Id<Person>>)],
) -> Result<()> {
    let at_home: Vec<(Id<Person>,)> = tx.all(
        "select distinct m.person_id
           from person_group h
           join membership m on m.person_id in ids($2)
           join person_group g on g.id = m.group_id
          where h.id = $1
            and g.kind <> 'hand'
            and (h.school_id is not null and g.school_id = h.school_id
              or h.school_id is null and g.town_id = h.town_id
              or h.town_id is null)",
        params![group, ids(members.iter().map(|(person, _)| *person))],
    )?;
    let at_home: BTreeSet<Id<Person>> = at_home.into_iter().map(|(person,)| person).collect();
    let row = |(person, pupil): &(Id<Person>, Option<Id<Person>>)| {
        let pupil = pupil.map_or(0, Id::raw);
        params![group, *person, pupil, !at_home.contains(person)].to_vec()
    };
    let rows: Vec<Vec<Value>> = members.iter().map(row).collect();
    tx.run_each(
        "insert into hand_member (group_id, person_id, on_behalf_of, is_guest)
         values ($1, $2, $3, $4)
             on conflict (group_id, person_id, on_behalf_of) do nothing",
        &rows,
    )
    .map(drop)
}

pub fn remove(tx: &Tx<'_>, group: Id<Group>, persons: &[Id<Person>]) -> Result<()> {
    tx.run(
        "delete from hand_member where group_id = $1 and person_id in ids($2)",
        params![group, ids(persons.iter().copied())],
    )
    .map(drop)
}

pub fn close(tx: &Tx<'_>, group: Id<Group>, on: Day) -> Result<Vec<Id<Person>>> {
    tx.change(
        "update person_group set closed_on = $2 where id = $1 and kind = 'hand'",
        params![group, on],
    )?;
    let members: Vec<(Id<Person>,)> =
        tx.all("select distinct person_id from hand_member where group_id = $1", params![group])?;
    Ok(members.into_iter().map(|(person,)| person).collect())
}

pub fn add_contributors(tx: &Tx<'_>, group: Id<Group>, persons: &[Id<Person>]) -> Result<()> {
    let rows: Vec<Vec<Value>> =
        persons.iter().map(|person| params![group, *person].to_vec()).collect();
    tx.run_each(
        "insert into group_contributor (group_id, person_id)
         values ($1, $2)
             on conflict (group_id, person_id) do nothing",
        &rows,
    )
    .map(drop)
}

pub fn remove_contributor(tx: &Tx<'_>, group: Id<Group>, person: Id<Person>) -> Result<()> {
    tx.run(
        "delete from group_contributor where group_id = $1 and person_id = $2",
        params![group, person],
    )
    .map(drop)
}

pub fn is_contributor(tx: &Tx<'_>, group: Id<Group>, person: Id<Person>) -> Result<bool> {
    let count = tx.number(
        "select count(*) from group_contributor where group_id = $1 and person_id = $2",
        params![group, person],
    )?;
    Ok(count > 0)
}

impl FromRow for Group {
    fn from_row(row: &mut Row<'_>) -> Result<Self> {
        let (id, kind): (Id<Group>, GroupKind) = (row.next()?, row.next()?);
        let (scope, of, level): (ScopeKind, i64, String) = (row.next()?, row.next()?, row.next()?);
        let scope = Scope::read(scope, of, &level)
            .ok_or_else(|| db::Error::Engine("a group has no such level".to_owned()))?;
        Ok(Group {
            id,
            kind,
            scope,
            name: row.next()?,
            school: row.next()?,
            town: row.next()?,
            closed_on: row.next()?,
        })
    }
}

pub fn of_school(tx: &Tx<'_>, school: Id<School>) -> Result<Vec<Group>> {
    tx.all(
        "select id, kind, scope_kind, scope_id, level, name, school_id, town_id, closed_on
           from person_group
          where school_id = $1 and kind = 'hand'
          order by name, id
          limit 1000",
        params![school],
    )
}

/// These groups, with the name of their class, school or town.
pub fn load(tx: &Tx<'_>, groups: &[Id<Group>]) -> Result<Vec<Group>> {
    tx.all(
        "select g.id, g.kind, g.scope_kind, g.scope_id, g.level,
                coalesce(c.name, s.name, t.name, b.name, g.name), g.school_id, g.town_id,
                g.closed_on
           from person_group g
           left join class c on g.scope_kind = 'class' and c.id = g.scope_id
           left join school s on g.scope_kind in ('level', 'school') and s.id = g.scope_id
           left join town t on g.scope_kind = 'town' and t.id = g.scope_id
           left join body b on g.scope_kind = 'body' and b.id = g.scope_id
          where g.id in ids($1)
          order by g.id",
        params![ids(groups.iter().copied())],
    )
}

/// The automatic group of a kind and a scope.
pub fn find(tx: &Tx<'_>, kind: GroupKind, scope: Scope) -> Result<Option<Id<Group>>> {
    let row: Option<(Id<Group>,)> = tx.first(
        "select id
           from person_group
          where scope_kind = $1 and scope_id = $2 and kind = $3 and level = $4",
        params![scope.kind(), scope.id(), kind, scope.level()],
    )?;
    Ok(row.map(|(id,)| id))
}

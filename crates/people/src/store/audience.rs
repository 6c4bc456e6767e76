//! Audiences, as rows.

use crate::{
    Group, GroupKind, Person, Scope, ScopeKind,
    audience::{Addressee, Line, Named, NamedLine, Reader, Role},
    store::persons::name,
};
use base::{Day, Id, PersonName};
use db::{FromRow, Result, Row, Tx, Value, ids, params};

pub fn insert(tx: &Tx<'_>, kind: &str, thing: i64, lines: &[Line]) -> Result<()> {
    let row = |line: &Line| params![kind, thing, line.to.id(), line.role, line.until_on].to_vec();
    let rows: Vec<Vec<Value>> = lines.iter().map(row).collect();
    tx.run_each(
        "insert into audience (kind, thing_id, target, role, until_on)
         values ($1, $2, $3, $4, $5)",
        &rows,
    )
    .map(drop)
}

pub fn remove(tx: &Tx<'_>, kind: &str, thing: i64) -> Result<()> {
    tx.run("delete from audience where kind = $1 and thing_id = $2", params![kind, thing]).map(drop)
}

impl FromRow for NamedLine {
    fn from_row(row: &mut Row<'_>) -> Result<Self> {
        let (target, role, until_on): (i64, Role, Option<Day>) =
            (row.next()?, row.next()?, row.next()?);
        let group: (Option<GroupKind>, Option<ScopeKind>, Option<i64>, Option<String>) =
            (row.next()?, row.next()?, row.next()?, row.next()?);
        let (place, size): (String, u32) = (row.next()?, row.next()?);
        let (first, last): (Option<String>, Option<String>) = (row.next()?, row.next()?);
        let line = |to| Line { to, role, until_on };
        let (line, named) = if let (Some(kind), Some(scope), Some(id), Some(level)) = group {
            let scope = Scope::read(scope, id, &level)
                .ok_or_else(|| db::Error::Engine("a group has no such level".to_owned()))?;
            (line(Addressee::Group(Id::new(target))), Named::Group { kind, scope, place })
        } else {
            let (first, last) = (first.unwrap_or_default(), last.unwrap_or_default());
            let name = PersonName::new(first, last, row.next()?);
            (line(Addressee::Person(Id::new(target))), Named::Person(name))
        };
        Ok(NamedLine { line, named, size })
    }
}

pub fn of(tx: &Tx<'_>, kind: &str, thing: i64) -> Result<Vec<NamedLine>> {
    tx.all(
        "select a.target, a.role, a.until_on, g.kind, g.scope_kind, g.scope_id, g.level,
                coalesce(c.name, s.name, t.name, g.name, ''),
                case when g.id is null
                     then 1
                     else (select count(distinct m.person_id)
                             from membership m
                            where m.group_id = g.id) end,
                p.first_name, p.last_name, p.title
           from audience a
           left join person_group g on g.id = a.target
           left join class c on g.scope_kind = 'class' and c.id = g.scope_id
           left join school s on g.scope_kind in ('level', 'school') and s.id = g.scope_id
           left join town t on g.scope_kind = 'town' and t.id = g.scope_id
           left join person p on p.id = a.target
          where a.kind = $1 and a.thing_id = $2
          order by case when g.id is null then 1 else 0 end, p.sort_key, a.target
          limit 1000",
        params![kind, thing],
    )
}

pub fn visible(
    tx: &Tx<'_>,
    kind: &str,
    targets: &[Id<()>],
    today: Day,
    (from, below): (i64, i64),
    limit: u32,
) -> Result<Vec<(i64, Role)>> {
    let rows: Vec<(i64, i64)> = tx.all(
        "select a.thing_id,
                max(case a.role when 'manage' then 2 when 'contribute' then 1 else 0 end)
           from audience a
          where a.target in ids($2)
            and a.kind = $1
            and a.thing_id >= $4
            and a.thing_id < $5
            and (a.until_on is null or a.until_on > $3)
          group by a.thing_id
          order by a.thing_id desc
          limit $6",
        params![kind, ids(targets.iter().copied()), today, from, below, limit],
    )?;
    Ok(rows.into_iter().map(|(thing, rank)| (thing, role(rank))).collect())
}

pub fn roles(
    tx: &Tx<'_>,
    kind: &str,
    things: &[i64],
    targets: &[Id<()>],
    today: Day,
) -> Result<Vec<(i64, Role)>> {
    let things = things.iter().map(|thing| Id::<()>::new(*thing));
    let rows: Vec<(i64, i64)> = tx.all(
        "select a.thing_id,
                max(case a.role when 'manage' then 2 when 'contribute' then 1 else 0 end)
           from audience a
          where a.kind = $1
            and a.thing_id in ids($2)
            and a.target in ids($3)
            and (a.until_on is null or a.until_on > $4)
          group by a.thing_id
          order by a.thing_id desc",
        params![kind, ids(things), ids(targets.iter().copied()), today],
    )?;
    Ok(rows.into_iter().map(|(thing, rank)| (thing, role(rank))).collect())
}

fn role(rank: i64) -> Role {
    match rank {
        2 => Role::Manage,
        1 => Role::Contribute,
        _ => Role::Read,
    }
}

impl FromRow for Reader {
    fn from_row(row: &mut Row<'_>) -> Result<Self> {
        Ok(Reader { person: row.next()?, name: name(row)?, sort_key: row.next()? })
    }
}

pub fn readers(
    tx: &Tx<'_>,
    kind: &str,
    thing: i64,
    today: Day,
    (sort_key, id): (&str, Id<Person>),
    limit: u32,
) -> Result<Vec<Reader>> {
    tx.all(
        "select p.id, p.first_name, p.last_name, p.title, p.sort_key
           from (select m.person_id
                   from audience a
                   join membership m on m.group_id = a.target
                  where a.kind = $1
                    and a.thing_id = $2
                    and (a.until_on is null or a.until_on > $3)
                  union
                 select a.target
                   from audience a
                  where a.kind = $1
                    and a.thing_id = $2
                    and (a.until_on is null or a.until_on > $3)) r
           join person p on p.id = r.person_id
          where p.sort_key > $4
             or p.sort_key = $4 and p.id > $5
          order by p.sort_key, p.id
          limit $6",
        params![kind, thing, today, sort_key, id, limit],
    )
}

pub fn count(tx: &Tx<'_>, kind: &str, thing: i64, today: Day) -> Result<i64> {
    tx.number(
        "select count(*)
           from (select m.person_id
                   from audience a
                   join membership m on m.group_id = a.target
                  where a.kind = $1
                    and a.thing_id = $2
                    and (a.until_on is null or a.until_on > $3)
                  union
                 select p.id
                   from audience a
                   join person p on p.id = a.target
                  where a.kind = $1
                    and a.thing_id = $2
                    and (a.until_on is null or a.until_on > $3)) r",
        params![kind, thing, today],
    )
}

/// The lines that name one person, moved to another when two records are one.
pub type PersonLine = (String, i64);

pub fn lines_to(tx: &Tx<'_>, person: Id<Person>) -> Result<Vec<PersonLine>> {
    tx.all("select kind, thing_id from audience where target = $1", params![person])
}

pub fn move_lines(
    tx: &Tx<'_>,
    lines: &[PersonLine],
    from: Id<Person>,
    to: Id<Person>,
) -> Result<()> {
    let row = |(kind, thing): &PersonLine| params![kind, *thing, from, to].to_vec();
    let rows: Vec<Vec<Value>> = lines.iter().map(row).collect();
    tx.run_each(
        "update audience
            set target = $4
          where kind = $1
            and thing_id = $2
            and target = $3
            and not exists (select 1
                              from audience o
                             where o.kind = $1 and o.thing_id = $2 and o.target = $4)",
        &rows,
    )
    .map(drop)
}

/// The members of a group, by name, with the pupils behind guardians.
pub fn members(
    tx: &Tx<'_>,
    group: Id<Group>,
    (sort_key, id): (&str, Id<Person>),
    limit: u32,
) -> Result<Vec<Reader>> {
    tx.all(
        "select p.id, p.first_name, p.last_name, p.title, p.sort_key
           from (select distinct person_id from membership where group_id = $1) m
           join person p on p.id = m.person_id
          where p.sort_key > $2
             or p.sort_key = $2 and p.id > $3
          order by p.sort_key, p.id
          limit $4",
        params![group, sort_key, id, limit],
    )
}

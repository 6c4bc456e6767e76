//! Groups made by hand, as assessments know them.

use crate::Band;
use base::{Id, Instant};
use db::{Result, Tx, ids, params};
use people::{Class, Group, Person, School};

pub fn find(tx: &Tx<'_>, id: Id<Band>, person: Id<Person>) -> Result<Option<Band>> {
    tx.first(
        "select g.id, g.school_id, s.kind as school_kind, g.name, g.closed_on,
                exists (select 1
                          from group_contributor c
                         where c.group_id = g.id and c.person_id = $2) as is_contributor,
                b.class_id, coalesce(b.reason, '') as reason
           from person_group g
           join school s on s.id = g.school_id
           left join assessment_band b on b.group_id = g.id
          where g.id = $1 and g.kind = 'hand'",
        params![id, person],
    )
}

/// The open groups of these schools this person is in or has made.
pub fn of_person(tx: &Tx<'_>, person: Id<Person>, schools: &[Id<School>]) -> Result<Vec<Band>> {
    tx.all(
        "select g.id, g.school_id, s.kind as school_kind, g.name, g.closed_on,
                case when c.person_id is null then 0 else 1 end as is_contributor,
                b.class_id, coalesce(b.reason, '') as reason
           from person_group g
           join school s on s.id = g.school_id
           left join group_contributor c on c.group_id = g.id and c.person_id = $1
           left join membership m
             on m.group_id = g.id and m.person_id = $1 and m.on_behalf_of = 0
           left join assessment_band b on b.group_id = g.id
          where g.kind = 'hand'
            and g.closed_on is null
            and g.school_id in ids($2)
            and (c.person_id is not null or m.person_id is not null)
          order by g.name, g.id
          limit 100",
        params![person, ids(schools.iter().copied())],
    )
}

/// Writes down what a group was made from.
pub fn insert(
    tx: &Tx<'_>,
    group: Id<Group>,
    (class, reason, once): (Id<Class>, &str, &str),
    (by, at): (Id<Person>, Instant),
) -> Result<()> {
    tx.run(
        "insert into assessment_band (group_id, class_id, reason, made_by, made_at, once)
         values ($1, $2, $3, $4, $5, $6)",
        params![group, class, reason, by, at, once],
    )
    .map(drop)
}

/// The one this person has made with this form already.
pub fn made_with(tx: &Tx<'_>, by: Id<Person>, once: &str) -> Result<Option<Id<Group>>> {
    let made: Option<(Id<Group>,)> = tx.first(
        "select group_id from assessment_band where made_by = $1 and once = $2",
        params![by, once],
    )?;
    Ok(made.map(|(id,)| id))
}

/// Its members who are pupils.
pub fn members(tx: &Tx<'_>, group: Id<Group>) -> Result<Vec<Id<Person>>> {
    let rows: Vec<(Id<Person>,)> = tx.all(
        "select distinct m.person_id
           from membership m
           join enrolment e on e.pupil_id = m.person_id
          where m.group_id = $1 and m.on_behalf_of = 0
          order by m.person_id
          limit 500",
        params![group],
    )?;
    Ok(rows.into_iter().map(|(id,)| id).collect())
}

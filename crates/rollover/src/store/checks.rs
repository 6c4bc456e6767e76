//! Has anything been built on what was done? Asked in sets, before it is undone or closed.

use base::{Day, Id};
use db::{Result, Tx, ids, params};
use people::{Assignment, Class, Enrolment, Person};

/// Of these classes, those in which somebody still is on a day or will be.
pub fn inhabited(tx: &Tx<'_>, classes: &[Id<Class>], on: Day) -> Result<Vec<Id<Class>>> {
    let rows: Vec<(Id<Class>,)> = tx.all(
        "select distinct class_id
           from enrolment
          where class_id in ids($1)
            and (until_on is null or until_on > $2 and until_on > from_on)",
        params![ids(classes.iter().copied()), on],
    )?;
    Ok(rows.into_iter().map(|(id,)| id).collect())
}

/// Of these classes, those that are not closed.
pub fn open(tx: &Tx<'_>, classes: &[Id<Class>]) -> Result<Vec<Id<Class>>> {
    let rows: Vec<(Id<Class>,)> = tx.all(
        "select id from class where id in ids($1) and closed_on is null order by id",
        params![ids(classes.iter().copied())],
    )?;
    Ok(rows.into_iter().map(|(id,)| id).collect())
}

pub fn enrolments(tx: &Tx<'_>, these: &[Id<Enrolment>]) -> Result<Vec<Enrolment>> {
    tx.all(
        "select id, pupil_id as pupil, school_id as school, class_id as class, level, from_on,
                until_on
           from enrolment
          where id in ids($1)",
        params![ids(these.iter().copied())],
    )
}

pub fn assignments(tx: &Tx<'_>, these: &[Id<Assignment>]) -> Result<Vec<Assignment>> {
    tx.all(
        "select id, person_id as person, school_id as school, town_id as town,
                body_id as body, class_id as class, function, subject, from_on, until_on
           from assignment
          where id in ids($1)",
        params![ids(these.iter().copied())],
    )
}

db::row! {
    /// A place that was given to somebody of the plan since it was applied.
    pub struct Later {
        pub id: Id<Enrolment>,
        pub pupil: Id<Person>,
        pub class_name: Option<String>,
        pub school_name: String,
        pub is_here: bool,
    }
}

/// Enrolments of these pupils written after `first`, which is an id of that moment.
pub fn later_seats(
    tx: &Tx<'_>,
    pupils: &[Id<Person>],
    first: Id<Enrolment>,
    school: Id<people::School>,
) -> Result<Vec<Later>> {
    tx.all(
        "select e.id, e.pupil_id as pupil, c.name as class_name, s.name as school_name,
                case when e.school_id = $3 then 1 else 0 end as is_here
           from enrolment e
           join school s on s.id = e.school_id
           left join class c on c.id = e.class_id
          where e.pupil_id in ids($1)
            and e.id > $2
            and (e.until_on is null or e.until_on > e.from_on)
          order by e.pupil_id, e.id",
        params![ids(pupils.iter().copied()), first, school],
    )
}

/// Of these classes, those where somebody else was put, or to which something was published.
pub fn used(
    tx: &Tx<'_>,
    classes: &[Id<Class>],
    enrolments: &[Id<Enrolment>],
    assignments: &[Id<Assignment>],
) -> Result<Vec<String>> {
    let rows: Vec<(String,)> = tx.all(
        "select c.name
           from class c
          where c.id in ids($1)
            and (exists (select 1
                           from enrolment e
                          where e.class_id = c.id
                            and e.id not in ids($2)
                            and (e.until_on is null or e.until_on > e.from_on))
                 or exists (select 1
                              from assignment a
                             where a.class_id = c.id
                               and a.id not in ids($3)
                               and (a.until_on is null or a.until_on > a.from_on))
                 or exists (select 1
                              from person_group g
                              join audience u on u.target = g.id
                             where g.scope_kind = 'class' and g.scope_id = c.id))
          order by c.name
          limit 50",
        params![
            ids(classes.iter().copied()),
            ids(enrolments.iter().copied()),
            ids(assignments.iter().copied())
        ],
    )?;
    Ok(rows.into_iter().map(|(name,)| name).collect())
}

/// Of the places `begun`, those that were ended before they began, of pupils whose place of `ended`
/// still runs to the day, and who have no other from then on.
pub fn lost(
    tx: &Tx<'_>,
    begun: &[Id<Enrolment>],
    ended: &[Id<Enrolment>],
    on: Day,
) -> Result<Vec<Id<Enrolment>>> {
    let rows: Vec<(Id<Enrolment>,)> = tx.all(
        "select b.id
           from enrolment b
           join person p on p.id = b.pupil_id
          where b.id in ids($1)
            and b.until_on <= b.from_on
            and p.left_on is null
            and exists (select 1
                          from enrolment o
                         where o.pupil_id = b.pupil_id and o.until_on = $3 and o.id in ids($2))
            and not exists (select 1
                              from enrolment n
                             where n.pupil_id = b.pupil_id
                               and (n.until_on is null
                                    or n.until_on > $3 and n.until_on > n.from_on))
          order by b.id",
        params![ids(begun.iter().copied()), ids(ended.iter().copied()), on],
    )?;
    Ok(rows.into_iter().map(|(id,)| id).collect())
}

/// Pupils who are in one of these classes on a day, all the same.
pub fn late(tx: &Tx<'_>, classes: &[Id<Class>], on: Day) -> Result<Vec<(Id<Person>, String)>> {
    let rows: Vec<(Id<Person>, String, String)> = tx.all(
        "select distinct p.id, p.first_name, p.last_name
           from enrolment e
           join person p on p.id = e.pupil_id
          where e.class_id in ids($1)
            and e.from_on <= $2
            and (e.until_on is null or e.until_on > $2)
          order by p.last_name, p.first_name, p.id
          limit 100",
        params![ids(classes.iter().copied()), on],
    )?;
    let named = |(id, first, last): (Id<Person>, String, String)| (id, format!("{first} {last}"));
    Ok(rows.into_iter().map(named).collect())
}

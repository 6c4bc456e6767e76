//! Groups made by hand and the reports of their pupils, as rows.

use crate::{group_reports::GroupReports, report::Written, store::roster::Named};
use base::{Day, Id, PersonName, Title};
use db::{Result, Tx, ids, params};
use people::{Class, Group, Person, School};
use results::Period;

const PUPILS_MAX: u32 = 400;

pub fn find(
    tx: &Tx<'_>,
    group: Id<Group>,
    viewer: Id<Person>,
    on: Day,
) -> Result<Option<GroupReports>> {
    tx.first(
        "select g.id, g.school_id as school, s.kind, g.name, g.closed_on,
                case when exists (select 1
                                    from group_contributor c
                                   where c.group_id = g.id and c.person_id = $2)
                     then 1 else 0 end as is_maker,
                case when exists (select 1
                                    from assignment a
                                   where a.school_id = g.school_id
                                     and a.person_id = $2
                                     and a.function in ('teacher', 'substitute', 'specialist')
                                     and a.from_on <= $3
                                     and (a.until_on is null or a.until_on > $3))
                     then 1 else 0 end as is_teacher
           from person_group g
           join school s on s.id = g.school_id
          where g.id = $1 and g.kind = 'hand'",
        params![group, viewer, on],
    )
}

/// The open groups of the schools where this person teaches, that he is in or has made.
pub fn of_person(
    tx: &Tx<'_>,
    person: Id<Person>,
    schools: &[Id<School>],
    on: Day,
) -> Result<Vec<(Id<Group>, String)>> {
    tx.all(
        "select g.id, g.name
           from person_group g
          where g.kind = 'hand'
            and g.closed_on is null
            and g.school_id in ids($2)
            and exists (select 1
                          from assignment a
                         where a.school_id = g.school_id
                           and a.person_id = $1
                           and a.function in ('teacher', 'substitute', 'specialist')
                           and a.from_on <= $3
                           and (a.until_on is null or a.until_on > $3))
            and (exists (select 1
                           from group_contributor c
                          where c.group_id = g.id and c.person_id = $1)
                 or exists (select 1
                              from membership m
                             where m.group_id = g.id
                               and m.person_id = $1
                               and m.on_behalf_of = 0))
          order by g.name, g.id
          limit 100",
        params![person, ids(schools.iter().copied()), on],
    )
}

/// The reports of a period of the pupils of a group, by name.
pub fn reports(tx: &Tx<'_>, group: Id<Group>, period: Id<Period>) -> Result<Vec<Written>> {
    tx.all(
        "select r.id, r.school_id, r.period_id, r.class_id, r.pupil_id, r.kind, r.level, r.cycle,
                r.state, r.edition, r.version, r.general, r.life, r.mention, r.average, r.locked_at,
                r.publish_at
           from membership m
           join report r on r.pupil_id = m.person_id
           join person p on p.id = r.pupil_id
          where m.group_id = $1
            and m.on_behalf_of = 0
            and r.period_id = $2
            and r.kind = 'period'
          order by p.sort_key, p.id
          limit $3",
        params![group, period, PUPILS_MAX],
    )
}

/// Who these reports are of.
pub fn named(tx: &Tx<'_>, reports: &[Id<crate::report::Report>]) -> Result<Vec<Named>> {
    tx.all(
        "select r.id as report, p.id as pupil, p.first_name, p.last_name, p.birth_day
           from report r
           join person p on p.id = r.pupil_id
          where r.id in ids($1)
          order by p.sort_key, p.id
          limit $2",
        params![ids(reports.iter().copied()), PUPILS_MAX],
    )
}

/// The subjects a person's assignments name in a school on a day.
pub fn subjects_of(
    tx: &Tx<'_>,
    school: Id<School>,
    person: Id<Person>,
    on: Day,
) -> Result<Vec<(String,)>> {
    tx.all(
        "select distinct subject
           from assignment
          where school_id = $1
            and person_id = $2
            and subject is not null
            and from_on <= $3
            and (until_on is null or until_on > $3)
          order by subject
          limit 50",
        params![school, person, on],
    )
}

/// What others than this person teach in these classes on a day: the class, and the subject as the
/// assignment names it.
pub fn taught_by_others(
    tx: &Tx<'_>,
    classes: &[Id<Class>],
    person: Id<Person>,
    on: Day,
) -> Result<Vec<(Id<Class>, String)>> {
    tx.all(
        "select distinct class_id, subject
           from assignment
          where class_id in ids($1)
            and person_id <> $2
            and subject is not null
            and from_on <= $3
            and (until_on is null or until_on > $3)
          order by class_id, subject
          limit 5000",
        params![ids(classes.iter().copied()), person, on],
    )
}

db::row! {
    struct WriterRow {
        id: Id<Person>,
        first_name: String,
        last_name: String,
        title: Option<Title>,
    }
}

/// What these persons are called.
pub fn writers(tx: &Tx<'_>, persons: &[Id<Person>]) -> Result<Vec<(Id<Person>, String)>> {
    let found: Vec<WriterRow> = tx.all(
        "select id, first_name, last_name, title
           from person
          where id in ids($1)
          order by id
          limit 500",
        params![ids(persons.iter().copied())],
    )?;
    let writer =
        |it: WriterRow| (it.id, PersonName::new(it.first_name, it.last_name, it.title).formal());
    Ok(found.into_iter().map(writer).collect())
}

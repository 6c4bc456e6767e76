//! Pupils, as rows.

use crate::Learner;
use base::{Day, Id, PersonName, Title};
use db::{Result, Tx, params};
use people::{Class, Level, School};

db::row! {
    struct Found {
        id: Id<Learner>,
        first_name: String,
        last_name: String,
        title: Option<Title>,
        school: Id<School>,
        class: Option<Id<Class>>,
        level: Level,
        until_on: Option<Day>,
        since: Day,
    }
}

/// The pupil by his enrolment of that day, or by the last one that had begun.
pub fn find(tx: &Tx<'_>, pupil: Id<Learner>, on: Day) -> Result<Option<Learner>> {
    let found: Option<Found> = tx.first(
        "select p.id, p.first_name, p.last_name, p.title, e.school_id as school,
                e.class_id as class, e.level, e.until_on,
                (select min(o.from_on)
                   from enrolment o
                  where o.pupil_id = e.pupil_id and o.school_id = e.school_id) as since
           from person p
           join enrolment e on e.pupil_id = p.id
          where p.id = $1 and e.from_on <= $2
          order by case when e.until_on is null or e.until_on > $2 then 0 else 1 end,
                   e.from_on desc, e.id desc
          limit 1",
        params![pupil, on],
    )?;
    Ok(found.map(|row| Learner {
        id: row.id,
        name: PersonName::new(row.first_name, row.last_name, row.title),
        school: row.school,
        class: row.class,
        level: row.level,
        is_there: row.until_on.is_none_or(|until_on| until_on > on),
        since: row.since,
    }))
}

db::row! {
    struct NameRow {
        id: Id<Learner>,
        first_name: String,
        last_name: String,
        title: Option<Title>,
    }
}

/// The pupils of a class on a day, by name.
pub fn of_class(tx: &Tx<'_>, class: Id<Class>, on: Day) -> Result<Vec<(Id<Learner>, PersonName)>> {
    let rows: Vec<NameRow> = tx.all(
        "select p.id, p.first_name, p.last_name, p.title
           from enrolment e
           join person p on p.id = e.pupil_id
          where e.class_id = $1
            and e.from_on <= $2
            and (e.until_on is null or e.until_on > $2)
          order by p.sort_key, p.id
          limit 200",
        params![class, on],
    )?;
    let name = |row: NameRow| (row.id, PersonName::new(row.first_name, row.last_name, row.title));
    Ok(rows.into_iter().map(name).collect())
}

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
    }
}

/// The pupil by his enrolment of that day, or by the last one that had begun.
pub fn find(tx: &Tx<'_>, pupil: Id<Learner>, on: Day) -> Result<Option<Learner>> {
    let found: Option<Found> = tx.first(
        "select p.id, p.first_name, p.last_name, p.title, e.school_id as school,
                e.class_id as class, e.level, e.until_on
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
    }))
}

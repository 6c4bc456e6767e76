//! Pupils, as rows.

use crate::Learner;
use base::{Day, Id, PersonName, Title};
use db::{Result, Tx, params};
use people::{Class, Level, School};

db::row! {
    /// A pupil, by one of his enrolments.
    struct Found {
        first_name: String,
        last_name: String,
        title: Option<Title>,
        school: Id<School>,
        class: Option<Id<Class>>,
        level: Level,
        from_on: Day,
        until_on: Option<Day>,
    }
}

impl Found {
    fn is_there(&self, on: Day) -> bool {
        self.until_on.is_none_or(|until_on| until_on > on)
    }
}

/// More than anybody has, from the maternelle to the lycée.
const ENROLMENTS_MAX: usize = 1_000;

/// The pupil by his enrolment of that day, or by the last one that had begun.
pub fn find(tx: &Tx<'_>, pupil: Id<Learner>, on: Day) -> Result<Option<Learner>> {
    let begun: Vec<Found> = tx.all(
        "select p.first_name, p.last_name, p.title, e.school_id as school, e.class_id as class,
                e.level, e.from_on, e.until_on
           from person p
           join enrolment e on e.pupil_id = p.id
          where p.id = $1 and e.from_on <= $2
          order by e.from_on, e.id
          limit $3",
        params![pupil, on, ENROLMENTS_MAX],
    )?;
    let Some(row) = begun.iter().rfind(|it| it.is_there(on)).or(begun.last()) else {
        return Ok(None);
    };
    let first = begun.iter().find(|it| it.school == row.school).unwrap_or(row);
    Ok(Some(Learner {
        id: pupil,
        name: PersonName::new(&row.first_name, &row.last_name, row.title),
        school: row.school,
        class: row.class,
        level: row.level,
        is_there: row.is_there(on),
        since: first.from_on,
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

//! The SQL of the classes that are graded: which ones, who reads of them, what was opened.

use base::Id;
use db::{Result, Tx, ids, params};
use people::{Class, Person, School};
use results::Period;

db::row! {
    /// A class, and who teaches it.
    pub struct Led {
        pub class: Id<Class>,
        pub school: Id<School>,
        pub teacher: Id<Person>,
    }
}

/// The first class of CE1 and no other level that somebody teaches.
pub fn ce1(tx: &Tx<'_>) -> Result<Option<Led>> {
    tx.first(
        "select a.class_id as class, a.school_id as school, min(a.person_id) as teacher
           from assignment a
           join class_level l on l.class_id = a.class_id
          where a.function = 'teacher' and a.until_on is null
          group by a.class_id, a.school_id
         having min(l.level) = 'ce1' and max(l.level) = 'ce1'
          order by a.class_id
          limit 1",
        &[],
    )
}

/// The class that a school opened first.
pub fn class_of(tx: &Tx<'_>, school: Id<School>) -> Result<Option<Id<Class>>> {
    let found: Option<(Id<Class>,)> =
        tx.first("select id from class where school_id = $1 order by id limit 1", params![school])?;
    Ok(found.map(|(class,)| class))
}

/// The period whose reports were opened for a class.
pub fn reported(tx: &Tx<'_>, class: Id<Class>) -> Result<Option<Id<Period>>> {
    let found: Option<(Id<Period>,)> = tx.first(
        "select period_id from report where class_id = $1 order by period_id limit 1",
        params![class],
    )?;
    Ok(found.map(|(period,)| period))
}

/// Families read what was written in these classes, as though a day had gone by.
pub fn show(tx: &Tx<'_>, classes: &[Id<Class>]) -> Result<()> {
    tx.run(
        "update assessment
            set visible_at = created_at
          where class_id in ids($1) and visible_at is null",
        params![ids(classes.iter().copied())],
    )
    .map(drop)
}

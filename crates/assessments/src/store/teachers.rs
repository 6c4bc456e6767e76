//! Who teaches where, as rows of `people`.

use crate::Assessment;
use base::{Day, Id, PersonName};
use db::{Result, Tx, Value, params};
use people::{Class, Person};

/// The subjects this person's assignments name in a class on a day.
pub fn subjects_of(
    tx: &Tx<'_>,
    class: Id<Class>,
    person: Id<Person>,
    on: Day,
) -> Result<Vec<String>> {
    let rows: Vec<(String,)> = tx.all(
        "select distinct subject
           from assignment
          where class_id = $1 and person_id = $2
            and subject is not null
            and from_on <= $3
            and (until_on is null or until_on > $3)
          order by subject
          limit 50",
        params![class, person, on],
    )?;
    Ok(rows.into_iter().map(|(subject,)| subject).collect())
}

/// Those who teach in a class on a day, by name.
pub fn of_class(tx: &Tx<'_>, class: Id<Class>, on: Day) -> Result<Vec<super::pupils::Named>> {
    tx.all(
        "select p.id, p.first_name, p.last_name, p.title
           from person p
          where p.id in (select person_id
                           from assignment
                          where class_id = $1
                            and function in ('teacher', 'substitute', 'specialist', 'librarian')
                            and from_on <= $2
                            and (until_on is null or until_on > $2))
          order by p.sort_key, p.id
          limit 60",
        params![class, on],
    )
}

/// The teachers of an assessment, by name.
pub fn of_assessment(tx: &Tx<'_>, id: Id<Assessment>) -> Result<Vec<(Id<Person>, PersonName)>> {
    let named: Vec<super::pupils::Named> = tx.all(
        "select p.id, p.first_name, p.last_name, p.title
           from assessment_teacher t
           join person p on p.id = t.person_id
          where t.assessment_id = $1
          order by p.sort_key, p.id
          limit 60",
        params![id],
    )?;
    Ok(named.into_iter().map(|named| (named.id, named.name())).collect())
}

/// These and no others.
pub fn set(tx: &Tx<'_>, id: Id<Assessment>, teachers: &[Id<Person>]) -> Result<()> {
    tx.run("delete from assessment_teacher where assessment_id = $1", params![id])?;
    let rows: Vec<Vec<Value>> = teachers.iter().map(|it| params![id, *it].to_vec()).collect();
    tx.run_each(
        "insert into assessment_teacher (assessment_id, person_id)
         values ($1, $2)
         on conflict do nothing",
        &rows,
    )
    .map(drop)
}

//! Subjects, as rows.

use crate::{Subject, Taught};
use base::{Day, Id, PersonName, Title, fold};
use db::{Result, Tx, Value, params};
use people::{Class, KnownSubject, Person, School};

const SUBJECTS_MAX: i64 = 500;
/// A coefficient of 1.
const WEIGHT: u32 = 100;

db::row! {
    struct NamedRow {
        subject: String,
        teacher: Id<Person>,
        first_name: String,
        last_name: String,
        title: Option<Title>,
    }
}

pub fn folded(tx: &Tx<'_>, school: Id<School>) -> Result<Vec<String>> {
    let rows: Vec<(String,)> = tx.all(
        "select folded from subject where school_id = $1 order by folded limit $2",
        params![school, SUBJECTS_MAX],
    )?;
    Ok(rows.into_iter().map(|(name,)| name).collect())
}

/// What the assignments of a school name on a day, by name.
pub fn named(tx: &Tx<'_>, school: Id<School>, on: Day) -> Result<Vec<String>> {
    let rows: Vec<(String,)> = tx.all(
        "select distinct subject
           from assignment
          where school_id = $1
            and subject is not null
            and from_on <= $2
            and (until_on is null or until_on > $2)
          order by subject
          limit $3",
        params![school, on, SUBJECTS_MAX],
    )?;
    Ok(rows.into_iter().map(|(name,)| name).collect())
}

/// Adds subjects after the `known` ones.
pub fn insert(tx: &Tx<'_>, school: Id<School>, known: usize, names: &[String]) -> Result<()> {
    let named = |(index, name): (usize, &String)| (school, known + index, name.clone());
    insert_all(tx, &names.iter().enumerate().map(named).collect::<Vec<_>>())
}

/// The same for several schools: whose, its place, its name.
pub fn insert_all(tx: &Tx<'_>, new: &[(Id<School>, usize, String)]) -> Result<()> {
    let row = |(school, place, name): &(Id<School>, usize, String)| {
        let id: Id<Subject> = tx.new_id();
        let code = KnownSubject::named(name).map_or("", |subject| subject.code);
        params![id, *school, code, name.as_str(), fold(name), WEIGHT, *place].to_vec()
    };
    let rows: Vec<Vec<Value>> = new.iter().map(row).collect();
    tx.run_each(
        "insert into subject
           (id, school_id, parent_id, code, name, folded, weight, place, retired_on)
         values ($1, $2, null, $3, $4, $5, $6, $7, null)
         on conflict (school_id, folded) do nothing",
        &rows,
    )?;
    Ok(())
}

/// Writes what a school says of its subjects.
pub fn update(tx: &Tx<'_>, school: Id<School>, subjects: &[Subject]) -> Result<()> {
    let row = |it: &Subject| {
        let code = it.code.as_str();
        params![it.id, school, it.parent, code, it.weight, it.retired_on, it.election].to_vec()
    };
    let rows: Vec<Vec<Value>> = subjects.iter().map(row).collect();
    tx.run_each(
        "update subject
            set parent_id = $3, code = $4, weight = $5, retired_on = $6,
                election = $7
          where id = $1 and school_id = $2",
        &rows,
    )?;
    Ok(())
}

/// The names assignments of any school give and that have no row as they are written.
pub fn unsettled(tx: &Tx<'_>, on: Day) -> Result<Vec<(Id<School>, String)>> {
    tx.all(
        "select distinct a.school_id, a.subject
           from assignment a
           left join subject s on s.school_id = a.school_id and s.name = a.subject
          where a.subject is not null
            and a.school_id is not null
            and a.from_on <= $1
            and (a.until_on is null or a.until_on > $1)
            and s.id is null
          order by a.school_id, a.subject
          limit 20000",
        params![on],
    )
}

/// What these schools have, folded, and how many subjects each has.
pub fn known(tx: &Tx<'_>, schools: &[Id<School>]) -> Result<Vec<(Id<School>, String)>> {
    let schools: Value = db::ids(schools.iter().copied());
    tx.all(
        "select school_id, folded from subject where school_id in ids($1) order by school_id, id
          limit 200000",
        params![schools],
    )
}

pub fn of_school(tx: &Tx<'_>, school: Id<School>) -> Result<Vec<Subject>> {
    tx.all(
        "select id, school_id as school, parent_id as parent, code, election, name, weight, place,
                retired_on
           from subject
          where school_id = $1
          order by place, id
          limit $2",
        params![school, SUBJECTS_MAX],
    )
}

pub fn load(tx: &Tx<'_>, subject: Id<Subject>) -> Result<Option<Subject>> {
    tx.first(
        "select id, school_id as school, parent_id as parent, code, election, name, weight, place,
                retired_on
           from subject
          where id = $1",
        params![subject],
    )
}

/// What is taught in a class and by whom; a name is found whatever its case and accents.
pub fn taught_in(tx: &Tx<'_>, class: Id<Class>, on: Day) -> Result<Vec<Taught>> {
    let subjects: Vec<Subject> = tx.all(
        "select s.id, s.school_id as school, s.parent_id as parent, s.code, s.election,
                s.name, s.weight, s.place, s.retired_on
           from subject s
           join class c on c.school_id = s.school_id
          where c.id = $1 and (s.retired_on is null or s.retired_on > $2)
          order by s.place, s.id
          limit $3",
        params![class, on, SUBJECTS_MAX],
    )?;
    let named: Vec<NamedRow> = tx.all(
        "select a.subject, p.id as teacher, p.first_name, p.last_name, p.title
           from assignment a
           join person p on p.id = a.person_id
          where a.class_id = $1
            and a.subject is not null
            and a.from_on <= $2
            and (a.until_on is null or a.until_on > $2)
          order by p.sort_key, p.id
          limit $3",
        params![class, on, SUBJECTS_MAX],
    )?;
    Ok(paired(&subjects, &named))
}

fn paired(subjects: &[Subject], named: &[NamedRow]) -> Vec<Taught> {
    let folded: Vec<String> = named.iter().map(|row| fold(&row.subject)).collect();
    let mut taught = Vec::new();
    for subject in subjects {
        let wanted = fold(&subject.name);
        let rows = named.iter().zip(&folded).filter(|(_, name)| **name == wanted);
        taught.extend(rows.map(|(row, _)| Taught {
            subject: subject.clone(),
            teacher: row.teacher,
            name: PersonName::new(row.first_name.clone(), row.last_name.clone(), row.title),
        }));
    }
    taught
}

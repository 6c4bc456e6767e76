//! What the pages of a class, a school and a person read.

use crate::{
    Assignment, Class, Enrolment, Guardianship, Person, School,
    pages::{ClassLine, Colleague, GuardianLine, Place, PupilLine},
    store::persons::name,
};
use base::{Day, Id, PersonName};
use db::{FromRow, Result, Row, Tx, ids, params};

/// Two rows side by side.
struct Both<A, B>(A, B);

impl<A: FromRow, B: FromRow> FromRow for Both<A, B> {
    fn from_row(row: &mut Row<'_>) -> Result<Self> {
        Ok(Both(A::from_row(row)?, B::from_row(row)?))
    }
}

/// `first_name, last_name, title`.
struct Named(PersonName);

impl FromRow for Named {
    fn from_row(row: &mut Row<'_>) -> Result<Self> {
        name(row).map(Named)
    }
}

impl FromRow for Place {
    fn from_row(row: &mut Row<'_>) -> Result<Self> {
        Ok(Place {
            class: row.next()?,
            school: row.next()?,
            school_kind: row.next()?,
            town: row.next()?,
        })
    }
}

impl FromRow for Colleague {
    fn from_row(row: &mut Row<'_>) -> Result<Self> {
        Ok(Colleague {
            person: row.next()?,
            name: name(row)?,
            function: row.next()?,
            subject: row.next()?,
        })
    }
}

impl FromRow for PupilLine {
    fn from_row(row: &mut Row<'_>) -> Result<Self> {
        Ok(PupilLine {
            person: row.next()?,
            name: name(row)?,
            birth_day: row.next()?,
            level: row.next()?,
            guardians: Vec::new(),
        })
    }
}

impl FromRow for GuardianLine {
    fn from_row(row: &mut Row<'_>) -> Result<Self> {
        Ok(GuardianLine {
            person: row.next()?,
            name: name(row)?,
            kind: row.next()?,
            has_authority: row.next()?,
            is_contact: row.next()?,
            priority: row.next()?,
        })
    }
}

pub fn class(tx: &Tx<'_>, class: Id<Class>) -> Result<Option<(Class, String)>> {
    let row: Option<Both<Class, (String,)>> = tx.first(
        "select c.id, c.school_id, c.year, c.name, c.source_key, c.closed_on, s.name
           from class c
           join school s on s.id = c.school_id
          where c.id = $1",
        params![class],
    )?;
    Ok(row.map(|Both(class, (school,))| (class, school)))
}

pub fn team(tx: &Tx<'_>, class: Id<Class>, on: Day) -> Result<Vec<Colleague>> {
    tx.all(
        "select p.id, p.first_name, p.last_name, p.title, a.function, a.subject
           from assignment a
           join person p on p.id = a.person_id
          where a.class_id = $1
            and a.from_on <= $2
            and (a.until_on is null or a.until_on > $2)
          order by p.sort_key, p.id, a.function",
        params![class, on],
    )
}

pub fn pupils(tx: &Tx<'_>, class: Id<Class>, on: Day) -> Result<Vec<PupilLine>> {
    tx.all(
        "select p.id, p.first_name, p.last_name, p.title, p.birth_day, e.level
           from enrolment e
           join person p on p.id = e.pupil_id
          where e.class_id = $1
            and e.from_on <= $2
            and (e.until_on is null or e.until_on > $2)
          order by p.sort_key, p.id",
        params![class, on],
    )
}

pub fn guardians(
    tx: &Tx<'_>,
    pupils: &[Id<Person>],
    on: Day,
) -> Result<Vec<(Id<Person>, GuardianLine)>> {
    let rows: Vec<Both<(Id<Person>,), GuardianLine>> = tx.all(
        "select gs.pupil_id, p.id, p.first_name, p.last_name, p.title, gs.kind, gs.has_authority,
                gs.is_contact, gs.priority
           from guardianship gs
           join person p on p.id = gs.guardian_id
          where gs.pupil_id in ids($1)
            and gs.from_on <= $2
            and (gs.until_on is null or gs.until_on > $2)
          order by gs.priority, p.sort_key, p.id",
        params![ids(pupils.iter().copied()), on],
    )?;
    Ok(rows.into_iter().map(|Both((pupil,), guardian)| (pupil, guardian)).collect())
}

pub fn classes(tx: &Tx<'_>, school: Id<School>, on: Day) -> Result<Vec<ClassLine>> {
    let rows: Vec<Both<Class, (u32,)>> = tx.all(
        "select c.id, c.school_id, c.year, c.name, c.source_key, c.closed_on,
                (select count(*)
                   from enrolment e
                  where e.class_id = c.id
                    and e.from_on <= $3
                    and (e.until_on is null or e.until_on > $3))
           from class c
          where c.school_id = $1
            and c.year = $2
            and (c.closed_on is null or c.closed_on > $3)
          order by c.name, c.id
          limit 500",
        params![school, base::SchoolYear::of(on), on],
    )?;
    let line = |Both(class, (pupils,)): Both<Class, (u32,)>| {
        let (levels, teachers) = (Vec::new(), Vec::new());
        ClassLine { class, levels, teachers, pupils }
    };
    Ok(rows.into_iter().map(line).collect())
}

pub fn teachers(tx: &Tx<'_>, school: Id<School>, on: Day) -> Result<Vec<(Id<Class>, PersonName)>> {
    let rows: Vec<Both<(Id<Class>,), Named>> = tx.all(
        "select a.class_id, p.first_name, p.last_name, p.title
           from assignment a
           join person p on p.id = a.person_id
          where a.school_id = $1
            and a.class_id is not null
            and a.function = 'teacher'
            and a.from_on <= $2
            and (a.until_on is null or a.until_on > $2)
          order by p.sort_key, p.id",
        params![school, on],
    )?;
    Ok(rows.into_iter().map(|Both((class,), Named(name))| (class, name)).collect())
}

pub fn staff(tx: &Tx<'_>, school: Id<School>, on: Day) -> Result<Vec<Colleague>> {
    tx.all(
        "select distinct p.id, p.first_name, p.last_name, p.title, a.function, a.subject,
                p.sort_key
           from assignment a
           join person p on p.id = a.person_id
          where a.school_id = $1
            and a.from_on <= $2
            and (a.until_on is null or a.until_on > $2)
          order by p.sort_key, p.id, a.function
          limit 1000",
        params![school, on],
    )
}

/// Pupils and guardians of a school on a day.
pub fn sizes(tx: &Tx<'_>, school: Id<School>, on: Day) -> Result<(u32, u32)> {
    tx.one(
        "select (select count(distinct e.pupil_id)
                   from enrolment e
                  where e.school_id = $1
                    and e.from_on <= $2
                    and (e.until_on is null or e.until_on > $2)),
                (select count(distinct gs.guardian_id)
                   from enrolment e
                   join guardianship gs on gs.pupil_id = e.pupil_id
                  where e.school_id = $1
                    and e.from_on <= $2
                    and (e.until_on is null or e.until_on > $2)
                    and gs.from_on <= $2
                    and (gs.until_on is null or gs.until_on > $2)
                    and (gs.has_authority = 1 or gs.is_contact = 1))",
        params![school, on],
    )
}

pub fn enrolments(tx: &Tx<'_>, person: Id<Person>) -> Result<Vec<(Enrolment, Place)>> {
    let rows: Vec<Both<Enrolment, Place>> = tx.all(
        "select e.id, e.pupil_id, e.school_id, e.class_id, e.level, e.from_on, e.until_on,
                c.name, s.name, s.kind, t.name
           from enrolment e
           join school s on s.id = e.school_id
           join town t on t.id = s.town_id
           left join class c on c.id = e.class_id
          where e.pupil_id = $1
          order by e.from_on desc, e.id desc",
        params![person],
    )?;
    Ok(rows.into_iter().map(|Both(fact, place)| (fact, place)).collect())
}

pub fn assignments(tx: &Tx<'_>, person: Id<Person>) -> Result<Vec<(Assignment, Place)>> {
    let rows: Vec<Both<Assignment, Place>> = tx.all(
        "select a.id, a.person_id, a.school_id, a.town_id, a.body_id, a.class_id, a.function,
                a.subject, a.from_on, a.until_on, c.name, s.name, s.kind,
                coalesce(t.name, b.name)
           from assignment a
           left join school s on s.id = a.school_id
           left join town t on t.id = coalesce(s.town_id, a.town_id)
           left join body b on b.id = a.body_id
           left join class c on c.id = a.class_id
          where a.person_id = $1
          order by a.from_on desc, a.id desc",
        params![person],
    )?;
    Ok(rows.into_iter().map(|Both(fact, place)| (fact, place)).collect())
}

pub fn guarded_by(tx: &Tx<'_>, pupil: Id<Person>) -> Result<Vec<(Guardianship, PersonName)>> {
    let rows: Vec<Both<Guardianship, Named>> = tx.all(
        "select gs.id, gs.guardian_id, gs.pupil_id, gs.kind, gs.has_authority, gs.is_contact,
                gs.pays, gs.priority, gs.from_on, gs.until_on, p.first_name, p.last_name, p.title
           from guardianship gs
           join person p on p.id = gs.guardian_id
          where gs.pupil_id = $1
          order by gs.priority, p.sort_key, gs.from_on desc",
        params![pupil],
    )?;
    Ok(rows.into_iter().map(|Both(fact, Named(name))| (fact, name)).collect())
}

pub fn guarding(tx: &Tx<'_>, guardian: Id<Person>) -> Result<Vec<(Guardianship, PersonName)>> {
    let rows: Vec<Both<Guardianship, Named>> = tx.all(
        "select gs.id, gs.guardian_id, gs.pupil_id, gs.kind, gs.has_authority, gs.is_contact,
                gs.pays, gs.priority, gs.from_on, gs.until_on, p.first_name, p.last_name, p.title
           from guardianship gs
           join person p on p.id = gs.pupil_id
          where gs.guardian_id = $1
          order by p.birth_day desc, p.sort_key, gs.from_on desc",
        params![guardian],
    )?;
    Ok(rows.into_iter().map(|Both(fact, Named(name))| (fact, name)).collect())
}

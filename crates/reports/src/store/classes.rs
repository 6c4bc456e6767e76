//! Classes with what somebody is in them, as rows.

use crate::class_reports::ClassReports;
use base::{Day, Id, PersonName, SchoolYear, Title};
use db::{Result, Tx, ids, params};
use people::{Class, Level, Person, School};

const CLASSES_MAX: u32 = 200;

pub fn load(
    tx: &Tx<'_>,
    class: Id<Class>,
    viewer: Id<Person>,
    on: Day,
) -> Result<Option<ClassReports>> {
    tx.first(
        "select c.id as class, c.school_id as school, c.year, c.name, c.closed_on,
                s.name as school_name, s.uai, s.kind, t.head_teacher_id as head_teacher,
                case when exists (select 1
                                    from assignment a
                                   where a.class_id = c.id
                                     and a.person_id = $2
                                     and a.function in ('teacher', 'substitute', 'specialist')
                                     and a.from_on <= $3
                                     and (a.until_on is null or a.until_on > $3))
                     then 1 else 0 end as is_teacher
           from class c
           join school s on s.id = c.school_id
           left join report_class t on t.class_id = c.id
          where c.id = $1",
        params![class, viewer, on],
    )
}

db::row! {
    /// A class of a list.
    #[derive(Clone, Debug, PartialEq, Eq)]
    pub struct ClassLine {
        pub id: Id<Class>,
        pub school: Id<School>,
        pub name: String,
        pub head_teacher: Option<Id<Person>>,
    }
}

/// The classes of a school in a year, but those of maternelle alone.
pub fn of_school(tx: &Tx<'_>, school: Id<School>, year: SchoolYear) -> Result<Vec<ClassLine>> {
    tx.all(
        "select c.id, c.school_id as school, c.name, t.head_teacher_id as head_teacher
           from class c
           join school s on s.id = c.school_id
           left join report_class t on t.class_id = c.id
          where c.school_id = $1
            and c.year = $2
            and s.kind <> 'nursery'
            and exists (select 1
                          from class_level l
                         where l.class_id = c.id
                           and l.level not in ('tps', 'ps', 'ms', 'gs'))
          order by c.name, c.id
          limit $3",
        params![school, year, CLASSES_MAX],
    )
}

/// Those of these classes that have reports.
pub fn among(tx: &Tx<'_>, classes: &[Id<Class>]) -> Result<Vec<ClassLine>> {
    tx.all(
        "select c.id, c.school_id as school, c.name, t.head_teacher_id as head_teacher
           from class c
           join school s on s.id = c.school_id
           left join report_class t on t.class_id = c.id
          where c.id in ids($1)
            and s.kind <> 'nursery'
            and exists (select 1
                          from class_level l
                         where l.class_id = c.id
                           and l.level not in ('tps', 'ps', 'ms', 'gs'))
          order by c.name, c.id
          limit $2",
        params![ids(classes.iter().copied()), CLASSES_MAX],
    )
}

pub fn set_head_teacher(tx: &Tx<'_>, class: Id<Class>, teacher: Option<Id<Person>>) -> Result<()> {
    let Some(teacher) = teacher else {
        return tx.run("delete from report_class where class_id = $1", params![class]).map(drop);
    };
    tx.run(
        "insert into report_class (class_id, head_teacher_id)
         values ($1, $2)
             on conflict (class_id) do update set head_teacher_id = $2",
        params![class, teacher],
    )
    .map(drop)
}

db::row! {
    /// Somebody who teaches in a class.
    #[derive(Clone, Debug, PartialEq, Eq)]
    pub struct Teacher {
        pub class: Id<Class>,
        pub person: Id<Person>,
        pub first_name: String,
        pub last_name: String,
        pub title: Option<Title>,
        pub subject: Option<String>,
    }
}

impl Teacher {
    pub fn name(&self) -> PersonName {
        PersonName::new(self.first_name.clone(), self.last_name.clone(), self.title)
    }
}

/// Who teaches in these classes on a day.
pub fn teachers(tx: &Tx<'_>, classes: &[Id<Class>], on: Day) -> Result<Vec<Teacher>> {
    tx.all(
        "select a.class_id as class, p.id as person, p.first_name, p.last_name, p.title, a.subject
           from assignment a
           join person p on p.id = a.person_id
          where a.class_id in ids($1)
            and a.function in ('teacher', 'substitute', 'specialist')
            and a.from_on <= $2
            and (a.until_on is null or a.until_on > $2)
          order by a.class_id, p.sort_key, p.id
          limit 5000",
        params![ids(classes.iter().copied()), on],
    )
}

/// Who heads a school on a day: the head before a deputy.
pub fn head(tx: &Tx<'_>, school: Id<School>, on: Day) -> Result<Option<(Id<Person>, PersonName)>> {
    let found: Option<(Id<Person>, String, String, Option<Title>)> = tx.first(
        "select p.id, p.first_name, p.last_name, p.title
           from assignment a
           join person p on p.id = a.person_id
          where a.school_id = $1
            and a.class_id is null
            and a.function in ('head', 'deputy')
            and a.from_on <= $2
            and (a.until_on is null or a.until_on > $2)
          order by case when a.function = 'head' then 0 else 1 end, a.from_on, p.id
          limit 1",
        params![school, on],
    )?;
    Ok(found.map(|(id, first, last, title)| (id, PersonName::new(first, last, title))))
}

/// The levels of a class.
pub fn levels(tx: &Tx<'_>, class: Id<Class>) -> Result<Vec<Level>> {
    let found: Vec<(Level,)> = tx.all(
        "select level from class_level where class_id = $1 order by level limit 20",
        params![class],
    )?;
    let mut levels: Vec<Level> = found.into_iter().map(|(level,)| level).collect();
    levels.sort_unstable();
    Ok(levels)
}

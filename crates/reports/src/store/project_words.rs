//! What is said of projects on livrets, as rows.

use crate::{
    project::{Part, Project},
    report::Report,
};
use base::Id;
use db::{Error, Result, Tx, Value, ids, params};
use people::{Class, Group, Person};
use results::Period;

db::row! {
    /// A project as a class or a group followed it in a period.
    #[derive(Clone, Debug, PartialEq, Eq)]
    pub struct Followed {
        pub part: Id<Part>,
        pub project: Id<Project>,
        pub theme: String,
        pub title: String,
        pub description: String,
        pub class: Option<Id<Class>>,
        pub hand: Option<Id<Group>>,
        pub name: String,
        pub words: String,
    }
}

/// What the pupils of a class may have followed in a period: with their class, or in a group.
pub fn of_class(tx: &Tx<'_>, class: Id<Class>, period: Id<Period>) -> Result<Vec<Followed>> {
    tx.all(
        "select t.id as part, p.id as project, p.theme, p.title, p.description,
                t.class_id as class, t.group_id as hand, coalesce(c.name, g.name) as name,
                coalesce(w.words, '') as words
           from period d
           join report_project p on p.school_id = d.school_id and p.year = d.year
           join report_project_part t on t.project_id = p.id
           left join class c on c.id = t.class_id
           left join person_group g on g.id = t.group_id
           left join report_project_word w on w.part_id = t.id and w.period_id = d.id
          where d.id = $2 and (t.class_id = $1 or t.group_id is not null)
          order by case when p.theme = '' then 1 else 0 end, p.title, p.id, t.id
          limit 500",
        params![class, period],
    )
}

/// Which of these pupils are in which of these groups.
pub fn members(
    tx: &Tx<'_>,
    groups: &[Id<Group>],
    pupils: &[Id<Person>],
) -> Result<Vec<(Id<Group>, Id<Person>)>> {
    tx.all(
        "select distinct group_id, person_id
           from membership
          where group_id in ids($1) and person_id in ids($2) and on_behalf_of = 0
          order by group_id, person_id
          limit 5000",
        params![ids(groups.iter().copied()), ids(pupils.iter().copied())],
    )
}

db::row! {
    /// What is said of one pupil in a project.
    #[derive(Clone, Debug, PartialEq, Eq)]
    pub struct OwnWord {
        pub report: Id<Report>,
        pub part: Id<Part>,
        pub words: String,
        pub version: u32,
    }
}

pub fn own(tx: &Tx<'_>, reports: &[Id<Report>]) -> Result<Vec<OwnWord>> {
    tx.all(
        "select report_id as report, part_id as part, words, version
           from report_project_own
          where report_id in ids($1)
          order by report_id, part_id
          limit 5000",
        params![ids(reports.iter().copied())],
    )
}

/// Writes these where their report is open and nobody has written over what was read (0: none).
pub fn set_own(tx: &Tx<'_>, own: &[OwnWord], by: Id<Person>) -> Result<()> {
    let row =
        |it: &OwnWord| params![it.report, it.part, it.words.as_str(), by, it.version].to_vec();
    let rows: Vec<Vec<Value>> = own.iter().map(row).collect();
    if rows.is_empty() {
        return Ok(());
    }
    let written = tx.run_each(
        "insert into report_project_own (report_id, part_id, words, by_id, version)
         select r.id, $2, $3, $4, 1
           from report r
          where r.id = $1 and r.state = 'open'
             on conflict (report_id, part_id)
             do update set words = $3, by_id = $4, version = report_project_own.version + 1
                     where report_project_own.version = $5",
        &rows,
    )?;
    if written != rows.len() as u64 {
        return Err(Error::Conflict("somebody else has written it meanwhile".to_owned()));
    }
    Ok(())
}

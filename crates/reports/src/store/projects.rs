//! EPI and accompagnement personnalisé, as rows.

use crate::project::{Part, Project, Teaching};
use base::{Day, Id, SchoolYear, Title};
use db::{Error, Result, Tx, Value, ids, params};
use people::{Class, Group, Person, School};
use results::{Period, Subject};

/// More than the largest collège has in a year.
const PROJECTS_MAX: u32 = 200;

pub fn find(
    tx: &Tx<'_>,
    project: Id<Project>,
    viewer: Id<Person>,
    on: Day,
) -> Result<Option<Project>> {
    tx.first(
        "select p.id, p.school_id as school, p.year, p.theme, p.title, p.description, p.version,
                case when exists (select 1
                                    from report_project_teaching t
                                    join assignment a on a.person_id = t.teacher_id
                                   where t.project_id = p.id
                                     and t.teacher_id = $2
                                     and a.school_id = p.school_id
                                     and a.function in ('teacher', 'substitute', 'specialist')
                                     and a.from_on <= $3
                                     and (a.until_on is null or a.until_on > $3))
                     then 1 else 0 end as is_teacher
           from report_project p
          where p.id = $1",
        params![project, viewer, on],
    )
}

/// Those of a school year, the EPI first.
pub fn of_school(tx: &Tx<'_>, school: Id<School>, year: SchoolYear) -> Result<Vec<Project>> {
    tx.all(
        "select id, school_id as school, year, theme, title, description, version, 0 as is_teacher
           from report_project
          where school_id = $1 and year = $2
          order by case when theme = '' then 1 else 0 end, title, id
          limit $3",
        params![school, year, PROJECTS_MAX],
    )
}

/// Those in which somebody teaches this year, in the schools where he teaches today.
pub fn of_teacher(
    tx: &Tx<'_>,
    teacher: Id<Person>,
    schools: &[Id<School>],
    year: SchoolYear,
) -> Result<Vec<Project>> {
    tx.all(
        "select distinct p.id, p.school_id as school, p.year, p.theme, p.title, p.description,
                p.version, 1 as is_teacher
           from report_project_teaching t
           join report_project p on p.id = t.project_id
          where t.teacher_id = $1 and p.year = $2 and p.school_id in ids($3)
          order by p.title, p.id
          limit $4",
        params![teacher, year, ids(schools.iter().copied()), PROJECTS_MAX],
    )
}

/// Who teaches what in these projects, by subject.
pub fn taught(tx: &Tx<'_>, projects: &[Id<Project>]) -> Result<Vec<Teaching>> {
    tx.all(
        "select t.project_id as project, t.teacher_id as teacher, t.subject_id as subject,
                p.first_name, p.last_name, p.title, s.name as label
           from report_project_teaching t
           join person p on p.id = t.teacher_id
           join subject s on s.id = t.subject_id
          where t.project_id in ids($1)
          order by t.project_id, s.place, s.id, p.sort_key, p.id
          limit 2000",
        params![ids(projects.iter().copied())],
    )
}

/// Which classes and groups follow these projects.
pub fn parts(tx: &Tx<'_>, projects: &[Id<Project>]) -> Result<Vec<Part>> {
    tx.all(
        "select t.id, t.project_id as project, t.class_id as class, t.group_id as hand,
                coalesce(c.name, g.name) as name
           from report_project_part t
           left join class c on c.id = t.class_id
           left join person_group g on g.id = t.group_id
          where t.project_id in ids($1)
          order by t.project_id, coalesce(c.name, g.name), t.id
          limit 5000",
        params![ids(projects.iter().copied())],
    )
}

db::row! {
    /// Somebody who teaches a subject in a school, as his assignments name it.
    pub struct Possible {
        pub teacher: Id<Person>,
        pub first_name: String,
        pub last_name: String,
        pub title: Option<Title>,
        pub subject: String,
    }
}

/// Who teaches what in a school on a day.
pub fn possible(tx: &Tx<'_>, school: Id<School>, on: Day) -> Result<Vec<Possible>> {
    tx.all(
        "select p.id as teacher, p.first_name, p.last_name, p.title, a.subject
           from assignment a
           join person p on p.id = a.person_id
          where a.school_id = $1
            and a.function in ('teacher', 'substitute', 'specialist')
            and a.subject is not null
            and a.from_on <= $2
            and (a.until_on is null or a.until_on > $2)
          group by p.id, a.subject
          order by p.sort_key, p.id, a.subject
          limit 1000",
        params![school, on],
    )
}

/// The open groups of a school made by hand.
pub fn groups(tx: &Tx<'_>, school: Id<School>) -> Result<Vec<(Id<Group>, String)>> {
    tx.all(
        "select id, name
           from person_group
          where school_id = $1 and kind = 'hand' and closed_on is null
          order by name, id
          limit 500",
        params![school],
    )
}

/// What a project is, as the head says it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Changes {
    pub theme: String,
    pub title: String,
    pub description: String,
    pub taught: Vec<(Id<Person>, Id<Subject>)>,
    pub classes: Vec<Id<Class>>,
    pub groups: Vec<Id<Group>>,
}

pub fn insert(
    tx: &Tx<'_>,
    (school, year): (Id<School>, SchoolYear),
    new: &Changes,
) -> Result<Id<Project>> {
    let id: Id<Project> = tx.new_id();
    let (theme, title, description) = (&*new.theme, &*new.title, &*new.description);
    tx.run(
        "insert into report_project (id, school_id, year, theme, title, description, version)
         values ($1, $2, $3, $4, $5, $6, 1)",
        params![id, school, year, theme, title, description],
    )?;
    teach(tx, id, &new.taught)?;
    follow(tx, id, &new.classes, &new.groups)?;
    Ok(id)
}

/// Over the version that was read. A class or a group that is left out goes, where nothing was
/// written for it: the caller has looked.
pub fn update(tx: &Tx<'_>, id: Id<Project>, version: u32, new: &Changes) -> Result<()> {
    tx.change(
        "update report_project
            set theme = $3, title = $4, description = $5, version = version + 1
          where id = $1 and version = $2",
        params![id, version, &*new.theme, &*new.title, &*new.description],
    )?;
    tx.run("delete from report_project_teaching where project_id = $1", params![id])?;
    teach(tx, id, &new.taught)?;
    let known = parts(tx, &[id])?;
    let is_kept = |part: &&Part| {
        part.class.is_some_and(|it| new.classes.contains(&it))
            || part.hand.is_some_and(|it| new.groups.contains(&it))
    };
    let (kept, gone): (Vec<&Part>, Vec<&Part>) = known.iter().partition(is_kept);
    drop_parts(tx, &gone.iter().map(|part| part.id).collect::<Vec<_>>())?;
    let classes = new.classes.iter().filter(|it| kept.iter().all(|part| part.class != Some(**it)));
    let groups = new.groups.iter().filter(|it| kept.iter().all(|part| part.hand != Some(**it)));
    let (classes, groups): (Vec<_>, Vec<_>) =
        (classes.copied().collect(), groups.copied().collect());
    follow(tx, id, &classes, &groups)
}

fn teach(tx: &Tx<'_>, id: Id<Project>, taught: &[(Id<Person>, Id<Subject>)]) -> Result<()> {
    let rows: Vec<Vec<Value>> =
        taught.iter().map(|(teacher, subject)| params![id, *teacher, *subject].to_vec()).collect();
    tx.run_each(
        "insert into report_project_teaching (project_id, teacher_id, subject_id)
         values ($1, $2, $3)",
        &rows,
    )
    .map(drop)
}

fn follow(tx: &Tx<'_>, id: Id<Project>, classes: &[Id<Class>], groups: &[Id<Group>]) -> Result<()> {
    let row = |class: Option<Id<Class>>, group: Option<Id<Group>>| {
        let part: Id<Part> = tx.new_id();
        params![part, id, class, group].to_vec()
    };
    let classes = classes.iter().map(|class| row(Some(*class), None));
    let groups = groups.iter().map(|group| row(None, Some(*group)));
    let rows: Vec<Vec<Value>> = classes.chain(groups).collect();
    if rows.is_empty() {
        return Ok(());
    }
    tx.run_each(
        "insert into report_project_part (id, project_id, class_id, group_id)
         values ($1, $2, $3, $4)",
        &rows,
    )
    .map(drop)
}

fn drop_parts(tx: &Tx<'_>, parts: &[Id<Part>]) -> Result<()> {
    if parts.is_empty() {
        return Ok(());
    }
    let list = ids(parts.iter().copied());
    tx.run("delete from report_project_own where part_id in ids($1)", params![list.clone()])?;
    tx.run("delete from report_project_word where part_id in ids($1)", params![list.clone()])?;
    tx.run("delete from report_project_part where id in ids($1)", params![list]).map(drop)
}

/// Takes a project away. What was locked with it still says it.
pub fn remove(tx: &Tx<'_>, id: Id<Project>) -> Result<()> {
    let known: Vec<Id<Part>> = parts(tx, &[id])?.into_iter().map(|part| part.id).collect();
    drop_parts(tx, &known)?;
    tx.run("delete from report_project_teaching where project_id = $1", params![id])?;
    tx.change("delete from report_project where id = $1", params![id])
}

/// The classes and groups of a project for which something is written.
pub fn written(tx: &Tx<'_>, project: Id<Project>) -> Result<Vec<(Id<Part>,)>> {
    tx.all(
        "select t.id
           from report_project_part t
          where t.project_id = $1
            and (exists (select 1
                           from report_project_word w
                          where w.part_id = t.id and w.words <> '')
                 or exists (select 1
                              from report_project_own o
                             where o.part_id = t.id and o.words <> ''))
          order by t.id
          limit 1000",
        params![project],
    )
}

db::row! {
    /// What was written for a class or a group in a period.
    #[derive(Clone, Debug, PartialEq, Eq)]
    pub struct Word {
        pub part: Id<Part>,
        pub words: String,
        pub version: u32,
    }
}

pub fn word(tx: &Tx<'_>, part: Id<Part>, period: Id<Period>) -> Result<Option<Word>> {
    tx.first(
        "select part_id as part, words, version
           from report_project_word
          where part_id = $1 and period_id = $2",
        params![part, period],
    )
}

/// Writes it over the version that was read (0: none).
pub fn set_word(tx: &Tx<'_>, (word, period): (&Word, Id<Period>), by: Id<Person>) -> Result<()> {
    let written = tx.run(
        "insert into report_project_word (part_id, period_id, words, by_id, version)
         values ($1, $2, $3, $4, 1)
             on conflict (part_id, period_id)
             do update set words = $3, by_id = $4, version = report_project_word.version + 1
                     where report_project_word.version = $5",
        params![word.part, period, word.words.as_str(), by, word.version],
    )?;
    if written == 0 {
        return Err(Error::Conflict("somebody else has written it meanwhile".to_owned()));
    }
    Ok(())
}

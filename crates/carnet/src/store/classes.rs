//! Classes of maternelle, and what stands first in their lists, as rows.

use crate::NurseryClass;
use base::{Day, Id};
use db::{Result, Tx, Value, ids, params};
use people::{Class, Level, Person, School};
use results::Skill;

/// The class, and whether this person teaches in it; none without maternelle in it.
pub fn find(
    tx: &Tx<'_>,
    class: Id<NurseryClass>,
    by: Id<Person>,
    on: Day,
) -> Result<Option<NurseryClass>> {
    tx.first(
        "select c.id, c.school_id as school, s.name as school_name, c.name, c.year,
                case when exists (select 1
                                    from assignment a
                                   where a.class_id = c.id
                                     and a.person_id = $2
                                     and a.function in ('teacher', 'substitute', 'specialist')
                                     and a.from_on <= $3
                                     and (a.until_on is null or a.until_on > $3))
                     then 1 else 0 end as is_taught
           from class c
           join school s on s.id = c.school_id
          where c.id = $1
            and exists (select 1
                          from class_level l
                         where l.class_id = c.id and l.level in ('tps', 'ps', 'ms', 'gs'))",
        params![class, by, on],
    )
}

pub fn levels(tx: &Tx<'_>, class: Id<NurseryClass>) -> Result<Vec<Level>> {
    let rows: Vec<(Level,)> = tx.all(
        "select level
           from class_level
          where class_id = $1 and level in ('tps', 'ps', 'ms', 'gs')
          order by level",
        params![class],
    )?;
    Ok(rows.into_iter().map(|(level,)| level).collect())
}

db::row! {
    pub struct Line {
        pub id: Id<NurseryClass>,
        pub name: String,
        pub school: Id<School>,
        pub pupils: u32,
    }
}

/// Of these classes, those with maternelle, each with its pupils of maternelle.
pub fn of(tx: &Tx<'_>, classes: &[Id<Class>], on: Day) -> Result<Vec<Line>> {
    tx.all(
        "select c.id, c.name, c.school_id as school,
                (select count(*)
                   from enrolment e
                  where e.class_id = c.id
                    and e.level in ('tps', 'ps', 'ms', 'gs')
                    and e.from_on <= $2
                    and (e.until_on is null or e.until_on > $2)) as pupils
           from class c
          where c.id in ids($1)
            and exists (select 1
                          from class_level l
                         where l.class_id = c.id and l.level in ('tps', 'ps', 'ms', 'gs'))
          order by c.name, c.id
          limit 100",
        params![ids(classes.iter().copied()), on],
    )
}

/// The successes that were noted last in a class, the latest first.
pub fn recent(tx: &Tx<'_>, class: Id<NurseryClass>, since: Day) -> Result<Vec<Id<Skill>>> {
    let rows: Vec<(Id<Skill>, i64)> = tx.all(
        "select skill_id, max(id) as latest
           from carnet_observation
          where class_id = $1
            and on_day >= $2
            and skill_id is not null
            and withdrawn_at is null
          group by skill_id
          order by latest desc
          limit 8",
        params![class, since],
    )?;
    Ok(rows.into_iter().map(|(skill, _)| skill).collect())
}

pub fn favourites(tx: &Tx<'_>, school: Id<School>) -> Result<Vec<Id<Skill>>> {
    let rows: Vec<(Id<Skill>,)> = tx.all(
        "select skill_id from carnet_favourite where school_id = $1 order by skill_id limit 100",
        params![school],
    )?;
    Ok(rows.into_iter().map(|(skill,)| skill).collect())
}

/// A school has exactly these.
pub fn set_favourites(tx: &Tx<'_>, school: Id<School>, skills: &[Id<Skill>]) -> Result<()> {
    tx.run(
        "delete from carnet_favourite where school_id = $1 and skill_id not in ids($2)",
        params![school, ids(skills.iter().copied())],
    )?;
    let rows: Vec<Vec<Value>> =
        skills.iter().map(|skill| params![school, *skill].to_vec()).collect();
    if rows.is_empty() {
        return Ok(());
    }
    tx.run_each(
        "insert into carnet_favourite (school_id, skill_id)
         values ($1, $2)
         on conflict (school_id, skill_id) do nothing",
        &rows,
    )?;
    Ok(())
}

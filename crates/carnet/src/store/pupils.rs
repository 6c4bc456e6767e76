//! Pupils, where they are and who answers for them, as rows.

use crate::{Carnet, NurseryClass};
use base::{Day, Id, Instant, PersonName};
use db::{Result, Tx, ids, params};
use people::{Class, Level, Person, School};

db::row! {
    struct Found {
        id: Id<Carnet>,
        first_name: String,
        last_name: String,
        school: Id<School>,
        school_name: String,
        class: Option<Id<Class>>,
        class_name: Option<String>,
        level: Level,
        until_on: Option<Day>,
        has_authority: bool,
        is_taught: bool,
    }
}

/// The pupil by his enrolment of that day, or by the last one that had begun; and what this person
/// is to him.
pub fn find(tx: &Tx<'_>, pupil: Id<Carnet>, by: Id<Person>, on: Day) -> Result<Option<Carnet>> {
    let found: Option<Found> = tx.first(
        "select p.id, p.first_name, p.last_name, e.school_id as school, s.name as school_name,
                e.class_id as class, c.name as class_name, e.level, e.until_on,
                case when exists (select 1
                                    from guardianship g
                                   where g.pupil_id = p.id
                                     and g.guardian_id = $2
                                     and g.has_authority = 1
                                     and g.from_on <= $3
                                     and (g.until_on is null or g.until_on > $3))
                     then 1 else 0 end as has_authority,
                case when exists (select 1
                                    from assignment a
                                   where a.class_id = e.class_id
                                     and a.person_id = $2
                                     and a.function in ('teacher', 'substitute', 'specialist')
                                     and a.from_on <= $3
                                     and (a.until_on is null or a.until_on > $3))
                     then 1 else 0 end as is_taught
           from person p
           join enrolment e on e.pupil_id = p.id
           join school s on s.id = e.school_id
      left join class c on c.id = e.class_id
          where p.id = $1 and e.from_on <= $3
          order by case when e.until_on is null or e.until_on > $3 then 0 else 1 end,
                   e.from_on desc, e.id desc
          limit 1",
        params![pupil, by, on],
    )?;
    Ok(found.map(|row| Carnet {
        id: row.id,
        name: PersonName::new(row.first_name, row.last_name, None),
        school: row.school,
        school_name: row.school_name,
        class: row.class,
        class_name: row.class_name.unwrap_or_default(),
        level: row.level,
        is_there: row.until_on.is_none_or(|until_on| until_on > on),
        has_authority: row.has_authority,
        is_taught: row.is_taught,
    }))
}

db::row! {
    /// A pupil of maternelle in his class, in the order of lists.
    #[derive(Clone, Debug, PartialEq, Eq)]
    pub struct Line {
        pub id: Id<Person>,
        pub first_name: String,
        pub last_name: String,
        pub level: Level,
    }
}

impl Line {
    pub fn name(&self) -> PersonName {
        PersonName::new(&self.first_name, &self.last_name, None)
    }
}

/// Those of maternelle alone: the CP of a GS-CP has another livret.
pub fn of_class(tx: &Tx<'_>, class: Id<NurseryClass>, on: Day) -> Result<Vec<Line>> {
    tx.all(
        "select distinct p.sort_key, p.id, p.first_name, p.last_name, e.level
           from enrolment e
           join person p on p.id = e.pupil_id
          where e.class_id = $1
            and e.level in ('tps', 'ps', 'ms', 'gs')
            and e.from_on <= $2
            and (e.until_on is null or e.until_on > $2)
          order by p.sort_key, p.id
          limit 200",
        params![class, on],
    )
    .map(|rows: Vec<(String, Id<Person>, String, String, Level)>| {
        let line =
            |(_, id, first_name, last_name, level)| Line { id, first_name, last_name, level };
        rows.into_iter().map(line).collect()
    })
}

db::row! {
    /// How a pupil is followed.
    #[derive(Clone, Debug, PartialEq, Eq)]
    pub struct Followed {
        pub pupil_id: Id<Person>,
        /// What was noted since a day.
        pub observations: u32,
        /// Of all that was ever noted, what his family has not been shown.
        pub waiting: u32,
        /// Voices whose words are still to be written.
        pub unwritten: u32,
        pub last_on: Option<Day>,
    }
}

/// By pupil; who was never observed has no line.
pub fn followed(tx: &Tx<'_>, pupils: &[Id<Person>], since: Day) -> Result<Vec<Followed>> {
    tx.all(
        "select pupil_id, sum(case when on_day >= $2 then 1 else 0 end) as observations,
                sum(case when shown_at is null and unwritten = 0 then 1 else 0 end) as waiting,
                sum(case when unwritten = 1 then 1 else 0 end) as unwritten,
                max(on_day) as last_on
           from carnet_observation
          where pupil_id in ids($1) and withdrawn_at is null
          group by pupil_id
          limit 500",
        params![ids(pupils.iter().copied()), since],
    )
}

/// Those who see what concerns these pupils: with authority, or named as a contact.
pub fn guardians(
    tx: &Tx<'_>,
    pupils: &[Id<Person>],
    on: Day,
) -> Result<Vec<(Id<Person>, Id<Person>)>> {
    tx.all(
        "select distinct pupil_id, guardian_id
           from guardianship
          where pupil_id in ids($1)
            and from_on <= $2
            and (until_on is null or until_on > $2)
            and (has_authority = 1 or is_contact = 1)
          order by pupil_id, guardian_id
          limit 2000",
        params![ids(pupils.iter().copied()), on],
    )
}

pub fn first_name(tx: &Tx<'_>, pupil: Id<Person>) -> Result<Option<String>> {
    let row: Option<(String,)> =
        tx.first("select first_name from person where id = $1", params![pupil])?;
    Ok(row.map(|(name,)| name))
}

db::row! {
    /// What is new for a guardian in the carnet of a child.
    #[derive(Clone, Debug, PartialEq, Eq)]
    pub struct New {
        pub pupil_id: Id<Person>,
        pub at: Instant,
        pub observations: u32,
    }
}

/// The last showing of each of these pupils that this guardian has not opened.
pub fn new_for(
    tx: &Tx<'_>,
    guardian: Id<Person>,
    pupils: &[Id<Person>],
    since: Instant,
) -> Result<Vec<New>> {
    tx.all(
        "select s.pupil_id, max(w.at) as at, cast(sum(s.observations) as bigint) as observations
           from carnet_shown s
           join carnet_showing w on w.id = s.showing_id
          where s.pupil_id in ids($2)
            and w.at >= $3
            and not exists (select 1
                              from carnet_sight g
                             where g.showing_id = s.showing_id
                               and g.pupil_id = s.pupil_id
                               and g.guardian_id = $1)
            and not exists (select 1
                              from carnet_sight g
                             where g.pupil_id = s.pupil_id
                               and g.guardian_id = $1
                               and g.opened_at >= w.at)
          group by s.pupil_id
          order by s.pupil_id
          limit 50",
        params![guardian, ids(pupils.iter().copied()), since],
    )
}

/// Of these pupils, those whose synthèse is locked and whom this guardian has not signed for.
pub fn to_sign(
    tx: &Tx<'_>,
    guardian: Id<Person>,
    pupils: &[Id<Person>],
    since: Instant,
) -> Result<Vec<Id<Person>>> {
    let rows: Vec<(Id<Person>,)> = tx.all(
        "select y.pupil_id
           from carnet_synthesis y
           join carnet_synthesis_version v on v.synthesis_id = y.id and v.number = y.number
          where y.pupil_id in ids($2)
            and y.state = 'locked'
            and v.locked_at >= $3
            and exists (select 1
                          from guardianship g
                         where g.pupil_id = y.pupil_id
                           and g.guardian_id = $1
                           and g.has_authority = 1
                           and g.until_on is null)
            and not exists (select 1
                              from carnet_signature s
                             where s.synthesis_id = y.id
                               and s.number = y.number
                               and s.guardian_id = $1)
          order by y.pupil_id
          limit 50",
        params![guardian, ids(pupils.iter().copied()), since],
    )?;
    Ok(rows.into_iter().map(|(pupil,)| pupil).collect())
}

/// Of these pupils, those whose families were shown something.
pub fn with_carnet(tx: &Tx<'_>, pupils: &[Id<Person>]) -> Result<Vec<Id<Person>>> {
    let rows: Vec<(Id<Person>,)> = tx.all(
        "select distinct pupil_id
           from carnet_shown
          where pupil_id in ids($1)
          order by pupil_id
          limit 100",
        params![ids(pupils.iter().copied())],
    )?;
    Ok(rows.into_iter().map(|(pupil,)| pupil).collect())
}

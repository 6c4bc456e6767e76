//! The SQL of the measures: who is in the town, and what is left to deliver.

pub mod governed;
pub mod graded;

use base::{Id, Instant};
use db::{Result, Tx, params};
use people::{Class, Group, Person, School, Town};

// People are taken here and there, not from one school: hence the remainders.

/// Those who teach a class, with their class.
pub fn teachers(tx: &Tx<'_>, limit: u32) -> Result<Vec<(Id<Person>, Id<Class>)>> {
    tx.all(
        "select person_id, max(class_id)
           from assignment
          where function = 'teacher' and class_id is not null and until_on is null
          group by person_id
          order by person_id % 9973, person_id
          limit $1",
        params![limit],
    )
}

/// Those who are among the guardians of a school.
pub fn guardians(tx: &Tx<'_>, limit: u32) -> Result<Vec<Id<Person>>> {
    let rows: Vec<(Id<Person>,)> = tx.all(
        "select m.person_id
           from membership m
           join person_group g on g.id = m.group_id
          where g.kind = 'guardians' and g.scope_kind = 'school'
          group by m.person_id
          order by m.person_id % 9973, m.person_id
          limit $1",
        params![limit],
    )?;
    Ok(rows.into_iter().map(|(person,)| person).collect())
}

/// One head of each school.
pub fn heads(tx: &Tx<'_>) -> Result<Vec<(Id<Person>, Id<School>)>> {
    tx.all(
        "select min(m.person_id), g.scope_id
           from membership m
           join person_group g on g.id = m.group_id
          where g.kind = 'heads' and g.scope_kind = 'school'
          group by g.scope_id
          order by g.scope_id",
        &[],
    )
}

/// One agent of the town that has the fewest guardians, among those with `least` or more.
pub fn agent_of_many(tx: &Tx<'_>, least: u32) -> Result<Option<(Id<Person>, Id<Town>)>> {
    tx.first(
        "select min(a.person_id), t.scope_id
           from (select g.scope_id, count(distinct m.person_id) as guardians
                   from membership m
                   join person_group g on g.id = m.group_id
                  where g.kind = 'guardians' and g.scope_kind = 'town'
                  group by g.scope_id) t
           join person_group h
             on h.kind = 'agents' and h.scope_kind = 'town' and h.scope_id = t.scope_id
           join membership a on a.group_id = h.id
          where t.guardians >= $1
          group by t.scope_id, t.guardians
          order by t.guardians, t.scope_id
          limit 1",
        params![least],
    )
}

pub fn members(tx: &Tx<'_>, group: Id<Group>, limit: u32) -> Result<Vec<Id<Person>>> {
    let rows: Vec<(Id<Person>,)> = tx.all(
        "select distinct person_id
           from membership
          where group_id = $1
          order by person_id
          limit $2",
        params![group, limit],
    )?;
    Ok(rows.into_iter().map(|(person,)| person).collect())
}

/// No school has hours of quiet: the figures are the same by day and by night.
pub fn end_quiet(tx: &Tx<'_>, never: &str) -> Result<()> {
    tx.run("update school set quiet_hours = $1", params![never]).map(drop)
}

/// What was sent since `since` was sent three hours before: no brake remembers it.
pub fn age(tx: &Tx<'_>, since: Instant) -> Result<u64> {
    tx.run("update letter set sent_at = sent_at - 10800000 where sent_at > $1", params![since])?;
    tx.run("delete from letter_pace where since > $1", params![since])
}

pub fn letters(tx: &Tx<'_>) -> Result<i64> {
    tx.number("select count(*) from letter", &[])
}

/// Letters that are still being handed out.
pub fn on_the_way(tx: &Tx<'_>) -> Result<i64> {
    tx.number("select count(*) from job where kind = 'messages.deliver'", &[])
}

/// How many have this letter, its author aside.
pub fn delivered(tx: &Tx<'_>, letter: i64) -> Result<i64> {
    tx.number(
        "select count(*) from delivery where letter_id = $1 and role <> 'sender'",
        params![letter],
    )
}

/// The news of the last letters is to be mailed to these persons now; says how many lines.
pub fn make_due(tx: &Tx<'_>, persons: &[Id<Person>], letters: u32, now: Instant) -> Result<u64> {
    tx.run(
        "update notice_reader
            set mail_at = $2, seen_at = null
          where person_id in ids($1)
            and notice_id in (select m.notice_id
                                from notice_reader m
                               where m.person_id = notice_reader.person_id and m.is_here = 1
                               order by m.notice_id desc
                               limit $3)",
        params![db::ids(persons.iter().copied()), now, letters],
    )
}

pub fn mails_due(tx: &Tx<'_>, now: Instant) -> Result<i64> {
    tx.number("select count(*) from notice_reader where mail_at <= $1", params![now])
}

pub fn mails_since(tx: &Tx<'_>, since: Instant) -> Result<i64> {
    tx.number("select count(*) from outbox_mail where created_at >= $1", params![since])
}

/// A class with its teacher, the group of its pupils, and `(guardian, pupil)` of each.
pub struct Acting {
    pub class: i64,
    pub teacher: i64,
    pub pupils: i64,
    pub families: Vec<(i64, i64)>,
}

/// Classes of the primary schools with their teacher, and one guardian for each pupil.
pub fn acting(tx: &Tx<'_>, limit: u32) -> Result<Vec<Acting>> {
    let classes: Vec<(i64, i64, i64)> = tx.all(
        "select a.class_id, min(a.person_id), min(g.id)
           from assignment a
           join school s on s.id = a.school_id
           join person_group g on g.kind = 'pupils' and g.scope_kind = 'class'
                              and g.scope_id = a.class_id
          where a.function = 'teacher' and a.class_id is not null and a.until_on is null
            and s.kind in ('nursery', 'elementary', 'primary')
          group by a.class_id
          order by a.class_id
          limit $1",
        params![limit],
    )?;
    let mut acting = Vec::new();
    for (class, teacher, pupils) in classes {
        let families = families(tx, pupils)?;
        acting.push(Acting { class, teacher, pupils, families });
    }
    Ok(acting)
}

/// `(guardian, pupil)` of each pupil of a group: one guardian with authority.
pub fn families(tx: &Tx<'_>, pupils: i64) -> Result<Vec<(i64, i64)>> {
    tx.all(
        "select min(s.guardian_id), s.pupil_id
           from guardianship s
           join membership m on m.person_id = s.pupil_id
          where m.group_id = $1 and s.has_authority = 1 and s.until_on is null
          group by s.pupil_id
          order by s.pupil_id",
        params![pupils],
    )
}

/// Guardians with authority over three pupils or more.
pub fn guardians_of_three(tx: &Tx<'_>, limit: u32) -> Result<Vec<Id<Person>>> {
    let rows: Vec<(Id<Person>,)> = tx.all(
        "select guardian_id
           from guardianship
          where has_authority = 1 and until_on is null
          group by guardian_id
         having count(distinct pupil_id) >= 3
          order by guardian_id % 9973, guardian_id
          limit $1",
        params![limit],
    )?;
    Ok(rows.into_iter().map(|(person,)| person).collect())
}

//! Assessments, as rows.

use crate::{
    Assessment,
    assessment::Stage,
    writing::{Draft, Home},
};
use base::{Id, Instant};
use db::{Result, Tx, ids, params};
use people::{Class, Person};

/// An assessment, and what this person is to it.
pub fn find(tx: &Tx<'_>, id: Id<Assessment>, person: Id<Person>) -> Result<Option<Assessment>> {
    tx.first(
        "select a.id, a.school_id, a.class_id, a.group_id, a.subject_id, a.domain_id, a.title,
                a.day, a.scale_id, a.out_of, a.weight, a.state, a.visible_at, a.remark, a.version,
                a.created_by, a.created_at, a.changed_by, a.changed_at,
                coalesce(c.name, g.name, '') as place,
                coalesce(c.closed_on, g.closed_on) as closed_on,
                s.kind as school_kind, s.zone, s.quiet_hours,
                coalesce(m.name, '') as subject, coalesce(k.label, '') as domain,
                exists (select 1
                          from assessment_teacher t
                         where t.assessment_id = a.id and t.person_id = $2) as is_author,
                exists (select 1
                          from group_contributor b
                         where b.group_id = a.group_id and b.person_id = $2) as is_contributor,
                0 as is_of_the_subject
           from assessment a
           join school s on s.id = a.school_id
           left join class c on c.id = a.class_id
           left join person_group g on g.id = a.group_id
           left join subject m on m.id = a.subject_id
           left join skill k on k.id = a.domain_id
          where a.id = $1",
        params![id, person],
    )
}

/// A new one, in the state it begins in.
pub struct New<'a> {
    pub id: Id<Assessment>,
    pub home: &'a Home,
    pub draft: &'a Draft,
    pub state: Stage,
    pub by: Id<Person>,
    pub at: Instant,
}

pub fn insert(tx: &Tx<'_>, new: &New<'_>) -> Result<()> {
    let New { id, home, draft, state, by, at } = *new;
    tx.run(
        "insert into assessment (id, school_id, class_id, group_id, subject_id, domain_id, title,
                                 day, scale_id, out_of, weight, state, visible_at, remark, version,
                                 created_by, created_at, changed_by, changed_at, typed_at, once)
         values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, null, '', 1, $13, $14, $13, $14,
                 null, $15)",
        params![
            id,
            home.school,
            home.class,
            home.group,
            draft.subject,
            draft.domain,
            draft.title.as_str(),
            draft.day,
            draft.scale,
            draft.out_of,
            draft.weight,
            state,
            by,
            at,
            if draft.once.is_empty() { id.to_string() } else { draft.once.clone() }
        ],
    )
    .map(drop)
}

/// The one this person has made with this form already.
pub fn made_with(tx: &Tx<'_>, by: Id<Person>, once: &str) -> Result<Option<Id<Assessment>>> {
    let made: Option<(Id<Assessment>,)> = tx.first(
        "select id from assessment where created_by = $1 and once = $2",
        params![by, once],
    )?;
    Ok(made.map(|(id,)| id))
}

/// Writes it anew over the version its form names.
pub fn update(
    tx: &Tx<'_>,
    id: Id<Assessment>,
    draft: &Draft,
    (by, at): (Id<Person>, Instant),
) -> Result<()> {
    tx.change(
        "update assessment
            set title = $3, day = $4, subject_id = $5, domain_id = $6, scale_id = $7, out_of = $8,
                weight = $9, version = version + 1, changed_by = $10, changed_at = $11
          where id = $1 and version = $2 and state <> 'archived'",
        params![
            id,
            draft.version,
            draft.title.as_str(),
            draft.day,
            draft.subject,
            draft.domain,
            draft.scale,
            draft.out_of,
            draft.weight,
            by,
            at
        ],
    )?;
    super::lines::set_day(tx, id, draft.day)
}

/// From a state to another; it must be in the first.
pub fn set_state(
    tx: &Tx<'_>,
    id: Id<Assessment>,
    (from, to): (Stage, Stage),
    (by, at): (Id<Person>, Instant),
) -> Result<()> {
    tx.change(
        "update assessment
            set state = $3, version = version + 1, changed_by = $4, changed_at = $5
          where id = $1 and state = $2",
        params![id, from, to, by, at],
    )
}

pub fn set_visible(
    tx: &Tx<'_>,
    id: Id<Assessment>,
    visible_at: Option<Instant>,
    (by, at): (Id<Person>, Instant),
) -> Result<()> {
    tx.change(
        "update assessment
            set visible_at = $2, version = version + 1, changed_by = $3, changed_at = $4
          where id = $1 and state <> 'draft'",
        params![id, visible_at, by, at],
    )
}

/// What is said of the whole, as it stands.
pub fn remark(tx: &Tx<'_>, id: Id<Assessment>) -> Result<String> {
    tx.one("select remark from assessment where id = $1", params![id])
        .map(|(remark,): (String,)| remark)
}

pub fn set_remark(
    tx: &Tx<'_>,
    id: Id<Assessment>,
    remark: &str,
    (by, at): (Id<Person>, Instant),
) -> Result<()> {
    tx.change(
        "update assessment
            set remark = $2, changed_by = $3, changed_at = $4
          where id = $1 and state <> 'archived'",
        params![id, remark, by, at],
    )
}

/// Takes the turn of who types: the one row both write. False when it is not open.
pub fn take_turn(tx: &Tx<'_>, id: Id<Assessment>, at: Instant) -> Result<bool> {
    let taken = tx.run(
        "update assessment set typed_at = $2 where id = $1 and state = 'open'",
        params![id, at],
    )?;
    Ok(taken > 0)
}

/// Throws it away, when nobody has written anything of anybody in it.
pub fn delete(tx: &Tx<'_>, id: Id<Assessment>) -> Result<bool> {
    let kept = tx.number(
        "select (select count(*) from assessment_result where assessment_id = $1)
              + (select count(*) from assessment_trace where assessment_id = $1)
              + (select count(*) from assessment_remark where assessment_id = $1)",
        params![id],
    )?;
    if kept > 0 {
        return Ok(false);
    }
    tx.run("delete from assessment_sending where assessment_id = $1", params![id])?;
    tx.run("delete from assessment_told where assessment_id = $1", params![id])?;
    tx.run("delete from assessment_item where assessment_id = $1", params![id])?;
    tx.run("delete from assessment_teacher where assessment_id = $1", params![id])?;
    tx.run("delete from assessment where id = $1", params![id])?;
    Ok(true)
}

/// Those of some classes that have an assessment or a band.
pub fn assessed_in(tx: &Tx<'_>, classes: &[Id<Class>]) -> Result<Vec<Id<Class>>> {
    let found: Vec<(Id<Class>,)> = tx.all(
        "select class_id from assessment where class_id in ids($1)
          union
         select class_id from assessment_band where class_id in ids($1)",
        params![ids(classes.iter().copied())],
    )?;
    Ok(found.into_iter().map(|(class,)| class).collect())
}

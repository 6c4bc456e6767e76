//! Drafts, which are their author's, and templates, which are their school's.

use crate::draft::{Draft, Template};
use base::{Id, Instant};
use db::{Result, Tx, ids, params};
use people::{Person, School};
use web::{Edit, Granted};

pub const DRAFTS_MAX: i64 = 100;
pub const TEMPLATES_MAX: i64 = 200;

pub fn find(tx: &Tx<'_>, id: Id<Draft>) -> Result<Option<Draft>> {
    tx.first(
        "select id, person_id, title, fields, updated_at from slip_draft where id = $1",
        params![id],
    )
}

pub fn list(tx: &Tx<'_>, person: Id<Person>, limit: u32) -> Result<Vec<Draft>> {
    tx.all(
        "select id, person_id, title, fields, updated_at
           from slip_draft
          where person_id = $1
          order by updated_at desc, id desc
          limit $2",
        params![person, limit],
    )
}

pub fn count(tx: &Tx<'_>, person: Id<Person>) -> Result<i64> {
    tx.number("select count(*) from slip_draft where person_id = $1", params![person])
}

pub fn insert(
    tx: &Tx<'_>,
    person: Id<Person>,
    title: &str,
    fields: &str,
    now: Instant,
) -> Result<Id<Draft>> {
    let id = tx.new_id();
    tx.run(
        "insert into slip_draft (id, person_id, title, fields, updated_at)
         values ($1, $2, $3, $4, $5)",
        params![id, person, title, fields, now],
    )?;
    Ok(id)
}

pub fn update(
    tx: &Tx<'_>,
    draft: &Granted<Edit, Draft>,
    title: &str,
    fields: &str,
    now: Instant,
) -> Result<()> {
    tx.change(
        "update slip_draft set title = $2, fields = $3, updated_at = $4 where id = $1",
        params![draft.id, title, fields, now],
    )
}

/// A conflict when it was sent or thrown away from another window.
pub fn delete(tx: &Tx<'_>, draft: &Granted<Edit, Draft>) -> Result<()> {
    tx.change("delete from slip_draft where id = $1", params![draft.id])
}

pub fn template(tx: &Tx<'_>, id: Id<Template>) -> Result<Option<Template>> {
    tx.first(
        "select id, school_id, by_id, name, fields, made_at from slip_template where id = $1",
        params![id],
    )
}

/// The templates of these schools, by name.
pub fn templates(tx: &Tx<'_>, schools: &[Id<School>], limit: u32) -> Result<Vec<Template>> {
    tx.all(
        "select id, school_id, by_id, name, fields, made_at
           from slip_template
          where school_id in ids($1)
          order by name, id
          limit $2",
        params![ids(schools.iter().copied()), limit],
    )
}

pub fn insert_template(
    tx: &Tx<'_>,
    school: Id<School>,
    by: Id<Person>,
    name: &str,
    fields: &str,
    now: Instant,
) -> Result<Id<Template>> {
    let known =
        tx.number("select count(*) from slip_template where school_id = $1", params![school])?;
    if known >= TEMPLATES_MAX {
        return Err(db::Error::Conflict("too many templates".to_owned()));
    }
    let id = tx.new_id();
    tx.run(
        "insert into slip_template (id, school_id, by_id, name, fields, made_at)
         values ($1, $2, $3, $4, $5, $6)",
        params![id, school, by, name, fields, now],
    )?;
    Ok(id)
}

pub fn delete_template(tx: &Tx<'_>, template: &Granted<Edit, Template>) -> Result<()> {
    tx.change("delete from slip_template where id = $1", params![template.id])
}

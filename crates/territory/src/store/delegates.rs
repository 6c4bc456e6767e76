//! Whom members send to a syndicate, as rows.

use super::facts::By;
use crate::delegate::Delegate;
use base::{Day, Id, PersonName, Title};
use council::{Deliberation, Mandate};
use db::{Result, Tx, params};
use people::{Assignment, Body, Person};

pub fn find(tx: &Tx<'_>, id: Id<Delegate>) -> Result<Option<Delegate>> {
    tx.first(
        "select id, syndicate_id, sent_by, college, title, first_name, last_name, is_deputy,
                appointed_by, person_id, mandate_id, assignment_id, from_on, until_on
           from delegate
          where id = $1",
        params![id],
    )
}

/// Those of a syndicate on a day, by college and member.
pub fn on(tx: &Tx<'_>, syndicate: Id<Body>, on: Day) -> Result<Vec<Delegate>> {
    tx.all(
        "select id, syndicate_id, sent_by, college, title, first_name, last_name, is_deputy,
                appointed_by, person_id, mandate_id, assignment_id, from_on, until_on
           from delegate
          where syndicate_id = $1 and from_on <= $2 and (until_on is null or until_on > $2)
          order by college, sent_by, is_deputy, id
          limit 5000",
        params![syndicate, on],
    )
}

/// Those a member sends to a syndicate on a day, who is not a deputy first.
pub fn sent_by(
    tx: &Tx<'_>,
    member: Id<Body>,
    syndicate: Id<Body>,
    on: Day,
) -> Result<Vec<Delegate>> {
    tx.all(
        "select id, syndicate_id, sent_by, college, title, first_name, last_name, is_deputy,
                appointed_by, person_id, mandate_id, assignment_id, from_on, until_on
           from delegate
          where sent_by = $1
            and syndicate_id = $2
            and from_on <= $3
            and (until_on is null or until_on > $3)
          order by is_deputy, id
          limit 100",
        params![member, syndicate, on],
    )
}

pub fn appointed_by(tx: &Tx<'_>, act: Id<Deliberation>) -> Result<Vec<Delegate>> {
    tx.all(
        "select id, syndicate_id, sent_by, college, title, first_name, last_name, is_deputy,
                appointed_by, person_id, mandate_id, assignment_id, from_on, until_on
           from delegate
          where appointed_by = $1
          order by id
          limit 100",
        params![act],
    )
}

pub struct New<'a> {
    pub syndicate: Id<Body>,
    pub sent_by: Id<Body>,
    pub college: &'a str,
    pub name: &'a PersonName,
    pub is_deputy: bool,
    pub until_on: Option<Day>,
    pub by: By,
}

pub fn insert(tx: &Tx<'_>, new: &New<'_>) -> Result<Id<Delegate>> {
    let id = tx.new_id();
    tx.run(
        "insert into delegate (id, syndicate_id, sent_by, college, title, first_name, last_name,
                               is_deputy, appointed_by, from_on, until_on)
         values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)",
        params![
            id,
            new.syndicate,
            new.sent_by,
            new.college,
            new.name.title.map(Title::code),
            &new.name.first,
            &new.name.last,
            new.is_deputy,
            new.by.act,
            new.by.on,
            new.until_on
        ],
    )?;
    Ok(id)
}

pub fn seat(tx: &Tx<'_>, delegate: Id<Delegate>, mandate: Id<Mandate>) -> Result<()> {
    tx.run("update delegate set mandate_id = $2 where id = $1", params![delegate, mandate])
        .map(drop)
}

pub fn tie(
    tx: &Tx<'_>,
    delegate: Id<Delegate>,
    person: Id<Person>,
    post: Id<Assignment>,
) -> Result<()> {
    tx.change(
        "update delegate
            set person_id = $2, assignment_id = $3
          where id = $1 and person_id is null",
        params![delegate, person, post],
    )
}

/// Ends a delegate's time; one that ends earlier already is left as it is.
pub fn end(
    tx: &Tx<'_>,
    delegate: Id<Delegate>,
    on: Day,
    by: Option<Id<Deliberation>>,
) -> Result<()> {
    tx.run(
        "update delegate
            set until_before = until_on, until_on = $2, ended_by = $3
          where id = $1 and (until_on is null or until_on > $2)",
        params![delegate, on, by],
    )
    .map(drop)
}

/// Those whom this deliberation ended, and the end they had before it.
pub fn ended_by(tx: &Tx<'_>, act: Id<Deliberation>) -> Result<Vec<Delegate>> {
    tx.all(
        "select id, syndicate_id, sent_by, college, title, first_name, last_name, is_deputy,
                appointed_by, person_id, mandate_id, assignment_id, from_on,
                until_before as until_on
           from delegate
          where ended_by = $1
          order by is_deputy, id
          limit 100",
        params![act],
    )
}

/// Nobody is ended by this deliberation any more.
pub fn restore(tx: &Tx<'_>, act: Id<Deliberation>) -> Result<()> {
    tx.run(
        "update delegate
            set until_on = until_before, until_before = null, ended_by = null
          where ended_by = $1",
        params![act],
    )
    .map(drop)
}

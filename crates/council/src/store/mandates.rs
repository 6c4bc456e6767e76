//! Mandates, as rows.

use crate::mandate::{Mandate, NewMandate};
use base::{Day, Id, Title};
use db::{Result, Tx, Value, params};
use people::{Body, Person};
use std::collections::HashMap;
use web::counters::COUNTERS_TOPIC;

/// The way to their assembly comes into their menu, or leaves it.
fn signal(tx: &Tx<'_>, persons: impl IntoIterator<Item = Id<Person>>) {
    tx.signal(COUNTERS_TOPIC, persons.into_iter().map(Id::raw));
}

pub fn insert(tx: &Tx<'_>, new: &[NewMandate]) -> Result<Vec<Id<Mandate>>> {
    signal(tx, new.iter().filter_map(|new| new.person));
    let made: Vec<Id<Mandate>> = new.iter().map(|_| tx.new_id()).collect();
    let row = |(new, id): (&NewMandate, &Id<Mandate>)| {
        params![
            *id,
            new.body,
            new.office,
            new.rank,
            new.name.title.map(Title::code),
            &new.name.first,
            &new.name.last,
            new.person,
            new.sent_by,
            &new.college,
            new.deputy_of,
            new.votes,
            new.from_on,
            new.until_on
        ]
        .to_vec()
    };
    let rows: Vec<Vec<Value>> = new.iter().zip(&made).map(row).collect();
    tx.run_each(
        "insert into mandate (id, body_id, office, rank, title, first_name, last_name, person_id,
                              sent_by, college, deputy_of, votes, from_on, until_on)
         values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14)",
        &rows,
    )?;
    Ok(made)
}

/// Those who have a mandate on a day, in the order of the table, with their deputies.
pub fn of_body(tx: &Tx<'_>, body: Id<Body>, on: Day) -> Result<Vec<Mandate>> {
    tx.all(
        "select id, body_id, office, rank, title, first_name, last_name, person_id, sent_by,
                college, deputy_of, votes, from_on, until_on
           from mandate
          where body_id = $1
            and from_on <= $2
            and (until_on is null or until_on > $2)
          order by rank, last_name, id
          limit 2000",
        params![body, on],
    )
}

/// What a person is in a body today.
pub fn of_person(tx: &Tx<'_>, body: Id<Body>, person: Id<Person>) -> Result<Vec<Mandate>> {
    let today = tx.now().day();
    tx.all(
        "select id, body_id, office, rank, title, first_name, last_name, person_id, sent_by,
                college, deputy_of, votes, from_on, until_on
           from mandate
          where person_id = $1
            and body_id = $2
            and from_on <= $3
            and (until_on is null or until_on > $3)
          order by rank, id
          limit 10",
        params![person, body, today],
    )
}

/// Ends a mandate; one that ends earlier already is left as it is.
pub fn end(tx: &Tx<'_>, mandate: Id<Mandate>, on: Day) -> Result<()> {
    let held: Vec<(Id<Person>,)> = tx.all(
        "select person_id
           from mandate
          where (id = $1 or deputy_of = $1) and person_id is not null
          limit 50",
        params![mandate],
    )?;
    signal(tx, held.into_iter().map(|(person,)| person));
    tx.run(
        "update mandate
            set until_on = $2
          where (id = $1 or deputy_of = $1) and (until_on is null or until_on > $2)",
        params![mandate, on],
    )
    .map(drop)
}

/// One of a body.
pub fn find(tx: &Tx<'_>, body: Id<Body>, mandate: Id<Mandate>) -> Result<Option<Mandate>> {
    tx.first(
        "select id, body_id, office, rank, title, first_name, last_name, person_id, sent_by,
                college, deputy_of, votes, from_on, until_on
           from mandate
          where id = $1 and body_id = $2",
        params![mandate, body],
    )
}

/// Ends those of a body that run on a day, from that day on.
pub fn end_all(tx: &Tx<'_>, body: Id<Body>, on: Day) -> Result<()> {
    let held: Vec<(Id<Person>,)> = tx.all(
        "select person_id
           from mandate
          where body_id = $1 and person_id is not null and (until_on is null or until_on > $2)
          limit 2000",
        params![body, on],
    )?;
    signal(tx, held.into_iter().map(|(person,)| person));
    tx.run(
        "update mandate
            set until_on = $2
          where body_id = $1 and from_on < $2 and (until_on is null or until_on > $2)",
        params![body, on],
    )
    .map(drop)
}

/// These bodies, for their names.
pub fn bodies(tx: &Tx<'_>, bodies: &[Id<Body>]) -> Result<Vec<Body>> {
    tx.all(
        "select id, kind, siren, name, department, population, town_id as town,
                parent_id as parent, closed_on
           from body
          where id in ids($1)
          order by id
          limit 2000",
        params![db::ids(bodies.iter().copied())],
    )
}

/// The bodies that have these SIRENs.
pub fn senders(tx: &Tx<'_>, sirens: &[String]) -> Result<HashMap<String, Id<Body>>> {
    if sirens.is_empty() {
        return Ok(HashMap::new());
    }
    let asked = format!(",{},", sirens.join(","));
    let rows: Vec<(String, Id<Body>)> = tx.all(
        "select siren, id
           from body
          where $1 like '%,' || siren || ',%'
          order by id
          limit 2000",
        params![asked],
    )?;
    Ok(rows.into_iter().collect())
}

/// The bodies a person has a mandate in today.
pub fn bodies_of(tx: &Tx<'_>, person: Id<Person>) -> Result<Vec<Body>> {
    let today = tx.now().day();
    tx.all(
        "select b.id, b.kind, b.siren, b.name, b.department, b.population, b.town_id as town,
                b.parent_id as parent, b.closed_on
           from body b
          where b.id in (select body_id
                           from mandate
                          where person_id = $1
                            and from_on <= $2
                            and (until_on is null or until_on > $2))
          order by b.id
          limit 20",
        params![person, today],
    )
}

pub fn tie(tx: &Tx<'_>, mandate: Id<Mandate>, person: Id<Person>) -> Result<()> {
    signal(tx, [person]);
    tx.run("update mandate set person_id = $2 where id = $1", params![mandate, person]).map(drop)
}

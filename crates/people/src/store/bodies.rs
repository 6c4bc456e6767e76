//! Bodies, as rows.

use crate::{Body, BodyKind, NewBody, Town};
use base::Id;
use db::{Result, Tx, Value, ids, params};

pub fn insert(tx: &Tx<'_>, new: &[NewBody]) -> Result<Vec<Id<Body>>> {
    let made: Vec<Id<Body>> = new.iter().map(|_| tx.new_id()).collect();
    let row = |(new, id): (&NewBody, &Id<Body>)| {
        params![
            *id,
            new.kind,
            &new.siren,
            &new.name,
            &new.department,
            new.population,
            new.town,
            new.parent
        ]
        .to_vec()
    };
    let rows: Vec<Vec<Value>> = new.iter().zip(&made).map(row).collect();
    tx.run_each(
        "insert into body (id, kind, siren, name, department, population, town_id, parent_id)
         values ($1, $2, $3, $4, $5, $6, $7, $8)
             on conflict (siren) do nothing",
        &rows,
    )?;
    let there: Vec<(Id<Body>,)> =
        tx.all("select id from body where id in ids($1)", params![ids(made)])?;
    Ok(there.into_iter().map(|(id,)| id).collect())
}

pub fn update(tx: &Tx<'_>, body: &Body) -> Result<()> {
    tx.change(
        "update body
            set name = $2, department = $3, population = $4, town_id = $5, parent_id = $6,
                closed_on = $7
          where id = $1",
        params![
            body.id,
            &body.name,
            &body.department,
            body.population,
            body.town,
            body.parent,
            body.closed_on
        ],
    )
}

pub fn body(tx: &Tx<'_>, body: Id<Body>) -> Result<Option<Body>> {
    tx.first(
        "select id, kind, siren, name, department, population, town_id as town,
                parent_id as parent, closed_on
           from body
          where id = $1",
        params![body],
    )
}

pub fn by_siren(tx: &Tx<'_>, siren: &str) -> Result<Option<Body>> {
    tx.first(
        "select id, kind, siren, name, department, population, town_id as town,
                parent_id as parent, closed_on
           from body
          where siren = $1",
        params![siren],
    )
}

pub fn of_town(tx: &Tx<'_>, town: Id<Town>) -> Result<Option<Body>> {
    tx.first(
        "select id, kind, siren, name, department, population, town_id as town,
                parent_id as parent, closed_on
           from body
          where town_id = $1",
        params![town],
    )
}

pub fn all(tx: &Tx<'_>, kind: BodyKind, after: &str, limit: u32) -> Result<Vec<Body>> {
    tx.all(
        "select id, kind, siren, name, department, population, town_id as town,
                parent_id as parent, closed_on
           from body
          where kind = $1 and name > $2
          order by name, id
          limit $3",
        params![kind, after, limit],
    )
}

pub fn communes_of(tx: &Tx<'_>, parent: Id<Body>) -> Result<Vec<Body>> {
    tx.all(
        "select id, kind, siren, name, department, population, town_id as town,
                parent_id as parent, closed_on
           from body
          where parent_id = $1
          order by name, id
          limit 2000",
        params![parent],
    )
}

pub fn these(tx: &Tx<'_>, bodies: &[Id<Body>], towns: &[Id<Town>]) -> Result<Vec<Body>> {
    tx.all(
        "select id, kind, siren, name, department, population, town_id as town,
                parent_id as parent, closed_on
           from body
          where id in ids($1) or town_id in ids($2)
          order by name, id
          limit 100",
        params![ids(bodies.iter().copied()), ids(towns.iter().copied())],
    )
}

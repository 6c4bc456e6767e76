//! Files of communes, as rows.

use crate::collection::{Collection, Dossier, DossierRow, Lot};
use base::{Id, Instant};
use db::{Result, Tx, Value, ids, params};
use people::Body;

pub fn insert(tx: &Tx<'_>, collection: Id<Collection>, communes: &[Id<Body>]) -> Result<()> {
    let row = |commune: &Id<Body>| {
        let id: Id<Dossier> = tx.new_id();
        params![id, collection, *commune].to_vec()
    };
    let rows: Vec<Vec<Value>> = communes.iter().map(row).collect();
    tx.run_each(
        "insert into collection_dossier (id, collection_id, body_id, state, reason, version)
         values ($1, $2, $3, 'open', '', 1)",
        &rows,
    )
    .map(drop)
}

pub fn find(tx: &Tx<'_>, id: Id<Dossier>) -> Result<Option<DossierRow>> {
    tx.first(
        "select id, collection_id, body_id, state, handed_at, lot_id, reason, version
           from collection_dossier
          where id = $1",
        params![id],
    )
}

/// All of a collection.
pub fn of_collection(tx: &Tx<'_>, collection: Id<Collection>) -> Result<Vec<DossierRow>> {
    tx.all(
        "select id, collection_id, body_id, state, handed_at, lot_id, reason, version
           from collection_dossier
          where collection_id = $1
          order by id
          limit 2000",
        params![collection],
    )
}

/// The files of these communes in a collection.
pub fn of_bodies(
    tx: &Tx<'_>,
    collection: Id<Collection>,
    bodies: &[Id<Body>],
) -> Result<Vec<Id<Dossier>>> {
    if bodies.is_empty() {
        return Ok(Vec::new());
    }
    let found: Vec<(Id<Dossier>,)> = tx.all(
        "select id
           from collection_dossier
          where collection_id = $1 and body_id in ids($2)
          order by id
          limit 100",
        params![collection, ids(bodies.iter().copied())],
    )?;
    Ok(found.into_iter().map(|(id,)| id).collect())
}

/// The communes that have not handed their file in.
pub fn open_bodies(tx: &Tx<'_>, collection: Id<Collection>) -> Result<Vec<Id<Body>>> {
    let found: Vec<(Id<Body>,)> = tx.all(
        "select body_id
           from collection_dossier
          where collection_id = $1 and state = 'open'
          order by body_id
          limit 2000",
        params![collection],
    )?;
    Ok(found.into_iter().map(|(id,)| id).collect())
}

/// Something in it changes, over the version that was seen: zero rows is a conflict.
pub fn touch(tx: &Tx<'_>, id: Id<Dossier>, version: u32) -> Result<()> {
    tx.change(
        "update collection_dossier
            set version = version + 1
          where id = $1 and version = $2 and state in ('open', 'handed')",
        params![id, version],
    )
}

pub fn hand_in(tx: &Tx<'_>, id: Id<Dossier>, version: u32, at: Instant) -> Result<()> {
    tx.change(
        "update collection_dossier
            set state = 'handed', handed_at = $3, version = version + 1
          where id = $1 and version = $2 and state = 'open'",
        params![id, version, at],
    )
}

/// It is the commune's again: a piece is to be sent once more.
pub fn give_back(tx: &Tx<'_>, id: Id<Dossier>) -> Result<()> {
    tx.run(
        "update collection_dossier
            set state = 'open'
          where id = $1 and state = 'handed'",
        params![id],
    )
    .map(drop)
}

pub fn withdraw(tx: &Tx<'_>, id: Id<Dossier>, version: u32, reason: &str) -> Result<()> {
    tx.change(
        "update collection_dossier
            set state = 'withdrawn', reason = $3, version = version + 1
          where id = $1 and version = $2 and state <> 'withdrawn'",
        params![id, version, reason],
    )
}

/// It goes on: the syndicate has it already, or the commune gathers its pieces again.
pub fn take_back(tx: &Tx<'_>, id: Id<Dossier>, version: u32, reason: &str) -> Result<()> {
    tx.change(
        "update collection_dossier
            set state = case when lot_id is null then 'open' else 'sent' end,
                reason = $3, version = version + 1
          where id = $1 and version = $2 and state = 'withdrawn'",
        params![id, version, reason],
    )
}

/// These leave in a lot. What was taken back or withdrawn meanwhile makes it a conflict.
pub fn send(tx: &Tx<'_>, dossiers: &[Id<Dossier>], lot: Id<Lot>) -> Result<()> {
    let sent = tx.run(
        "update collection_dossier
            set state = 'sent', lot_id = $2, version = version + 1
          where id in ids($1) and state = 'handed'",
        params![ids(dossiers.iter().copied()), lot],
    )?;
    if sent < dossiers.len() as u64 {
        return Err(db::Error::Conflict("a file has changed meanwhile".to_owned()));
    }
    Ok(())
}

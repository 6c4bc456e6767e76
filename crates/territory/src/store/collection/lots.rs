//! Lots and their lines, as rows.

use crate::collection::{Collection, Lot, LotLine, LotRow};
use base::{Id, Instant};
use db::{Result, Tx, Value, params};

pub fn find(tx: &Tx<'_>, id: Id<Lot>) -> Result<Option<LotRow>> {
    tx.first(
        "select id, collection_id, number, sent_at, received_at, dossiers, digest
           from collection_lot
          where id = $1",
        params![id],
    )
}

/// Those of a collection, the latest first.
pub fn of_collection(tx: &Tx<'_>, collection: Id<Collection>) -> Result<Vec<LotRow>> {
    tx.all(
        "select id, collection_id, number, sent_at, received_at, dossiers, digest
           from collection_lot
          where collection_id = $1
          order by number desc
          limit 200",
        params![collection],
    )
}

/// The number the next one has.
pub fn next_number(tx: &Tx<'_>, collection: Id<Collection>) -> Result<u32> {
    let number = tx.number(
        "select coalesce(max(number), 0) + 1 from collection_lot where collection_id = $1",
        params![collection],
    )?;
    Ok(u32::try_from(number).unwrap_or(u32::MAX))
}

pub fn insert(tx: &Tx<'_>, lot: &LotRow, lines: &[LotLine]) -> Result<()> {
    tx.run(
        "insert into collection_lot (id, collection_id, number, sent_at, dossiers, digest)
         values ($1, $2, $3, $4, $5, $6)",
        params![lot.id, lot.collection_id, lot.number, lot.sent_at, lot.dossiers, &lot.digest],
    )?;
    let row = |line: &LotLine| {
        params![
            lot.id,
            line.place,
            line.dossier_id,
            &line.commune,
            &line.piece,
            &line.name,
            i64::try_from(line.bytes).unwrap_or(i64::MAX),
            &line.digest
        ]
        .to_vec()
    };
    let rows: Vec<Vec<Value>> = lines.iter().map(row).collect();
    tx.run_each(
        "insert into collection_line
           (lot_id, place, dossier_id, commune, piece, name, bytes, digest)
         values ($1, $2, $3, $4, $5, $6, $7, $8)",
        &rows,
    )
    .map(drop)
}

pub fn lines(tx: &Tx<'_>, lot: Id<Lot>) -> Result<Vec<LotLine>> {
    tx.all(
        "select place, dossier_id, commune, piece, name, bytes, digest
           from collection_line
          where lot_id = $1
          order by place
          limit 100000",
        params![lot],
    )
}

/// The syndicate has it: said once.
pub fn receive(tx: &Tx<'_>, lot: Id<Lot>, at: Instant) -> Result<()> {
    tx.change(
        "update collection_lot set received_at = $2 where id = $1 and received_at is null",
        params![lot, at],
    )
}

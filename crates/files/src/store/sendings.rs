//! The SQL of files that come in pieces.

use super::signed;
use crate::{File, sending::Sending};
use base::{Id, Instant};
use db::{Result, Tx, blob::Hash, params};
use people::Person;

pub fn begin(tx: &Tx<'_>, sending: &Sending, at: Instant) -> Result<()> {
    tx.change(
        "insert into file_sending (id, owner_id, name, bytes, arrived, touched_at)
         values ($1, $2, $3, $4, 0, $5)",
        params![sending.id, sending.owner_id, &sending.name, signed(sending.bytes), at],
    )
}

/// How many of a person are under way, and what they will weigh.
pub fn under_way(tx: &Tx<'_>, owner: Id<Person>) -> Result<(u32, u64)> {
    tx.one(
        "select count(*), cast(coalesce(sum(bytes), 0) as bigint)
           from file_sending
          where owner_id = $1 and file_id is null",
        params![owner],
    )
}

pub fn find(tx: &Tx<'_>, id: Id<Sending>) -> Result<Option<Sending>> {
    tx.first(
        "select id, owner_id, name, bytes, arrived, file_id from file_sending where id = $1",
        params![id],
    )
}

/// A piece that begins where the last one ended; false when another one was faster.
pub fn add(
    tx: &Tx<'_>,
    sending: Id<Sending>,
    (at, bytes): (u64, u64),
    hash: Hash,
    now: Instant,
) -> Result<bool> {
    let moved = tx.run(
        "update file_sending
            set arrived = arrived + $3, touched_at = $4
          where id = $1 and arrived = $2 and file_id is null and arrived + $3 <= bytes",
        params![sending, signed(at), signed(bytes), now],
    )?;
    if moved == 0 {
        return Ok(false);
    }
    tx.change(
        "insert into file_piece (sending_id, at, bytes, hash) values ($1, $2, $3, $4)",
        params![sending, signed(at), signed(bytes), hash],
    )?;
    Ok(true)
}

/// In their order.
pub fn pieces(tx: &Tx<'_>, sending: Id<Sending>) -> Result<Vec<Hash>> {
    let rows: Vec<(Hash,)> =
        tx.all("select hash from file_piece where sending_id = $1 order by at", params![sending])?;
    Ok(rows.into_iter().map(|(hash,)| hash).collect())
}

/// It has become a file; false when it had before.
pub fn end(tx: &Tx<'_>, sending: Id<Sending>, file: Id<File>, now: Instant) -> Result<bool> {
    let ended = tx.run(
        "update file_sending
            set file_id = $2, touched_at = $3
          where id = $1 and file_id is null",
        params![sending, file, now],
    )?;
    tx.run("delete from file_piece where sending_id = $1", params![sending])?;
    Ok(ended > 0)
}

/// It is given up.
pub fn forget(tx: &Tx<'_>, sending: Id<Sending>) -> Result<()> {
    tx.run("delete from file_piece where sending_id = $1", params![sending])?;
    tx.run("delete from file_sending where id = $1", params![sending]).map(drop)
}

/// Forgets those that nobody has gone on with since `before`, a few hundred at a time; how many.
pub fn sweep(tx: &Tx<'_>, before: Instant) -> Result<usize> {
    let gone: Vec<(Id<Sending>,)> = tx.all(
        "delete from file_sending
          where id in (select id from file_sending where touched_at < $1 limit 500)
      returning id",
        params![before],
    )?;
    let ids = db::ids(gone.iter().map(|(id,)| *id));
    tx.run("delete from file_piece where sending_id in ids($1)", params![ids])?;
    Ok(gone.len())
}

/// What a person who is erased had under way.
pub fn erase(tx: &Tx<'_>, owner: Id<Person>) -> Result<u64> {
    tx.run(
        "delete from file_piece
          where sending_id in (select id from file_sending where owner_id = $1)",
        params![owner],
    )?;
    tx.run("delete from file_sending where owner_id = $1", params![owner])
}

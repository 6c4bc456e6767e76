//! What the house makes itself, as rows.

use super::signed;
use crate::{File, Made, Use};
use base::{Id, Instant};
use db::{Result, Tx, params};

/// Writes down what the house has made for a thing: it has no owner, and the thing needs it.
pub fn insert(tx: &Tx<'_>, made: &Made, to: Use, at: Instant) -> Result<Id<File>> {
    let id: Id<File> = tx.new_id();
    let (bytes, hash) = (signed(made.stored.len), made.stored.hash);
    tx.run(
        "insert into file (id, name, media_type, bytes, hash, state, created_at)
         values ($1, $2, $3, $4, $5, 'ready', $6)",
        params![id, &made.name, made.media_type, bytes, hash, at],
    )?;
    tx.run(
        "insert into file_use (kind, thing_id, file_id, place) values ($1, $2, $3, 0)",
        params![to.kind, to.thing, id],
    )?;
    Ok(id)
}

//! Scales by id: those that are no longer offered too, since results were said with them.

use base::Id;
use db::{Result, Tx, ids, params};
use results::Scale;

pub fn by_id(tx: &Tx<'_>, these: &[Id<Scale>]) -> Result<Vec<Scale>> {
    tx.all(
        "select id, school_id as school, code, name, kind, steps, retired_on
           from scale
          where id in ids($1)
          limit 200",
        params![ids(these.iter().copied())],
    )
}

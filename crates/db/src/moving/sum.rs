//! The sum of a table: BLAKE3 over its rows in a form that is the same on every engine.

use super::{
    catalogue::{self, Table},
    statement::Statements,
};
use crate::{Db, Result, Value, blob::Hash};

/// How many rows a table has, and the sum of their content in the order of the primary key.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TableSum {
    pub name: String,
    pub rows: u64,
    pub sum: Hash,
}

/// The sums of all tables that a move copies: two houses with equal sums hold the same.
pub async fn sums(db: &Db) -> Result<Vec<TableSum>> {
    let mut sums = Vec::new();
    for table in db.read_long(catalogue::tables).await? {
        sums.push(of(db, &table).await?);
    }
    Ok(sums)
}

pub(super) async fn of(db: &Db, table: &Table) -> Result<TableSum> {
    let statements = Statements::of(table);
    let (mut hasher, mut rows) = (blake3::Hasher::new(), 0);
    let mut chunk = statements.rows.chunk(db, None).await?;
    while let Some(last) = chunk.last() {
        rows += chunk.len() as u64;
        chunk.iter().flatten().for_each(|value| add(&mut hasher, value));
        let after = statements.rows.key_of(last);
        chunk = statements.rows.chunk(db, Some(&after)).await?;
    }
    Ok(TableSum { name: table.name.clone(), rows, sum: hasher.finalize().into() })
}

/// A letter for the kind, then the value; the length before what has one.
fn add(hasher: &mut blake3::Hasher, value: &Value) {
    let mut long = |kind: &[u8], bytes: &[u8]| {
        hasher.update(kind).update(&(bytes.len() as u64).to_le_bytes()).update(bytes);
    };
    match value {
        Value::Text(text) => long(b"t", text.as_bytes()),
        Value::Blob(bytes) => long(b"b", bytes),
        Value::Ids(ids) => ids.iter().for_each(|id| long(b"l", &id.to_le_bytes())),
        Value::Null => drop(hasher.update(b"n")),
        Value::Int(int) => drop(hasher.update(b"i").update(&int.to_le_bytes())),
        // SQLite keeps no negative zero.
        Value::Real(real) => drop(hasher.update(b"r").update(&(real + 0.0).to_le_bytes())),
    }
}

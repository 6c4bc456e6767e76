//! The statements of a move: the one place of the house where SQL is made from names.
//!
//! Everywhere else SQL is written by hand, checked on both engines, and no text of a user can come
//! near it. Here the tables are those of every crate, known from the catalogues when the program
//! runs. The names come from there alone, and are quoted. A statement must be `&'static str`, since
//! connections know it by its address; those made here are kept for the life of the process, which
//! is a command that moves one house: some kilobytes for a hundred tables.

use super::{CHUNK_ROWS, catalogue::Table};
use crate::{Db, FromRow, FromValue, Result, Row, Value, ValueRef};
use std::{
    collections::HashMap,
    sync::{LazyLock, Mutex, PoisonError},
};

/// What is done with one table.
pub(super) struct Statements {
    pub rows: Reading,
    /// The key of the last row.
    pub last: &'static str,
    pub insert: &'static str,
    pub count: &'static str,
    pub clear: &'static str,
    /// Reads the late columns that are not null, and writes them.
    pub late: Option<(Reading, &'static str)>,
    late_columns: Vec<usize>,
}

/// Reads a table chunk by chunk in the order of its key.
pub(super) struct Reading {
    /// `$1` is the number of rows.
    pub first: &'static str,
    /// `$2…` is the key after which to read.
    pub next: &'static str,
    /// Where the key is in a row.
    key: Vec<usize>,
}

impl Statements {
    pub fn of(table: &Table) -> Self {
        let name = quoted(&table.name);
        let columns: Vec<String> = table.columns.iter().map(|c| quoted(&c.name)).collect();
        let key: Vec<String> = table.key().iter().map(|c| quoted(&c.name)).collect();
        let places: Vec<String> = (1..=columns.len()).map(|at| format!("${at}")).collect();
        let newest: Vec<String> = key.iter().map(|column| format!("{column} desc")).collect();
        let list = columns.join(", ");
        Statements {
            rows: reading(&name, &columns, &key, ""),
            last: keep(format!(
                "select {}, {} from {name} order by {} limit $1",
                key.len(),
                key.join(", "),
                newest.join(", ")
            )),
            insert: keep(format!("insert into {name} ({list}) values ({})", places.join(", "))),
            count: keep(format!("select count(*) from {name}")),
            clear: keep(format!("delete from {name}")),
            late: late(table, &name, &key),
            late_columns: (0..columns.len()).filter(|at| table.columns[*at].is_late).collect(),
        }
    }

    /// The rows with their late columns null.
    pub fn without_late(&self, mut rows: Vec<Vec<Value>>) -> Vec<Vec<Value>> {
        for row in &mut rows {
            for at in &self.late_columns {
                row[*at] = Value::Null;
            }
        }
        rows
    }
}

fn late(table: &Table, name: &str, key: &[String]) -> Option<(Reading, &'static str)> {
    let late = table.columns.iter().filter(|column| column.is_late);
    let late: Vec<String> = late.map(|column| quoted(&column.name)).collect();
    if late.is_empty() {
        return None;
    }
    let is_set: Vec<String> = late.iter().map(|column| format!("{column} is not null")).collect();
    // First the late columns, then the key: the order of the parameters of the update.
    let columns: Vec<String> = late.iter().chain(key).cloned().collect();
    let rows = reading(name, &columns, key, &format!("({})", is_set.join(" or ")));
    let at = |(at, column): (usize, &String)| format!("{column} = ${}", at + 1);
    let set: Vec<String> = late.iter().enumerate().map(at).collect();
    let found: Vec<String> = columns.iter().enumerate().skip(late.len()).map(at).collect();
    let update = format!("update {name} set {} where {}", set.join(", "), found.join(" and "));
    Some((rows, keep(update)))
}

/// The number of columns comes first in each row, so that a row can be read without knowing it.
fn reading(name: &str, columns: &[String], key: &[String], only: &str) -> Reading {
    let (list, order) = (columns.join(", "), key.join(", "));
    let after: Vec<String> = (0..key.len()).map(|at| format!("${}", at + 2)).collect();
    let after = format!("({order}) > ({})", after.join(", "));
    let (where_first, where_next) = match only {
        "" => (String::new(), format!("where {after}")),
        only => (format!("where {only}"), format!("where {only} and {after}")),
    };
    let select = format!("select {}, {list} from {name}", columns.len());
    let position = |column: &String| columns.iter().position(|other| other == column);
    Reading {
        first: keep(format!("{select} {where_first} order by {order} limit $1")),
        next: keep(format!("{select} {where_next} order by {order} limit $1")),
        key: key.iter().filter_map(position).collect(),
    }
}

impl Reading {
    /// The rows after a key, or the first ones.
    pub async fn chunk(&self, db: &Db, after: Option<&[Value]>) -> Result<Vec<Vec<Value>>> {
        let mut params = vec![Value::from(CHUNK_ROWS)];
        params.extend(after.unwrap_or_default().iter().cloned());
        let sql = if after.is_some() { self.next } else { self.first };
        read(db, sql, params).await
    }

    pub fn key_of(&self, row: &[Value]) -> Vec<Value> {
        self.key.iter().map(|at| row[*at].clone()).collect()
    }
}

pub(super) async fn read(
    db: &Db,
    sql: &'static str,
    params: Vec<Value>,
) -> Result<Vec<Vec<Value>>> {
    let rows = db.read_long(move |tx| tx.all::<AnyRow>(sql, &params)).await?;
    Ok(rows.into_iter().map(|row| row.0).collect())
}

/// A row whose first column says how many follow.
pub(super) struct AnyRow(pub Vec<Value>);

impl FromRow for AnyRow {
    fn from_row(row: &mut Row<'_>) -> Result<Self> {
        let columns: usize = row.next()?;
        (0..columns).map(|_| row.next().map(|Any(value)| value)).collect::<Result<_>>().map(AnyRow)
    }
}

struct Any(Value);

impl FromValue for Any {
    fn from_value(value: ValueRef<'_>) -> Result<Self> {
        Ok(Any(match value {
            ValueRef::Null => Value::Null,
            ValueRef::Int(int) => Value::Int(int),
            ValueRef::Real(real) => Value::Real(real),
            ValueRef::Text(text) => Value::Text(text.to_owned()),
            ValueRef::Blob(bytes) => Value::Blob(bytes.to_vec()),
        }))
    }
}

fn quoted(name: &str) -> String {
    format!("\"{}\"", name.replace('"', "\"\""))
}

/// Each text once, for ever.
fn keep(text: String) -> &'static str {
    static KEPT: LazyLock<Mutex<HashMap<String, &'static str>>> = LazyLock::new(Mutex::default);
    let mut kept = KEPT.lock().unwrap_or_else(PoisonError::into_inner);
    kept.entry(text).or_insert_with_key(|text| text.clone().leak())
}

//! What somebody said of the columns of a school's tables, as rows.

use crate::read::Column;
use db::{Result, Tx, Value, params};

/// By title; `None` leaves a column out.
pub fn of_school(tx: &Tx<'_>, uai: &str) -> Result<Vec<(String, Option<Column>)>> {
    let rows: Vec<(String, String)> = tx.all(
        "select title, meaning from feed_column where uai = $1 order by title limit 2000",
        params![uai],
    )?;
    Ok(rows.into_iter().map(|(title, word)| (title, Column::parse(&word))).collect())
}

pub fn learn(tx: &Tx<'_>, uai: &str, columns: &[(String, Option<Column>)]) -> Result<()> {
    let row = |(title, column): &(String, Option<Column>)| {
        params![uai, base::fold(title), column.map_or("", Column::word)].to_vec()
    };
    let rows: Vec<Vec<Value>> = columns.iter().map(row).collect();
    tx.run_each(
        "insert into feed_column (uai, title, meaning)
         values ($1, $2, $3)
             on conflict (uai, title) do update set meaning = excluded.meaning",
        &rows,
    )
    .map(drop)
}

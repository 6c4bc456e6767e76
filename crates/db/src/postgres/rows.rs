//! One insert of many rows: what is written for one row, as the server takes a chunk of them.
//!
//! `insert into t (a, b) values ($1, lower($2))` becomes
//! `insert into t (a, b) select r.c1, lower(r.c2) from unnest($1::bigint[], $2::text[]) r(c1, c2)`:
//! planned and started once for a chunk instead of once a row.

use super::{
    failure::{Failure, Result},
    value,
};
use crate::Value;
use bytes::BytesMut;
use postgres_protocol::{
    IsNull, Oid,
    types::{ArrayDimension, array_to_sql},
};
use std::fmt::Write;

/// A type of ours, its array and its name (`pg_type`).
const TYPES: [(Oid, Oid, &str); 4] = [
    (20, 1016, "bigint"),
    (25, 1009, "text"),
    (701, 1022, "double precision"),
    (17, 1001, "bytea"),
];

/// The statement for arrays; none when it is not a plain insert of one row. `types` are those the
/// server found for the parameters of `sql`. An `on conflict do update` stays row by row: in one
/// statement it may not meet a row twice.
pub fn of_many(sql: &str, types: &[Oid]) -> Option<String> {
    let sql = sql.trim();
    let (head, rest) = sql.split_once(" values (")?;
    let end = closing(rest)?;
    let (values, tail) = (&rest[..end], &rest[end + 1..]);
    if !head.starts_with("insert into ") || tail.contains('$') || tail.contains(" do update") {
        return None;
    }
    let names: Option<Vec<&str>> = types.iter().map(|oid| named(*oid)).collect();
    let (mut arrays, mut columns) = (String::new(), String::new());
    for (place, name) in (1..).zip(names.filter(|names| !names.is_empty())?) {
        let comma = if place == 1 { "" } else { ", " };
        write!(arrays, "{comma}${place}::{name}[]").ok()?;
        write!(columns, "{comma}c{place}").ok()?;
    }
    let values = values.replace('$', "r.c");
    Some(format!("{head} select {values} from unnest({arrays}) r({columns}){tail}"))
}

/// Where the parenthesis that is open at the beginning closes.
fn closing(text: &str) -> Option<usize> {
    let (mut depth, mut is_quoted) = (0, false);
    for (at, letter) in text.char_indices() {
        match letter {
            '\'' => is_quoted = !is_quoted,
            _ if is_quoted => {}
            '(' => depth += 1,
            ')' if depth == 0 => return Some(at),
            ')' => depth -= 1,
            _ => {}
        }
    }
    None
}

fn named(oid: Oid) -> Option<&'static str> {
    TYPES.iter().find(|(one, _, _)| *one == oid).map(|(_, _, name)| *name)
}

/// The values of one column, as the array `$place`.
pub fn write(place: usize, array: Oid, rows: &[Vec<Value>], out: &mut BytesMut) -> Result<IsNull> {
    let element = TYPES.iter().find(|(_, many, _)| *many == array).map(|(one, _, _)| *one);
    let element = element.ok_or_else(|| Failure::misuse("an array of an unknown type"))?;
    let len = i32::try_from(rows.len()).map_err(|_| Failure::misuse("too many rows at once"))?;
    let mut failure = None;
    let written = array_to_sql(
        [ArrayDimension { len, lower_bound: 1 }],
        element,
        rows.iter().map(|row| &row[place - 1]),
        |value, out| {
            value::write(place, value, element, out).map_err(|refused| {
                failure = Some(refused);
                "refused".into()
            })
        },
        out,
    );
    match (written, failure) {
        (_, Some(failure)) => Err(failure),
        (Ok(()), None) => Ok(IsNull::No),
        (Err(error), None) => Err(Failure::Misuse(error.to_string())),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_plain_insert_takes_arrays() {
        let sql = "insert into t (a, b, c) values ($1, lower($2), ')') on conflict do nothing";
        assert_eq!(
            of_many(sql, &[20, 25]).as_deref(),
            Some(
                "insert into t (a, b, c) select r.c1, lower(r.c2), ')' \
                 from unnest($1::bigint[], $2::text[]) r(c1, c2) on conflict do nothing"
            )
        );
    }

    #[test]
    fn whatever_else_stays_row_by_row() {
        let refused = [
            "insert into t (a) select $1 where not exists (select 1 from t where a = $1)",
            "insert into t (a) values ($1) on conflict (a) do update set a = excluded.a",
            "update t set a = $1",
        ];
        for sql in refused {
            assert_eq!(of_many(sql, &[20]), None, "{sql}");
        }
        assert_eq!(
            of_many("insert into t (a) values ($1)", &[23]),
            None,
            "a type that is not ours"
        );
        assert_eq!(of_many("insert into t (a) values (0)", &[]), None, "no parameter");
    }
}

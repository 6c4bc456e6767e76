//! Our values on the wire: integers, reals, text and bytes, in binary.

use super::failure::{Failure, Result};
use crate::{Error, Value, ValueRef, value::Columns};
use bytes::{BufMut, BytesMut};
use postgres_protocol::{IsNull, Oid};
use std::{borrow::Cow, ops::Range};

const BOOL: Oid = 16;
const BYTEA: Oid = 17;
const NAME: Oid = 19;
const INT8: Oid = 20;
const INT2: Oid = 21;
const INT4: Oid = 23;
const TEXT: Oid = 25;
const JSON: Oid = 114;
const FLOAT8: Oid = 701;
const INT8_ARRAY: Oid = 1016;
const UNKNOWN: Oid = 705;
const BPCHAR: Oid = 1042;
const VARCHAR: Oid = 1043;
const VOID: Oid = 2278;

/// Writes a value as the type that the server deduced for the parameter `$place`.
pub fn write(place: usize, value: &Value, oid: Oid, out: &mut BytesMut) -> Result<IsNull> {
    match (value, oid) {
        (Value::Null, _) => return Ok(IsNull::Yes),
        (Value::Int(int), INT8) => out.put_i64(*int),
        (Value::Int(int), INT4) => out.put_i32(narrowed(place, *int)?),
        (Value::Int(int), INT2) => out.put_i16(narrowed(place, *int)?),
        (Value::Int(int), BOOL) => out.put_u8(u8::from(*int != 0)),
        #[expect(clippy::cast_precision_loss, reason = "as SQLite does for a real column")]
        (Value::Int(int), FLOAT8) => out.put_f64(*int as f64),
        (Value::Real(real), FLOAT8) => out.put_f64(*real),
        (Value::Text(text), TEXT | VARCHAR | BPCHAR | NAME | UNKNOWN | JSON) => {
            out.put_slice(text.as_bytes());
        }
        (Value::Blob(bytes), BYTEA) => out.put_slice(bytes),
        (Value::Ids(ids), INT8_ARRAY) => put_ids(ids, out),
        _ => {
            let (given, ours) = kind_of(value);
            let wanted = name_of(oid);
            let advice = format!("cast this, as cast(${place} as {ours})");
            return Err(Failure::Misuse(format!(
                "${place} is {given} where {wanted} is wanted: {advice}"
            )));
        }
    }
    Ok(IsNull::No)
}

/// One dimension, no null, counted from 1: as `array_recv` reads it.
fn put_ids(ids: &[i64], out: &mut BytesMut) {
    let count = i32::try_from(ids.len()).unwrap_or(i32::MAX);
    out.put_i32(i32::from(count > 0));
    out.put_i32(0);
    out.put_u32(INT8);
    if count > 0 {
        out.put_i32(count);
        out.put_i32(1);
    }
    for id in ids {
        out.put_i32(8);
        out.put_i64(*id);
    }
}

fn kind_of(value: &Value) -> (&'static str, &'static str) {
    match value {
        Value::Null => ("nothing", "text"),
        Value::Int(_) => ("an integer", "bigint"),
        Value::Real(_) => ("a real", "double precision"),
        Value::Text(_) => ("a text", "text"),
        Value::Blob(_) => ("bytes", "bytea"),
        Value::Ids(_) => ("a list of ids", "bigint[]"),
    }
}

fn narrowed<T: TryFrom<i64>>(place: usize, int: i64) -> Result<T> {
    T::try_from(int).map_err(|_| {
        let advice = format!("cast this, as cast(${place} as bigint)");
        Failure::Misuse(format!("${place} is an integer too large for its type: {advice}"))
    })
}

/// Refuses, when the statement is prepared, a column that `Row` could not read.
pub fn expect_readable(name: &str, oid: Oid) -> Result<()> {
    match oid {
        BOOL | BYTEA | NAME | INT8 | INT2 | INT4 | TEXT | FLOAT8 | UNKNOWN | BPCHAR | VARCHAR
        | VOID => Ok(()),
        _ => Err(Failure::Misuse(format!(
            "the column {name} is {}: cast this to bigint, double precision, text or bytea",
            name_of(oid)
        ))),
    }
}

/// The types one meets by accident, and the number of the others.
fn name_of(oid: Oid) -> Cow<'static, str> {
    Cow::Borrowed(match oid {
        BOOL => "boolean",
        BYTEA => "bytea",
        INT8 => "bigint",
        INT4 => "integer",
        INT2 => "smallint",
        TEXT | VARCHAR | BPCHAR | NAME => "text",
        JSON => "json",
        FLOAT8 => "double precision",
        700 => "real",
        1009 => "text[]",
        1016 => "bigint[]",
        1082 => "date",
        1114 => "timestamp",
        1184 => "timestamptz",
        1700 => "numeric",
        2950 => "uuid",
        3614 => "tsvector",
        3615 => "tsquery",
        3802 => "jsonb",
        other => return Cow::Owned(format!("of the type number {other}")),
    })
}

/// One row, read where it lies in the receive buffer.
pub struct Row<'a> {
    pub bytes: &'a [u8],
    pub ranges: &'a [Option<Range<usize>>],
    pub oids: &'a [Oid],
}

impl Columns for Row<'_> {
    fn count(&self) -> usize {
        self.ranges.len()
    }

    fn value(&self, index: usize) -> Result<ValueRef<'_>, Error> {
        let (Some(range), Some(oid)) = (self.ranges.get(index), self.oids.get(index)) else {
            return Err(Error::Engine(format!("there is no column {}", index + 1)));
        };
        let Some(range) = range.clone() else { return Ok(ValueRef::Null) };
        let bytes = &self.bytes[range];
        Ok(match *oid {
            INT8 => ValueRef::Int(i64::from_be_bytes(sized(bytes)?)),
            INT4 => ValueRef::Int(i64::from(i32::from_be_bytes(sized(bytes)?))),
            INT2 => ValueRef::Int(i64::from(i16::from_be_bytes(sized(bytes)?))),
            BOOL => ValueRef::Int(i64::from(u8::from_be_bytes(sized(bytes)?))),
            FLOAT8 => ValueRef::Real(f64::from_be_bytes(sized(bytes)?)),
            BYTEA => ValueRef::Blob(bytes),
            VOID => ValueRef::Null,
            _ => ValueRef::Text(std::str::from_utf8(bytes).map_err(Error::engine)?),
        })
    }
}

fn sized<const N: usize>(bytes: &[u8]) -> Result<[u8; N], Error> {
    bytes.try_into().map_err(|_| Error::Engine("a value has the wrong size".to_owned()))
}

//! The four types of the house on the wire: bigint, double precision, text and bytea, in binary.

use std::ops::Range;

use bytes::{BufMut, BytesMut};
use postgres_protocol::{IsNull, Oid};

use super::error::{Error, Result};

const BOOL: Oid = 16;
const BYTEA: Oid = 17;
const NAME: Oid = 19;
const INT8: Oid = 20;
const INT2: Oid = 21;
const INT4: Oid = 23;
const TEXT: Oid = 25;
const FLOAT8: Oid = 701;
const UNKNOWN: Oid = 705;
const BPCHAR: Oid = 1042;
const VARCHAR: Oid = 1043;
const VOID: Oid = 2278;

#[derive(Clone, Copy, Debug)]
pub enum Param<'a> {
    Null,
    Bigint(i64),
    Double(f64),
    Text(&'a str),
    Bytea(&'a [u8]),
}

impl Param<'_> {
    /// Writes the value as the type that the server deduced for this parameter.
    pub fn write(self, oid: Oid, out: &mut BytesMut) -> Result<IsNull> {
        match (self, oid) {
            (Self::Null, _) => return Ok(IsNull::Yes),
            (Self::Bigint(value), INT8) => out.put_i64(value),
            (Self::Bigint(value), INT4) => out.put_i32(narrowed(value)?),
            (Self::Bigint(value), INT2) => out.put_i16(narrowed(value)?),
            (Self::Double(value), FLOAT8) => out.put_f64(value),
            (Self::Text(value), TEXT | VARCHAR | BPCHAR | NAME | UNKNOWN) => {
                out.put_slice(value.as_bytes());
            }
            (Self::Bytea(value), BYTEA) => out.put_slice(value),
            _ => return Err(Error::Misuse(format!("a parameter of type {oid}: add a cast"))),
        }
        Ok(IsNull::No)
    }
}

fn narrowed<T: TryFrom<i64>>(value: i64) -> Result<T> {
    T::try_from(value).map_err(|_| Error::Misuse(format!("{value} is too large: add a cast")))
}

/// Refuses, when the statement is prepared, a column that `Row` could not read.
pub fn expect_readable(name: &str, oid: Oid) -> Result<()> {
    match oid {
        BOOL | BYTEA | NAME | INT8 | INT2 | INT4 | TEXT | FLOAT8 | BPCHAR | VARCHAR | VOID => {
            Ok(())
        }
        _ => Err(Error::Misuse(format!("column {name} has type {oid}: add a cast"))),
    }
}

/// One row, read where it lies in the receive buffer.
pub struct Row<'a> {
    pub(super) bytes: &'a [u8],
    pub(super) ranges: &'a [Option<Range<usize>>],
    pub(super) oids: &'a [Oid],
}

impl<'a> Row<'a> {
    pub fn bigint(&self, column: usize) -> Result<Option<i64>> {
        let Some(bytes) = self.at(column)? else { return Ok(None) };
        let value = match (self.oids[column], bytes.len()) {
            (INT8, 8) => i64::from_be_bytes(sized(bytes)?),
            (INT4, 4) => i64::from(i32::from_be_bytes(sized(bytes)?)),
            (INT2, 2) => i64::from(i16::from_be_bytes(sized(bytes)?)),
            (BOOL, 1) => i64::from(bytes[0]),
            (oid, _) => return Err(not_a("bigint", column, oid)),
        };
        Ok(Some(value))
    }

    pub fn double(&self, column: usize) -> Result<Option<f64>> {
        let Some(bytes) = self.at(column)? else { return Ok(None) };
        match self.oids[column] {
            FLOAT8 => Ok(Some(f64::from_be_bytes(sized(bytes)?))),
            oid => Err(not_a("double precision", column, oid)),
        }
    }

    pub fn text(&self, column: usize) -> Result<Option<&'a str>> {
        let Some(bytes) = self.at(column)? else { return Ok(None) };
        match self.oids[column] {
            TEXT | VARCHAR | BPCHAR | NAME => std::str::from_utf8(bytes)
                .map(Some)
                .map_err(|_| Error::Misuse(format!("column {column} is not UTF-8"))),
            oid => Err(not_a("text", column, oid)),
        }
    }

    pub fn bytea(&self, column: usize) -> Result<Option<&'a [u8]>> {
        let Some(bytes) = self.at(column)? else { return Ok(None) };
        match self.oids[column] {
            BYTEA => Ok(Some(bytes)),
            oid => Err(not_a("bytea", column, oid)),
        }
    }

    fn at(&self, column: usize) -> Result<Option<&'a [u8]>> {
        let range = self
            .ranges
            .get(column)
            .ok_or_else(|| Error::Misuse(format!("there is no column {column}")))?;
        Ok(range.clone().map(|range| &self.bytes[range]))
    }
}

fn sized<const N: usize>(bytes: &[u8]) -> Result<[u8; N]> {
    bytes.try_into().map_err(|_| Error::Misuse("a value has the wrong size".to_owned()))
}

fn not_a(what: &str, column: usize, oid: Oid) -> Error {
    Error::Misuse(format!("column {column} has type {oid}, it is no {what}"))
}

//! Values on their way in and out: integers, reals, text and bytes, and the types made of them.

use crate::{Error, Result};
use base::{Day, Id, Instant, Lang, Locale, Minutes, RichText, SchoolYear};

/// A parameter of a statement.
#[derive(Clone, Debug, PartialEq)]
pub enum Value {
    Null,
    Int(i64),
    Real(f64),
    Text(String),
    Blob(Vec<u8>),
    /// For `… in ids($1)`; no column holds one.
    Ids(Vec<i64>),
}

/// A column of a row, borrowed from the engine.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum ValueRef<'a> {
    Null,
    Int(i64),
    Real(f64),
    Text(&'a str),
    Blob(&'a [u8]),
}

impl<'a> ValueRef<'a> {
    /// What a column of text says, without a copy.
    pub fn text(self) -> Result<&'a str> {
        match self {
            ValueRef::Text(text) => Ok(text),
            other => Err(wrong(other, "a text")),
        }
    }
}

/// The columns of the current row; each engine has its own.
pub trait Columns {
    fn value(&self, index: usize) -> Result<ValueRef<'_>>;
    fn count(&self) -> usize;
}

/// The current row, read from left to right.
pub struct Row<'a> {
    columns: &'a dyn Columns,
    next: usize,
}

impl<'a> Row<'a> {
    pub fn new(columns: &'a dyn Columns) -> Self {
        Row { columns, next: 0 }
    }

    /// The next column.
    pub fn next<T: FromValue>(&mut self) -> Result<T> {
        let index = self.next;
        self.next += 1;
        T::from_value(self.columns.value(index)?)
            .map_err(|error| Error::Engine(format!("column {}: {error}", index + 1)))
    }
}

/// What a row becomes. [`row!`](crate::row) makes it for structs; tuples have it.
pub trait FromRow: Sized {
    /// The names the statement's columns must have, in order; empty when it does not matter.
    const COLUMNS: &'static [&'static str] = &[];
    fn from_row(row: &mut Row<'_>) -> Result<Self>;
}

/// What a column becomes.
pub trait FromValue: Sized {
    fn from_value(value: ValueRef<'_>) -> Result<Self>;
}

/// A struct whose fields are the columns of a statement, by name and in order.
///
/// Under `debug_assertions` each statement is checked against the names, so that two columns of
/// the same type cannot change places unseen.
#[macro_export]
macro_rules! row {
    ($(#[$meta:meta])* $vis:vis struct $name:ident {
        $($(#[$field_meta:meta])* $field_vis:vis $field:ident : $type:ty),* $(,)?
    }) => {
        $(#[$meta])* $vis struct $name { $($(#[$field_meta])* $field_vis $field: $type),* }
        impl $crate::FromRow for $name {
            const COLUMNS: &'static [&'static str] = &[$(stringify!($field)),*];
            fn from_row(row: &mut $crate::Row<'_>) -> $crate::Result<Self> {
                Ok($name { $($field: row.next()?),* })
            }
        }
    };
}

/// The parameters of a statement: `params![id, title, day]`.
#[macro_export]
macro_rules! params {
    ($($value:expr),* $(,)?) => { &[$($crate::Value::from($value)),*] };
}

/// An enum that a column holds as a short word.
///
/// ```
/// db::word! {
///     pub enum Answer { Yes = "yes", No = "no" }
/// }
/// assert_eq!(Answer::No.word(), "no");
/// ```
#[macro_export]
macro_rules! word {
    ($(#[$meta:meta])* $vis:vis enum $name:ident {
        $($(#[$variant_meta:meta])* $variant:ident = $word:literal),* $(,)?
    }) => {
        $(#[$meta])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        $vis enum $name { $($(#[$variant_meta])* $variant),* }
        impl $name {
            pub const ALL: &'static [$name] = &[$($name::$variant),*];
            pub const fn word(self) -> &'static str {
                match self { $($name::$variant => $word),* }
            }
            pub fn parse(word: &str) -> Option<Self> {
                match word { $($word => Some($name::$variant),)* _ => None }
            }
        }
        impl From<$name> for $crate::Value {
            fn from(value: $name) -> Self { $crate::Value::Text(value.word().to_owned()) }
        }
        impl $crate::FromValue for $name {
            fn from_value(value: $crate::ValueRef<'_>) -> $crate::Result<Self> {
                $name::parse(value.text()?).ok_or_else(|| $crate::Error::Engine(
                    format!("unknown word for {}", stringify!($name))))
            }
        }
    };
}

macro_rules! into_value {
    ($($type:ty => $value:ident, $expr:expr;)*) => { $(
        impl From<$type> for Value { fn from($value: $type) -> Self { $expr } }
    )* };
}

into_value! {
    i64 => value, Value::Int(value);
    i32 => value, Value::Int(i64::from(value));
    i16 => value, Value::Int(i64::from(value));
    u32 => value, Value::Int(i64::from(value));
    u16 => value, Value::Int(i64::from(value));
    u8 => value, Value::Int(i64::from(value));
    usize => value, Value::Int(i64::try_from(value).unwrap_or(i64::MAX));
    bool => value, Value::Int(i64::from(value));
    f64 => value, Value::Real(value);
    String => value, Value::Text(value);
    &String => value, Value::Text(value.clone());
    &str => value, Value::Text(value.to_owned());
    Vec<u8> => value, Value::Blob(value);
    &[u8] => value, Value::Blob(value.to_vec());
    Instant => value, Value::Int(value.millis());
    Day => value, Value::Text(value.iso());
    SchoolYear => value, Value::Int(i64::from(value.0));
    Minutes => value, Value::Int(i64::from(value.0));
    Lang => value, Value::Text(value.tag().to_owned());
    Locale => value, Value::Text(value.code().to_owned());
    RichText => value, Value::Text(value.html().to_owned());
    &RichText => value, Value::Text(value.html().to_owned());
}

impl<T: ?Sized> From<Id<T>> for Value {
    fn from(id: Id<T>) -> Self {
        Value::Int(id.raw())
    }
}

impl<const N: usize> From<[u8; N]> for Value {
    fn from(bytes: [u8; N]) -> Self {
        Value::Blob(bytes.to_vec())
    }
}

impl<T: Into<Value>> From<Option<T>> for Value {
    fn from(value: Option<T>) -> Self {
        value.map_or(Value::Null, Into::into)
    }
}

/// A list of ids for `… in ids($1)`.
pub fn ids<T: ?Sized>(ids: impl IntoIterator<Item = Id<T>>) -> Value {
    Value::Ids(ids.into_iter().map(Id::raw).collect())
}

/// The pattern of `like … escape '\'` for texts that begin with `prefix`.
pub fn like_prefix(prefix: &str) -> Value {
    let escaped = prefix.replace('\\', "\\\\").replace('%', "\\%").replace('_', "\\_");
    Value::Text(format!("{escaped}%"))
}

fn wrong(value: ValueRef<'_>, wanted: &str) -> Error {
    let found = match value {
        ValueRef::Null => "null",
        ValueRef::Int(_) => "an integer",
        ValueRef::Real(_) => "a real",
        ValueRef::Text(_) => "a text",
        ValueRef::Blob(_) => "bytes",
    };
    Error::Engine(format!("found {found} instead of {wanted}"))
}

impl FromValue for Value {
    fn from_value(value: ValueRef<'_>) -> Result<Self> {
        Ok(match value {
            ValueRef::Null => Value::Null,
            ValueRef::Int(int) => Value::Int(int),
            ValueRef::Real(real) => Value::Real(real),
            ValueRef::Text(text) => Value::Text(text.to_owned()),
            ValueRef::Blob(bytes) => Value::Blob(bytes.to_vec()),
        })
    }
}

impl FromValue for i64 {
    fn from_value(value: ValueRef<'_>) -> Result<Self> {
        match value {
            ValueRef::Int(int) => Ok(int),
            other => Err(wrong(other, "an integer")),
        }
    }
}

macro_rules! from_int {
    ($($type:ty),*) => { $(
        impl FromValue for $type {
            fn from_value(value: ValueRef<'_>) -> Result<Self> {
                let int = i64::from_value(value)?;
                <$type>::try_from(int).map_err(|_| Error::Engine("integer out of range".to_owned()))
            }
        }
    )* };
}
from_int!(i32, i16, u64, u32, u16, u8, usize);

impl FromValue for bool {
    fn from_value(value: ValueRef<'_>) -> Result<Self> {
        i64::from_value(value).map(|int| int != 0)
    }
}

impl FromValue for f64 {
    fn from_value(value: ValueRef<'_>) -> Result<Self> {
        match value {
            ValueRef::Real(real) => Ok(real),
            // A sum or a mean of whole numbers is an integer on SQLite.
            #[expect(clippy::cast_precision_loss, reason = "counts are far below 2^52")]
            ValueRef::Int(int) => Ok(int as f64),
            other => Err(wrong(other, "a real")),
        }
    }
}

impl FromValue for String {
    fn from_value(value: ValueRef<'_>) -> Result<Self> {
        value.text().map(str::to_owned)
    }
}

impl FromValue for Vec<u8> {
    fn from_value(value: ValueRef<'_>) -> Result<Self> {
        match value {
            ValueRef::Blob(bytes) => Ok(bytes.to_vec()),
            other => Err(wrong(other, "bytes")),
        }
    }
}

impl<const N: usize> FromValue for [u8; N] {
    fn from_value(value: ValueRef<'_>) -> Result<Self> {
        match value {
            ValueRef::Blob(bytes) => bytes.try_into().map_err(Error::engine),
            other => Err(wrong(other, "bytes")),
        }
    }
}

impl<T: FromValue> FromValue for Option<T> {
    fn from_value(value: ValueRef<'_>) -> Result<Self> {
        if value == ValueRef::Null { Ok(None) } else { T::from_value(value).map(Some) }
    }
}

impl<T: ?Sized> FromValue for Id<T> {
    fn from_value(value: ValueRef<'_>) -> Result<Self> {
        i64::from_value(value).map(Id::new)
    }
}

impl FromValue for Instant {
    fn from_value(value: ValueRef<'_>) -> Result<Self> {
        i64::from_value(value).map(Instant::from_millis)
    }
}

impl FromValue for Day {
    fn from_value(value: ValueRef<'_>) -> Result<Self> {
        match value {
            ValueRef::Text(text) => Day::parse_iso(text).ok_or_else(|| wrong(value, "a day")),
            other => Err(wrong(other, "a day")),
        }
    }
}

impl FromValue for SchoolYear {
    fn from_value(value: ValueRef<'_>) -> Result<Self> {
        i16::from_value(value).map(SchoolYear)
    }
}

impl FromValue for Minutes {
    fn from_value(value: ValueRef<'_>) -> Result<Self> {
        u16::from_value(value).map(Minutes)
    }
}

impl FromValue for Lang {
    fn from_value(value: ValueRef<'_>) -> Result<Self> {
        value.text().map(|tag| Lang::parse(tag).unwrap_or_default())
    }
}

impl FromValue for Locale {
    fn from_value(value: ValueRef<'_>) -> Result<Self> {
        value.text().map(|code| Locale::parse(code).unwrap_or_default())
    }
}

impl FromValue for RichText {
    fn from_value(value: ValueRef<'_>) -> Result<Self> {
        String::from_value(value).map(RichText::trusted)
    }
}

/// Name in use, first name and title are always read in the order `first_name, last_name, title`.
impl FromValue for Option<base::Title> {
    fn from_value(value: ValueRef<'_>) -> Result<Self> {
        Option::<String>::from_value(value)
            .map(|title| title.as_deref().and_then(base::Title::parse))
    }
}

macro_rules! tuple_row {
    ($(($($name:ident),*))*) => { $(
        impl<$($name: FromValue),*> FromRow for ($($name,)*) {
            fn from_row(row: &mut Row<'_>) -> Result<Self> { Ok(($(row.next::<$name>()?,)*)) }
        }
    )* };
}

/// Every column, whatever they are.
impl FromRow for Vec<Value> {
    fn from_row(row: &mut Row<'_>) -> Result<Self> {
        (row.next..row.columns.count()).map(|_| row.next()).collect()
    }
}

tuple_row! { (A) (A, B) (A, B, C) (A, B, C, D) (A, B, C, D, E) (A, B, C, D, E, F) }

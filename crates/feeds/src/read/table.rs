//! Tables: the CSV extractions of ONDE, and plain CSV.
//!
//! ONDE is a CSV whose columns we know by heart; one reader serves both. Its columns are found by
//! their titles, whatever the year that worded them.

mod cells;
mod column;
mod layout;
mod look;
mod records;
mod row;
mod rows;
mod tables;
mod word;

pub(super) use crate::read::notes::short;
pub use column::{ChildColumn, Column};
pub use layout::TableKind;
pub(super) use look::{look, missing};
pub(super) use tables::Tables;

//! What comes in: AAF, ONDE and CSV files, read as a stream, staged as a plan, applied in one go.
//!
//! [`read`] turns files into neutral [`record`]s one by one, whatever their format and size; what
//! it cannot read it tells as [`problem`]s, each with its file, line and field.

pub mod problem;
pub mod read;
pub mod record;

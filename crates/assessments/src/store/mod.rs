//! What is kept of assessments: all of the SQL of this crate.

pub mod assessments;
pub mod bands;
pub mod cells;
pub mod evidence;
pub mod items;
pub mod keeping;
pub mod lines;
pub mod lists;
pub mod phrases;
pub mod pupils;
pub mod remarks;
pub mod scales;
pub mod teachers;
pub mod telling;

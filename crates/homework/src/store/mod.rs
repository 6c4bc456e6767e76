//! All SQL of homework and of the lesson log.

pub mod books;
pub mod done;
pub mod hand_ins;
pub mod homework;
pub mod keeping;
pub mod lessons;
pub mod lists;
pub mod loads;
pub mod readers;
pub mod versions;
pub mod visas;

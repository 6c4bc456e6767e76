//! All SQL of timetables.

pub mod changes;
pub mod feeds;
pub mod imports;
pub mod keeping;
pub mod lessons;
pub mod matches;
pub mod places;
pub mod readers;
pub mod rooms;
pub mod versions;

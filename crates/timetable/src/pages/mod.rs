//! One page, one file.

pub mod adding;
pub mod asked;
pub mod away;
pub mod bring;
pub mod class;
pub mod draft;
pub mod feed;
pub mod file;
pub mod lesson;
pub mod matches;
pub mod mine;
pub mod pieces;
pub mod pupil;
pub mod room;
pub mod rooms;
pub mod school;
pub mod teacher;
mod upload;
pub mod week;
pub mod weeks;
pub mod whose;
pub mod withdrawal;

//! The stories of timetables, told through HTTP, on both engines.

mod changes;
mod desk;
mod importing;
mod keeping;
mod neighbours;
mod weeks;

//! All SQL of attendance.

pub mod absences;
pub mod calls;
pub mod closures;
pub mod keeping;
pub mod marks;
pub mod pickups;
pub mod pupils;
pub mod registers;
pub mod schools;
pub mod services;
pub mod weeks;

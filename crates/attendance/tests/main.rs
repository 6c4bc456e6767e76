//! The stories of roll calls and absences, told through HTTP, on both engines.

mod absences;
mod calls;
mod desk;
mod keeping;
mod registers;

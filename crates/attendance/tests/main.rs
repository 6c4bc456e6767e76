//! The stories of roll calls and absences, told through HTTP, on both engines.

mod absences;
mod calls;
mod closures;
mod desk;
mod keeping;
mod lessons;
mod moments;
mod programs;
mod registers;
mod services;
mod timetabled;
mod weeks;

//! Stories of homework and of the lesson log, told through HTTP about the people of École
//! Jean-Macé, on both engines.

mod copying;
mod demo;
mod desk;
mod families;
mod giving;
mod groups;
mod handing;
mod keeping;
mod loads;
mod log;
mod media;
mod moments;
mod programs;
mod timetabled;
mod translating;

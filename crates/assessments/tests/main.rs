//! Stories of assessments, told through HTTP about the people of École Jean-Macé and of Collège
//! Rosa-Parks, on both engines.

mod changing;
mod college;
mod demo;
mod desk;
mod helping;
mod keeping;
mod programs;
mod telling;
mod typing;
mod writing;

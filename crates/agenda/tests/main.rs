//! Stories of the agenda, told through HTTP about the people of École Jean-Macé, on both engines.

mod appointments;
mod calendars;
mod demo;
mod desk;
mod documents;
mod events;
mod importing;
mod keeping;
mod listed;
mod moments;
mod outings;
mod programs;
mod receiving;
mod series;
mod translating;

//! Stories of the news, told through HTTP about the people of École Jean-Macé, on both engines.

mod alerts;
mod comments;
mod demo;
mod desk;
mod figures;
mod merging;
mod moments;
mod programs;
mod publishing;
mod reading;
mod translating;
mod unsaved;
mod upgrade;
mod writing;

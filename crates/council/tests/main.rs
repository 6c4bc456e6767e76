//! Stories of assemblies, on both engines.

mod after;
mod annexes;
mod clerk;
mod deciding;
mod electing;
mod holding;
mod letters;
mod life;
mod looking;
mod meeting;
mod minutes;
mod operator;
mod preparing;
mod putting_off;
mod quorum;
mod rules;
mod table;
mod telling;
mod together;
mod voted;
mod whole;
mod world;

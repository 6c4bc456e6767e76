//! The made-up territory: any size, deterministic by seed, written as the files schools have.
//!
//! A [`Territory`] is a plan of towns and schools, small whatever its size. Its people are drawn
//! one [`District`] at a time (a few thousand pupils with their families and teachers), written,
//! and
//! forgotten: a region of 1,200,000 pupils needs no more memory than a small town.
//!
//! ```no_run
//! use demo::{Export, Territory};
//! let town = Territory::of(1_100, 1);
//! demo::write(&town, std::path::Path::new("out"), &Export::default())?;
//! demo::write_delta(&town, &town.after(1), std::path::Path::new("next"), &Export::default())?;
//! # Ok::<(), std::io::Error>(())
//! ```
//!
//! What is left out on purpose: no face, no real telephone number, no address one could own.

pub mod cast;
mod casting;
pub mod communes;
pub mod content;
mod days;
mod dice;
mod district;
pub mod drawing;
pub mod elected;
mod entries;
mod entry;
mod export;
mod facts;
mod family;
mod household;
mod identifier;
mod level;
mod parts;
mod person;
mod plan;
mod raster;
mod school;
mod seats;
mod side;
mod spread;
mod staff;
mod staff_second;
mod territory;
mod tongue;
mod write_aaf1d;
mod write_aaf2d;
mod write_onde;

pub use dice::Dice;
pub use district::District;
pub use export::{Export, Written, write, write_delta};
pub use facts::{Academy, Town};
pub use identifier::{is_made_up, is_uai, uai};
pub use level::Level;
pub use parts::Encoding;
pub use person::{
    Agent, Authority, Function, Guardian, Home, Identity, Kin, Link, Post, Pupil, Role, Sex, Staff,
};
pub use school::{Class, ClassKind, Degree, School, SchoolKind};
pub use territory::Territory;
pub use write_onde::{OndeHeaders, write_onde};

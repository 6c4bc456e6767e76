//! The pages of results, one a file.

pub mod alerts;
pub mod class;
pub mod domain;
mod domain_view;
pub mod drawing;
pub mod home;
pub mod import;
mod import_pieces;
pub mod national;
pub mod periods;
pub mod pieces;
pub mod programme;
pub mod proofs;
pub mod pupil;
mod pupil_view;
mod receiving;
pub mod scales;
pub mod school;
pub mod subjects;
mod young;

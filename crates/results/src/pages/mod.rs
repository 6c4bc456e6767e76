//! The pages of results, one a file.

pub mod alerts;
pub mod class;
pub mod drawing;
pub mod home;
pub mod periods;
pub mod pieces;
pub mod proofs;
pub mod pupil;
mod pupil_view;
pub mod scales;
pub mod school;
pub mod subjects;
mod young;

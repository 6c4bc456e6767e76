//! The pages of results, one a file.

pub mod class;
pub mod drawing;
pub mod home;
pub mod pieces;
pub mod proofs;
pub mod pupil;
mod pupil_view;
mod young;

//! The pages of the passage.

pub mod answer;
pub mod archive;
pub mod arrival;
pub mod class;
pub mod dossier;
mod family_view;
pub mod home;
pub mod keepsake;
mod keepsake_form;
pub mod paper;
pub mod pieces;
pub mod platforms;
pub mod portfolio;
pub mod prepare;
mod prepare_form;
pub mod reading;
pub mod running;
pub mod school;

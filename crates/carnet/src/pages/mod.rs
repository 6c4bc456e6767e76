//! The pages of the carnet, one a file.

pub mod album;
pub mod class;
pub mod class_view;
pub mod favourites;
pub mod home;
pub mod lifecycle;
pub mod note_form;
pub mod note_view;
pub mod observation;
pub mod observe;
pub mod pieces;
pub mod presentation;
pub mod pupil;
pub mod pupil_view;
pub mod school;
pub mod syntheses;
pub mod synthesis;
pub mod synthesis_form;
pub mod synthesis_view;
pub mod to_observe;

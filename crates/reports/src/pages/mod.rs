//! The pages of reports, one a file.

pub mod asked;
pub mod batch;
pub mod class;
pub mod conclusion;
pub mod conclusion_form;
pub mod council;
pub mod courses;
pub mod grid;
pub mod grid_form;
pub mod grid_view;
pub mod group_grid;
pub mod home;
pub mod locking;
pub mod lsu;
pub mod paper;
pub mod pdf;
pub mod pieces;
pub mod project;
pub mod project_form;
pub mod project_settings;
pub mod projects;
pub mod reopening;
pub mod report;
pub mod report_view;
pub mod school;
pub mod settings;

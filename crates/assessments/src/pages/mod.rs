//! The pages of assessments, one a file.

pub mod assessment;
pub mod class;
mod column_view;
pub mod copy;
pub mod grid;
pub mod grid_form;
pub mod grid_view;
pub mod history;
pub mod home;
pub mod items;
mod items_view;
pub mod life;
pub mod members;
pub mod own;
pub mod phrases;
pub mod pieces;
pub mod remarks;
pub mod school;
pub mod sheet;
pub mod skills;
pub mod write;
pub mod write_form;
mod write_view;

//! The pages of the liaison book, one a file.

pub mod attachments;
pub mod correction;
pub mod drafts;
pub mod follow;
pub mod list;
pub mod missing;
pub mod paper;
pub mod pieces;
pub mod receipt;
pub mod register;
pub mod reopening;
pub mod sign_form;
pub mod slip;
pub mod slip_form;
pub mod slip_view;
pub mod templates;
pub mod ticking;
pub mod translation;
pub mod verification;
pub mod versions;
pub mod write;
pub mod write_view;
pub mod write_way;

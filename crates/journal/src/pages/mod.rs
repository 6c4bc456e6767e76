//! The pages of the journal, one file each.

pub mod attachments;
pub mod book;
pub mod desk;
pub mod feed;
pub mod keepsake;
pub mod picture;
mod picture_view;
pub mod pictures;
pub mod pieces;
pub mod post;
pub mod post_form;
mod post_view;
pub mod publication;
pub mod reactions;
pub mod rights;
pub mod search;
pub mod settings;
pub mod translation;
pub mod write;
mod write_view;

//! The pages of the news, one file each.

pub mod alert;
pub mod article;
pub mod article_form;
pub mod attachments;
pub mod desk;
pub mod feed;
pub mod pieces;
pub mod publication;
pub mod readers;
pub mod reads;
pub mod roles;
pub mod search;
pub mod translation;
pub mod unsaved;
pub mod write;
pub mod write_view;

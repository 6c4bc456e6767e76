//! The pages of the agenda, one a file.

pub mod adults;
pub mod attachments;
pub mod booking;
pub mod cancellation;
pub mod consent;
pub mod date;
pub mod event_form;
pub mod feed;
pub mod file;

pub mod import;
pub mod list;
pub mod month;
pub mod opening;
pub mod opening_details;
pub mod opening_new;
pub mod openings;
pub mod pieces;
pub mod printed;
mod repeats;
pub mod search;
pub mod slots;
pub mod translation;
pub mod versions;
pub mod write;
mod write_view;

//! The pages of what comes in, one file each.

mod actions;
pub mod apply;
pub mod feed;
pub mod give_up;
pub mod history;
pub mod intake;
mod mapping;
pub mod new;
pub mod openings;
pub mod part;
mod persons;
pub(crate) mod pieces;
pub mod release;
pub mod remarks;
pub mod undo;

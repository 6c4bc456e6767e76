//! The pages around a text, one file each. Features list their handlers among their own routes.

pub mod awaiting;
pub mod comments;
mod comments_view;
pub mod handing;
pub mod seen;
pub mod versions;

pub use comments_view::view as discussion;

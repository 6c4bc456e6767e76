//! All a view may know, and the kit of components pages are made of.

mod context;
pub mod editor;
mod fields;
pub(crate) mod layout;
mod pieces;

pub use context::Ui;
pub use fields::{Field, action, checkbox, choice, form, problems, select, textarea, token};
pub use layout::Shell;
pub use pieces::*;

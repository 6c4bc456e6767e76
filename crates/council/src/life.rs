//! The life of a deliberation after its vote: signed, published, transmitted, executory, corrected,
//! withdrawn or repealed (CGCT L2121-23, L2131-1 to L2131-6; CRPA L242-1 to L243-3).
//!
//! ```text
//! voted ─ signing ─▶ sealed ─ publishing ─▶ public ┐
//!                       └──── transmission ─▶ acknowledged ┴ settling ─▶ executory ─▶ Effects
//! ```
//!
//! What is signed is an [`extract::Extract`], kept word for word; everything printed or public is
//! made of it and of the dates of this life.

pub mod annexes;
pub mod blocks;
pub mod carriers;
mod deeds;
mod departments;
pub mod elections;
pub mod extract;
pub mod jobs;
pub mod letters;
pub mod open_data;
pub mod phrases;
pub mod printing;
pub mod proposing;
pub mod publishing;
pub mod receiving;
pub mod refusal;
pub mod sending;
pub mod sentences;
pub mod settings;
pub mod settling;
pub mod signing;
pub mod steps;
pub mod telling;
pub mod transmission;
pub mod undoing;
pub mod words;

pub use deeds::DEEDS;

/// A body has said who it is to the State.
pub fn settings_set(
    tx: &db::Tx<'_>,
    body: base::Id<people::Body>,
    by: base::Id<people::Person>,
    at: base::Instant,
) -> db::Result<()> {
    deeds::set(tx, body, by, at)
}

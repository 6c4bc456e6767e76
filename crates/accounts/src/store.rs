//! All SQL of the accounts.

pub mod activations;
pub mod addresses;
pub mod attempts;
pub mod credentials;
pub mod factors;
pub mod links;
pub mod lists;
pub mod merges;
pub mod pads;
pub mod states;

//! The promises of the data layer, on both engines.

mod signals;
mod transactions;
mod words;

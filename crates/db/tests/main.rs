//! The promises of the data layer, on both engines.

mod blobs;
mod moving;
mod signals;
mod transactions;
mod words;

//! The promises of the data layer, on both engines.

mod backup;
mod blobs;
mod moving;
mod postgres;
mod server;
mod signals;
mod transactions;
mod words;

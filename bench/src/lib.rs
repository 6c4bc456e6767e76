//! A load generator that knows nothing of the product: HTTP/1.1, windows of load, CPU, memory, a
//! bare page to compare with.
//!
//! `preau bench` and the kill test are made of it. The binary of this crate measures executors.

pub mod bare;
pub mod child;
pub mod cpu;
pub mod figures;
pub mod form;
pub mod http;
pub mod load;

pub type Result<T> = std::result::Result<T, Box<dyn std::error::Error + Send + Sync>>;

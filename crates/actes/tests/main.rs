//! Stories of the crate: the true case, every message there and back, what strangers send, an
//! operator.

mod any_archive;
mod any_message;
mod lys;
mod operator;
mod reading;
mod refusals;
mod true_case;

//! Stories of the crate: an école and a collège we know, any file there and back and before
//! `xmllint`, what is missing, what strangers send.

mod any;
mod any_draft;
mod any_primary;
mod any_report;
mod any_secondary;
mod college;
mod ecole;
mod faults;
mod primary_lacks;
mod reading;
mod secondary_lacks;
mod sentences;
mod xmllint;

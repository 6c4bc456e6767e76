//! The promises of files, on both engines.

mod attachments;
mod house;
mod photos;
mod scanning;
mod serving;
mod sweeping;
mod uploads;

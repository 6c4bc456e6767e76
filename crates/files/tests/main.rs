//! The promises of files, on both engines.

mod attachments;
mod documents;
mod house;
mod photos;
mod pieces;
mod scanning;
mod serving;
mod sweeping;
mod uploads;

//! The promises of notices, on both engines.

mod counterpart;
mod house;
mod mails;
mod sending;
mod smtp;
mod telling;

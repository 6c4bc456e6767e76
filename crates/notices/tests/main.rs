//! The promises of notices, on both engines.

mod counterpart;
mod house;
mod mails;
mod moments;
mod pushing;
mod sending;
mod smtp;
mod telling;
mod texting;

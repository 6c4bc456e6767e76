//! All the SQL of notices.

pub mod bounces;
pub mod devices;
pub mod feed;
pub mod mails;
pub mod merging;
pub mod notices;
pub mod preferences;
pub mod quiet;
pub mod readers;
pub mod sms;
pub mod ties;

//! The pages of notices.

pub mod bounces;
pub mod devices;
pub mod feed;
pub mod notice;
pub mod preferences;
pub mod unsubscribe;

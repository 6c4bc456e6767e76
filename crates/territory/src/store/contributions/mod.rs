//! Contributions and the purchasing group, as rows.

pub mod accounts;
pub mod called;
pub mod campaigns;
pub mod counts;
pub mod groups;
pub mod keys;

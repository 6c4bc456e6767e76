//! Contributions and the purchasing group, as rows.

pub mod accounts;
pub mod campaigns;
pub mod counts;
pub mod groups;
pub mod keys;

//! Everything SQL of collections.

pub mod acts;
pub mod collections;
pub mod dossiers;
pub mod lots;
pub mod parts;
pub mod readers;

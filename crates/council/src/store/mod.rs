//! Everything SQL of assemblies.

pub mod deliberations;
pub mod mandates;
pub mod meetings;

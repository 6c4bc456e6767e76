//! Everything SQL of assemblies.

pub mod attendance;
pub mod bylaws;
pub mod deliberations;
pub mod drafts;
pub mod mandates;
pub mod meetings;

//! Everything SQL of assemblies.

pub mod acts;
pub mod asked;
pub mod attendance;
#[cfg(test)]
mod budget;
pub mod bylaws;
pub mod deliberations;
pub mod drafts;
pub mod extracts;
pub mod mandates;
pub mod meetings;
pub mod persons;
pub mod proposals;
pub mod published;
pub mod transmissions;

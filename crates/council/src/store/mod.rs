//! Everything SQL of assemblies.

pub mod acts;
pub mod annexes;
pub mod asked;
pub mod attendance;
#[cfg(test)]
mod budget;
pub mod bylaws;
pub mod deliberations;
pub mod drafts;
pub mod extracts;
pub mod letters;
pub mod mandates;
pub mod meetings;
pub mod minutes;
pub mod persons;
pub mod polls;
pub mod proposals;
pub mod published;
pub mod put_off;
pub mod transmissions;

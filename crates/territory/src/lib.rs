//! The territory: competences, memberships, contributions, delegates.

pub mod contribution;
pub mod purchasing;

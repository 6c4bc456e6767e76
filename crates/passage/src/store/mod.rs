//! The SQL of the passage.

pub mod answers;
pub mod arrivals;
pub mod dossiers;
pub mod keeping;
pub mod keepsakes;
pub mod lists;
pub mod openings;
pub mod pieces;
pub mod platforms;
pub mod pupils;

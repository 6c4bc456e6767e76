//! Everything SQL of use and cost.

pub mod accounts;
pub mod costs;
pub mod counts;
pub mod figures;
pub mod places;
pub mod service;

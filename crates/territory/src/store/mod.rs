//! Everything SQL of the territory.

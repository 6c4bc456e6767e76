//! Counted statements.

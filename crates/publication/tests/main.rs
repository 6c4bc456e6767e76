//! What published texts share, where no feature is asked.

mod rules;

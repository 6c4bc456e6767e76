//! Stories of the post, on both engines.

//! The stories of the directory.

//! The promises of files, on both engines.

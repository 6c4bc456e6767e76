//! The made-up territory: any size, deterministic by seed, written as the files schools really have.

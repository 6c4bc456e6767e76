//! The binary `preau`: configuration, assembly, command line.

fn main() {}

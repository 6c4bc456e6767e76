//! Any bytes as a programme: read into lines whose parents come before them and whose codes are
//! each there once, or into faults; never a panic.

#![no_main]

use results::programme_file::{Known, LABEL_CHARS_MAX, read};
use std::collections::HashSet;

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| {
    let Ok(lines) = read(bytes, &Known::new()) else { return };
    let mut codes = HashSet::new();
    for line in &lines {
        assert!(line.parent.is_empty() || codes.contains(&line.parent), "hangs on nothing");
        assert!(codes.insert(line.code.clone()), "twice");
        assert!(line.label.chars().count() <= LABEL_CHARS_MAX);
    }
});

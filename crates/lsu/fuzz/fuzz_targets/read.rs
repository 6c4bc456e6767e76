//! Any bytes as a file of LSU, 1D or 2D: what is read is the same when it is written and read
//! again, and what is refused says why.

#![no_main]

use lsu::{ReadingProblem, primary, secondary};

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| {
    match primary::File::read(bytes) {
        Ok(file) => assert_eq!(primary::File::read(&file.to_bytes()), Ok(file)),
        Err(problem) => refused(&problem),
    }
    match secondary::File::read(bytes) {
        Ok(file) => assert_eq!(secondary::File::read(&file.to_bytes()), Ok(file)),
        Err(problem) => refused(&problem),
    }
});

fn refused(problem: &ReadingProblem) {
    assert!(problem.to_string().ends_with('.'), "{problem}");
}

//! Any bytes as a message of ACTES: what is read is the same when it is told again, unless it holds
//! a letter that we do not send.

#![no_main]

use actes::{Refusal, read};

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| {
    match read(bytes) {
        Ok(message) => match message.write() {
            Ok(told) => assert_eq!(read(&told), Ok(message)),
            Err(refusal) => {
                assert!(matches!(refusal, Refusal::Character { .. }), "{refusal:?}");
            }
        },
        Err(problem) => assert!(!problem.to_string().is_empty()),
    }
});

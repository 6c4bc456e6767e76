//! Any bytes as a file of STS.

#![no_main]

use timetable::import::{decode::decode, sts};

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| {
    let Ok(text) = decode(bytes) else { return };
    let Ok(read) = sts::read(&text) else { return };
    for lesson in read.found {
        assert!(lesson.from < lesson.until && lesson.until <= 1440 && lesson.weekday < 7);
        assert!(!lesson.subject.is_empty());
    }
});

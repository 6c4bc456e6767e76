//! Any bytes as a file of lessons, read as `table`.

#![no_main]

use timetable::import::{table, decode::decode};

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| {
    let Ok(text) = decode(bytes) else { return };
    let Ok((lessons, _)) = table::read(&text) else { return };
    for lesson in lessons {
        assert!(lesson.from < lesson.until && lesson.until <= 1440 && lesson.weekday < 7);
        assert!(!lesson.subject.is_empty());
    }
});

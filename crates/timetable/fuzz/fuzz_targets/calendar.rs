//! Any bytes as a calendar of lessons.

#![no_main]

use timetable::{
    Weeks,
    import::{decode::decode, ics},
};

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| {
    let Ok(text) = decode(bytes) else { return };
    let (lessons, _) = ics::read(&text, Some("6e A"));
    for lesson in lessons {
        assert!(lesson.from < lesson.until && lesson.until <= 1440 && lesson.weekday < 7);
        assert!(!lesson.subject.is_empty() && !lesson.classes.is_empty());
        assert!(lesson.weeks != Weeks::Only(Vec::new()));
    }
});

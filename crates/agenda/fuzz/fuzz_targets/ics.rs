//! Any bytes as a calendar file.

#![no_main]

use agenda::import::reading::{EVENTS_MAX, Reading, read};

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| {
    let Some(today) = base::Day::new(2026, 11, 23) else { return };
    let readings = read(bytes, today);
    assert!(readings.len() <= EVENTS_MAX + 1);
    for reading in readings {
        if let Reading::Found(found) = reading {
            assert!(!found.uid.is_empty());
            let (start, end) = found.length.on(found.first, found.minutes);
            assert!(start <= end);
            let series = agenda::rule::Series {
                first: found.first,
                minutes: found.minutes,
                rule: found.rule,
                until_on: found.until_on,
                skips_holidays: false,
                without: found.without,
            };
            if let Ok(days) = series.days(&base::SchoolWeek::default()) {
                assert!(!days.is_empty() && days.len() <= agenda::rule::DATES_MAX);
            }
        }
    }
});

//! Any body as the form of a homework: read as `web::Form` reads it, it becomes a homework for days
//! that are not over, or says what is wrong.

#![no_main]

use base::{Instant, Locale, QuietHours, RichText, SchoolWeek};
use homework::{HomeworkForm, Rules, calendar::Calendar};

libfuzzer_sys::fuzz_target!(|body: &[u8]| {
    let Ok(form) = serde_html_form::from_bytes::<HomeworkForm>(body) else { return };
    let now = Instant::parse_local("2026-11-23 10:00").expect("a time");
    let calendar = Calendar { week: SchoolWeek::default(), quiet: QuietHours::default() };
    match form.check(&Rules { calendar, now, locale: Locale::Fr, before: None }) {
        Ok(draft) => {
            assert!(!draft.subject.is_empty() && !draft.title.is_empty());
            assert!(draft.due_on >= now.day());
            assert!(draft.also_on.iter().all(|day| *day > draft.due_on));
            assert_eq!(RichText::sanitise(draft.body.html()), draft.body);
        }
        Err(problems) => assert!(!problems.is_empty(), "refused without a word"),
    }
});

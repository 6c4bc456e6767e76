//! Any body as the form of a roll call: read as `web::Form` reads it, it says of each pupil one
//! thing at most, of the last days and never of the future, and what is late or left alone has an
//! hour.

#![no_main]

use attendance::{CallForm, State};
use base::Instant;
use std::collections::BTreeSet;

libfuzzer_sys::fuzz_target!(|body: &[u8]| {
    type Fields = Vec<(String, String)>;
    let Ok(fields) = serde_html_form::from_bytes::<Fields>(body) else { return };
    let form = CallForm::of(&fields);
    assert!(form.once.chars().count() <= 100);
    let now = Instant::from_millis(1_795_420_800_000);
    let changes = form.changes(now);
    let pupils: BTreeSet<i64> = changes.iter().map(|change| change.pupil.raw()).collect();
    assert_eq!(pupils.len(), changes.len(), "a pupil is two things at once");
    for change in &changes {
        assert!(change.at <= now && now.since(change.at) <= 7 * 86_400_000);
        assert!(change.taken_by.chars().count() <= 120);
        let has_hour = matches!(change.state, State::Late | State::Left);
        assert!(has_hour || change.minutes.is_none());
    }
    let again = CallForm::of(&fields).changes(now);
    assert_eq!(again, changes, "it says another thing the second time");
});

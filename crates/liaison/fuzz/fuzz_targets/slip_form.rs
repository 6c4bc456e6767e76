//! Any body as the form of a slip: read as `web::Form` reads it, it becomes a slip or says what is
//! wrong, and a draft opens as it was kept.

#![no_main]

use base::Day;
use liaison::SlipForm;

libfuzzer_sys::fuzz_target!(|body: &[u8]| {
    let Ok(pairs) = serde_html_form::from_bytes::<Vec<(String, String)>>(body) else { return };
    let Some(today) = Day::parse_iso("2026-11-23") else { return };
    let form = SlipForm(pairs);
    let opened = SlipForm::read(&form.kept());
    assert_eq!(opened.kept(), form.kept(), "a draft changes when it is opened");
    match form.check(today) {
        Ok(slip) => {
            assert!(!slip.targets.is_empty(), "to nobody");
            assert!(!slip.wording.title.is_empty() && !slip.wording.body.is_blank());
            assert_eq!(form.is_urgent(), !slip.urgent_reason.is_empty());
        }
        Err(problems) => assert!(!problems.is_empty(), "refused without a word"),
    }
});

//! Any body as the form of a letter: read as `web::Form` reads it, it becomes a letter or says what
//! is wrong, and a draft opens as it was kept.

#![no_main]

use messages::LetterForm;

libfuzzer_sys::fuzz_target!(|body: &[u8]| {
    let Ok(form) = serde_html_form::from_bytes::<LetterForm>(body) else { return };
    let mut kept = form.writing();
    // What a draft keeps is what it opens with, and what it keeps again; its files are asked for by
    // themselves.
    kept.files.clear();
    let again = LetterForm::of(&kept, None).writing();
    assert_eq!(again, kept, "a draft changes when it is opened");
    match form.check() {
        Ok(writing) => {
            assert!(!writing.picks.is_empty() && !writing.body.is_blank());
            assert!(!writing.subject.is_empty());
        }
        Err(problems) => assert!(!problems.is_empty(), "refused without a word"),
    }
});

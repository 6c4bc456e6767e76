//! Any body as the form of a post: read as `web::Form` reads it, it becomes a post that says or
//! shows something, or says what is wrong.

#![no_main]

use base::RichText;
use journal::PostForm;

libfuzzer_sys::fuzz_target!(|body: &[u8]| {
    let Ok(form) = serde_html_form::from_bytes::<PostForm>(body) else { return };
    match form.check() {
        Ok(draft) => {
            assert!(!draft.title.trim().is_empty());
            assert!(!draft.body.is_blank() || !draft.files.is_empty(), "it says nothing");
            assert!(draft.files.len() <= files::FILES_MAX);
            assert_eq!(RichText::sanitise(draft.body.html()), draft.body, "it changes when kept");
        }
        Err(problems) => assert!(!problems.is_empty(), "refused without a word"),
    }
});

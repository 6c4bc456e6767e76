//! Any body as the form of an article: read as `web::Form` reads it, it becomes an article or says
//! what is wrong, and what is kept while one types is taken up as it was.

#![no_main]

use base::Instant;
use news::ArticleForm;

libfuzzer_sys::fuzz_target!(|body: &[u8]| {
    let Ok(form) = serde_html_form::from_bytes::<ArticleForm>(body) else { return };
    let Some(now) = Instant::parse_local("2026-11-23 10:00") else { return };
    let opened: ArticleForm = serde_json::from_str(&form.kept()).expect("what was kept");
    assert_eq!(opened.kept(), form.kept(), "what was kept changes when it is taken up");
    match form.check(now, None) {
        Ok(article) => {
            assert!(!article.title.is_empty() && !article.body.is_blank());
            assert!(!article.audience.is_nobody(), "for nobody");
        }
        Err(problems) => assert!(!problems.is_empty(), "refused without a word"),
    }
});

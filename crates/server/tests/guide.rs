//! The guide names words that are on the screen: who reads « Apposer le visa » finds it there.

use crate::tree::{root, sources};
use std::fs;

/// What is on screens of others, or stands for what each has for himself.
const NOT_OURS: [&str; 3] = ["Autorisation photo", "Les souvenirs de Léa", "اقرأ بالعربية"];

#[test]
fn what_the_guide_quotes_is_written_on_a_page() {
    let texts = sources("crates", ".ftl");
    let texts: Vec<String> = texts.iter().map(|source| plain(&source.text)).collect();
    let guides = ["docs/GUIDE.md", "docs/GUIDE-TERRITOIRE.md"];
    let guide = guides.map(|it| fs::read_to_string(root().join(it)).expect("a guide")).concat();
    let mut unknown = Vec::new();
    let quotes = guide.split('«').skip(1).filter_map(|rest| rest.split_once('»'));
    for quote in quotes.map(|(quote, _)| quote.split_whitespace().collect::<Vec<_>>().join(" ")) {
        let is_known = texts.iter().any(|text| text.contains(&plain(&quote)));
        if !is_known && !NOT_OURS.contains(&quote.as_str()) {
            unknown.push(quote);
        }
    }
    assert!(unknown.is_empty(), "the guide names what no page says: {unknown:?}");
}

#[test]
fn every_story_of_the_bad_moments_is_told() {
    let tests: Vec<String> = sources("crates", ".rs").into_iter().map(|it| it.text).collect();
    let moments = fs::read_to_string(root().join("docs/BAD-MOMENTS.md")).expect("the moments");
    let mut missing = Vec::new();
    for name in moments.split('`').skip(1).step_by(2).filter(|it| it.matches('_').count() > 3) {
        let story = format!("fn {name}(");
        if !tests.iter().any(|text| text.contains(&story)) {
            missing.push(name);
        }
    }
    assert!(missing.is_empty(), "no such story: {missing:?}");
}

/// All spaces alike, whatever French typography makes of them; small letters.
fn plain(text: &str) -> String {
    let text = text.replace(['\u{a0}', '\u{202f}'], " ").to_lowercase();
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

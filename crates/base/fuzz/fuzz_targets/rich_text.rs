//! Any text as the HTML of an editor: what is kept is made of our elements alone, stays as it is
//! when it is kept again, and says the same words as a plain text would.

#![no_main]

use base::RichText;

const ELEMENTS: [&str; 11] =
    ["p", "br", "strong", "em", "u", "ul", "ol", "li", "blockquote", "a", "h3"];
const SCHEMES: [&str; 4] = ["http:", "https:", "mailto:", "tel:"];

libfuzzer_sys::fuzz_target!(|html: &str| {
    let kept = RichText::sanitise(html);
    assert_eq!(RichText::sanitise(kept.html()), kept, "kept twice");
    only_ours(kept.html());
    let plain = kept.plain();
    assert!(kept.summary(160).chars().count() <= 161, "a summary is short");
    // Words are words: as plain text they make no element and come back as they were.
    let again = RichText::from_plain(&plain);
    only_ours(again.html());
    let words = |text: &str| text.split_whitespace().collect::<Vec<_>>().join(" ");
    assert_eq!(words(&again.plain()), words(&plain), "the words survive");
});

/// Every `<` opens an element of ours, and nothing but a link has an attribute.
fn only_ours(html: &str) {
    for tag in html.split('<').skip(1) {
        let name = tag.trim_start_matches('/');
        let end = name.find(|c: char| !c.is_ascii_alphanumeric()).unwrap_or(name.len());
        let (name, rest) = name.split_at(end);
        assert!(ELEMENTS.contains(&name), "<{name}>");
        if name != "a" {
            assert!(rest.starts_with('>'), "<{name}{rest}");
        } else if let Some(href) = rest.strip_prefix(" href=\"") {
            // Browsers drop these too, before they look for a scheme.
            let href = href.trim_start_matches(|c: char| c <= ' ').to_ascii_lowercase();
            assert!(SCHEMES.iter().any(|scheme| href.starts_with(scheme)), "{href}");
        }
    }
}

//! Rich text: HTML of a short list of elements, sanitised on the way in and never after.

use ammonia::Builder;
use serde::{Serialize, Serializer};
use std::sync::LazyLock;

/// HTML that is safe to show. The only doors are [`RichText::sanitise`] and [`RichText::trusted`].
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct RichText(String);

/// The editor's schema says the same list: `assets/ts/behaviours/rich-text.ts`.
static POLICY: LazyLock<Builder<'static>> = LazyLock::new(|| {
    let mut policy = Builder::empty();
    policy
        .tags(["p", "br", "strong", "em", "u", "ul", "ol", "li", "blockquote", "a", "h3"].into())
        .clean_content_tags(
            ["script", "style", "iframe", "template", "noscript", "svg", "math"].into(),
        )
        .add_tag_attributes("a", ["href"])
        .url_schemes(["http", "https", "mailto", "tel"].into())
        .url_relative(ammonia::UrlRelative::Deny)
        .link_rel(Some("noopener noreferrer nofollow"));
    policy
});

/// How often a text may move before its words alone are kept.
const ROUNDS_MAX: usize = 4;

impl RichText {
    /// Keeps the allowed elements of `html` and drops all else.
    ///
    /// An element that is dropped may leave what it held where no parser would have put it (a title
    /// in a title): read again it moves. What is kept is what stays as it is, so that a browser
    /// reads what was checked; a text that never comes to rest is kept as its words alone.
    pub fn sanitise(html: &str) -> Self {
        let mut kept = RichText(POLICY.clean(html).to_string());
        for _ in 0..ROUNDS_MAX {
            let again = POLICY.clean(&kept.0).to_string();
            if again == kept.0 {
                return kept;
            }
            kept = RichText(again);
        }
        RichText::from_plain(&kept.plain())
    }

    /// Makes paragraphs of plain text: what a `<textarea>` without JavaScript sends.
    pub fn from_plain(text: &str) -> Self {
        let text = text.replace("\r\n", "\n");
        let paragraphs = text.split("\n\n").map(str::trim).filter(|part| !part.is_empty());
        let html = paragraphs.map(|part| format!("<p>{}</p>", escape(part).replace('\n', "<br>")));
        RichText(html.collect())
    }

    /// Text from the database, which was sanitised when it was written.
    pub const fn trusted(html: String) -> Self {
        RichText(html)
    }

    pub fn html(&self) -> &str {
        &self.0
    }

    /// The words alone, one space between blocks: for search, summaries and plain mail.
    pub fn plain(&self) -> String {
        let mut plain = String::with_capacity(self.0.len());
        let mut rest = self.0.as_str();
        while let Some(open) = rest.find('<') {
            plain.push_str(&rest[..open]);
            let Some(close) = rest[open..].find('>') else { break };
            let tag = &rest[open + 1..open + close];
            let is_inline = ["strong", "/strong", "em", "/em", "u", "/u", "/a"].contains(&tag)
                || tag.starts_with("a ");
            if !is_inline && !plain.ends_with(' ') && !plain.is_empty() {
                plain.push(' ');
            }
            rest = &rest[open + close + 1..];
        }
        plain.push_str(rest);
        unescape(plain.trim())
    }

    /// The first `chars_max` characters of the plain text, cut at a word.
    pub fn summary(&self, chars_max: usize) -> String {
        let plain = self.plain();
        let Some((cut, _)) = plain.char_indices().nth(chars_max) else { return plain };
        let cut = plain[..cut].rfind(' ').unwrap_or(cut);
        format!("{}…", &plain[..cut])
    }

    pub fn is_blank(&self) -> bool {
        self.plain().chars().all(|c| c.is_whitespace() || c == '\u{a0}')
    }
}

fn escape(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;")
}

fn unescape(text: &str) -> String {
    let text = text.replace("&lt;", "<").replace("&gt;", ">").replace("&quot;", "\"");
    text.replace("&nbsp;", "\u{a0}").replace("&amp;", "&")
}

impl Serialize for RichText {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(&self.0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn what_could_harm_is_dropped() {
        for (written, kept) in [
            ("<p onclick=x>a</p>", "<p>a</p>"),
            ("<script>alert(1)</script>b", "b"),
            ("<a href='javascript:x'>c</a>", "<a rel=\"noopener noreferrer nofollow\">c</a>"),
            ("<img src=x onerror=y>d", "d"),
            ("<p style='position:fixed'>e</p>", "<p>e</p>"),
            ("<svg><script>f</script></svg>", ""),
            // Found by the fuzzer: a title in a title.
            ("<h3>g<q>h<h3>i</h3></q></h3>", "<h3>gh</h3><h3>i</h3>"),
        ] {
            assert_eq!(RichText::sanitise(written).html(), kept, "{written}");
        }
    }

    #[test]
    fn plain_text_becomes_paragraphs_and_back() {
        let text = RichText::from_plain("Bonjour,\r\nLéa < 3 & moi\n\nMerci");
        assert_eq!(text.html(), "<p>Bonjour,<br>Léa &lt; 3 &amp; moi</p><p>Merci</p>");
        assert_eq!(text.plain(), "Bonjour, Léa < 3 & moi Merci");
        assert_eq!(text.summary(12), "Bonjour,…");
    }

    proptest! {
        #[test]
        fn sanitising_twice_changes_nothing(html in "(<[a-z/ ='\"]{0,12}>|[a-zé&;<> ]){0,30}") {
            let once = RichText::sanitise(&html);
            prop_assert_eq!(RichText::sanitise(once.html()), once);
        }

        #[test]
        fn plain_text_never_makes_an_element(text in ".{0,80}") {
            let rich = RichText::from_plain(&text);
            let inner = rich.html().replace("<p>", "").replace("</p>", "").replace("<br>", "");
            prop_assert!(!inner.contains('<'));
        }
    }
}

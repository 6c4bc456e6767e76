//! A text: what somebody wrote, in its language, as an engine is given it.

use base::{Id, Lang, RichText};
use maud::html;

/// An engine of a small machine takes a minute for this much; longer texts stay as they are.
pub const CHARS_MAX: usize = 30_000;

/// What somebody wrote: a title, a body, questions, in the order in which they are shown.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Text {
    /// `letter`, `slip`, never changed: translations are kept by it.
    pub kind: &'static str,
    pub id: i64,
    pub lang: Lang,
    parts: Vec<String>,
}

impl Text {
    pub fn of<T>(kind: &'static str, id: Id<T>, lang: Lang) -> Self {
        Text { kind, id: id.raw(), lang, parts: Vec::new() }
    }

    /// A part of one line: a title, a question.
    pub fn line(mut self, line: &str) -> Self {
        self.parts.push(html! { (line) }.into_string());
        self
    }

    pub fn rich(mut self, rich: &RichText) -> Self {
        self.parts.push(rich.html().to_owned());
        self
    }

    pub(crate) fn parts(&self) -> &[String] {
        &self.parts
    }

    pub(crate) fn is_too_long(&self) -> bool {
        self.parts.iter().map(|part| part.chars().count()).sum::<usize>() > CHARS_MAX
    }

    /// Of what it says and in which language. A translation of another wording is none of this.
    pub(crate) fn digest(&self) -> [u8; 32] {
        let mut hasher = blake3::Hasher::new();
        hasher.update(self.lang.tag().as_bytes());
        for part in &self.parts {
            hasher.update(&part.len().to_le_bytes()).update(part.as_bytes());
        }
        hasher.finalize().into()
    }
}

/// The parts of a text, translated.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Translated {
    pub lang: Lang,
    parts: Vec<RichText>,
}

impl Translated {
    pub(crate) fn new(lang: Lang, parts: Vec<String>) -> Self {
        Translated { lang, parts: parts.into_iter().map(RichText::trusted).collect() }
    }

    /// A part of one line; nothing when there is none.
    pub fn line(&self, place: usize) -> String {
        self.parts.get(place).map(RichText::plain).unwrap_or_default()
    }

    pub fn rich(&self, place: usize) -> &str {
        self.parts.get(place).map(RichText::html).unwrap_or_default()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn another_wording_or_language_has_another_digest() {
        let text = |lang, first: &str, second: &str| {
            Text::of("letter", Id::<()>::new(1), lang).line(first).line(second).digest()
        };
        let one = text(Lang::Fr, "a", "bc");
        assert_eq!(one, text(Lang::Fr, "a", "bc"));
        for other in
            [text(Lang::Fr, "ab", "c"), text(Lang::En, "a", "bc"), text(Lang::Fr, "", "abc")]
        {
            assert_ne!(one, other);
        }
    }

    #[test]
    fn a_line_is_given_as_html_and_comes_back_as_words() {
        let text = Text::of("letter", Id::<()>::new(1), Lang::Fr).line("Léa < 3 & <b>moi</b>");
        assert_eq!(text.parts(), ["Léa &lt; 3 &amp; &lt;b&gt;moi&lt;/b&gt;"]);
        let made = Translated::new(Lang::En, text.parts().to_vec());
        assert_eq!(made.line(0), "Léa < 3 & <b>moi</b>");
        assert_eq!((made.line(1), made.rich(1)), (String::new(), ""));
    }
}

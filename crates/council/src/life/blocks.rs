//! A rich text as blocks, for what is printed: paragraphs, lines of lists, headings, quotations,
//! each of words that may be strong or stressed.

use base::RichText;
use serde::Serialize;

#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Block {
    pub kind: Kind,
    pub words: Vec<Words>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Kind {
    Paragraph,
    Heading,
    Bullet,
    Numbered,
    Quote,
}

#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Words {
    pub text: String,
    pub strong: bool,
    pub stressed: bool,
}

struct Reader {
    blocks: Vec<Block>,
    kind: Kind,
    /// Lists one in the other: true for a numbered one.
    lists: Vec<bool>,
    words: Vec<Words>,
    strong: bool,
    stressed: bool,
}

/// The blocks of a text that was sanitised: its elements are few and closed.
pub fn of(text: &RichText) -> Vec<Block> {
    let mut reader = Reader {
        blocks: Vec::new(),
        kind: Kind::Paragraph,
        lists: Vec::new(),
        words: Vec::new(),
        strong: false,
        stressed: false,
    };
    let mut rest = text.html();
    while let Some(open) = rest.find('<') {
        reader.say(&rest[..open]);
        let Some(close) = rest[open..].find('>') else { break };
        reader.element(&rest[open + 1..open + close]);
        rest = &rest[open + close + 1..];
    }
    reader.say(rest);
    reader.end();
    reader.blocks
}

impl Reader {
    fn say(&mut self, html: &str) {
        let text = html.replace("&lt;", "<").replace("&gt;", ">").replace("&quot;", "\"");
        let text = text.replace("&nbsp;", "\u{a0}").replace("&#39;", "'").replace("&amp;", "&");
        if text.is_empty() || self.words.is_empty() && text.trim().is_empty() {
            return;
        }
        self.words.push(Words { text, strong: self.strong, stressed: self.stressed });
    }

    fn element(&mut self, tag: &str) {
        let (name, is_closed) = match tag.strip_prefix('/') {
            Some(name) => (name, true),
            None => (tag.split_whitespace().next().unwrap_or_default(), false),
        };
        match name {
            "strong" | "u" => self.strong = !is_closed,
            "em" => self.stressed = !is_closed,
            "br" => self.words.push(Words { text: "\n".to_owned(), ..Words::default() }),
            "p" => self.end(),
            "h3" => self.begin(Kind::Heading, is_closed),
            "blockquote" => self.begin(Kind::Quote, is_closed),
            "li" => {
                let numbered = self.lists.last().copied().unwrap_or(false);
                let kind = if numbered { Kind::Numbered } else { Kind::Bullet };
                self.begin(kind, is_closed);
            }
            "ul" | "ol" => {
                self.end();
                if is_closed {
                    self.lists.pop();
                } else {
                    self.lists.push(name == "ol");
                }
            }
            _ => {}
        }
    }

    fn begin(&mut self, kind: Kind, is_closed: bool) {
        self.end();
        self.kind = if is_closed { Kind::Paragraph } else { kind };
    }

    fn end(&mut self) {
        let words = std::mem::take(&mut self.words);
        if words.iter().any(|it| !it.text.trim().is_empty()) {
            self.blocks.push(Block { kind: self.kind, words });
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn a_report_is_paragraphs_lists_and_strong_words() {
        let html = "<p>Vu le <strong>code</strong> &amp; la loi ;</p><ul><li>un</li><li>deux</li>\
                    </ul><h3>Considérant</h3><p>fin</p>";
        let blocks = of(&RichText::sanitise(html));
        let kinds: Vec<Kind> = blocks.iter().map(|it| it.kind).collect();
        let expected =
            [Kind::Paragraph, Kind::Bullet, Kind::Bullet, Kind::Heading, Kind::Paragraph];
        assert_eq!(kinds, expected);
        let first: Vec<(&str, bool)> =
            blocks[0].words.iter().map(|it| (it.text.as_str(), it.strong)).collect();
        assert_eq!(first, [("Vu le ", false), ("code", true), (" & la loi ;", false)]);
    }

    proptest! {
        #[test]
        fn no_word_is_lost(
            text in "[a-zé ]{0,20}", html in "(<(p|li|ul|/ul|strong|/p|em)>|[a-z]){0,20}",
        ) {
            let rich = RichText::sanitise(&format!("{html}<p>{text}</p>"));
            let squeezed = |text: &str| text.split_whitespace().collect::<String>();
            let said: String = of(&rich).iter().flat_map(|it| &it.words).map(|it| it.text.as_str())
                .collect();
            prop_assert_eq!(squeezed(&said), squeezed(&rich.plain()));
        }
    }
}

//! A text for programs that know no HTML: one line for each paragraph, and the frame to put the
//! lines back into. Bold and links are left out: they are in the original, beside.

use base::RichText;
use maud::html;

/// Elements within a line.
const INLINE: [&str; 4] = ["strong", "em", "u", "a"];

enum Piece {
    Tag(String),
    /// The next line goes here.
    Line,
}

/// The frame of several parts.
pub struct Frame(Vec<Vec<Piece>>);

/// The lines of these parts of sanitised HTML, and their frame.
pub fn lines(parts: &[String]) -> (Vec<String>, Frame) {
    let mut lines = Vec::new();
    let frame = parts.iter().map(|part| pieces(part, &mut lines)).collect();
    (lines, Frame(frame))
}

fn pieces(html: &str, lines: &mut Vec<String>) -> Vec<Piece> {
    let (mut pieces, mut words, mut rest) = (Vec::new(), String::new(), html);
    while let Some(open) = rest.find('<') {
        words.push_str(&rest[..open]);
        let Some(close) = rest[open..].find('>') else { break };
        let tag = &rest[open..=open + close];
        let name = tag.trim_matches(['<', '/', '>']).split(' ').next().unwrap_or_default();
        if !INLINE.contains(&name) {
            put_line(&mut words, &mut pieces, lines);
            pieces.push(Piece::Tag(tag.to_owned()));
        }
        rest = &rest[open + close + 1..];
    }
    words.push_str(rest);
    put_line(&mut words, &mut pieces, lines);
    pieces
}

fn put_line(words: &mut String, pieces: &mut Vec<Piece>, lines: &mut Vec<String>) {
    let plain = RichText::trusted(std::mem::take(words)).plain();
    let line = plain.split_whitespace().collect::<Vec<_>>().join(" ");
    if !line.is_empty() {
        pieces.push(Piece::Line);
        lines.push(line);
    }
}

impl Frame {
    /// The parts again, with these lines instead; none when there are more or fewer of them.
    pub fn filled(&self, lines: &[&str]) -> Option<Vec<String>> {
        let mut next = lines.iter();
        let mut parts = Vec::new();
        for pieces in &self.0 {
            let mut part = String::new();
            for piece in pieces {
                match piece {
                    Piece::Tag(tag) => part.push_str(tag),
                    Piece::Line => {
                        let line = next.next()?;
                        part.push_str(&html! { (line) }.into_string());
                    }
                }
            }
            parts.push(part);
        }
        next.next().is_none().then_some(parts)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_paragraph_is_a_line_and_goes_back_to_its_place() {
        let parts = [
            "Sortie &amp; goûter".to_owned(),
            "<p>Bonjour,<br>voici la <strong>liste</strong> :</p><ul><li>un <a href=\"https://a\">\
             lien</a></li><li>deux\n lignes</li></ul><p></p>"
                .to_owned(),
        ];
        let (lines, frame) = lines(&parts);
        let expected =
            ["Sortie & goûter", "Bonjour,", "voici la liste :", "un lien", "deux lignes"];
        assert_eq!(lines, expected);
        let filled = frame.filled(&["A", "B <script>", "C", "D", "E"]).expect("as many lines");
        assert_eq!(filled[0], "A");
        assert_eq!(filled[1], "<p>B &lt;script&gt;<br>C</p><ul><li>D</li><li>E</li></ul><p></p>");
        assert!(frame.filled(&["A", "B"]).is_none() && frame.filled(&["A"; 6]).is_none());
    }
}

//! Texts as the schemas bound them: never blank, never longer than so many characters.
//!
//! A [`Line`] goes in an attribute, where an end of line would become a space; a [`Text`] goes in
//! an element and keeps its lines. Lengths are in characters, as `xs:maxLength` counts them, after
//! the spaces at both ends are gone.

use std::fmt;

/// A text of `MAX` characters at most, that says something. Its lines are kept.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Text<const MAX: usize>(String);

/// A text on one line, of `MAX` characters at most, that says something.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Line<const MAX: usize>(String);

/// Why a text is refused.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum TextProblem {
    #[error("rien n’est écrit")]
    Empty,
    #[error("{length} caractères au lieu de {max} au plus")]
    TooLong { length: usize, max: usize },
    /// XML has no such character. `position` is its place, from 1.
    #[error("le caractère n°\u{a0}{position} ne peut pas être écrit dans un fichier")]
    Character { character: char, position: usize },
}

impl<const MAX: usize> Text<MAX> {
    /// The most characters it may have.
    pub const MAX: usize = MAX;

    pub fn parse(written: &str) -> Result<Self, TextProblem> {
        // What a word processor writes for a new line or a new page is a new line.
        let lines = written.replace("\r\n", "\n").replace(['\r', '\u{b}', '\u{c}'], "\n");
        bounded(&lines, MAX).map(|kept| Text(kept.to_owned()))
    }

    /// None where nothing is written.
    pub fn optional(written: &str) -> Result<Option<Self>, TextProblem> {
        present(Self::parse(written))
    }

    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl<const MAX: usize> Line<MAX> {
    /// The most characters it may have.
    pub const MAX: usize = MAX;

    /// Spaces, tabulations and ends of line that follow each other are one space.
    pub fn parse(written: &str) -> Result<Self, TextProblem> {
        let spaces = |letter: char| matches!(letter, ' ' | '\t' | '\n' | '\r' | '\u{b}' | '\u{c}');
        let words: Vec<&str> = written.split(spaces).filter(|word| !word.is_empty()).collect();
        bounded(&words.join(" "), MAX).map(|kept| Line(kept.to_owned()))
    }

    /// None where nothing is written.
    pub fn optional(written: &str) -> Result<Option<Self>, TextProblem> {
        present(Self::parse(written))
    }

    pub fn as_str(&self) -> &str {
        &self.0
    }
}

fn present<T>(parsed: Result<T, TextProblem>) -> Result<Option<T>, TextProblem> {
    match parsed {
        Ok(text) => Ok(Some(text)),
        Err(TextProblem::Empty) => Ok(None),
        Err(problem) => Err(problem),
    }
}

fn bounded(written: &str, max: usize) -> Result<&str, TextProblem> {
    let kept = written.trim();
    let length = kept.chars().count();
    if length == 0 {
        return Err(TextProblem::Empty);
    }
    if let Some((place, character)) = kept.chars().enumerate().find(|(_, it)| !is_xml(*it)) {
        return Err(TextProblem::Character { character, position: place + 1 });
    }
    if length > max { Err(TextProblem::TooLong { length, max }) } else { Ok(kept) }
}

/// XML 1.0, production 2, less the carriage return, that no reader gives back.
pub(crate) const fn is_xml(letter: char) -> bool {
    matches!(letter, '\t' | '\n' | ' '..='\u{fffd}' | '\u{10000}'..)
}

impl<const MAX: usize> fmt::Display for Text<MAX> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl<const MAX: usize> fmt::Display for Line<MAX> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn a_text_says_which_limit_it_passes() {
        let long = "é".repeat(601);
        let refused = Text::<600>::parse(&long).expect_err("601 characters");
        assert_eq!(refused, TextProblem::TooLong { length: 601, max: 600 });
        assert_eq!(refused.to_string(), "601 caractères au lieu de 600 au plus");
        assert!(Text::<600>::parse(&format!(" {}\n", "é".repeat(600))).is_ok());
    }

    #[test]
    fn a_blank_text_is_none_and_a_control_character_is_refused() {
        assert_eq!(Text::<600>::parse(" \u{a0}\n\t"), Err(TextProblem::Empty));
        assert_eq!(Line::<50>::optional(" \r\n"), Ok(None));
        let refused = TextProblem::Character { character: '\u{1}', position: 2 };
        assert_eq!(Text::<600>::parse("a\u{1}"), Err(refused));
    }

    #[test]
    fn a_line_is_one_line_and_a_text_keeps_its_lines() {
        assert_eq!(Line::<50>::parse(" CE1 \r\n A ").expect("a line").as_str(), "CE1 A");
        let text = Text::<50>::parse("Bravo\u{b}Léa !\r\nContinue").expect("a text");
        assert_eq!(text.as_str(), "Bravo\nLéa !\nContinue");
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(500))]
        #[test]
        fn what_is_kept_is_kept_again_as_it_is(written in any::<String>()) {
            if let Ok(text) = Text::<200>::parse(&written) {
                prop_assert_eq!(Text::parse(text.as_str()), Ok(text));
            }
            if let Ok(line) = Line::<200>::parse(&written) {
                prop_assert!(!line.as_str().contains(['\n', '\t', '\r']));
                prop_assert_eq!(Line::parse(line.as_str()), Ok(line));
            }
        }
    }
}

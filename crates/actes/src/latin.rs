//! Text that ISO-8859-1 can hold: the only letters of an ACTES file (norme d'échange, 3.1).
//!
//! Decided: what is only typography is written otherwise — `’` as `'`, `œ` as `oe`, `…` as `...`,
//! `–` as `-`, `€` as `EUR` — for a town writes them in every sentence, and nothing is lost. Any
//! other letter (`č`, `ł`, an emoji) is a refusal that names it: how a name is spelt is for people
//! to say. A numeric reference such as `&#339;` would be correct XML, but what receives it stores
//! it in ISO-8859-1 and gives back a `?`.

use std::fmt;
use unicode_normalization::UnicodeNormalization;

/// A text without control characters, on one line, with no space at either end, each of whose
/// characters is in ISO-8859-1.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Latin(String);

/// Why a text cannot be carried.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum LatinProblem {
    #[error("nothing is written")]
    Empty,
    /// Characters counted as they are sent: `œ` counts for two.
    #[error("{length} characters, {max} at most")]
    TooLong { length: usize, max: usize },
    /// `position` is that of the first such character, from 1, accents joined to their letters.
    #[error("{character:?}, at {position}, is not in ISO-8859-1")]
    Character { character: char, position: usize },
}

impl Latin {
    /// Any text of `max` characters at most, made one line. Accents written apart from their letter
    /// are joined to it.
    pub fn parse(written: &str, max: usize) -> Result<Self, LatinProblem> {
        let joined: String = written.nfc().collect();
        let mut kept = String::with_capacity(joined.len());
        for (place, character) in joined.chars().enumerate() {
            match plain(character) {
                Some(other) => kept.push_str(other),
                None if character.is_whitespace() && character != '\u{a0}' => kept.push(' '),
                None if is_carried(character) => kept.push(character),
                None => {
                    return Err(LatinProblem::Character { character, position: place + 1 });
                }
            }
        }
        let kept = kept.split(' ').filter(|word| !word.is_empty()).collect::<Vec<_>>().join(" ");
        let kept = kept.trim().to_owned();
        let length = kept.chars().count();
        match length {
            0 => Err(LatinProblem::Empty),
            _ if length > max => Err(LatinProblem::TooLong { length, max }),
            _ => Ok(Latin(kept)),
        }
    }

    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for Latin {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// Printable ISO-8859-1: 20–7E and A0–FF, less the soft hyphen, which is seen by nobody.
pub(crate) const fn is_carried(character: char) -> bool {
    matches!(character, ' '..='~' | '\u{a0}'..='\u{ac}' | '\u{ae}'..='ÿ')
}

/// How typography is written without it.
const fn plain(character: char) -> Option<&'static str> {
    Some(match character {
        '‘' | '’' | '‚' | '‛' | 'ʼ' | '′' => "'",
        '“' | '”' | '„' | '‟' | '″' => "\"",
        '‹' => "<",
        '›' => ">",
        '‐' | '‑' | '‒' | '–' | '—' | '―' | '−' | '•' | '‣' => "-",
        '…' => "...",
        'œ' => "oe",
        'Œ' => "OE",
        'ﬁ' => "fi",
        'ﬂ' => "fl",
        'Ÿ' => "Y",
        '€' => "EUR",
        '™' => "(TM)",
        // A space that does not break is in ISO-8859-1 in one width only.
        '\u{202f}' => "\u{a0}",
        // What has no width says nothing.
        '\u{ad}' | '\u{200b}' | '\u{200c}' | '\u{200d}' | '\u{2060}' | '\u{feff}' => "",
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn typography_is_written_otherwise_and_accents_stay() {
        let written = "Adhésion\u{a0}: l’œuvre «\u{202f}numérique\u{202f}» – 12 €…\r\n\tÇa";
        let latin = Latin::parse(written, 500).expect("French");
        let sent = "Adhésion\u{a0}: l'oeuvre «\u{a0}numérique\u{a0}» - 12 EUR... Ça";
        assert_eq!(latin.as_str(), sent);
        let apart = Latin::parse("e\u{301}cole", 5).expect("an accent apart");
        assert_eq!(apart.as_str(), "école");
    }

    #[test]
    fn another_letter_is_named_with_its_place() {
        let refused = Latin::parse("M. Kovačić", 500);
        assert_eq!(refused, Err(LatinProblem::Character { character: 'č', position: 8 }));
        let control = Latin::parse("a\u{1}", 500);
        assert_eq!(control, Err(LatinProblem::Character { character: '\u{1}', position: 2 }));
    }

    #[test]
    fn a_length_is_counted_as_it_is_sent() {
        let long = "œ".repeat(251);
        assert_eq!(Latin::parse(&long, 500), Err(LatinProblem::TooLong { length: 502, max: 500 }));
        assert!(Latin::parse(&"œ".repeat(250), 500).is_ok());
        assert_eq!(Latin::parse(" \u{200b}\n", 500), Err(LatinProblem::Empty));
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(500))]
        #[test]
        fn what_is_kept_is_latin_and_kept_again_is_the_same(written in any::<String>()) {
            if let Ok(latin) = Latin::parse(&written, 1_000) {
                prop_assert!(encoding_rs::mem::is_str_latin1(latin.as_str()));
                prop_assert_eq!(Latin::parse(latin.as_str(), 1_000), Ok(latin));
            }
        }
    }
}

//! Folding: the form in which words are searched and names are sorted.

use unicode_normalization::{UnicodeNormalization, char::is_combining_mark};

/// Lower case, without accents, œ → oe, and everything that is not a letter or a digit → one space.
///
/// ```
/// assert_eq!(base::fold("L’Œuvre d’ÉLISE, n° 3"), "l oeuvre d elise n 3");
/// ```
pub fn fold(text: &str) -> String {
    let mut folded = String::with_capacity(text.len());
    for c in text.nfkd().filter(|c| !is_combining_mark(*c)).flat_map(char::to_lowercase) {
        match c {
            'œ' => folded.push_str("oe"),
            'æ' => folded.push_str("ae"),
            'ß' => folded.push_str("ss"),
            'ø' => folded.push('o'),
            'ł' => folded.push('l'),
            'đ' => folded.push('d'),
            c if c.is_alphanumeric() => folded.push(c),
            _ if folded.ends_with(' ') || folded.is_empty() => {}
            _ => folded.push(' '),
        }
    }
    folded.truncate(folded.trim_end().len());
    folded
}

/// The folded words of a search, at most eight of them: the rest would not narrow it.
pub fn search_words(query: &str) -> Vec<String> {
    fold(query).split(' ').filter(|word| !word.is_empty()).take(8).map(str::to_owned).collect()
}

/// The key that sorts people as a French directory does: name, then first name, accents ignored.
pub fn sort_key(last: &str, first: &str) -> String {
    format!("{} {}", fold(last), fold(first))
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn names_are_found_however_they_are_typed() {
        for (written, typed) in [
            ("Élise", "elise"),
            ("ÉLISE", "elise"),
            ("Cœur", "coeur"),
            ("M'Hammed", "m hammed"),
            ("Jean-Baptiste", "jean baptiste"),
            ("Özgür", "ozgur"),
            ("ﬁn", "fin"),
            ("Łukasz", "lukasz"),
        ] {
            assert_eq!(fold(written), typed);
        }
    }

    proptest! {
        #[test]
        fn folding_twice_changes_nothing(text in ".{0,60}") {
            let once = fold(&text);
            prop_assert_eq!(fold(&once), once);
        }
    }
}

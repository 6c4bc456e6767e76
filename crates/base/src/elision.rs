//! What French leaves out before a vowel.

use crate::fold;

/// « de Léa », « d’Inès », « d’Yvonne ». An h is aspirated or mute as each name will have it, and a
/// y before a vowel is none: « de Hugo », « de Yanis ».
pub fn with_de(name: &str) -> String {
    let folded = fold(name);
    let mut letters = folded.chars();
    let (first, second) = (letters.next(), letters.next());
    let is_elided = match first {
        Some('y') => second.is_some_and(|letter| letter.is_alphabetic() && !is_vowel(letter)),
        Some(letter) => is_vowel(letter),
        None => false,
    };
    if is_elided { format!("d’{name}") } else { format!("de {name}") }
}

fn is_vowel(letter: char) -> bool {
    matches!(letter, 'a' | 'e' | 'i' | 'o' | 'u' | 'y')
}

#[cfg(test)]
mod tests {
    use super::with_de;

    #[test]
    fn a_name_with_a_vowel_first_is_elided() {
        for name in ["Inès", "Élise", "Œdipe", "Yvonne", "Ibrahim", "Amélie Durand"] {
            assert_eq!(with_de(name), format!("d’{name}"));
        }
        for name in ["Léa", "Hugo", "Hélène", "Yanis", "Y", "M. Petit", "42", ""] {
            assert_eq!(with_de(name), format!("de {name}"));
        }
    }
}

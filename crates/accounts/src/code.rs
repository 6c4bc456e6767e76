//! Codes on paper: `K7QM-4WXR-9TPA`, easy to read aloud and to type, too many to be guessed.

use crate::secret::{Purpose, Secret};
use base::Random;
use std::fmt;

/// Without 0, O, 1 and I, which paper confuses: 32 signs, five bits each.
const ALPHABET: &[u8] = b"23456789ABCDEFGHJKLMNPQRSTUVWXYZ";
const LETTERS: usize = 12;
const GROUP: usize = 4;

/// A code of 60 bits. Shown once, kept hashed.
#[derive(Clone, PartialEq, Eq)]
pub struct Code(String);

impl Code {
    pub fn random(random: &Random) -> Self {
        Code(random.word(ALPHABET, LETTERS))
    }

    /// Reads what was typed: case, spaces and hyphens do not matter.
    pub fn parse(typed: &str) -> Option<Self> {
        let letters: String = typed
            .chars()
            .filter(|letter| letter.is_alphanumeric())
            .flat_map(char::to_uppercase)
            .collect();
        let is_code = letters.len() == LETTERS && letters.bytes().all(|it| ALPHABET.contains(&it));
        is_code.then_some(Code(letters))
    }

    pub fn hash(&self, secret: &Secret) -> [u8; 32] {
        secret.hash(Purpose::Code, self.0.as_bytes())
    }

    /// As a code of last resort for the second factor, hashed for that use.
    pub fn hash_as_recovery(&self, secret: &Secret) -> [u8; 32] {
        secret.hash(Purpose::Recovery, self.0.as_bytes())
    }
}

/// In groups, as on the sheets.
impl fmt::Display for Code {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let groups: Vec<&str> =
            (0..LETTERS / GROUP).map(|group| &self.0[group * GROUP..(group + 1) * GROUP]).collect();
        f.write_str(&groups.join("-"))
    }
}

/// A code is never written where one did not ask for it.
impl fmt::Debug for Code {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Code(…)")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_code_is_read_however_it_was_typed() {
        let code = Code::random(&Random::seeded(1));
        let shown = code.to_string();
        assert_eq!(shown.len(), 14);
        let typed = format!(" {} ", shown.to_lowercase().replace('-', " - "));
        assert_eq!(Code::parse(&typed), Some(code));
    }

    #[test]
    fn what_cannot_be_a_code_is_not_looked_up() {
        for typed in ["", "ABCD", "ABCD-EFGH-JKL0", "ABCD-EFGH-JKLM-NPQR", "ÉÉÉÉ-ÉÉÉÉ-ÉÉÉÉ"]
        {
            assert_eq!(Code::parse(typed), None, "{typed}");
        }
    }
}

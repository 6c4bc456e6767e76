//! Passwords: long enough and not the first one somebody would try. No other rule.

use base::{Random, fold};
use std::{collections::HashSet, fmt, sync::LazyLock};
use web::form::Reason;

const LETTERS_MIN: usize = 12;
/// Argon2 takes any length; a megabyte of password is not a person.
const LETTERS_MAX: usize = 200;
/// With fewer letters than this outside what everybody would try, it is one of those.
const UNKNOWN_LETTERS_MIN: usize = 4;
/// A phrase of as many known words is long enough to be good.
const PIECES_MIN: usize = 4;

static COMMON: LazyLock<HashSet<&str>> =
    LazyLock::new(|| include_str!("words/common.txt").lines().collect());
static PICTURED: LazyLock<Vec<&str>> =
    LazyLock::new(|| include_str!("words/pictured.txt").lines().collect());

/// The rows of the keyboards of France and England, the alphabet, the digits, and between rows.
const WALKS: [&str; 15] = [
    "azertyuiop",
    "qsdfghjklm",
    "wxcvbn",
    "qwertyuiop",
    "asdfghjkl",
    "zxcvbnm",
    "abcdefghijklmnopqrstuvwxyz",
    "01234567890",
    // Up and down between two rows.
    "1a2z3e4r5t6y7u8i9o0p",
    "a1z2e3r4t5y6u7i8o9p0",
    "1q2w3e4r5t6y7u8i9o0p",
    "q1w2e3r4t5y6u7i8o9p0",
    "1qaz2wsx3edc4rfv5tgb6yhn7ujm",
    "1aqw2zsx3edc4rfv5tgb6yhn7uj",
    "a1b2c3d4e5f6g7h8i9j0",
];

/// A password that was found good enough. Never shown, never logged.
#[derive(Clone)]
pub struct Password(String);

impl fmt::Debug for Password {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Password(…)")
    }
}

/// Why a password was not taken.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Weakness {
    Missing,
    TooShort,
    TooLong,
    /// One of those that are tried first.
    Common,
    /// It is made of the person's own name, school or login.
    Personal,
}

impl Reason for Weakness {
    fn text(&self) -> &'static str {
        match self {
            Weakness::Missing => text::id!("account-password-missing"),
            Weakness::TooShort => text::id!("account-password-too-short"),
            Weakness::TooLong => text::id!("account-password-too-long"),
            Weakness::Common => text::id!("account-password-common"),
            Weakness::Personal => text::id!("account-password-personal"),
        }
    }
}

impl Password {
    /// Takes a new password. `own` are the words that anybody who knows the person would try: the
    /// names, the school, the login.
    pub fn choose(typed: &str, own: &[String]) -> Result<Self, Weakness> {
        match typed.chars().count() {
            0 => return Err(Weakness::Missing),
            letters if letters < LETTERS_MIN => return Err(Weakness::TooShort),
            letters if letters > LETTERS_MAX => return Err(Weakness::TooLong),
            _ => {}
        }
        if is_weak(typed, &HashSet::new()) {
            return Err(Weakness::Common);
        }
        let own: HashSet<String> = own
            .iter()
            .flat_map(|words| fold(words).split(' ').map(str::to_owned).collect::<Vec<_>>())
            .filter(|word| word.chars().count() > 2)
            .collect();
        if is_weak(typed, &own) {
            return Err(Weakness::Personal);
        }
        Ok(Password(typed.to_owned()))
    }

    /// One that was just found right, whatever it is made of.
    pub(crate) fn known(typed: &str) -> Self {
        Password(typed.to_owned())
    }

    pub(crate) fn as_bytes(&self) -> &[u8] {
        self.0.as_bytes()
    }
}

/// Four words easy to picture: an idea for those who have none.
pub fn suggestion(random: &Random) -> String {
    let words: Vec<&str> = (0..4).map(|_| PICTURED[random.below(PICTURED.len())]).collect();
    words.join("-")
}

/// Is it covered, but for a few letters, by few pieces that everybody would try?
fn is_weak(typed: &str, own: &HashSet<String>) -> bool {
    let letters: Vec<char> = fold(typed).chars().filter(|letter| *letter != ' ').collect();
    // What folding leaves out (signs, spaces) makes a password a little longer, not another one.
    let plain: Vec<char> = letters.iter().map(|letter| unleet(*letter)).collect();
    [letters, plain].iter().any(|letters| {
        let (unknown, pieces) = cover(letters, own);
        unknown < UNKNOWN_LETTERS_MIN && pieces < PIECES_MIN
    })
}

/// `p4ssw0rd` → `password`
const fn unleet(letter: char) -> char {
    match letter {
        '0' => 'o',
        '1' => 'i',
        '3' => 'e',
        '4' => 'a',
        '5' => 's',
        '7' => 't',
        letter => letter,
    }
}

/// The fewest letters left outside known pieces, and the fewest different pieces for that.
fn cover(letters: &[char], own: &HashSet<String>) -> (usize, usize) {
    let mut best = vec![(0, 0); letters.len() + 1];
    for end in 1..=letters.len() {
        let (unknown, pieces) = best[end - 1];
        best[end] = (unknown + 1, pieces);
        for start in 0..end.saturating_sub(1) {
            if let Some(cost) = piece(letters, start, end, own) {
                let (unknown, pieces) = best[start];
                best[end] = best[end].min((unknown, pieces + cost));
            }
        }
    }
    best[letters.len()]
}

/// What a piece costs: 1, or nothing when it repeats what stands before it.
fn piece(letters: &[char], start: usize, end: usize, own: &HashSet<String>) -> Option<usize> {
    let part = &letters[start..end];
    if start >= part.len() && letters[start - part.len()..start] == *part {
        return Some(0);
    }
    let is_digits = part.iter().all(char::is_ascii_digit);
    let is_one_letter = part.iter().all(|letter| *letter == part[0]);
    if is_digits || is_one_letter {
        return Some(1);
    }
    let word: String = part.iter().collect();
    let is_known = COMMON.contains(word.as_str()) || own.contains(&word) || is_walk(&word);
    is_known.then_some(1)
}

fn is_walk(word: &str) -> bool {
    let backwards: String = word.chars().rev().collect();
    word.chars().count() > 3
        && WALKS.iter().any(|walk| walk.contains(word) || walk.contains(&backwards))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn weakness(typed: &str) -> Option<Weakness> {
        let own = ["Sophie Martin".to_owned(), "École Jean-Macé".to_owned()];
        Password::choose(typed, &own).err()
    }

    #[test]
    fn a_phrase_is_good_and_so_is_what_a_manager_makes() {
        for typed in [
            "cerise-tambour-nuage-violon",
            "le chat mange une pomme",
            "xK9#mQ2$vL8&",
            "soleil maman ecole vacances",
            "éléphant rose à pois",
        ] {
            assert_eq!(weakness(typed), None, "{typed}");
        }
    }

    #[test]
    fn what_is_tried_first_is_refused() {
        for typed in [
            "motdepasse123",
            "MotDePasse2026!",
            "azertyuiop123",
            "p4ssw0rdp4ssw0rd",
            "123456789012",
            "aaaaaaaaaaaaaa",
            "doudoudoudou",
            "abcdefghijkl",
            "soleil01012014",
            "bonjourbonjour",
            "password1234",
            "1q2w3e4r5t6y",
            "1qaz2wsx3edc",
            "1a2z3e4r5t6y",
            "a1b2c3d4e5f6",
            "aqwzsxedcrfv",
            "iloveyou12345",
            "jetaimemonamour",
            "marseille13013",
            "chocolat1234",
            "administrateur",
            "passwordpassword",
            "0123456789012",
            "azerty-azerty!",
            "Bienvenue2026",
            "qwertyqwerty",
            "maitresse123!",
            "allezlom1993",
        ] {
            assert_eq!(weakness(typed), Some(Weakness::Common), "{typed}");
        }
    }

    #[test]
    fn ones_own_name_and_school_are_refused() {
        for typed in ["SophieMartin1", "martin-sophie-2014", "ecolejeanmace!"] {
            assert!(
                matches!(weakness(typed), Some(Weakness::Personal | Weakness::Common)),
                "{typed}"
            );
        }
    }

    #[test]
    fn a_short_one_is_said_to_be_short() {
        assert_eq!(weakness(""), Some(Weakness::Missing));
        assert_eq!(weakness("xK9#mQ2$vL8"), Some(Weakness::TooShort));
        assert_eq!(weakness(&"x".repeat(201)), Some(Weakness::TooLong));
    }

    #[test]
    fn a_suggestion_is_always_taken() {
        let random = Random::seeded(3);
        for _ in 0..200 {
            let words = suggestion(&random);
            assert_eq!(weakness(&words), None, "{words}");
        }
    }
}

//! Signing in with pictures: children who do not read touch three pictures, on a page of their
//! class that their teacher opens and closes.

use crate::secret::{Purpose, Secret};
use base::Id;
use people::Person;

/// A page of a class, open for some hours.
pub enum ClassPad {}

/// How many pictures make a code, each one different.
pub const PLACES: usize = 3;
const WORD_LETTERS: usize = 10;
/// Without signs that look alike: the address is also copied from the board.
const ALPHABET: &[u8; 32] = b"abcdefghijkmnpqrstuvwxyz23456789";

/// A picture: its icon, which is also its name in the form, and the id of its word.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Picture {
    pub icon: &'static str,
    pub text: &'static str,
}

macro_rules! pictures {
    ($($icon:literal $text:literal),* $(,)?) => {
        /// The pictures of the pad, in the order in which it shows them.
        pub const PICTURES: &[Picture] =
            &[$(Picture { icon: $icon, text: text::id!($text) }),*];
    };
}
pictures! {
    "cat" "account-picture-cat", "dog" "account-picture-dog", "fish" "account-picture-fish",
    "rabbit" "account-picture-rabbit", "turtle" "account-picture-turtle",
    "bird" "account-picture-bird", "apple" "account-picture-apple",
    "cherry" "account-picture-cherry", "car" "account-picture-car",
    "bike" "account-picture-bike", "sailboat" "account-picture-sailboat",
    "rocket" "account-picture-rocket", "sun" "account-picture-sun",
    "cloud" "account-picture-cloud", "flower" "account-picture-flower",
    "tree-pine" "account-picture-tree", "snail" "account-picture-snail",
    "squirrel" "account-picture-squirrel", "ice-cream-cone" "account-picture-ice-cream",
    "cake" "account-picture-cake",
}

/// The pictures of a pupil, made again from his salt: the teacher may always show him his card, and
/// a copy of the database shows nothing.
pub fn pictures_of(secret: &Secret, pupil: Id<Person>, salt: &[u8; 16]) -> [Picture; PLACES] {
    let mut words = pupil.raw().to_be_bytes().to_vec();
    words.extend(salt);
    let hash = secret.hash(Purpose::Picture, &words);
    let mut left: Vec<Picture> = PICTURES.to_vec();
    let mut pairs = hash.chunks(2).map(|pair| usize::from(pair[0]) * 256 + usize::from(pair[1]));
    [(); PLACES].map(|()| left.remove(pairs.next().unwrap_or(0) % left.len()))
}

/// The word of a pad's address: made again from its id, so that the teacher's page can show it.
pub fn word_of(secret: &Secret, pad: Id<ClassPad>) -> String {
    let hash = secret.hash(Purpose::Pad, &pad.raw().to_be_bytes());
    hash.iter()
        .take(WORD_LETTERS)
        .map(|byte| char::from(ALPHABET[usize::from(*byte) % ALPHABET.len()]))
        .collect()
}

/// What is kept of an address's word.
pub fn hash_of(secret: &Secret, word: &str) -> [u8; 32] {
    secret.hash(Purpose::Pad, word.to_lowercase().as_bytes())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_pupil_has_three_different_pictures_and_keeps_them() {
        let secret = Secret::new([5; 32]);
        for pupil in 1..500 {
            let pictures = pictures_of(&secret, Id::new(pupil), &[1; 16]);
            assert_eq!(pictures, pictures_of(&secret, Id::new(pupil), &[1; 16]));
            assert_ne!(pictures[0], pictures[1]);
            assert_ne!(pictures[0], pictures[2]);
            assert_ne!(pictures[1], pictures[2]);
        }
        let (one, other) = (Id::new(1), Id::new(2));
        assert_ne!(pictures_of(&secret, one, &[1; 16]), pictures_of(&secret, other, &[1; 16]));
    }

    #[test]
    fn an_address_is_short_and_its_own() {
        let secret = Secret::new([5; 32]);
        let word = word_of(&secret, Id::new(1));
        assert_eq!(word.len(), WORD_LETTERS);
        assert_ne!(word, word_of(&secret, Id::new(2)));
        assert_eq!(hash_of(&secret, &word), hash_of(&secret, &word.to_uppercase()));
    }
}

//! Identities: of a school, of a pupil, of what the State's registers number, of a thing in a file.

use std::{fmt, num::NonZeroU64};

/// The UAI of a school: seven figures and a letter.
///
/// The letter checks the figures, and [`Uai::is_checked`] says whether it does. It refuses nothing:
/// some schools bear a letter that is wrong, and the register is right about what it has given.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Uai([u8; 8]);

/// The national identifier of a pupil: eleven capitals and figures.
///
/// The schemas ask for eleven characters. Each register that has given some has its own shape (nine
/// figures and two letters for the national register, ten figures and a letter before it…), so none
/// is refused. The capital is put where a small letter was written.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Ine([u8; 11]);

/// What names a thing inside a file (`xs:ID`): a letter or `_`, then letters, figures, `_`, `-` and
/// `.` — the letters of French, which every edition of XML has.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct XmlId(String);

impl Uai {
    pub fn parse(written: &str) -> Option<Self> {
        let bytes: [u8; 8] = capitals(written).try_into().ok()?;
        let is_one = bytes[..7].iter().all(u8::is_ascii_digit) && bytes[7].is_ascii_uppercase();
        is_one.then_some(Uai(bytes))
    }

    /// Is its letter that of its figures: their remainder by 23, without I, O and Q?
    pub fn is_checked(self) -> bool {
        const LETTERS: &[u8; 23] = b"ABCDEFGHJKLMNPRSTUVWXYZ";
        let number = self.0[..7].iter().fold(0, |sum, it| sum * 10 + usize::from(it - b'0'));
        LETTERS[number % 23] == self.0[7]
    }
}

impl Ine {
    pub fn parse(written: &str) -> Option<Self> {
        let bytes: [u8; 11] = capitals(written).try_into().ok()?;
        let is_one = bytes.iter().all(|it| it.is_ascii_digit() || it.is_ascii_uppercase());
        is_one.then_some(Ine(bytes))
    }
}

/// Without its spaces, in capitals.
fn capitals(written: &str) -> Vec<u8> {
    let kept = written.bytes().filter(|byte| !byte.is_ascii_whitespace());
    kept.map(|byte| byte.to_ascii_uppercase()).collect()
}

impl XmlId {
    pub const LENGTH_MAX: usize = 200;

    pub fn parse(written: &str) -> Option<Self> {
        let is_letter = |c: char| {
            c.is_ascii_alphabetic() || matches!(c, '_' | 'À'..='Ö' | 'Ø'..='ö' | 'ø'..='ÿ')
        };
        let is_next = |c: char| is_letter(c) || c.is_ascii_digit() || matches!(c, '-' | '.');
        let is_one = written.starts_with(is_letter) && written.chars().all(is_next);
        (is_one && written.len() <= Self::LENGTH_MAX).then(|| XmlId(written.to_owned()))
    }

    /// `ELV1`, `ELV2`…: a few capitals and a number.
    pub(crate) fn numbered(letters: &'static str, number: usize) -> Self {
        XmlId(format!("{letters}{number}"))
    }

    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for Uai {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.iter().try_for_each(|byte| write!(f, "{}", char::from(*byte)))
    }
}

impl fmt::Display for Ine {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.iter().try_for_each(|byte| write!(f, "{}", char::from(*byte)))
    }
}

impl fmt::Display for XmlId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

macro_rules! numbers {
    ($($(#[$about:meta])* $name:ident;)+) => {$(
        $(#[$about])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub struct $name(NonZeroU64);

        impl $name {
            pub fn new(number: u64) -> Option<Self> {
                NonZeroU64::new(number).map($name)
            }

            /// Figures alone, with spaces around them at most.
            pub fn parse(written: &str) -> Option<Self> {
                let figures = written.trim();
                let is_plain = figures.bytes().all(|byte| byte.is_ascii_digit());
                is_plain.then(|| figures.parse().ok()).flatten().and_then(Self::new)
            }
        }

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                self.0.fmt(f)
            }
        }
    )+};
}

numbers! {
    /// The number that ONDE gives a class (« Identifiant classe »): its key in the 1D files.
    OndeId;
    /// The number that SIECLE gives a pupil (`id-be`, « Base Élèves »): his key in the 2D files.
    SiecleId;
    /// The number that STS gives a teacher: his key in the 2D files.
    StsId;
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_uai_is_seven_figures_and_a_letter_that_may_be_checked() {
        let lycee = Uai::parse(" 0750654d ").expect("a lycée everyone in Paris knows");
        assert!(lycee.is_checked());
        assert_eq!(lycee.to_string(), "0750654D");
        assert!(!Uai::parse("0750654E").expect("a shape").is_checked());
        for wrong in ["", "0750654", "075065D", "07506544D", "O750654D", "0750654É"] {
            assert_eq!(Uai::parse(wrong), None, "{wrong}");
        }
    }

    #[test]
    fn an_ine_is_eleven_capitals_and_figures() {
        let ine = Ine::parse("123 456 789 ab").expect("with its spaces");
        assert_eq!(ine.to_string(), "123456789AB");
        assert!(Ine::parse("0123456789X").is_some());
        for wrong in ["", "123456789A", "123456789ABC", "123456789-B", "123456789É"] {
            assert_eq!(Ine::parse(wrong), None, "{wrong}");
        }
    }

    #[test]
    fn an_id_never_begins_with_a_figure() {
        for right in ["ELV1", "_1", "U_7a-b.c", "Élève1"] {
            assert!(XmlId::parse(right).is_some(), "{right}");
        }
        for wrong in ["", "1", "-a", ".a", "a b", "a:b", "×", &"a".repeat(201)] {
            assert_eq!(XmlId::parse(wrong), None, "{wrong}");
        }
    }

    #[test]
    fn a_number_of_a_register_is_positive() {
        assert_eq!(OndeId::parse(" 0012 ").expect("a number").to_string(), "12");
        for wrong in ["", "0", "-1", "+1", "1.5", "18446744073709551616"] {
            assert_eq!(OndeId::parse(wrong), None, "{wrong}");
        }
    }
}

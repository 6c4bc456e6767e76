//! SIREN numbers: nine figures, the last of which checks the others.

use crate::Refusal;
use std::fmt;

/// The number of a legal person in the register of INSEE (code de commerce, R123-221).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Siren([u8; 9]);

impl Siren {
    /// Nine figures, spaces between them allowed. Their sum after Luhn (ISO/IEC 7812-1, annex B) is
    /// a multiple of ten: one mistyped figure, and nearly every exchange of two, is found.
    pub fn parse(written: &str) -> Result<Self, Refusal> {
        let kept: String = written.chars().filter(|letter| !letter.is_whitespace()).collect();
        let figures: [u8; 9] = kept
            .as_bytes()
            .try_into()
            .ok()
            .filter(|figures: &[u8; 9]| figures.iter().all(u8::is_ascii_digit))
            .ok_or_else(|| Refusal::Siren { written: written.to_owned() })?;
        let sum: u32 = figures.iter().rev().enumerate().map(luhn).sum();
        if sum.is_multiple_of(10) {
            Ok(Siren(figures))
        } else {
            Err(Refusal::SirenKey { written: kept })
        }
    }
}

/// Every second figure from the right counts double, and both figures of a double count.
fn luhn((place, figure): (usize, &u8)) -> u32 {
    let value = u32::from(figure - b'0');
    if place % 2 == 0 { value } else { value * 2 / 10 + value * 2 % 10 }
}

impl fmt::Display for Siren {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.iter().try_for_each(|figure| write!(f, "{}", char::from(*figure)))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn a_siren_is_read_with_its_spaces_and_one_wrong_figure_is_found() {
        assert_eq!(Siren::parse("215 903 675").expect("Lys-lez-Lannoy").to_string(), "215903675");
        assert_eq!(
            Siren::parse("215903676"),
            Err(Refusal::SirenKey { written: "215903676".to_owned() })
        );
        for wrong in ["", "21590367", "2159036750", "21590367A", "２１５９０３６７５"] {
            assert_eq!(Siren::parse(wrong), Err(Refusal::Siren { written: wrong.to_owned() }));
        }
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(500))]
        #[test]
        fn whatever_figure_is_changed_the_key_says_so(
            first in 0_u32..100_000_000, at in 0_usize..9, by in 1_u8..10,
        ) {
            let right = (0..10).map(|key| format!("{first:08}{key}"));
            let right: Vec<String> = right.filter(|it| Siren::parse(it).is_ok()).collect();
            prop_assert_eq!(right.len(), 1, "one key and one only");
            let mut wrong = right[0].clone().into_bytes();
            wrong[at] = b'0' + (wrong[at] - b'0' + by) % 10;
            let wrong = String::from_utf8(wrong).expect("figures");
            prop_assert!(Siren::parse(&wrong).is_err());
        }
    }
}

//! Marks: what was given, to the hundredth.
//!
//! A mark is hundredths out of hundredths (13,25 out of 20). What is reckoned with is its exact
//! [`Share`] of what could be had.

use crate::Share;
use base::parse_decimal;
use std::fmt;

/// The largest mark and the largest scale, in hundredths: 1,000.
pub const HUNDREDTHS_MAX: i64 = 100_000;

/// A mark as it was given: `value` out of `out_of`, both in hundredths, `0 <= value`, `0 < out_of`.
/// A mark above its scale (21/20, a bonus) is kept as it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Mark {
    value: i64,
    out_of: i64,
}

/// Why a text is no mark.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum MarkError {
    Unreadable,
    /// More than two decimals.
    TooPrecise,
    Negative,
    /// Above 1,000, or a scale of nothing.
    OutOfBounds,
}

impl Mark {
    /// `value` and `out_of` in hundredths.
    pub fn new(value: i64, out_of: i64) -> Result<Self, MarkError> {
        if value < 0 {
            return Err(MarkError::Negative);
        }
        if out_of <= 0 || out_of > HUNDREDTHS_MAX || value > HUNDREDTHS_MAX {
            return Err(MarkError::OutOfBounds);
        }
        Ok(Mark { value, out_of })
    }

    /// `13,5` or `13.5`, out of `out_of` hundredths.
    pub fn parse(text: &str, out_of: i64) -> Result<Self, MarkError> {
        use base::MoneyError;
        let value = parse_decimal(text, 2).map_err(|error| match error {
            MoneyError::TooPrecise(_) => MarkError::TooPrecise,
            MoneyError::TooLarge => MarkError::OutOfBounds,
            MoneyError::Empty | MoneyError::Unreadable => MarkError::Unreadable,
        })?;
        Mark::new(value, out_of)
    }

    pub const fn value(self) -> i64 {
        self.value
    }

    pub const fn out_of(self) -> i64 {
        self.out_of
    }

    pub fn share(self) -> Share {
        Share::of(self.value, self.out_of)
    }
}

/// `13,5` — without its scale.
impl fmt::Display for Mark {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write_hundredths(f, self.value)
    }
}

/// Hundredths as French writes them: `1325` is `13,25`, `1350` is `13,5`, `1300` is `13`.
pub fn written(hundredths: i64) -> String {
    struct Written(i64);
    impl fmt::Display for Written {
        fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
            write_hundredths(f, self.0)
        }
    }
    Written(hundredths).to_string()
}

/// `1325` is `13,25`; `1350` is `13,5`; `1300` is `13`.
fn write_hundredths(f: &mut fmt::Formatter<'_>, hundredths: i64) -> fmt::Result {
    let (units, rest) = (hundredths / 100, hundredths % 100);
    match rest {
        0 => write!(f, "{units}"),
        rest if rest % 10 == 0 => write!(f, "{units},{}", rest / 10),
        rest => write!(f, "{units},{rest:02}"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_mark_is_read_as_it_is_written() {
        let mark = |text: &str| Mark::parse(text, 2_000).expect("a mark");
        assert_eq!(mark("13,5").to_string(), "13,5");
        assert_eq!(mark("13.25").to_string(), "13,25");
        assert_eq!(mark("20").to_string(), "20");
        assert_eq!(mark("21").share().hundredths_of(20), 2_100, "a bonus above the scale stays");
        assert_eq!(Mark::parse("13,333", 2_000), Err(MarkError::TooPrecise));
        assert_eq!(Mark::parse("-1", 2_000), Err(MarkError::Negative));
        assert_eq!(Mark::parse("douze", 2_000), Err(MarkError::Unreadable));
        assert_eq!(Mark::parse("5000", 2_000), Err(MarkError::OutOfBounds));
    }
}

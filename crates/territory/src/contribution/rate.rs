//! A rate: what one pupil, one school or one inhabitant costs, finer than a cent.

use base::{MoneyError, parse_decimal};
use serde::{Deserialize, Deserializer, Serialize, Serializer, de::Error as _};
use std::{borrow::Cow, fmt};

/// How many decimals of a euro a rate has.
const PLACES: u32 = 6;

/// Millionths of a euro for one unit. In JSON it is a text such as `"0,125"`, so that the key can
/// be read beside the deliberation.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Rate(i64);

impl Rate {
    /// One euro: the weight of a unit when only proportions matter.
    pub const ONE: Rate = Rate(1_000_000);
    pub const ZERO: Rate = Rate(0);

    /// Millionths of a euro in a cent.
    pub const MILLIONTHS_IN_A_CENT: i128 = 10_000;

    pub const fn from_millionths(millionths: i64) -> Self {
        Rate(millionths)
    }

    pub const fn from_cents(cents: i32) -> Self {
        Rate(cents as i64 * 10_000)
    }

    pub const fn millionths(self) -> i64 {
        self.0
    }

    pub const fn is_negative(self) -> bool {
        self.0 < 0
    }

    /// Reads `2,10`, `0.0253 €`: at most six decimals. A negative rate is read; the key refuses it.
    pub fn parse(text: &str) -> Result<Self, MoneyError> {
        parse_decimal(text.trim().trim_end_matches('€'), PLACES).map(Rate)
    }
}

/// `2,10`, `0,0253`: two decimals at least, no more than it has.
impl fmt::Display for Rate {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let sign = if self.0 < 0 { "-" } else { "" };
        let millionths = self.0.unsigned_abs();
        let decimals = format!("{:06}", millionths % 1_000_000);
        let decimals = decimals.trim_end_matches('0');
        write!(f, "{sign}{},{decimals:0<2}", millionths / 1_000_000)
    }
}

impl Serialize for Rate {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for Rate {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = Cow::<'de, str>::deserialize(deserializer)?;
        Rate::parse(&text).map_err(|_| D::Error::custom("not a rate"))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_rate_is_read_and_written_as_a_deliberation_has_it() {
        for (text, millionths) in [
            ("2,10", 2_100_000),
            ("0,0253", 25_300),
            ("1500,00", 1_500_000_000),
            ("-0,50", -500_000),
        ] {
            let rate = Rate::parse(text).expect("a rate");
            assert_eq!(rate.millionths(), millionths);
            assert_eq!(rate.to_string(), text);
            let json = serde_json::to_string(&rate).expect("json");
            assert_eq!(serde_json::from_str::<Rate>(&json).expect("a rate"), rate);
        }
        assert_eq!(Rate::parse("0,1234567"), Err(MoneyError::TooPrecise(6)));
    }
}

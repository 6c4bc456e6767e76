//! Money: euros in exact cents, read and written as people do.

use crate::{Lang, Locale};
use serde::{Deserialize, Serialize};
use std::{fmt, iter};

/// A sum in euro cents. It may be negative (a correction, a refund).
///
/// In JSON and in the database it is the number of cents. There is no operator: what may not fit is
/// asked with `checked_…`, so that no sum is ever silently wrong.
///
/// ```
/// use base::Money;
/// let called = Money::parse("1 234,56 €").expect("a sum");
/// assert_eq!(called, Money::from_cents(123_456));
/// assert_eq!(called.to_string(), "1\u{202f}234,56\u{202f}€");
/// ```
#[derive(
    Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize,
)]
#[serde(transparent)]
pub struct Money(i64);

/// Why a text is not a number one may use here.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum MoneyError {
    Empty,
    Unreadable,
    /// It has more decimals than this many.
    TooPrecise(u32),
    TooLarge,
}

impl Money {
    pub const ZERO: Money = Money(0);
    pub const MAX: Money = Money(i64::MAX);

    pub const fn from_cents(cents: i64) -> Self {
        Money(cents)
    }

    pub const fn from_euros(euros: i32) -> Self {
        Money(euros as i64 * 100)
    }

    pub const fn cents(self) -> i64 {
        self.0
    }

    pub const fn is_zero(self) -> bool {
        self.0 == 0
    }

    pub const fn is_negative(self) -> bool {
        self.0 < 0
    }

    pub const fn is_positive(self) -> bool {
        self.0 > 0
    }

    /// `None` when the sum does not fit 64 bits of cents; the same for the three below.
    pub fn checked_add(self, other: Money) -> Option<Money> {
        self.0.checked_add(other.0).map(Money)
    }

    pub fn checked_sub(self, other: Money) -> Option<Money> {
        self.0.checked_sub(other.0).map(Money)
    }

    pub fn checked_times(self, count: i64) -> Option<Money> {
        self.0.checked_mul(count).map(Money)
    }

    pub fn checked_neg(self) -> Option<Money> {
        self.0.checked_neg().map(Money)
    }

    /// What all of them make together, nothing when there are none.
    pub fn checked_sum(sums: impl IntoIterator<Item = Money>) -> Option<Money> {
        sums.into_iter().try_fold(Money::ZERO, Money::checked_add)
    }

    /// Reads `1 234,56 €`, `1234.5`, `-12,00`, with any kind of space between thousands.
    pub fn parse(text: &str) -> Result<Self, MoneyError> {
        parse_decimal(text.trim().trim_end_matches('€'), 2).map(Money)
    }

    /// `1234,56`: what files for the accounts hold, without spaces and without a sign of currency.
    pub fn plain(self) -> String {
        let sign = if self.0 < 0 { "-" } else { "" };
        let cents = self.0.unsigned_abs();
        format!("{sign}{},{:02}", cents / 100, cents % 100)
    }

    /// `1 234,56 €` with narrow no-break spaces and a true minus; `€1,234.56` in English.
    pub fn written(self, locale: Locale) -> String {
        let sign = if self.0 < 0 { "\u{2212}" } else { "" };
        let (euros, cents) = (self.0.unsigned_abs() / 100, self.0.unsigned_abs() % 100);
        match locale.lang() {
            Lang::En => format!("{sign}€{}.{cents:02}", grouped(euros, ",")),
            _ => format!("{sign}{},{cents:02}\u{202f}€", grouped(euros, "\u{202f}")),
        }
    }
}

/// As French writes it: `1 234,56 €`.
impl fmt::Display for Money {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.written(Locale::Fr))
    }
}

/// Reads a number as French people type it, in units of 10⁻ᵖˡᵃᶜᵉˢ: `"1 234,5"` with 2 places is
/// 123 450. A comma or a point parts the decimals; spaces, of whatever width, part thousands.
pub fn parse_decimal(text: &str, places: u32) -> Result<i64, MoneyError> {
    let text = text.trim();
    if text.is_empty() {
        return Err(MoneyError::Empty);
    }
    let unsigned = text.strip_prefix(['-', '\u{2212}']);
    let is_negative = unsigned.is_some();
    let unsigned = unsigned.or_else(|| text.strip_prefix('+')).unwrap_or(text).trim_start();
    let (whole, decimals) = unsigned.split_once([',', '.']).unwrap_or((unsigned, ""));
    let is_digits = |text: &str| text.bytes().all(|byte| byte.is_ascii_digit());
    let whole = ungrouped(whole).ok_or(MoneyError::Unreadable)?;
    if !is_digits(decimals) || (unsigned.ends_with([',', '.'])) {
        return Err(MoneyError::Unreadable);
    }
    let decimals = decimals.trim_end_matches('0');
    let missing = usize::try_from(places).ok().and_then(|n| n.checked_sub(decimals.len()));
    let missing = missing.ok_or(MoneyError::TooPrecise(places))?;
    let digits = whole + decimals + &"0".repeat(missing);
    let number: i64 = digits.parse().map_err(|_| MoneyError::TooLarge)?;
    Ok(if is_negative { -number } else { number })
}

/// The digits without the spaces that part thousands. A space elsewhere is a slip of the hand
/// (`12 34` may have been `1234` or `12,34`) and is not guessed.
fn ungrouped(whole: &str) -> Option<String> {
    let groups: Vec<&str> = whole.split([' ', '\u{a0}', '\u{202f}', '\u{2009}']).collect();
    let is_number = groups
        .iter()
        .all(|group| !group.is_empty() && group.bytes().all(|byte| byte.is_ascii_digit()));
    let is_grouped = groups.len() == 1
        || groups[0].len() <= 3 && groups[1..].iter().all(|group| group.len() == 3);
    (is_number && is_grouped).then(|| groups.concat())
}

/// Thousands parted by `separator`.
fn grouped(number: u64, separator: &str) -> String {
    let digits = number.to_string();
    let first = match digits.len() % 3 {
        0 => 3,
        rest => rest,
    };
    let (head, tail) = digits.split_at(first);
    let tail = tail.as_bytes().chunks(3).map(|chunk| chunk.iter().map(|byte| char::from(*byte)));
    iter::once(head.to_owned())
        .chain(tail.map(String::from_iter))
        .collect::<Vec<_>>()
        .join(separator)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn cents(text: &str) -> Result<i64, MoneyError> {
        Money::parse(text).map(Money::cents)
    }

    #[test]
    fn a_sum_is_read_as_people_type_it() {
        assert_eq!(cents("1 234,56 €"), Ok(123_456));
        assert_eq!(cents("1\u{202f}234\u{a0}567,5\u{202f}€"), Ok(123_456_750));
        assert_eq!(cents(" 1234.50 "), Ok(123_450));
        assert_eq!(cents("12"), Ok(1_200));
        assert_eq!(cents("-0,07"), Ok(-7));
        assert_eq!(cents("\u{2212}1 000 €"), Ok(-100_000));
        assert_eq!(cents("2,1000"), Ok(210));
    }

    #[test]
    fn what_is_not_a_sum_is_not_guessed() {
        assert_eq!(cents(""), Err(MoneyError::Empty));
        assert_eq!(cents(" € "), Err(MoneyError::Empty));
        for text in ["douze", "12 34", "1,234,56", "1,2,3", ",50", "12,", "1e3", "--1", "1 234,5 6"]
        {
            assert_eq!(cents(text), Err(MoneyError::Unreadable), "{text}");
        }
        assert_eq!(cents("0,125"), Err(MoneyError::TooPrecise(2)));
        assert_eq!(cents("99999999999999999999"), Err(MoneyError::TooLarge));
    }

    #[test]
    fn a_sum_is_written_as_it_is_printed() {
        let sum = Money::from_cents(-123_456_705);
        assert_eq!(sum.to_string(), "\u{2212}1\u{202f}234\u{202f}567,05\u{202f}€");
        assert_eq!(sum.written(Locale::En), "\u{2212}€1,234,567.05");
        assert_eq!(sum.plain(), "-1234567,05");
        assert_eq!(Money::from_euros(100).to_string(), "100,00\u{202f}€");
        assert_eq!(Money::ZERO.plain(), "0,00");
    }

    #[test]
    fn what_does_not_fit_is_said() {
        assert_eq!(Money::MAX.checked_add(Money::from_cents(1)), None);
        assert_eq!(Money::MAX.checked_times(2), None);
        assert_eq!(Money::checked_sum([Money::MAX, Money::MAX]), None);
        assert_eq!(Money::checked_sum([]), Some(Money::ZERO));
    }

    #[test]
    fn json_holds_cents() {
        let json = serde_json::to_string(&Money::from_cents(-150)).expect("json");
        assert_eq!(json, "-150");
        assert_eq!(serde_json::from_str::<Money>("-150").expect("money").cents(), -150);
    }

    proptest! {
        #[test]
        fn what_is_written_is_read_again(cents in (i64::MIN + 1)..=i64::MAX) {
            let money = Money::from_cents(cents);
            prop_assert_eq!(Money::parse(&money.to_string()), Ok(money));
            prop_assert_eq!(Money::parse(&money.plain()), Ok(money));
        }

        #[test]
        fn no_text_makes_it_panic(text in "[0-9 ,.€+-]{0,12}|\\PC{0,12}") {
            let _ = Money::parse(&text);
        }
    }
}

//! Numbers of deliberations: a pattern each body sets, one after the other, without a hole.

#[cfg(test)]
mod tests;

use base::Day;
use serde::{Deserialize, Serialize};
use std::fmt;
use std::str::FromStr;

/// How a body writes its numbers: `{aaaa}-{mm}-{jj}/{nn}`, `DELIB{aaaa}_{nnn}`.
///
/// `{aaaa}` and `{aa}` are the year of the session, `{mm}` its month, `{jj}` its day; `{n}` to
/// `{nnnnnn}` the number, with as many digits at least. What is not in braces stands as it is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Pattern {
    parts: Vec<Part>,
}

#[derive(Clone, Debug, PartialEq, Eq)]
enum Part {
    Text(String),
    Year,
    ShortYear,
    Month,
    DayOfMonth,
    /// At least so many digits.
    Number(usize),
}

/// When numbers begin at 1 again.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Series {
    Year,
    Session,
}

/// Why a text is not a pattern.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum PatternError {
    #[error("a brace without its other")]
    Brace,
    #[error("an unknown word in braces: {0}")]
    UnknownWord(String),
    #[error("{0} numbers instead of one")]
    NotOneNumber(usize),
    /// Numbers of two series would be the same.
    #[error("no {}", match .0 { Series::Year => "year", Series::Session => "day" })]
    Missing(Series),
    /// A digit behind the number could not be told from it.
    #[error("digits follow the number")]
    DigitsAfterNumber,
    #[error("{length} characters, {max} allowed")]
    TooLong { length: usize, max: usize },
    #[error("a control character or a space at an end")]
    Unprintable,
}

/// What a series of numbers has wrong.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum SeriesError {
    #[error("number 0")]
    Zero,
    #[error("number {0} is missing")]
    Hole(u32),
    #[error("number {0} twice")]
    Twice(u32),
}

const CHARACTERS_MAX: usize = 40;
const DIGITS_MAX: usize = 6;

impl Pattern {
    /// Reads a pattern; numbers that begin again each year or each session must say which one.
    pub fn parse(text: &str, series: Series) -> Result<Pattern, PatternError> {
        let length = text.chars().count();
        if length > CHARACTERS_MAX {
            return Err(PatternError::TooLong { length, max: CHARACTERS_MAX });
        }
        if text.trim() != text || text.chars().any(char::is_control) {
            return Err(PatternError::Unprintable);
        }
        let pattern: Pattern = text.parse()?;
        let has = |part| pattern.parts.contains(&part);
        let has_year = has(Part::Year) || has(Part::ShortYear);
        if !has_year || series == Series::Session && !(has(Part::Month) && has(Part::DayOfMonth)) {
            return Err(PatternError::Missing(series));
        }
        Ok(pattern)
    }

    /// The number of a deliberation: the `number`-th of its series, of a session held that day.
    pub fn write(&self, held_on: Day, number: u32) -> String {
        let part = |part: &Part| match part {
            Part::Text(text) => text.clone(),
            Part::Year => format!("{:04}", held_on.year()),
            Part::ShortYear => format!("{:02}", held_on.year().rem_euclid(100)),
            Part::Month => format!("{:02}", held_on.month()),
            Part::DayOfMonth => format!("{:02}", held_on.day()),
            Part::Number(digits) => format!("{number:0digits$}"),
        };
        self.parts.iter().map(part).collect()
    }

    /// The number within its series, when `text` was written with this pattern for that day.
    pub fn read(&self, text: &str, held_on: Day) -> Option<u32> {
        let place = self.parts.iter().position(|part| matches!(part, Part::Number(_)))?;
        let (before, after) = self.parts.split_at(place);
        let write = |parts: &[Part]| Pattern { parts: parts.to_vec() }.write(held_on, 0);
        let digits = text.strip_prefix(&write(before))?.strip_suffix(&write(&after[1..]))?;
        let number: u32 = digits.parse().ok().filter(|number| *number > 0)?;
        (self.write(held_on, number) == text).then_some(number)
    }
}

impl fmt::Display for Pattern {
    /// As it was typed.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.parts.iter().try_for_each(|part| match part {
            Part::Text(text) => f.write_str(text),
            Part::Year => f.write_str("{aaaa}"),
            Part::ShortYear => f.write_str("{aa}"),
            Part::Month => f.write_str("{mm}"),
            Part::DayOfMonth => f.write_str("{jj}"),
            Part::Number(digits) => write!(f, "{{{}}}", "n".repeat(*digits)),
        })
    }
}

/// Its words only; [`Pattern::parse`] reads it for a series.
impl FromStr for Pattern {
    type Err = PatternError;

    fn from_str(text: &str) -> Result<Pattern, PatternError> {
        let mut parts = Vec::new();
        let mut rest = text;
        while let Some((before, inside)) = rest.split_once('{') {
            let (word, after) = inside.split_once('}').ok_or(PatternError::Brace)?;
            push_text(&mut parts, before)?;
            parts.push(Part::word(word)?);
            rest = after;
        }
        push_text(&mut parts, rest)?;
        let numbers = parts.iter().filter(|part| matches!(part, Part::Number(_))).count();
        if numbers != 1 {
            return Err(PatternError::NotOneNumber(numbers));
        }
        let is_unclear = |pair: &[Part]| matches!(pair[0], Part::Number(_)) && pair[1].is_digits();
        if parts.windows(2).any(is_unclear) {
            return Err(PatternError::DigitsAfterNumber);
        }
        Ok(Pattern { parts })
    }
}

fn push_text(parts: &mut Vec<Part>, text: &str) -> Result<(), PatternError> {
    if text.contains('}') {
        return Err(PatternError::Brace);
    }
    if !text.is_empty() {
        parts.push(Part::Text(text.to_owned()));
    }
    Ok(())
}

impl Part {
    fn word(word: &str) -> Result<Part, PatternError> {
        match word {
            "aaaa" => Ok(Part::Year),
            "aa" => Ok(Part::ShortYear),
            "mm" => Ok(Part::Month),
            "jj" => Ok(Part::DayOfMonth),
            _ if (1..=DIGITS_MAX).contains(&word.len()) && word.bytes().all(|b| b == b'n') => {
                Ok(Part::Number(word.len()))
            }
            _ => Err(PatternError::UnknownWord(word.to_owned())),
        }
    }

    fn is_digits(&self) -> bool {
        match self {
            Part::Text(text) => text.starts_with(|first: char| first.is_ascii_digit()),
            _ => true,
        }
    }
}

/// The number that follows those of a series, from 1.
pub fn next(taken: &[u32]) -> u32 {
    taken.iter().max().map_or(1, |last| last.saturating_add(1))
}

/// Whether the numbers of a series are 1, 2, 3… in any order; the first that is wrong.
pub fn check(taken: &[u32]) -> Result<(), SeriesError> {
    let mut sorted = taken.to_vec();
    sorted.sort_unstable();
    for (expected, number) in (1..).zip(sorted) {
        match number {
            0 => return Err(SeriesError::Zero),
            _ if number < expected => return Err(SeriesError::Twice(number)),
            _ if number > expected => return Err(SeriesError::Hole(expected)),
            _ => {}
        }
    }
    Ok(())
}

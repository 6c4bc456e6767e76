//! Questions: what a slip asks besides having been read, and what counts as an answer.

use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

db::word! {
    /// How a question is answered.
    pub enum Ask {
        YesNo = "yes_no",
        /// One among several.
        Choice = "choice",
        /// As many as one likes.
        Several = "several",
        /// One among several, each with so many places.
        Slot = "slot",
        /// An amount of money.
        Amount = "amount",
        Text = "text",
    }
}

impl Ask {
    /// Its possible answers are written by the author.
    pub const fn has_options(self) -> bool {
        matches!(self, Ask::Choice | Ask::Several | Ask::Slot)
    }
}

/// One question of a slip.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Question {
    /// Its name among the answers; it stays when the slip is corrected.
    pub number: u32,
    #[serde(with = "ask_word")]
    pub ask: Ask,
    pub label: String,
    pub is_optional: bool,
    pub options: Vec<Possible>,
}

/// A possible answer; a slot has places.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Possible {
    pub label: String,
    pub places: Option<u32>,
}

mod ask_word {
    //! A way of asking is kept as its word.
    use super::Ask;
    use serde::{Deserialize, Deserializer, Serializer, de::Error};

    pub fn serialize<S: Serializer>(ask: &Ask, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(ask.word())
    }

    pub fn deserialize<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Ask, D::Error> {
        let word = String::deserialize(deserializer)?;
        Ask::parse(&word).ok_or_else(|| D::Error::custom("no such way of asking"))
    }
}

/// Names of fields; a question that is added to a slip takes the first that was never used.
const FIELDS: [&str; 32] = [
    "r0", "r1", "r2", "r3", "r4", "r5", "r6", "r7", "r8", "r9", "r10", "r11", "r12", "r13", "r14",
    "r15", "r16", "r17", "r18", "r19", "r20", "r21", "r22", "r23", "r24", "r25", "r26", "r27",
    "r28", "r29", "r30", "r31",
];

/// The highest number a question may have.
pub const NUMBER_MAX: u32 = 31;
pub const QUESTIONS_MAX: usize = 6;
pub const OPTIONS_MAX: usize = 24;
pub const LABEL_CHARS_MAX: usize = 200;
const TEXT_CHARS_MAX: usize = 2_000;
const CENTS_MAX: i64 = 1_000_000;
const PLACES_MAX: u32 = 10_000;

/// Answers by the number of their question, each as the chain keeps it: `yes`, `2`, `0,2`, `550`.
pub type Answers = BTreeMap<u32, String>;

/// Why an answer cannot be taken.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Wrong {
    Missing,
    NotAnAmount,
    TooLong,
}

/// What is asked, as the version of a slip keeps it.
pub fn written(questions: &[Question]) -> String {
    serde_json::to_string(questions).unwrap_or_default()
}

pub fn read(json: &str) -> Vec<Question> {
    serde_json::from_str(json).unwrap_or_default()
}

pub fn answers_written(answers: &Answers) -> String {
    serde_json::to_string(answers).unwrap_or_default()
}

pub fn answers_read(json: &str) -> Answers {
    serde_json::from_str(json).unwrap_or_default()
}

impl Question {
    /// The field of a form that answers it.
    pub fn field(&self) -> &'static str {
        FIELDS.get(self.number as usize).copied().unwrap_or(FIELDS[0])
    }

    /// What was typed or ticked, as an answer; nothing when it may be left out.
    pub fn answer(&self, typed: &[&str]) -> Result<Option<String>, Wrong> {
        let first = typed.iter().map(|text| text.trim()).find(|text| !text.is_empty());
        let answer = match self.ask {
            Ask::YesNo => first.filter(|text| ["yes", "no"].contains(text)).map(str::to_owned),
            Ask::Choice | Ask::Slot => first.and_then(|text| self.option(text)),
            Ask::Several => {
                let mut chosen: Vec<usize> =
                    typed.iter().filter_map(|text| self.place(text.trim())).collect();
                chosen.sort_unstable();
                chosen.dedup();
                let chosen: Vec<String> = chosen.iter().map(usize::to_string).collect();
                // To tick nothing is an answer.
                Some(chosen.join(","))
            }
            Ask::Amount => match first {
                Some(text) => Some(cents(text).ok_or(Wrong::NotAnAmount)?.to_string()),
                None => None,
            },
            Ask::Text => match first {
                Some(text) if text.chars().count() > TEXT_CHARS_MAX => return Err(Wrong::TooLong),
                text => text.map(str::to_owned),
            },
        };
        match answer {
            None if self.is_optional => Ok(None),
            None => Err(Wrong::Missing),
            answer => Ok(answer),
        }
    }

    fn place(&self, text: &str) -> Option<usize> {
        text.parse::<usize>().ok().filter(|place| *place < self.options.len())
    }

    fn option(&self, text: &str) -> Option<String> {
        self.place(text).map(|place| place.to_string())
    }

    /// The slot that was chosen.
    pub fn slot(&self, answers: &Answers) -> Option<u32> {
        if self.ask != Ask::Slot {
            return None;
        }
        answers.get(&self.number)?.parse().ok()
    }

    /// The words of the options that were chosen.
    pub fn chosen(&self, answer: &str) -> Vec<&str> {
        let places = answer.split(',').filter_map(|place| place.parse::<usize>().ok());
        places.filter_map(|place| self.options.get(place)).map(|it| it.label.as_str()).collect()
    }
}

/// Whether the answer to a choice names this place.
pub fn is_chosen(place: usize, answer: &str) -> bool {
    answer.split(',').any(|chosen| chosen.parse() == Ok(place))
}

/// `12`, `5,50`, `5.5 €` as cents; not below zero, not a fortune.
pub fn cents(text: &str) -> Option<i64> {
    let text: String = text
        .chars()
        .filter(|c| !c.is_whitespace() && *c != '€')
        .map(|c| if c == ',' { '.' } else { c })
        .collect();
    let (euros, rest) = text.split_once('.').unwrap_or((&text, ""));
    if euros.is_empty() || rest.len() > 2 || !text.chars().all(|c| c.is_ascii_digit() || c == '.') {
        return None;
    }
    let euros: i64 = euros.parse().ok()?;
    let cents: i64 = format!("{rest:0<2}").parse().ok()?;
    let all = euros.checked_mul(100)?.checked_add(cents)?;
    (all <= CENTS_MAX).then_some(all)
}

/// `5,50`
pub fn euros(cents: &str) -> String {
    let cents: i64 = cents.parse().unwrap_or(0);
    format!("{},{:02}", cents / 100, cents % 100)
}

/// The lines of the author as possible answers: `Jeudi 17 h | 3` has three places.
pub fn options(text: &str, ask: Ask) -> Vec<Possible> {
    let line = |line: &str| {
        let (label, places) = match line.rsplit_once('|') {
            Some((label, places)) if ask == Ask::Slot => {
                (label, places.trim().parse().ok().map(|it: u32| it.min(PLACES_MAX)))
            }
            _ => (line, None),
        };
        let label: String = label.trim().chars().take(LABEL_CHARS_MAX).collect();
        Possible { label, places }
    };
    let lines = text.lines().filter(|line| !line.trim().is_empty()).map(line);
    lines.filter(|it| !it.label.is_empty()).take(OPTIONS_MAX).collect()
}

/// The same, as the author typed it.
pub fn options_typed(options: &[Possible]) -> String {
    let line = |it: &Possible| match it.places {
        Some(places) => format!("{} | {places}", it.label),
        None => it.label.clone(),
    };
    options.iter().map(line).collect::<Vec<_>>().join("\n")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn question(ask: Ask, is_optional: bool) -> Question {
        let options = options("Lundi | 2\nMardi | 1\n\nJeudi", ask);
        Question { number: 1, ask, label: "?".to_owned(), is_optional, options }
    }

    #[test]
    fn an_amount_is_read_as_people_write_it() {
        let read = ["5", "5,5", "5.50 €", " 12 ", "5,501", "-3", "", "10001", "cinq"].map(cents);
        let expected = [Some(500), Some(550), Some(550), Some(1200), None, None, None, None, None];
        assert_eq!(read, expected);
        assert_eq!(euros("550"), "5,50");
    }

    #[test]
    fn what_must_be_answered_is() {
        assert_eq!(question(Ask::YesNo, false).answer(&[]), Err(Wrong::Missing));
        assert_eq!(question(Ask::YesNo, true).answer(&[]), Ok(None));
        assert_eq!(question(Ask::YesNo, false).answer(&["maybe"]), Err(Wrong::Missing));
        assert_eq!(question(Ask::YesNo, false).answer(&["no"]), Ok(Some("no".to_owned())));
        assert_eq!(question(Ask::Choice, false).answer(&["3"]), Err(Wrong::Missing));
        assert_eq!(question(Ask::Several, false).answer(&["2", "0", "2"]), Ok(Some("0,2".into())));
        assert_eq!(question(Ask::Several, false).answer(&[]), Ok(Some(String::new())));
        assert_eq!(question(Ask::Amount, true).answer(&["x"]), Err(Wrong::NotAnAmount));
        let long = "é".repeat(TEXT_CHARS_MAX + 1);
        assert_eq!(question(Ask::Text, true).answer(&[&long]), Err(Wrong::TooLong));
    }

    #[test]
    fn a_slot_has_places_and_a_choice_has_none() {
        let slot = question(Ask::Slot, false);
        let places: Vec<Option<u32>> = slot.options.iter().map(|it| it.places).collect();
        assert_eq!(places, [Some(2), Some(1), None]);
        assert_eq!(options_typed(&slot.options), "Lundi | 2\nMardi | 1\nJeudi");
        assert_eq!(question(Ask::Choice, false).options[0].label, "Lundi | 2");
        assert_eq!(read(&written(std::slice::from_ref(&slot))), [slot]);
    }
}

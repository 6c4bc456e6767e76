//! A scale as a school types it, and the rules of steps.

use crate::{
    Share, Step, Steps,
    scale::{ABSENT, EXCUSED, NOT_DONE},
};
use serde::Deserialize;
use web::{Problem, Problems, form, form::At};

/// More is another word for marks.
pub const STEPS_MAX: usize = 6;
const NAME_CHARS_MAX: usize = 60;
const KEY_CHARS_MAX: usize = 3;

/// The fields, step by step, the lowest first; a step without anything is none.
#[derive(Clone, Debug, Default, Deserialize)]
pub struct ScaleForm {
    #[serde(default)]
    pub name: String,
    #[serde(default)]
    pub key: Vec<String>,
    #[serde(default)]
    pub label: Vec<String>,
    #[serde(default)]
    pub from: Vec<String>,
    #[serde(default)]
    pub counts: Vec<String>,
}

/// Why steps are no scale; the place is that of the step, from 1.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum StepsError {
    /// Fewer than two, or more than [`STEPS_MAX`].
    Count,
    /// What is typed, or the words, are missing.
    Unnamed(usize),
    /// What is typed for it is typed for another one.
    SameKey(usize),
    /// What is typed for it says in a grid that there is no step.
    Kept(usize),
    /// Its threshold is no percentage above the one before (0 for the first).
    Threshold(usize),
    /// What it counts for is no percentage between its threshold and the next one.
    Counts(usize),
}

impl ScaleForm {
    pub fn typed(&self, place: usize) -> [&str; 4] {
        [&self.key, &self.label, &self.from, &self.counts]
            .map(|field| field.get(place).map(|it| it.trim()).unwrap_or_default())
    }

    pub fn check(&self) -> Result<(String, Steps), Problems> {
        let steps = (0..STEPS_MAX).map(|place| self.typed(place));
        let steps: Vec<_> = steps.filter(|typed| typed.iter().any(|it| !it.is_empty())).collect();
        let name = form::required(&self.name, NAME_CHARS_MAX).at("name");
        let steps = read(&steps).map_err(problem);
        Problems::gather((name, steps))
    }
}

fn percent(text: &str) -> Option<u8> {
    text.trim_end_matches(['%', ' ', '\u{a0}']).parse().ok().filter(|percent| *percent <= 100)
}

fn read(typed: &[[&str; 4]]) -> Result<Steps, StepsError> {
    if typed.len() < 2 || typed.len() > STEPS_MAX {
        return Err(StepsError::Count);
    }
    let mut steps: Vec<Step> = Vec::new();
    for (place, [key, label, from, counts]) in typed.iter().enumerate() {
        let number = place + 1;
        if [ABSENT, EXCUSED, NOT_DONE].iter().any(|word| word.eq_ignore_ascii_case(key)) {
            return Err(StepsError::Kept(number));
        }
        if key.is_empty() || label.is_empty() || key.chars().count() > KEY_CHARS_MAX {
            return Err(StepsError::Unnamed(number));
        }
        if label.chars().count() > NAME_CHARS_MAX {
            return Err(StepsError::Unnamed(number));
        }
        if steps.iter().any(|step| step.key.eq_ignore_ascii_case(key)) {
            return Err(StepsError::SameKey(number));
        }
        let from = if place == 0 && from.is_empty() { Some(0) } else { percent(from) };
        steps.push(Step {
            key: (*key).to_owned(),
            label: (*label).to_owned(),
            colour: colour(place, typed.len()),
            from_percent: from.ok_or(StepsError::Threshold(number))?,
            counts_percent: percent(counts).ok_or(StepsError::Counts(number))?,
        });
    }
    check(&steps)?;
    Ok(Steps(steps))
}

/// Thresholds rise from 0, and what a step counts for is a share that is at this step.
fn check(steps: &[Step]) -> Result<(), StepsError> {
    for (place, step) in steps.iter().enumerate() {
        let before = place.checked_sub(1).map(|place| steps[place].from_percent);
        if before.map_or(step.from_percent != 0, |before| step.from_percent <= before) {
            return Err(StepsError::Threshold(place + 1));
        }
    }
    for (place, step) in steps.iter().enumerate() {
        let next = steps.get(place + 1).map_or(101, |next| next.from_percent);
        let counts = Share::of_percent(step.counts_percent);
        if !counts.is_at_least(step.from_percent) || step.counts_percent >= next {
            return Err(StepsError::Counts(place + 1));
        }
    }
    Ok(())
}

/// One of the four shades, spread over the steps.
fn colour(place: usize, count: usize) -> String {
    let shade = 1 + (3 * place + (count - 1) / 2) / (count - 1).max(1);
    format!("level-{}", shade.min(4))
}

fn problem(why: StepsError) -> Problem {
    let (text, number) = match why {
        StepsError::Count => (text::id!("results-steps-count"), 0),
        StepsError::Unnamed(number) => (text::id!("results-steps-unnamed"), number),
        StepsError::SameKey(number) => (text::id!("results-steps-same-key"), number),
        StepsError::Kept(number) => (text::id!("results-steps-kept"), number),
        StepsError::Threshold(number) => (text::id!("results-steps-threshold"), number),
        StepsError::Counts(number) => (text::id!("results-steps-counts"), number),
    };
    let args = if number == 0 { Vec::new() } else { vec![("number", number.to_string())] };
    Problem { field: "steps", text, args }
}

#[cfg(test)]
mod tests {
    use super::*;

    const GOOD: [[&str; 4]; 3] =
        [["R", "Rouge", "", "20"], ["O", "Orange", "40 %", "50"], ["V", "Vert", "70", "100"]];

    fn with(place: usize, column: usize, text: &'static str) -> Result<Steps, StepsError> {
        let mut typed = GOOD;
        typed[place][column] = text;
        read(&typed)
    }

    #[test]
    fn a_scale_has_named_steps_that_rise_and_count_within_themselves() {
        let steps = read(&GOOD).expect("a scale");
        let colours: Vec<&str> = steps.0.iter().map(|step| &*step.colour).collect();
        assert_eq!(colours, ["level-1", "level-3", "level-4"]);
        assert_eq!(read(&GOOD[..1]), Err(StepsError::Count));
        assert_eq!(with(1, 0, "r"), Err(StepsError::SameKey(2)), "whatever its case");
        assert_eq!(with(0, 0, "NR"), Err(StepsError::Kept(1)), "not done, whatever its case");
        assert_eq!(with(1, 0, "abs"), Err(StepsError::Kept(2)));
        assert_eq!(with(2, 0, "Disp"), Err(StepsError::Kept(3)), "rather than too long");
        assert_eq!(with(1, 1, ""), Err(StepsError::Unnamed(2)), "a colour has its words");
        assert_eq!(with(2, 2, "30"), Err(StepsError::Threshold(3)));
        assert_eq!(with(0, 2, "5"), Err(StepsError::Threshold(1)), "the first begins at 0");
        assert_eq!(with(1, 3, "75"), Err(StepsError::Counts(2)), "it would be the next step");
        assert_eq!(with(1, 3, "beaucoup"), Err(StepsError::Counts(2)));
        assert_eq!(with(2, 3, "101"), Err(StepsError::Counts(3)));
    }
}

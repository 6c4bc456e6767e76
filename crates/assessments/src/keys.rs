//! What one types in a cell, and how a cell is written: `1` to `4`, `13,5`, `a` for absent.

use crate::cell::Said;
use base::Id;
use results::{Mark, MarkError, Scale};
use web::id;

/// What a column of the grid understands: the steps of a scale, or marks out of something.
#[derive(Clone, Debug)]
pub enum Column<'a> {
    Steps(&'a Scale),
    Marks(i64),
}

/// A letter that is neither a step nor a mark: an absence.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Letter {
    pub said: Said,
    /// What is typed: `a`.
    pub key: &'static str,
    /// What is shown, and may be typed too: `abs`.
    pub word: &'static str,
    /// The id of what it says.
    pub text: &'static str,
}

/// By turns: the first that is no step of the scale.
const LETTERS: [(Said, [&str; 3], &str, &str); 3] = [
    (Said::Absent, ["a", "x", "h"], "abs", id!("assessments-absent")),
    (Said::Excused, ["d", "p", "f"], "disp", id!("assessments-excused")),
    (Said::NotDone, ["n", "z", "k"], "nr", id!("assessments-not-done")),
];

/// Why what was typed says nothing.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Wrong {
    /// It is no step of the scale.
    Step,
    Mark(MarkError),
    /// Far above what it is out of: a comma was forgotten.
    TooHigh,
}

impl Wrong {
    pub const fn text(self) -> &'static str {
        match self {
            Wrong::Step => id!("assessments-wrong-step"),
            Wrong::Mark(MarkError::TooPrecise) => id!("assessments-wrong-precise"),
            Wrong::Mark(MarkError::Negative) => id!("assessments-wrong-negative"),
            Wrong::Mark(MarkError::Unreadable) => id!("assessments-wrong-mark"),
            Wrong::Mark(MarkError::OutOfBounds) | Wrong::TooHigh => id!("assessments-wrong-high"),
        }
    }
}

impl Column<'_> {
    pub fn letters(&self) -> [Letter; 3] {
        let is_step = |key: &str| match self {
            Column::Steps(scale) => scale.rank_of(key).is_some(),
            Column::Marks(_) => false,
        };
        LETTERS.map(|(said, keys, word, text)| {
            let key = keys.into_iter().find(|key| !is_step(key)).unwrap_or(word);
            Letter { said, key, word, text }
        })
    }

    /// What was typed, whatever its case; nothing empties the cell.
    pub fn read(&self, typed: &str) -> Result<Said, Wrong> {
        let typed = typed.trim();
        if typed.is_empty() {
            return Ok(Said::Blank);
        }
        if let Column::Steps(scale) = self
            && let Some(rank) = scale.rank_of(typed)
        {
            return Ok(Said::Step(scale.id, rank));
        }
        let is = |letter: &&Letter| {
            letter.key.eq_ignore_ascii_case(typed) || letter.word.eq_ignore_ascii_case(typed)
        };
        if let Some(letter) = self.letters().iter().find(is) {
            return Ok(letter.said);
        }
        match self {
            Column::Steps(_) => Err(Wrong::Step),
            // A bonus goes a little above; ten times too much is a comma that was forgotten.
            Column::Marks(out_of) => match Mark::parse(typed, *out_of) {
                Ok(mark) if mark.value() * 4 > out_of * 5 => Err(Wrong::TooHigh),
                Ok(mark) => Ok(Said::Mark(mark)),
                Err(error) => Err(Wrong::Mark(error)),
            },
        }
    }
}

/// How it is written in its cell. A step of another scale than those that are known is a question
/// mark: its label is in the history.
pub fn written(said: Said, scales: &[Scale]) -> String {
    match said {
        Said::Step(scale, rank) => key_of(scales, scale, rank).unwrap_or_else(|| "?".to_owned()),
        Said::Mark(mark) => mark.to_string(),
        Said::Absent => "abs".to_owned(),
        Said::Excused => "disp".to_owned(),
        Said::NotDone => "nr".to_owned(),
        Said::Blank => String::new(),
    }
}

fn key_of(scales: &[Scale], scale: Id<Scale>, rank: u8) -> Option<String> {
    let scale = scales.iter().find(|known| known.id == scale)?;
    scale.step(rank).map(|step| step.key.clone())
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;
    use results::{ScaleKind, Step, Steps};

    fn scale(keys: &[&str]) -> Scale {
        let step = |key: &&str| Step {
            key: (*key).to_owned(),
            label: (*key).to_owned(),
            colour: "level-1".to_owned(),
            from_percent: 0,
            counts_percent: 50,
        };
        Scale {
            id: Id::new(1),
            school: None,
            code: "essai".to_owned(),
            name: "Essai".to_owned(),
            kind: ScaleKind::Steps,
            steps: Steps(keys.iter().map(step).collect()),
            retired_on: None,
        }
    }

    #[test]
    fn four_levels_and_three_letters_are_typed_with_one_key() {
        let four = scale(&["1", "2", "3", "4"]);
        let column = Column::Steps(&four);
        assert_eq!(column.read(" 3 "), Ok(Said::Step(four.id, 3)));
        assert_eq!(column.read("A"), Ok(Said::Absent));
        assert_eq!(column.read("d"), Ok(Said::Excused));
        assert_eq!(column.read("nr"), Ok(Said::NotDone));
        assert_eq!(column.read(""), Ok(Said::Blank));
        assert_eq!(column.read("5"), Err(Wrong::Step));
    }

    #[test]
    fn a_letter_of_the_scale_is_a_level_before_it_is_an_absence() {
        let letters = scale(&["E", "D", "C", "B", "A"]);
        let column = Column::Steps(&letters);
        assert_eq!(column.read("a"), Ok(Said::Step(letters.id, 5)));
        assert_eq!(column.letters().map(|letter| letter.key), ["x", "p", "n"]);
        assert_eq!(column.read("x"), Ok(Said::Absent));
        assert_eq!(column.read("abs"), Ok(Said::Absent));
    }

    #[test]
    fn a_mark_that_forgot_its_comma_is_asked_about() {
        let column = Column::Marks(2_000);
        let mark = |value| Ok(Said::Mark(Mark::new(value, 2_000).expect("a mark")));
        assert_eq!(column.read("13,5"), mark(1_350));
        assert_eq!(column.read("21"), mark(2_100), "a bonus");
        assert_eq!(column.read("135"), Err(Wrong::TooHigh));
        assert_eq!(column.read("13,333"), Err(Wrong::Mark(MarkError::TooPrecise)));
        assert_eq!(column.read("douze"), Err(Wrong::Mark(MarkError::Unreadable)));
    }

    proptest! {
        #[test]
        fn what_is_written_is_read_again_the_same(rank in 1u8..5, value in 0i64..2_500) {
            let four = scale(&["1", "2", "3", "4"]);
            let scales = [four.clone()];
            let step = Said::Step(four.id, rank);
            prop_assert_eq!(Column::Steps(&four).read(&written(step, &scales)), Ok(step));
            let mark = Said::Mark(Mark::new(value, 2_000).expect("a mark"));
            prop_assert_eq!(Column::Marks(2_000).read(&written(mark, &scales)), Ok(mark));
            for letter in Column::Marks(2_000).letters() {
                let typed = written(letter.said, &scales);
                prop_assert_eq!(Column::Steps(&four).read(&typed), Ok(letter.said));
            }
        }
    }
}

//! What one types in a cell, and how a cell is written: `1` to `4`, `13,5`, `a` for absent.

use crate::cell::Said;
use base::Id;
use results::{
    Mark, MarkError, Scale,
    scale::{ABSENT, EXCUSED, NOT_DONE},
};
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

/// By turns: the first that is no step of the scale. Scales of schools made before the words were
/// refused to them may have a step that is one: the second, longer than any key, is none.
const LETTERS: [(Said, [&str; 3], [&str; 2], &str); 3] = [
    (Said::Absent, ["a", "x", "h"], [ABSENT, "absent"], id!("assessments-absent")),
    (Said::Excused, ["d", "p", "f"], [EXCUSED, "dispensé"], id!("assessments-excused")),
    (Said::NotDone, ["n", "z", "k"], [NOT_DONE, "non-rendu"], id!("assessments-not-done")),
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
        let steps = match self {
            Column::Steps(scale) => scale.steps.0.as_slice(),
            Column::Marks(_) => &[],
        };
        let is_step = |word: &str| steps.iter().any(|step| step.key.eq_ignore_ascii_case(word));
        // A grid takes a letter as soon as it is typed: it may not be the beginning of a step.
        let begins = |key: &str| {
            let mut starts = steps.iter().filter_map(|step| step.key.get(..key.len()));
            starts.any(|start| start.eq_ignore_ascii_case(key))
        };
        LETTERS.map(|(said, keys, [short, long], text)| {
            let word = if is_step(short) { long } else { short };
            let key = keys.into_iter().find(|key| !begins(key)).unwrap_or(word);
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

    /// How it is written in a cell of this column, so that it is read again the same. A step of
    /// another scale than those that are known is a question mark: its label is in the history.
    pub fn written(&self, said: Said, scales: &[Scale]) -> String {
        match said {
            Said::Step(scale, rank) => {
                key_of(scales, scale, rank).unwrap_or_else(|| "?".to_owned())
            }
            Said::Mark(mark) => mark.to_string(),
            Said::Absent | Said::Excused | Said::NotDone => {
                let letters = self.letters();
                let letter = letters.iter().find(|letter| letter.said == said);
                letter.map_or_else(String::new, |letter| letter.word.to_owned())
            }
            Said::Blank => String::new(),
        }
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
    fn a_step_that_is_typed_like_an_absence_leaves_it_another_word() {
        let scale = scale(&["NR", "Abs", "R"]);
        let (column, scales) = (Column::Steps(&scale), [scale.clone()]);
        assert_eq!(column.letters().map(|letter| letter.word), ["absent", "disp", "non-rendu"]);
        assert_eq!(column.letters().map(|letter| letter.key), ["x", "d", "z"], "nor its beginning");
        let steps = [Said::Step(scale.id, 1), Said::Step(scale.id, 2), Said::Step(scale.id, 3)];
        for said in [Said::Absent, Said::Excused, Said::NotDone].into_iter().chain(steps) {
            let written = column.written(said, &scales);
            assert_eq!(column.read(&written), Ok(said), "{written}");
        }
        assert_eq!(Column::Marks(2_000).written(Said::NotDone, &scales), "nr", "no step is there");
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
            let column = Column::Steps(&four);
            prop_assert_eq!(column.read(&column.written(step, &scales)), Ok(step));
            let mark = Said::Mark(Mark::new(value, 2_000).expect("a mark"));
            let marks = Column::Marks(2_000);
            prop_assert_eq!(marks.read(&marks.written(mark, &scales)), Ok(mark));
            for letter in marks.letters() {
                let typed = marks.written(letter.said, &scales);
                prop_assert_eq!(column.read(&typed), Ok(letter.said));
            }
        }
    }
}

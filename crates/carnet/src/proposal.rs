//! What observations propose for a line of the synthèse. The teacher decides.
//!
//! Of each success the last word counts; done is the whole, on the way the half. The mean of a line
//! is exact, and falls into a column by the thresholds of the scale `reussite` (`colonne.csv`: 0 to
//! 30, 31 to 69, 70 to 100). Nothing observed proposes nothing: what nobody looked at is not a
//! failure.

use crate::{model::Column, observation::State};
use base::{Day, Id};
use results::{Average, Share, Skill};
use std::collections::HashMap;

db::row! {
    /// The state of a success on a day, of an observation that has a line.
    #[derive(Clone, Debug, PartialEq, Eq)]
    pub struct Word {
        pub line: String,
        pub skill_id: Option<Id<Skill>>,
        pub state: State,
        pub on_day: Day,
    }
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Proposal {
    pub column: Column,
    /// On so many successes it rests.
    pub successes: usize,
}

const OFTEN_PERCENT: u8 = 70;
const ON_THE_WAY_PERCENT: u8 = 31;
const HALF_PERCENT: u8 = 50;

/// By line; `words` in the order of days, the last one last.
pub fn proposals(words: &[Word]) -> HashMap<String, Proposal> {
    let mut last: HashMap<(&str, Id<Skill>), State> = HashMap::new();
    for word in words {
        if let Some(skill) = word.skill_id {
            last.insert((&word.line, skill), word.state);
        }
    }
    let mut means: HashMap<&str, (Average, usize)> = HashMap::new();
    for ((line, _), state) in last {
        let percent = if state == State::Done { 100 } else { HALF_PERCENT };
        let (mean, count) = means.entry(line).or_default();
        mean.add(Share::of_percent(percent), 1);
        *count += 1;
    }
    let proposed = means.into_iter().filter_map(|(line, (mean, successes))| {
        Some((line.to_owned(), Proposal { column: column(mean.share()?), successes }))
    });
    proposed.collect()
}

fn column(share: Share) -> Column {
    if share.is_at_least(OFTEN_PERCENT) {
        Column::Often
    } else if share.is_at_least(ON_THE_WAY_PERCENT) {
        Column::OnTheWay
    } else {
        Column::NotYet
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn word(skill: i64, state: State, day: i8) -> Word {
        Word {
            line: "LAN-11".to_owned(),
            skill_id: Some(Id::new(skill)),
            state,
            on_day: Day::new(2026, 10, day).expect("a day"),
        }
    }

    fn proposed(words: &[Word]) -> Option<(Column, usize)> {
        proposals(words).get("LAN-11").map(|it| (it.column, it.successes))
    }

    #[test]
    fn the_last_word_of_each_success_counts_and_nothing_proposes_nothing() {
        assert_eq!(proposed(&[]), None);
        let way = proposed(&[word(1, State::Way, 1), word(2, State::Way, 2)]);
        assert_eq!(way, Some((Column::OnTheWay, 2)));
        let later = [word(1, State::Way, 1), word(1, State::Done, 9)];
        assert_eq!(proposed(&later), Some((Column::Often, 1)));
        // 75 of 100, then 66.
        let two = [word(1, State::Done, 1), word(2, State::Way, 2)];
        assert_eq!(proposed(&two), Some((Column::Often, 2)));
        let three = [&two[..], &[word(3, State::Way, 3)]].concat();
        assert_eq!(proposed(&three), Some((Column::OnTheWay, 3)));
    }
}

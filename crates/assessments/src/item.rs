//! Items: what an assessment looks at, a skill of a referential or free words.

use base::{Id, Instant};
use results::Skill;

db::row! {
    #[derive(Clone, Debug, PartialEq, Eq)]
    pub struct Item {
        pub id: Id<Item>,
        pub place: i64,
        /// The mark for the whole.
        pub is_whole: bool,
        pub skill_id: Option<Id<Skill>>,
        pub label: String,
        /// The coefficient of its levels, in hundredths.
        pub weight: u32,
        pub retired_at: Option<Instant>,
        /// Something was said of it, so that it is retired and never deleted.
        pub has_results: bool,
    }
}

impl Item {
    pub const fn is_live(&self) -> bool {
        self.retired_at.is_none()
    }
}

/// The most items one assessment has, the mark for the whole left aside.
pub const ITEMS_MAX: usize = 30;
pub const LABEL_CHARS_MAX: usize = 200;
/// A coefficient of 1, in hundredths.
pub const WEIGHT: u32 = 100;

/// Free words, one item a line; empty lines say nothing.
pub fn lines(text: &str) -> Vec<String> {
    let words = text.lines().map(|line| line.split_whitespace().collect::<Vec<_>>().join(" "));
    words.filter(|line| !line.is_empty()).collect()
}

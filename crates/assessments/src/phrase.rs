//! The bank of appreciations: words one writes again and again, one's own or those of a school.

use base::Id;
use people::{Person, School};

db::row! {
    #[derive(Clone, Debug, PartialEq, Eq)]
    pub struct Phrase {
        pub id: Id<Phrase>,
        pub school: Option<Id<School>>,
        pub person: Option<Id<Person>>,
        /// The rank of the step it is for; none: for any.
        pub step: Option<u8>,
        pub words: String,
    }
}

pub const WORDS_CHARS_MAX: usize = 400;
/// The most a person or a school keeps.
pub const PHRASES_MAX: usize = 150;
/// The highest step one may write a phrase for.
pub const STEP_MAX: u8 = 6;

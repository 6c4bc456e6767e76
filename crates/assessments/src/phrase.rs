//! The bank of appreciations: words one writes again and again, one's own or those of a school.

use base::Id;
use db::{Result, Tx};
use people::{GroupKind, Person, School, Standing};
use web::{Allows, Door, Edit, Guarded, OWN, Read, Viewer};

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

/// The bank of somebody who teaches: each has his own.
pub struct Bank;

impl Guarded for Bank {
    const PARAM: &'static str = OWN;

    fn load(_: &Tx<'_>, _: Id<Self>, _: &Viewer, _: Door) -> Result<Option<Self>> {
        Ok(Some(Bank))
    }
}

impl Allows<Read> for Bank {
    fn allows(&self, viewer: &Viewer) -> bool {
        assesses(viewer)
    }
}

impl Allows<Edit> for Bank {
    fn allows(&self, viewer: &Viewer) -> bool {
        assesses(viewer)
    }
}

/// Those who teach, and those who run a school.
pub fn assesses(person: &Standing) -> bool {
    person.memberships.iter().any(|member| member.kind == GroupKind::Team)
        || person.schools.iter().any(|school| person.administers(school.id))
}

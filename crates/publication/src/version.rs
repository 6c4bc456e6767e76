//! Each state a text was saved in, with who and when: nothing that somebody wrote is lost.

use crate::{Text, store::versions};
use base::{Id, Instant, PersonName, RichText, Title};
use db::{Result, Tx};
use people::Person;

db::row! {
    #[derive(Clone, Debug)]
    pub struct Version {
        pub number: u32,
        pub at: Instant,
        pub title: String,
        pub body: RichText,
        pub first_name: String,
        pub last_name: String,
        pub civility: Option<Title>,
    }
}

impl Version {
    pub fn editor(&self) -> PersonName {
        PersonName::new(self.first_name.clone(), self.last_name.clone(), self.civility)
    }
}

/// Keeps what was just written, as the version of this number.
pub fn keep<T: Text>(
    tx: &Tx<'_>,
    (text, number): (Id<T>, u32),
    editor: Id<Person>,
    (title, body): (&str, &RichText),
    now: Instant,
) -> Result<()> {
    versions::keep(tx, (T::KIND, text.cast(), number), editor, (title, body), now)
}

/// What somebody else saved while one was writing.
pub fn newest<T: Text>(tx: &Tx<'_>, text: Id<T>) -> Result<Option<Version>> {
    Ok(versions::of(tx, text.cast(), 1)?.pop())
}

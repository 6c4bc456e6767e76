//! A draft: a letter that is being written, saved by itself, seen by its author alone.

use crate::{Letter, Pick, pick, store};
use base::{Id, Instant, RichText};
use db::Tx;
use people::Person;
use serde::{Deserialize, Serialize};
use web::{Allows, Door, Edit, Guarded, Read, Viewer};

db::word! {
    /// How a draft came to be.
    pub enum Kind { New = "new", Answer = "answer", AnswerAll = "answer_all", Forward = "forward" }
}

db::row! {
    #[derive(Clone, Debug)]
    pub struct Draft {
        pub id: Id<Draft>,
        pub person_id: Id<Person>,
        pub answers_id: Option<Id<Letter>>,
        pub kind: Kind,
        /// As [`pick::written`] writes them.
        pub picks: String,
        pub subject: String,
        pub body: RichText,
        /// [`Choices`], as JSON.
        pub choices: String,
        pub updated_at: Instant,
    }
}

/// What one may choose about the way a letter goes.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Choices {
    pub when: When,
    /// What the field of the later hour holds, as it was typed.
    pub later: String,
    pub urgent_reason: String,
    pub no_reply: bool,
    pub wants_receipts: bool,
    /// The tag of the language he says it is in; empty: as it looks.
    pub lang: String,
    /// A copy to the other guardians of the pupils whose guardian it names.
    pub copies_guardians: bool,
}

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum When {
    /// As soon as the quiet hours of its readers allow.
    #[default]
    Soon,
    Later,
    Urgent,
}

impl Draft {
    pub fn picks(&self) -> Vec<Pick> {
        pick::read(&self.picks)
    }

    pub fn choices(&self) -> Choices {
        serde_json::from_str(&self.choices).unwrap_or_default()
    }
}

impl Guarded for Draft {
    const PARAM: &'static str = "draft";

    fn load(tx: &Tx<'_>, id: Id<Self>, _: &Viewer, _: Door) -> db::Result<Option<Self>> {
        store::drafts::find(tx, id)
    }
}

impl Allows<Read> for Draft {
    fn allows(&self, viewer: &Viewer) -> bool {
        self.person_id == viewer.person
    }
}

impl Allows<Edit> for Draft {
    fn allows(&self, viewer: &Viewer) -> bool {
        self.person_id == viewer.person
    }
}

//! Work handed in: by a pupil, once or several times, until his teacher gives it back.

use crate::{Book, Homework, book::BookKind, store};
use base::{Day, Id, Instant, PersonName, RichText};
use db::Tx;
use people::Person;
use web::{Action, Allows, Door, Guarded, Read, Viewer};

db::row! {
    /// Work as it was handed in, whoever looks.
    #[derive(Clone, Debug)]
    pub struct Handed {
        pub id: Id<HandIn>,
        pub homework_id: Id<Homework>,
        pub homework_title: String,
        pub subject: String,
        pub due_on: Day,
        pub book_kind: BookKind,
        pub book_id: Id<Book>,
        pub pupil_id: Id<Person>,
        pub first_name: String,
        pub last_name: String,
        pub by_id: Id<Person>,
        pub body: RichText,
        pub at: Instant,
        pub is_late: bool,
        pub is_last: bool,
        pub files: u32,
        pub version: u32,
        pub given_back_at: Option<Instant>,
        pub comment: RichText,
        pub comment_edited_at: Option<Instant>,
        pub wants_again: bool,
        pub back_files: u32,
    }
}

impl Handed {
    pub fn pupil(&self) -> PersonName {
        PersonName::new(self.first_name.clone(), self.last_name.clone(), None)
    }

    /// How many days after the due day.
    pub fn days_late(&self) -> i32 {
        self.at.day().since(self.due_on).max(0)
    }

    /// Nothing more is handed in: it was given back, and not to be done again.
    pub fn is_closed(&self) -> bool {
        self.given_back_at.is_some() && !self.wants_again
    }
}

/// Work, with what the viewer is to its book.
#[derive(Clone, Debug)]
pub struct HandIn {
    pub given: Handed,
    pub book: Book,
}

impl std::ops::Deref for HandIn {
    type Target = Handed;
    fn deref(&self) -> &Handed {
        &self.given
    }
}

/// To give it back with a word.
pub struct GiveBack;

impl Action for GiveBack {
    const NAME: &'static str = "GiveBack";
}

impl Guarded for HandIn {
    const PARAM: &'static str = "hand_in";

    fn load(tx: &Tx<'_>, id: Id<Self>, viewer: &Viewer, _: Door) -> db::Result<Option<Self>> {
        store::hand_ins::find(tx, id, viewer)
    }
}

/// His own, his guardians', his teachers', those who run the school. Never another family's.
impl Allows<Read> for HandIn {
    fn allows(&self, viewer: &Viewer) -> bool {
        viewer.person == self.pupil_id
            || viewer.guards(self.pupil_id)
            || self.book.is_followed_by(viewer)
    }
}

impl Allows<GiveBack> for HandIn {
    fn allows(&self, _: &Viewer) -> bool {
        self.book.is_written && self.is_last
    }
}

//! A lesson of the log: what was done in class on a day, in a subject.

use crate::{Book, book::BookKind, store};
use base::{Day, Id, Instant, PersonName, RichText, Title};
use db::Tx;
use people::{Person, School};
use web::{Allows, Door, Edit, Guarded, Read, Viewer};

db::row! {
    /// A lesson as it was written, whoever looks.
    #[derive(Clone, Debug)]
    pub struct Taught {
        pub id: Id<Lesson>,
        pub book_kind: BookKind,
        pub book_id: Id<Book>,
        pub book_name: String,
        pub school_id: Id<School>,
        pub subject: String,
        pub on_day: Day,
        pub title: String,
        pub body: RichText,
        pub version: u32,
        pub author_id: Id<Person>,
        pub first_name: String,
        pub last_name: String,
        pub civility: Option<Title>,
        pub created_at: Instant,
        pub edited_at: Instant,
        pub withdrawn_at: Option<Instant>,
        pub files: u32,
    }
}

impl Taught {
    pub fn author(&self) -> PersonName {
        PersonName::new(self.first_name.clone(), self.last_name.clone(), self.civility)
    }

    pub fn is_corrected(&self) -> bool {
        self.version > 1
    }
}

/// A lesson, with what the viewer is to its book.
#[derive(Clone, Debug)]
pub struct Lesson {
    pub taught: Taught,
    pub book: Book,
}

impl std::ops::Deref for Lesson {
    type Target = Taught;
    fn deref(&self) -> &Taught {
        &self.taught
    }
}

impl Guarded for Lesson {
    const PARAM: &'static str = "lesson";

    fn load(tx: &Tx<'_>, id: Id<Self>, viewer: &Viewer, _: Door) -> db::Result<Option<Self>> {
        store::lessons::find(tx, id, viewer)
    }
}

/// Taken out, it is there for those who follow the book: a log keeps its traces.
impl Allows<Read> for Lesson {
    fn allows(&self, viewer: &Viewer) -> bool {
        self.book.is_followed_by(viewer) || self.book.is_read && self.withdrawn_at.is_none()
    }
}

impl Allows<Edit> for Lesson {
    fn allows(&self, _: &Viewer) -> bool {
        self.book.is_written
    }
}

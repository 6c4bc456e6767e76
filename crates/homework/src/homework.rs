//! A homework: given in a book for a day, to all of its pupils or to some of them.

use crate::{
    Book, Lesson,
    book::{BookKind, Follow},
    links::{self, Link},
    store,
};
use base::{Day, Id, Instant, Lang, PersonName, RichText, Title};
use db::Tx;
use people::{Level, Person, School, Standing};
use translation::Text;
use web::{Action, Allows, Door, Edit, Guarded, Read, Viewer};

db::word! {
    pub enum State {
        /// Those who write in the book prepare it.
        Draft = "draft",
        Given = "given",
    }
}

/// By what its translations are known.
pub const TRANSLATED: &str = "homework";

/// The homework that was given at once for several weeks.
pub struct Series;

db::row! {
    /// A homework as it was written, whoever looks.
    #[derive(Clone, Debug)]
    pub struct Written {
        pub id: Id<Homework>,
        pub book_kind: BookKind,
        pub book_id: Id<Book>,
        pub book_name: String,
        pub school_id: Id<School>,
        pub subject: String,
        pub title: String,
        pub body: RichText,
        pub lang: Lang,
        pub links: String,
        pub due_on: Day,
        pub minutes: u32,
        pub is_for_all: bool,
        pub wants_work: bool,
        pub state: State,
        pub version: u32,
        pub author_id: Id<Person>,
        pub first_name: String,
        pub last_name: String,
        pub civility: Option<Title>,
        pub created_at: Instant,
        pub edited_at: Instant,
        pub editor_id: Id<Person>,
        pub given_at: Option<Instant>,
        pub corrected_at: Option<Instant>,
        pub series_id: Option<Id<Series>>,
        pub lesson_id: Option<Id<Lesson>>,
        pub files: u32,
    }
}

impl Written {
    pub fn author(&self) -> PersonName {
        PersonName::new(self.first_name.clone(), self.last_name.clone(), self.civility)
    }

    pub fn is_given(&self) -> bool {
        self.state == State::Given
    }

    /// What it says, for who reads another language: title, then words.
    pub fn text(&self) -> Text {
        Text::of(TRANSLATED, self.id, self.lang).line(&self.title).rich(&self.body)
    }

    pub fn links(&self) -> Vec<Link> {
        links::read(&self.links)
    }
}

/// A homework, with what the viewer is to it.
#[derive(Clone, Debug)]
pub struct Homework {
    pub written: Written,
    pub book: Book,
    /// Those it is for among the viewer himself and the children he guards.
    pub pupils: Vec<Id<Person>>,
}

impl std::ops::Deref for Homework {
    type Target = Written;
    fn deref(&self) -> &Written {
        &self.written
    }
}

/// May this person act for this pupil: tick, and hand in? A pupil acts for himself; for a child who
/// does not read yet (maternelle and CP), whoever guards him does.
pub fn acts_for(person: &Standing, pupil: Id<Person>) -> bool {
    let is_young = |child: &people::Child| child.levels.iter().copied().any(Level::is_young);
    person.person == pupil || person.child(pupil).is_some_and(is_young)
}

impl Homework {
    /// Those for whom this person may act.
    pub fn acted_for(&self, person: &Standing) -> Vec<Id<Person>> {
        self.pupils.iter().copied().filter(|pupil| acts_for(person, *pupil)).collect()
    }
}

/// To say that it is done.
pub struct Tick;
/// To hand work in.
pub struct Answer;

impl Action for Tick {
    const NAME: &'static str = "Tick";
}
impl Action for Answer {
    const NAME: &'static str = "Answer";
}

impl Guarded for Homework {
    const PARAM: &'static str = "homework";

    fn load(tx: &Tx<'_>, id: Id<Self>, viewer: &Viewer, _: Door) -> db::Result<Option<Self>> {
        store::homework::find(tx, id, viewer)
    }
}

/// What is not given yet is for those who write in the book. What is given to some is not there
/// for the others.
impl Allows<Read> for Homework {
    fn allows(&self, viewer: &Viewer) -> bool {
        self.book.is_written
            || self.is_given() && !self.pupils.is_empty()
            || self.is_given() && self.book.is_followed_by(viewer)
    }
}

impl Allows<Edit> for Homework {
    fn allows(&self, _: &Viewer) -> bool {
        self.book.is_written
    }
}

/// To see who has done it and what was handed in.
impl Allows<Follow> for Homework {
    fn allows(&self, viewer: &Viewer) -> bool {
        self.book.is_followed_by(viewer)
    }
}

impl Allows<Tick> for Homework {
    fn allows(&self, viewer: &Viewer) -> bool {
        self.is_given() && !self.acted_for(viewer).is_empty()
    }
}

impl Allows<Answer> for Homework {
    fn allows(&self, viewer: &Viewer) -> bool {
        self.is_given() && self.wants_work && !self.acted_for(viewer).is_empty()
    }
}

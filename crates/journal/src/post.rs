//! A post: words and pictures of a class, written by its team or by a pupil whom the team reads
//! first.

use crate::{journal::Tie, pages::feed, store, telling};
use base::{Day, Id, Instant, Lang, PersonName, RichText, Title};
use db::Tx;
use people::{Class, Person, School, Standing};
use publication::{AuthorKind, Comments, Discard, Edition, Publish, Speak, Text};
use web::{Action, Allows, Door, Edit, Guarded, NoticeKind, Read, Risk, Viewer};

/// How the search calls a published post: by its edition.
pub const KIND: &str = "journal";

db::word! {
    pub enum State {
        Draft = "draft",
        /// A pupil has handed it to the team.
        Submitted = "submitted",
        /// Back with the pupil, with a sentence.
        Returned = "returned",
        Published = "published",
    }
}

db::row! {
    /// A post as it was written, whoever looks.
    #[derive(Clone, Debug)]
    pub struct Written {
        pub id: Id<Post>,
        pub class_id: Id<Class>,
        pub class_name: String,
        pub school_id: Id<School>,
        pub author_id: Id<Person>,
        pub first_name: String,
        pub last_name: String,
        pub civility: Option<Title>,
        pub author_kind: AuthorKind,
        pub title: String,
        pub body: RichText,
        pub summary: String,
        pub lang: Lang,
        pub state: State,
        pub sentence: String,
        pub version: u32,
        pub created_at: Instant,
        pub edited_at: Instant,
        pub published_at: Option<Instant>,
        pub published_on: Option<Day>,
        pub edition: Option<Id<Edition>>,
        pub files: u32,
        pub comments: Comments,
        pub reactions: bool,
    }
}

impl Written {
    pub fn author(&self) -> PersonName {
        PersonName::new(self.first_name.clone(), self.last_name.clone(), self.civility)
    }

    /// What it says, for who reads another language: title, then words.
    pub fn text(&self) -> translation::Text {
        let text = translation::Text::of(Post::KIND, self.id, self.lang).line(&self.title);
        text.rich(&self.body)
    }

    pub fn is_out(&self) -> bool {
        self.state == State::Published
    }

    pub fn is_by_pupil(&self) -> bool {
        self.author_kind == AuthorKind::Pupil
    }

    /// A pupil writes it: the team waits for it.
    pub fn is_with_pupil(&self) -> bool {
        self.is_by_pupil() && matches!(self.state, State::Draft | State::Returned)
    }
}

/// A post, with what the viewer is to its class.
#[derive(Clone, Debug)]
pub struct Post {
    pub written: Written,
    pub tie: Tie,
}

impl std::ops::Deref for Post {
    type Target = Written;
    fn deref(&self) -> &Written {
        &self.written
    }
}

impl Post {
    pub fn is_by(&self, person: &Standing) -> bool {
        self.author_id == person.person
    }

    /// It is out, and was while he, or a child of his, was there.
    pub fn is_read_by_family(&self) -> bool {
        let day = self.published_on.filter(|_| self.is_out());
        day.is_some_and(|day| self.tie.was_there_on(day))
    }

    /// May he change it as it is now? A pupil's words are his until he hands them over.
    pub fn is_in_hands_of(&self, person: &Standing) -> bool {
        self.tie.is_staff && !self.is_with_pupil()
            || self.is_with_pupil() && self.is_by(person) && self.tie.is_there()
    }
}

/// To say who is on its pictures.
pub struct Picture;
/// To thank for it by one picture.
pub struct React;

impl Action for Picture {
    const NAME: &'static str = "Picture";
    const RISK: Risk = Risk::MinorsImage;
}
impl Action for React {
    const NAME: &'static str = "React";
}

impl Guarded for Post {
    const PARAM: &'static str = "post";

    fn load(tx: &Tx<'_>, id: Id<Self>, viewer: &Viewer, _: Door) -> db::Result<Option<Self>> {
        store::posts::find(tx, id, viewer)
    }
}

impl Text for Post {
    const KIND: &'static str = "journal_post";
    const PLACE: &'static str = crate::urls::FEED;
    const NOTICE: NoticeKind = telling::POST;

    fn id(&self) -> Id<Self> {
        self.written.id
    }

    fn title(&self) -> &str {
        &self.written.title
    }

    fn new_for(tx: &Tx<'_>, viewer: &Standing, now: Instant) -> db::Result<Vec<Id<Edition>>> {
        feed::new_for(tx, viewer, now)
    }
}

impl Allows<Read> for Post {
    fn allows(&self, viewer: &Viewer) -> bool {
        self.is_read_by_family()
            || self.tie.is_staff && !self.is_with_pupil()
            || self.is_by(viewer) && self.tie.is_of_the_class()
    }
}

/// A pupil may always come back to the form of what he wrote, where he is told that it has left his
/// hands: what he was writing meanwhile is not lost.
impl Allows<Edit> for Post {
    fn allows(&self, viewer: &Viewer) -> bool {
        self.is_in_hands_of(viewer) || self.is_by(viewer) && self.tie.is_of_the_class()
    }
}

impl Allows<Publish> for Post {
    fn allows(&self, _: &Viewer) -> bool {
        self.tie.is_staff && !self.is_with_pupil()
    }
}

impl Allows<Picture> for Post {
    fn allows(&self, _: &Viewer) -> bool {
        self.tie.is_staff && !self.is_with_pupil()
    }
}

impl Allows<Discard> for Post {
    fn allows(&self, viewer: &Viewer) -> bool {
        !self.is_out() && self.is_in_hands_of(viewer)
    }
}

impl Allows<Speak> for Post {
    fn allows(&self, _: &Viewer) -> bool {
        self.is_out() && self.comments != Comments::None && self.tie.is_of_the_class()
    }
}

impl Allows<React> for Post {
    fn allows(&self, _: &Viewer) -> bool {
        self.is_out() && self.reactions && self.tie.is_of_the_class()
    }
}

//! An article: written in a thread, published for some of those the thread is for, until a day.

use crate::{
    pages::feed,
    store, telling,
    thread::{Place, ThreadKind},
};
use base::{Day, Id, Instant, Lang, PersonName, RichText, Title};
use db::Tx;
use people::{Person, Role, School, Standing, Town};
use publication::{Comments, Discard, Edition, Publish, Speak, Text};
use web::{Action, Allows, Door, Edit, Guarded, NoticeKind, Read, Viewer};

/// How the tables of audiences and of search call a published article: by its edition.
pub const KIND: &str = "news";
/// The audience of those that are shown first.
pub const HEADLINE_KIND: &str = "news_headline";

/// By what its translations are known.
pub const TRANSLATED: &str = "news";

db::word! {
    pub enum State {
        /// Its author writes it.
        Draft = "draft",
        /// Waits for those who publish in its thread.
        Submitted = "submitted",
        /// Back with its author, with a sentence that says why.
        Refused = "refused",
        /// Its hour has not come.
        Waiting = "waiting",
        Published = "published",
        /// Its last day is over.
        Archived = "archived",
    }
}

db::row! {
    /// An article as it was written, whoever looks.
    #[derive(Clone, Debug)]
    pub struct Written {
        pub id: Id<Article>,
        pub thread_kind: ThreadKind,
        pub thread_id: Id<crate::Thread>,
        pub thread_name: String,
        pub thread_place: String,
        pub school_id: Option<Id<School>>,
        pub town_id: Id<Town>,
        pub is_tuned: bool,
        pub author_id: Id<Person>,
        pub first_name: String,
        pub last_name: String,
        pub civility: Option<Title>,
        pub title: String,
        pub body: RichText,
        pub summary: String,
        pub lang: Lang,
        pub state: State,
        pub for_families: bool,
        pub for_pupils: bool,
        pub for_staff: bool,
        pub is_headline: bool,
        pub comments: Comments,
        pub publish_at: Option<Instant>,
        pub published_at: Option<Instant>,
        pub ends_on: Option<Day>,
        pub refusal: String,
        pub version: u32,
        pub created_at: Instant,
        pub edited_at: Instant,
        pub editor_id: Id<Person>,
        pub files: u32,
        pub edition: Option<Id<Edition>>,
    }
}

impl Written {
    pub fn author(&self) -> PersonName {
        PersonName::new(self.first_name.clone(), self.last_name.clone(), self.civility)
    }

    /// What it says, for who reads another language: title, then words.
    pub fn text(&self) -> translation::Text {
        let text = translation::Text::of(TRANSLATED, self.id, self.lang);
        text.line(&self.title).rich(&self.body)
    }

    pub fn thread(&self) -> Place {
        Place {
            id: self.thread_id,
            kind: self.thread_kind,
            name: self.thread_name.clone(),
            around: self.thread_place.clone(),
            school_id: self.school_id,
            town_id: self.town_id,
            is_tuned: self.is_tuned,
        }
    }

    pub fn is_out(&self) -> bool {
        self.state == State::Published
    }

    /// Nobody but its author has it in hand.
    pub fn is_with_its_author(&self) -> bool {
        matches!(self.state, State::Draft | State::Refused)
    }
}

/// An article, with what the viewer is to it.
#[derive(Clone, Debug)]
pub struct Article {
    pub written: Written,
    /// What he may do in its thread.
    pub role: Option<Role>,
    /// It is published, for him among others.
    pub is_reader: bool,
}

impl std::ops::Deref for Article {
    type Target = Written;
    fn deref(&self) -> &Written {
        &self.written
    }
}

impl Article {
    pub fn is_by(&self, person: &Standing) -> bool {
        self.author_id == person.person
    }

    pub fn is_managed(&self) -> bool {
        self.role == Some(Role::Manage)
    }

    /// May he change it as it is now? What is with its author is his; what has left him belongs to
    /// those who publish.
    pub fn is_in_hands_of(&self, person: &Standing) -> bool {
        let is_free = self.is_with_its_author() || self.state == State::Submitted;
        is_free && self.is_by(person) && self.role.is_some()
            || self.is_managed() && !self.is_with_its_author()
    }
}

/// To see who has read it.
pub struct Follow;

impl Action for Follow {
    const NAME: &'static str = "Follow";
}

impl Guarded for Article {
    const PARAM: &'static str = "article";

    fn load(tx: &Tx<'_>, id: Id<Self>, viewer: &Viewer, _: Door) -> db::Result<Option<Self>> {
        store::articles::find(tx, id, viewer)
    }
}

impl Text for Article {
    const KIND: &'static str = "news_article";
    const PLACE: &'static str = crate::urls::FEED;
    const NOTICE: NoticeKind = telling::ARTICLE;

    fn id(&self) -> Id<Self> {
        self.written.id
    }

    fn title(&self) -> &str {
        &self.written.title
    }

    fn new_for(tx: &Tx<'_>, viewer: &Standing, now: Instant) -> db::Result<Vec<Id<Edition>>> {
        feed::new_for(tx, viewer, now.day())
    }
}

/// Who has left keeps the drafts he wrote there, and reads no more of what families say and have
/// read.
impl Allows<Read> for Article {
    fn allows(&self, viewer: &Viewer) -> bool {
        self.is_reader
            || self.is_by(viewer) && (self.role.is_some() || self.is_with_its_author())
            || self.is_managed() && !self.is_with_its_author()
    }
}

/// Its author may always come back to its form, where he is told that it has left his hands: what
/// he was writing meanwhile is not lost.
impl Allows<Edit> for Article {
    fn allows(&self, viewer: &Viewer) -> bool {
        self.is_by(viewer) && self.role.is_some() || self.is_in_hands_of(viewer)
    }
}

impl Allows<Publish> for Article {
    fn allows(&self, viewer: &Viewer) -> bool {
        self.is_managed() && (!self.is_with_its_author() || self.is_by(viewer))
    }
}

impl Allows<Discard> for Article {
    fn allows(&self, viewer: &Viewer) -> bool {
        self.is_by(viewer) && (self.is_with_its_author() || self.state == State::Submitted)
            || self.is_managed() && self.state == State::Archived
    }
}

impl Allows<Follow> for Article {
    fn allows(&self, viewer: &Viewer) -> bool {
        let is_his = self.is_by(viewer) && self.role.is_some();
        self.edition.is_some() && (is_his || self.is_managed())
    }
}

/// Pupils speak where everybody knows them: in the thread of their class.
impl Allows<Speak> for Article {
    fn allows(&self, viewer: &Viewer) -> bool {
        let place = self.thread();
        let is_grown = place.is_served_by(viewer) || viewer.is_guardian() || self.is_managed();
        let in_his_class = place.class().is_some_and(|class| viewer.attends(class));
        self.is_out() && self.comments != Comments::None && (is_grown || in_his_class)
    }
}

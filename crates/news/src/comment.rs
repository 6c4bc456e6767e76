//! A comment below an article: shown to those who may meet its author, hidden by those who run the
//! thread, reported by whoever reads it.
//!
//! Pupils and grown-ups who are strangers to them never meet here: a pupil speaks in the thread of
//! his class alone, and is read there by his classmates, those who work with them, and his own
//! guardians. He reads no parent's words.

use crate::{Article, article::Written, store, thread::Place};
use base::{Id, Instant, PersonName, RichText, Title};
use db::Tx;
use people::{Person, Role, Standing};
use web::{Action, Allows, Door, Guarded, Manage, Read, Risk, Viewer};

db::word! {
    /// What its author was in the thread when he wrote.
    pub enum AuthorKind { Pupil = "pupil", Guardian = "guardian", Staff = "staff" }
}

impl AuthorKind {
    /// What this person is there; nobody who is not one of them may speak.
    pub fn of(place: &Place, person: &Standing) -> Option<Self> {
        if place.is_served_by(person) || place.is_run_by(person) {
            Some(AuthorKind::Staff)
        } else if person.is_guardian() {
            Some(AuthorKind::Guardian)
        } else if place.class().is_some_and(|class| person.attends(class)) {
            Some(AuthorKind::Pupil)
        } else {
            None
        }
    }
}

db::row! {
    /// A comment as it was written.
    #[derive(Clone, Debug)]
    pub struct Said {
        pub id: Id<Comment>,
        pub article_id: Id<Article>,
        pub author_id: Id<Person>,
        pub first_name: String,
        pub last_name: String,
        pub civility: Option<Title>,
        pub author_kind: AuthorKind,
        pub body: RichText,
        pub written_at: Instant,
        pub hidden_at: Option<Instant>,
        /// Reports that nobody has answered.
        pub reports: u32,
    }
}

impl Said {
    pub fn author(&self) -> PersonName {
        PersonName::new(self.first_name.clone(), self.last_name.clone(), self.civility)
    }

    /// May this person read it, below an article he reads?
    pub fn is_shown_to(&self, person: &Standing, place: &Place, is_moderator: bool) -> bool {
        if self.author_id == person.person || is_moderator {
            return true;
        }
        if self.hidden_at.is_some() {
            return false;
        }
        let is_pupils = self.author_kind == AuthorKind::Pupil;
        match AuthorKind::of(place, person) {
            Some(AuthorKind::Staff) => true,
            Some(AuthorKind::Guardian) => !is_pupils || person.guards(self.author_id),
            Some(AuthorKind::Pupil) => self.author_kind != AuthorKind::Guardian,
            None => self.author_kind == AuthorKind::Staff,
        }
    }
}

/// A comment, with the article it is below.
#[derive(Clone, Debug)]
pub struct Comment {
    pub said: Said,
    pub article: Article,
}

impl std::ops::Deref for Comment {
    type Target = Said;
    fn deref(&self) -> &Said {
        &self.said
    }
}

impl Comment {
    pub fn is_moderated_by(&self, person: &Standing) -> bool {
        moderates(&self.article.written, self.article.role, person)
    }
}

/// The author of the article, and those who publish in its thread.
pub fn moderates(article: &Written, role: Option<Role>, person: &Standing) -> bool {
    article.author_id == person.person || role == Some(Role::Manage)
}

/// To tell those who moderate that it is not acceptable.
pub struct Report;

impl Action for Report {
    const NAME: &'static str = "Report";
    const RISK: Risk = Risk::PersonalData;
}

impl Guarded for Comment {
    /// Other features have comments of their own.
    const PARAM: &'static str = "news_comment";

    fn load(tx: &Tx<'_>, id: Id<Self>, viewer: &Viewer, _: Door) -> db::Result<Option<Self>> {
        let Some(said) = store::comments::find(tx, id)? else { return Ok(None) };
        let article = store::articles::find(tx, said.article_id, viewer)?;
        Ok(article.map(|article| Comment { said, article }))
    }
}

impl Allows<Read> for Comment {
    fn allows(&self, viewer: &Viewer) -> bool {
        let is_moderator = self.is_moderated_by(viewer);
        Allows::<Read>::allows(&self.article, viewer)
            && self.said.is_shown_to(viewer, &self.article.thread(), is_moderator)
    }
}

/// To hide it, or show it again.
impl Allows<Manage> for Comment {
    fn allows(&self, viewer: &Viewer) -> bool {
        self.is_moderated_by(viewer)
    }
}

impl Allows<Report> for Comment {
    fn allows(&self, viewer: &Viewer) -> bool {
        self.author_id != viewer.person && self.hidden_at.is_none()
    }
}

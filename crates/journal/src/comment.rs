//! A comment below a post: read by the team first where the class wants it, hidden with a reason.
//!
//! Pupils and other people's parents do not meet here: a pupil is read by his class, its team and
//! his own guardians, and reads no parent but his own.

use crate::{Post, post::AuthorKind, store};
use base::{Id, Instant, PersonName, RichText, Title};
use db::Tx;
use people::{Person, Standing};
use web::{Allows, Door, Guarded, Manage, Read, Viewer};

db::word! {
    pub enum State { Held = "held", Shown = "shown", Hidden = "hidden" }
}

db::row! {
    #[derive(Clone, Debug)]
    pub struct Said {
        pub id: Id<Comment>,
        pub post_id: Id<Post>,
        pub author_id: Id<Person>,
        pub first_name: String,
        pub last_name: String,
        pub civility: Option<Title>,
        pub author_kind: AuthorKind,
        pub body: RichText,
        pub written_at: Instant,
        pub state: State,
        pub reason: String,
    }
}

impl Said {
    pub fn author(&self) -> PersonName {
        PersonName::new(self.first_name.clone(), self.last_name.clone(), self.civility)
    }

    /// May he read it, below a post he reads? `kind` is what he is in the class today.
    pub fn is_shown_to(&self, person: &Standing, kind: Option<AuthorKind>) -> bool {
        if self.author_id == person.person || kind == Some(AuthorKind::Staff) {
            return true;
        }
        if self.state != State::Shown {
            return false;
        }
        match (kind, self.author_kind) {
            (_, AuthorKind::Staff)
            | (Some(AuthorKind::Guardian), AuthorKind::Guardian)
            | (Some(AuthorKind::Pupil), AuthorKind::Pupil) => true,
            (Some(AuthorKind::Guardian), AuthorKind::Pupil) => person.guards(self.author_id),
            _ => false,
        }
    }
}

/// A comment, with the post it is below.
#[derive(Clone, Debug)]
pub struct Comment {
    pub said: Said,
    pub post: Post,
}

impl std::ops::Deref for Comment {
    type Target = Said;
    fn deref(&self) -> &Said {
        &self.said
    }
}

impl Guarded for Comment {
    /// Other features have comments of their own.
    const PARAM: &'static str = "journal_comment";

    fn load(tx: &Tx<'_>, id: Id<Self>, viewer: &Viewer, _: Door) -> db::Result<Option<Self>> {
        let Some(said) = store::comments::find(tx, id)? else { return Ok(None) };
        let post = store::posts::find(tx, said.post_id, viewer)?;
        Ok(post.map(|post| Comment { said, post }))
    }
}

impl Allows<Read> for Comment {
    fn allows(&self, viewer: &Viewer) -> bool {
        Allows::<Read>::allows(&self.post, viewer)
            && self.said.is_shown_to(viewer, self.post.kind_of(viewer))
    }
}

/// To show it, or hide it with a reason.
impl Allows<Manage> for Comment {
    fn allows(&self, _: &Viewer) -> bool {
        self.post.tie.is_staff
    }
}

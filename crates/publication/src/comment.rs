//! A comment below a text: shown to those who may meet its author, read first by those who moderate
//! where the text wants it, hidden with a reason that its author reads, reported by whoever reads
//! it.
//!
//! Pupils and grown-ups who are strangers to them never meet here: a pupil is read by his
//! classmates, by those who work with them and by his own guardians. He reads no parent's words.

use crate::{Commented, store};
use base::{Id, Instant, PersonName, RichText, Title};
use db::Tx;
use people::{Person, Standing};
use web::{Action, Allows, Door, Guarded, Manage, Read, Risk, Viewer};

db::word! {
    pub enum State { Held = "held", Shown = "shown", Hidden = "hidden" }
}

db::word! {
    /// What somebody is around a text.
    pub enum AuthorKind { Pupil = "pupil", Guardian = "guardian", Staff = "staff" }
}

db::word! {
    /// Whether one may say something below a text.
    pub enum Comments {
        None = "none",
        /// Those who moderate read it first.
        Held = "held",
        Open = "open",
    }
}

impl Comments {
    /// What becomes of a new one: what those who moderate say never waits.
    pub fn begin(self, is_moderator: bool) -> State {
        if self == Comments::Held && !is_moderator { State::Held } else { State::Shown }
    }
}

/// What awaits those who moderate.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Awaited {
    /// A comment is to be read before it is shown.
    Held,
    /// Somebody finds one not acceptable.
    Reported,
}

db::row! {
    /// A comment as it was written.
    #[derive(Clone, Debug)]
    pub struct Said {
        pub id: Id<Said>,
        /// The text it is below.
        pub thing_id: Id<()>,
        pub author_id: Id<Person>,
        pub first_name: String,
        pub last_name: String,
        pub civility: Option<Title>,
        pub author_kind: AuthorKind,
        pub body: RichText,
        pub written_at: Instant,
        pub state: State,
        pub reason: String,
        /// Reports that nobody has answered.
        pub reports: u32,
    }
}

impl Said {
    pub fn author(&self) -> PersonName {
        PersonName::new(self.first_name.clone(), self.last_name.clone(), self.civility)
    }

    /// May he read it, below a text he reads? `kind` is what he is around it today.
    pub fn is_shown_to(
        &self,
        person: &Standing,
        kind: Option<AuthorKind>,
        is_moderator: bool,
    ) -> bool {
        if self.author_id == person.person || is_moderator {
            return true;
        }
        if self.state != State::Shown {
            return false;
        }
        match kind {
            Some(AuthorKind::Staff) => true,
            Some(AuthorKind::Guardian) => {
                self.author_kind != AuthorKind::Pupil || person.guards(self.author_id)
            }
            Some(AuthorKind::Pupil) => self.author_kind != AuthorKind::Guardian,
            None => self.author_kind == AuthorKind::Staff,
        }
    }
}

/// What is said below a text, as one of its readers has it.
#[derive(Clone, Debug, Default)]
pub struct Discussion {
    /// The oldest first.
    pub said: Vec<Said>,
    /// Why some were reported, for those who moderate: not by whom.
    pub reasons: Vec<(Id<Said>, String)>,
}

/// A comment, with the text it is below.
#[derive(Clone, Debug)]
pub struct Comment<T> {
    pub said: Said,
    pub text: T,
}

impl<T> std::ops::Deref for Comment<T> {
    type Target = Said;
    fn deref(&self) -> &Said {
        &self.said
    }
}

/// To say something below a text.
pub struct Speak;
/// To tell those who moderate that a comment is not acceptable.
pub struct Report;

impl Action for Speak {
    const NAME: &'static str = "Speak";
}
impl Action for Report {
    const NAME: &'static str = "Report";
    const RISK: Risk = Risk::PersonalData;
}

impl<T: Commented> Guarded for Comment<T> {
    const PARAM: &'static str = T::COMMENT;

    fn load(tx: &Tx<'_>, id: Id<Self>, viewer: &Viewer, door: Door) -> db::Result<Option<Self>> {
        let Some(said) = store::comments::find(tx, T::KIND, id.cast())? else { return Ok(None) };
        let text = T::load(tx, said.thing_id.cast(), viewer, door)?;
        Ok(text.map(|text| Comment { said, text }))
    }
}

impl<T: Commented> Allows<Read> for Comment<T> {
    fn allows(&self, viewer: &Viewer) -> bool {
        let (kind, is_moderator) = (self.text.kind_of(viewer), self.text.is_moderated_by(viewer));
        Allows::<Read>::allows(&self.text, viewer)
            && self.said.is_shown_to(viewer, kind, is_moderator)
    }
}

/// To show it, to hide it with a reason, or to leave it.
impl<T: Commented> Allows<Manage> for Comment<T> {
    fn allows(&self, viewer: &Viewer) -> bool {
        self.text.is_moderated_by(viewer)
    }
}

impl<T: Commented> Allows<Report> for Comment<T> {
    fn allows(&self, viewer: &Viewer) -> bool {
        self.author_id != viewer.person && self.state == State::Shown
    }
}

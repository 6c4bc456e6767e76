//! A letter: what one person has written to others, and the copy the viewer holds of it.

use crate::{Folder, Role, store};
use base::{Id, Instant, Lang, PersonName, RichText, Title};
use db::Tx;
use people::Person;
use translation::Text;
use web::{Action, Allows, Door, Guarded, Read, Risk, Viewer};

db::word! {
    pub enum State {
        /// Written; its hour has not come.
        Waiting = "waiting",
        /// Written; the brake keeps it until a head has looked.
        Held = "held",
        Sent = "sent",
        /// Its author took it back.
        Recalled = "recalled",
        /// A head took it back everywhere.
        Withdrawn = "withdrawn",
    }
}

impl State {
    /// Its words may be read by those who have it.
    pub const fn is_readable(self) -> bool {
        !matches!(self, State::Recalled | State::Withdrawn)
    }
}

db::row! {
    /// A letter, with the viewer's own copy: without one there is nothing to see.
    #[derive(Clone, Debug)]
    pub struct Letter {
        pub id: Id<Letter>,
        pub thread_id: Id<Letter>,
        pub answers_id: Option<Id<Letter>>,
        pub sender_id: Id<Person>,
        pub subject: String,
        pub body: RichText,
        pub lang: Lang,
        pub addressees: u32,
        pub state: State,
        pub sent_at: Instant,
        pub deliver_at: Instant,
        pub is_urgent: bool,
        pub urgent_reason: String,
        pub no_reply: bool,
        pub wants_receipts: bool,
        pub is_to_many: bool,
        pub attachments: u32,
        pub reminded_at: Option<Instant>,
        pub role: Role,
        pub on_behalf_of: i64,
        pub folder: Folder,
        pub delivered_at: Instant,
        pub is_unread: bool,
        pub read_at: Option<Instant>,
        pub first_name: String,
        pub last_name: String,
        pub title: Option<Title>,
    }
}

impl Letter {
    pub fn sender(&self) -> PersonName {
        PersonName::new(self.first_name.clone(), self.last_name.clone(), self.title)
    }

    pub fn is_mine(&self) -> bool {
        self.role == Role::Sender
    }

    /// What it says, for who reads another language.
    pub fn text(&self) -> Text {
        text(self.id, self.lang, &self.subject, &self.body)
    }

    /// Its words and files may be read by the viewer.
    pub fn is_open(&self) -> bool {
        self.state.is_readable() || self.is_mine()
    }

    /// Somebody else had it too: an answer to all of them makes sense.
    pub fn has_others(&self) -> bool {
        self.is_mine() || self.addressees > 1 || self.is_to_many
    }

    /// Nobody has it yet but its author.
    pub fn is_still_here(&self) -> bool {
        matches!(self.state, State::Waiting | State::Held)
    }

    /// The pupil it concerns, when it concerns one.
    pub fn pupil(&self) -> Option<Id<Person>> {
        (self.on_behalf_of != 0).then(|| Id::new(self.on_behalf_of))
    }
}

/// By what its translations are known.
pub const TRANSLATED: &str = "letter";

/// The words of a letter as an engine is given them: subject, then body.
pub fn text(id: Id<Letter>, lang: Lang, subject: &str, body: &RichText) -> Text {
    Text::of(TRANSLATED, id, lang).line(subject).rich(body)
}

/// To write back.
pub struct Answer;
/// To read its words and files: not those of a letter that was taken back.
pub struct Open;
/// To take back what one has sent.
pub struct Recall;
/// To see who has read it, and remind the others.
pub struct Follow;
/// To tell the head that it is not acceptable.
pub struct Report;

/// To want no more letters of its sender.
pub struct Block;

impl Action for Answer {
    const NAME: &'static str = "Answer";
}
impl Action for Open {
    const NAME: &'static str = "Open";
}
impl Action for Recall {
    const NAME: &'static str = "Recall";
}
impl Action for Follow {
    const NAME: &'static str = "Follow";
}
impl Action for Report {
    const NAME: &'static str = "Report";
    const RISK: Risk = Risk::PersonalData;
}

impl Action for Block {
    const NAME: &'static str = "Block";
}

impl Guarded for Letter {
    const PARAM: &'static str = "letter";

    fn load(tx: &Tx<'_>, id: Id<Self>, viewer: &Viewer, _: Door) -> db::Result<Option<Self>> {
        store::letters::find(tx, id, viewer.person)
    }
}

impl Allows<Read> for Letter {
    /// It was loaded with the viewer's copy.
    fn allows(&self, _: &Viewer) -> bool {
        true
    }
}

impl Allows<Answer> for Letter {
    fn allows(&self, _: &Viewer) -> bool {
        self.state == State::Sent && (!self.no_reply || self.is_mine())
    }
}

impl Allows<Open> for Letter {
    fn allows(&self, _: &Viewer) -> bool {
        self.is_open()
    }
}

impl Allows<Recall> for Letter {
    fn allows(&self, viewer: &Viewer) -> bool {
        self.sender_id == viewer.person && self.state.is_readable()
    }
}

impl Allows<Follow> for Letter {
    fn allows(&self, viewer: &Viewer) -> bool {
        self.sender_id == viewer.person && self.wants_receipts && self.state == State::Sent
    }
}

impl Allows<Report> for Letter {
    fn allows(&self, viewer: &Viewer) -> bool {
        self.sender_id != viewer.person && self.state == State::Sent
    }
}

impl Allows<Block> for Letter {
    /// Families choose with whom they correspond; those who work for them do not.
    fn allows(&self, viewer: &Viewer) -> bool {
        self.sender_id != viewer.person && (viewer.is_guardian() || viewer.is_pupil())
    }
}

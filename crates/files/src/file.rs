//! A file: what somebody sent, held until it is known to be harmless, kept once by its content.

use crate::{FileName, Media, Shape, store};
use base::{Id, Instant};
use db::{Tx, blob::Hash};
use people::Person;
use web::{Action, Allows, Door, Edit, Guarded, Read, Viewer};

db::word! {
    pub enum State {
        /// The scanner has not looked yet.
        Held = "held",
        /// A photo whose metadata is still in it.
        Pending = "pending",
        Ready = "ready",
        Refused = "refused",
    }
}

db::word! {
    /// Why a file that had arrived is not given to anybody.
    pub enum Cause { Virus = "virus", Unreadable = "unreadable" }
}

db::row! {
    #[derive(Clone, Debug, PartialEq, Eq)]
    pub struct File {
        pub id: Id<File>,
        pub owner_id: Option<Id<Person>>,
        pub name: String,
        pub media_type: String,
        pub bytes: u64,
        pub hash: Hash,
        pub state: State,
        pub refusal: Option<Cause>,
        pub width: Option<u32>,
        pub height: Option<u32>,
        pub created_at: Instant,
        /// Since when nothing needs it.
        pub loose_since: Option<Instant>,
    }
}

impl File {
    pub fn media(&self) -> &'static Media {
        Media::of(&self.media_type)
    }

    pub fn file_name(&self) -> FileName {
        FileName::trusted(self.name.clone())
    }

    pub fn is_ready(&self) -> bool {
        self.state == State::Ready
    }

    /// There is a small picture of it to show in a list.
    pub fn has_preview(&self) -> bool {
        self.is_ready()
            && (self.media().is_photo() || self.media().is_pdf() && self.width.is_some())
    }

    /// A browser plays it: a sound or a film.
    pub fn is_played(&self) -> bool {
        let media = self.media();
        self.is_ready() && media.is_shown && matches!(media.shape, Shape::Sound | Shape::Film)
    }

    pub fn is_loose(&self) -> bool {
        self.loose_since.is_some()
    }
}

/// What a file is attached to: the word of a feature, and the id of its thing.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Use {
    pub kind: &'static str,
    pub thing: i64,
}

impl Use {
    /// `Use::of("message", letter.id)`
    pub const fn of<T>(kind: &'static str, thing: Id<T>) -> Self {
        Use { kind, thing: thing.raw() }
    }
}

/// To throw away what one has sent and nothing needs.
pub struct Discard;

impl Action for Discard {
    const NAME: &'static str = "Discard";
}

impl Guarded for File {
    const PARAM: &'static str = "file";

    fn load(tx: &Tx<'_>, id: Id<Self>, _: &Viewer, _: Door) -> db::Result<Option<Self>> {
        store::find(tx, id)
    }
}

impl Allows<Read> for File {
    /// Here, one's own. What is attached is read through the thing it is attached to.
    fn allows(&self, viewer: &Viewer) -> bool {
        self.owner_id == Some(viewer.person)
    }
}

impl Allows<Edit> for File {
    fn allows(&self, viewer: &Viewer) -> bool {
        self.owner_id == Some(viewer.person)
    }
}

impl Allows<Discard> for File {
    fn allows(&self, viewer: &Viewer) -> bool {
        self.owner_id == Some(viewer.person) && self.is_loose()
    }
}

//! A hold: the brake keeps a sudden mass sending until a head lets it go.

use crate::{Letter, report::Moderate, store};
use base::{Id, Instant, PersonName, RichText, Title};
use db::Tx;
use people::{Person, Right, School};
use web::{Allows, Door, Guarded, Read, Viewer};

db::row! {
    /// A letter that waits for a head.
    #[derive(Clone, Debug)]
    pub struct Hold {
        pub letter_id: Id<Letter>,
        pub school_id: Id<School>,
        pub held_at: Instant,
        pub subject: String,
        pub body: RichText,
        pub addressees: u32,
        pub weight: i64,
        pub is_urgent: bool,
        pub sender_id: Id<Person>,
        pub first_name: String,
        pub last_name: String,
        pub title: Option<Title>,
    }
}

impl Hold {
    pub fn sender(&self) -> PersonName {
        PersonName::new(self.first_name.clone(), self.last_name.clone(), self.title)
    }
}

impl Guarded for Hold {
    const PARAM: &'static str = "hold";

    /// It has the id of its letter.
    fn load(tx: &Tx<'_>, id: Id<Self>, _: &Viewer, _: Door) -> db::Result<Option<Self>> {
        store::holds::find(tx, id.cast())
    }
}

impl Allows<Read> for Hold {
    fn allows(&self, viewer: &Viewer) -> bool {
        viewer.has_right(self.school_id, Right::Moderation) || viewer.is_platform_administrator()
    }
}

impl Allows<Moderate> for Hold {
    /// Nobody confirms his own.
    fn allows(&self, viewer: &Viewer) -> bool {
        self.sender_id != viewer.person
            && (viewer.has_right(self.school_id, Right::Moderation)
                || viewer.is_platform_administrator())
    }
}

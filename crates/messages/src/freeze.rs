//! A freeze: somebody may write to nobody but the heads of the school that froze him.

use crate::{report::Moderate, store};
use base::{Id, Instant, PersonName, Title};
use db::Tx;
use people::{Person, Right, School};
use web::{Allows, Door, Guarded, Read, Viewer};

db::row! {
    #[derive(Clone, Debug)]
    pub struct Freeze {
        pub id: Id<Freeze>,
        pub person_id: Id<Person>,
        pub school_id: Id<School>,
        pub frozen_at: Instant,
        pub lifted_at: Option<Instant>,
        pub first_name: String,
        pub last_name: String,
        pub title: Option<Title>,
    }
}

impl Freeze {
    pub fn name(&self) -> PersonName {
        PersonName::new(self.first_name.clone(), self.last_name.clone(), self.title)
    }
}

impl Guarded for Freeze {
    const PARAM: &'static str = "freeze";

    fn load(tx: &Tx<'_>, id: Id<Self>, _: &Viewer, _: Door) -> db::Result<Option<Self>> {
        store::freezes::find(tx, id)
    }
}

impl Allows<Read> for Freeze {
    fn allows(&self, viewer: &Viewer) -> bool {
        viewer.has_right(self.school_id, Right::Moderation) || viewer.is_platform_administrator()
    }
}

impl Allows<Moderate> for Freeze {
    /// Nobody lifts his own.
    fn allows(&self, viewer: &Viewer) -> bool {
        self.person_id != viewer.person
            && self.lifted_at.is_none()
            && (viewer.has_right(self.school_id, Right::Moderation)
                || viewer.is_platform_administrator())
    }
}

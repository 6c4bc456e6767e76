//! A room of a school.

use base::{Day, Id};
use db::Tx;
use people::School;
use web::{Allows, Door, Guarded, Read, Viewer};

db::row! {
    #[derive(Clone, Debug, PartialEq, Eq)]
    pub struct Room {
        pub id: Id<Room>,
        pub school_id: Id<School>,
        pub name: String,
        pub closed_on: Option<Day>,
    }
}

pub const NAME_CHARS_MAX: usize = 40;

impl Guarded for Room {
    const PARAM: &'static str = "room";

    fn load(tx: &Tx<'_>, id: Id<Self>, _: &Viewer, _: Door) -> db::Result<Option<Self>> {
        crate::store::rooms::find(tx, id)
    }
}

/// Who is where is for those who work there.
impl Allows<Read> for Room {
    fn allows(&self, viewer: &Viewer) -> bool {
        viewer.works_in(self.school_id) || viewer.administers(self.school_id)
    }
}

//! The office of a school, where its own files are brought in.

use base::Id;
use db::Tx;
use people::{Right, School, school};
use std::ops::Deref;
use web::{Action, Allows, Door, Guarded, Read, Risk, Viewer};

/// A school, as whoever brings its files in sees it.
#[derive(Clone, Debug)]
pub struct Office(School);

impl Deref for Office {
    type Target = School;
    fn deref(&self) -> &School {
        &self.0
    }
}

impl Guarded for Office {
    const PARAM: &'static str = "school";

    fn load(tx: &Tx<'_>, id: Id<Self>, _: &Viewer, _: Door) -> db::Result<Option<Self>> {
        Ok(school::load(tx, id.cast())?.map(Office))
    }
}

/// To bring files of the school in, and to see what came.
pub struct BringIn;

impl Action for BringIn {
    const NAME: &'static str = "BringIn";
    const RISK: Risk = Risk::PersonalData;
}

impl Allows<Read> for Office {
    fn allows(&self, viewer: &Viewer) -> bool {
        viewer.works_in(self.id)
            || viewer.administers(self.id)
            || viewer.is_platform_administrator()
    }
}

impl Allows<BringIn> for Office {
    fn allows(&self, viewer: &Viewer) -> bool {
        viewer.has_right(self.id, Right::Feeds) || viewer.is_platform_administrator()
    }
}

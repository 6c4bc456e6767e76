//! A class, as those who run its school see it.

use crate::office::ManagePeople;
use base::Id;
use db::Tx;
use people::{Class, Right, class};
use std::ops::Deref;
use web::{Allows, Door, Guarded, Read, Viewer};

#[derive(Clone, Debug)]
pub struct Classroom(Class);

impl Deref for Classroom {
    type Target = Class;
    fn deref(&self) -> &Class {
        &self.0
    }
}

impl Guarded for Classroom {
    const PARAM: &'static str = "class";

    fn load(tx: &Tx<'_>, id: Id<Self>, _: &Viewer, _: Door) -> db::Result<Option<Self>> {
        Ok(class::load(tx, id.cast())?.map(Classroom))
    }
}

impl Allows<Read> for Classroom {
    fn allows(&self, viewer: &Viewer) -> bool {
        viewer.works_in(self.school) || viewer.is_platform_administrator()
    }
}

impl Allows<ManagePeople> for Classroom {
    fn allows(&self, viewer: &Viewer) -> bool {
        viewer.has_right(self.school, Right::People) || viewer.is_platform_administrator()
    }
}

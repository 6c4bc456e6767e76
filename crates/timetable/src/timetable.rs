//! The timetable of a secondary school: an école has none, and is not found here.

use base::Id;
use db::{Result, Tx};
use people::School;
use std::ops::Deref;
use web::{Action, Allows, Door, Guarded, Read, Viewer};

#[derive(Clone, Debug)]
pub struct Timetable(School);

/// To bring it in, to change it, to name its rooms.
pub struct Arrange;

impl Action for Arrange {
    const NAME: &'static str = "Arrange";
}

impl Deref for Timetable {
    type Target = School;
    fn deref(&self) -> &School {
        &self.0
    }
}

impl Guarded for Timetable {
    const PARAM: &'static str = "school";

    fn load(tx: &Tx<'_>, id: Id<Self>, _: &Viewer, _: Door) -> Result<Option<Self>> {
        let school = people::school::load(tx, id.cast())?;
        Ok(school.filter(|school| !school.kind.is_first_degree()).map(Timetable))
    }
}

/// All of it: those who work there.
impl Allows<Read> for Timetable {
    fn allows(&self, viewer: &Viewer) -> bool {
        viewer.works_in(self.id) || viewer.administers(self.id)
    }
}

impl Allows<Arrange> for Timetable {
    fn allows(&self, viewer: &Viewer) -> bool {
        viewer.administers(self.id)
    }
}

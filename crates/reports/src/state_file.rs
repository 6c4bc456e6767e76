//! The file of livrets that a school sends to the State: an école or a collège. A maternelle has
//! its carnet, a lycée its own livret: their file is not found.

use crate::class_reports::Follow;
use base::Id;
use db::{Result, Tx};
use people::{School, SchoolKind};
use std::ops::Deref;
use web::{Allows, Door, Guarded, Read, Viewer};

#[derive(Clone, Debug)]
pub struct StateFile(School);

impl StateFile {
    pub fn is_sent_by(school: &School) -> bool {
        matches!(school.kind, SchoolKind::Primary | SchoolKind::Elementary | SchoolKind::Middle)
    }
}

impl Deref for StateFile {
    type Target = School;
    fn deref(&self) -> &School {
        &self.0
    }
}

impl Guarded for StateFile {
    const PARAM: &'static str = "school";

    fn load(tx: &Tx<'_>, id: Id<Self>, viewer: &Viewer, door: Door) -> Result<Option<Self>> {
        let school = School::load(tx, id.cast(), viewer, door)?;
        Ok(school.filter(Self::is_sent_by).map(StateFile))
    }
}

impl Allows<Read> for StateFile {
    fn allows(&self, viewer: &Viewer) -> bool {
        Allows::<Read>::allows(&self.0, viewer)
    }
}

impl Allows<Follow> for StateFile {
    fn allows(&self, viewer: &Viewer) -> bool {
        Allows::<Follow>::allows(&self.0, viewer)
    }
}

//! The EPI and the accompagnement personnalisé of a collège: no other school has any, and theirs
//! are not found.

use crate::class_reports::Follow;
use base::Id;
use db::{Result, Tx};
use people::{School, SchoolKind};
use std::ops::Deref;
use web::{Allows, Door, Guarded, Read, Viewer};

#[derive(Clone, Debug)]
pub struct SchoolProjects(School);

impl SchoolProjects {
    pub fn are_had_by(school: &School) -> bool {
        school.kind == SchoolKind::Middle
    }
}

impl Deref for SchoolProjects {
    type Target = School;
    fn deref(&self) -> &School {
        &self.0
    }
}

impl Guarded for SchoolProjects {
    const PARAM: &'static str = "school";

    fn load(tx: &Tx<'_>, id: Id<Self>, viewer: &Viewer, door: Door) -> Result<Option<Self>> {
        let school = School::load(tx, id.cast(), viewer, door)?;
        Ok(school.filter(Self::are_had_by).map(SchoolProjects))
    }
}

impl Allows<Read> for SchoolProjects {
    fn allows(&self, viewer: &Viewer) -> bool {
        Allows::<Read>::allows(&self.0, viewer)
    }
}

impl Allows<Follow> for SchoolProjects {
    fn allows(&self, viewer: &Viewer) -> bool {
        Allows::<Follow>::allows(&self.0, viewer)
    }
}

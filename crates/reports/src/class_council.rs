//! The council of a class of a collège or a lycée: an école has none, and its is not found.

use crate::class_reports::ClassReports;
use base::Id;
use db::{Result, Tx};
use std::ops::Deref;
use web::{Allows, Door, Guarded, Read, Viewer};

#[derive(Clone, Debug)]
pub struct ClassCouncil(ClassReports);

impl Deref for ClassCouncil {
    type Target = ClassReports;
    fn deref(&self) -> &ClassReports {
        &self.0
    }
}

impl Guarded for ClassCouncil {
    const PARAM: &'static str = "class";

    fn load(tx: &Tx<'_>, id: Id<Self>, viewer: &Viewer, door: Door) -> Result<Option<Self>> {
        let class = ClassReports::load(tx, id.cast(), viewer, door)?;
        Ok(class.filter(|class| !class.is_first_degree()).map(ClassCouncil))
    }
}

/// The team of the class and who follows the school.
impl Allows<Read> for ClassCouncil {
    fn allows(&self, viewer: &Viewer) -> bool {
        Allows::<Read>::allows(&self.0, viewer)
    }
}

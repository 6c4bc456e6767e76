//! A pupil of a secondary school: his own week, with his groups.

use base::{Id, PersonName};
use db::Tx;
use people::{Class, Person, School};
use web::{Allows, Door, Guarded, Read, Viewer};

#[derive(Clone, Debug)]
pub struct Pupil {
    pub id: Id<Person>,
    pub name: PersonName,
    pub school: Id<School>,
    pub class: Option<Id<Class>>,
}

impl Guarded for Pupil {
    const PARAM: &'static str = "pupil";

    fn load(tx: &Tx<'_>, id: Id<Self>, _: &Viewer, _: Door) -> db::Result<Option<Self>> {
        let found = crate::store::places::pupils(tx, &[id.cast()], tx.now().day())?;
        Ok(found.into_iter().next())
    }
}

/// He, his guardians, and those who work in his school.
impl Allows<Read> for Pupil {
    fn allows(&self, viewer: &Viewer) -> bool {
        viewer.person == self.id || viewer.guards(self.id) || viewer.works_in(self.school)
    }
}

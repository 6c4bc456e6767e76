//! A pupil, as those who answer for him and those who look after him reach him here.

use crate::{
    access::{Answer, follows},
    store,
};
use base::{Id, PersonName};
use db::{Result, Tx};
use people::{Class, Person, School};
use web::{Allows, Door, Guarded, Read, Viewer};

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Pupil {
    pub id: Id<Pupil>,
    pub name: PersonName,
    pub school: Id<School>,
    pub class: Option<Id<Class>>,
    /// Has the viewer legal authority over him, by the last that is known between them?
    pub is_answered_for: bool,
}

impl Pupil {
    pub const fn person(&self) -> Id<Person> {
        self.id.cast()
    }
}

impl Guarded for Pupil {
    const PARAM: &'static str = "pupil";

    fn load(tx: &Tx<'_>, id: Id<Self>, viewer: &Viewer, _: Door) -> Result<Option<Self>> {
        store::pupils::find(tx, id, viewer.person)
    }
}

impl Allows<Read> for Pupil {
    fn allows(&self, viewer: &Viewer) -> bool {
        viewer.guards(self.person())
            || self.class.is_some_and(|class| viewer.teaches(class))
            || follows(viewer, self.school)
    }
}

impl Allows<Answer> for Pupil {
    fn allows(&self, viewer: &Viewer) -> bool {
        viewer.guards(self.person()) && self.is_answered_for
    }
}

//! A class in which there is maternelle, alone or beside other levels: its team observes in it.

use crate::{
    carnet::{Decide, Observe},
    store,
};
use base::{Id, SchoolYear};
use db::{Result, Tx};
use people::{Class, School};
use web::{Allows, Door, Guarded, Read, Viewer};

db::row! {
    #[derive(Clone, Debug, PartialEq, Eq)]
    pub struct NurseryClass {
        pub id: Id<NurseryClass>,
        pub school: Id<School>,
        pub school_name: String,
        pub name: String,
        pub year: SchoolYear,
        /// Is the viewer a teacher of it today?
        pub is_taught: bool,
    }
}

impl NurseryClass {
    pub const fn class(&self) -> Id<Class> {
        self.id.cast()
    }
}

impl Guarded for NurseryClass {
    const PARAM: &'static str = "class";

    fn load(tx: &Tx<'_>, id: Id<Self>, viewer: &Viewer, _: Door) -> Result<Option<Self>> {
        store::classes::find(tx, id, viewer.person, tx.now().day())
    }
}

/// Its team and those who run the school; families read carnets, not classes.
impl Allows<Read> for NurseryClass {
    fn allows(&self, viewer: &Viewer) -> bool {
        viewer.teaches(self.class()) || viewer.administers(self.school)
    }
}

impl Allows<Observe> for NurseryClass {
    fn allows(&self, viewer: &Viewer) -> bool {
        viewer.teaches(self.class()) || viewer.administers(self.school)
    }
}

impl Allows<Decide> for NurseryClass {
    fn allows(&self, viewer: &Viewer) -> bool {
        self.is_taught || viewer.administers(self.school)
    }
}

/// The école of a head, where there is maternelle.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NurserySchool {
    pub id: Id<NurserySchool>,
    pub name: String,
}

impl NurserySchool {
    pub const fn school(&self) -> Id<School> {
        self.id.cast()
    }
}

impl Guarded for NurserySchool {
    const PARAM: &'static str = "school";

    fn load(tx: &Tx<'_>, id: Id<Self>, _: &Viewer, _: Door) -> Result<Option<Self>> {
        let school = people::school::load(tx, id.cast())?;
        let has_nursery = |school: &School| people::Level::Ps.is_taught_in(school.kind);
        Ok(school.filter(has_nursery).map(|school| NurserySchool { id, name: school.name }))
    }
}

impl Allows<Read> for NurserySchool {
    fn allows(&self, viewer: &Viewer) -> bool {
        viewer.administers(self.school())
    }
}

impl Allows<Decide> for NurserySchool {
    fn allows(&self, viewer: &Viewer) -> bool {
        viewer.administers(self.school())
    }
}

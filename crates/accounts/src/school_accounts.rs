//! The accounts of a school: its classes and its staff.

use base::Id;
use db::{Result, Tx};
use people::{Right, School};
use web::{Allows, Guarded, Manage, Read, Viewer, access::Door};

/// A school, as far as accounts go.
#[derive(Clone, Debug)]
pub struct SchoolAccounts {
    pub id: Id<SchoolAccounts>,
    pub name: String,
}

impl SchoolAccounts {
    pub fn school(&self) -> Id<School> {
        self.id.cast()
    }
}

impl Guarded for SchoolAccounts {
    const PARAM: &'static str = "school";

    fn load(tx: &Tx<'_>, id: Id<Self>, _: &Viewer, _: Door) -> Result<Option<Self>> {
        let school = people::school::load(tx, id.cast())?;
        Ok(school.map(|school| SchoolAccounts { id, name: school.name }))
    }
}

impl Allows<Read> for SchoolAccounts {
    fn allows(&self, viewer: &Viewer) -> bool {
        viewer.has_right(self.school(), Right::Accounts) || viewer.is_platform_administrator()
    }
}

impl Allows<Manage> for SchoolAccounts {
    fn allows(&self, viewer: &Viewer) -> bool {
        Allows::<Read>::allows(self, viewer)
    }
}

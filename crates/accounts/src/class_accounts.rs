//! The accounts of a class: who has opened his, codes for those who have not, the page of pictures.

use crate::store::lists;
use base::Id;
use db::{Result, Tx};
use people::{Class, Right, School};
use web::{Allows, Edit, Guarded, Manage, Read, Viewer, access::Door};

/// A class, as far as accounts go.
#[derive(Clone, Debug)]
pub struct ClassAccounts {
    pub id: Id<ClassAccounts>,
    pub name: String,
    pub school: Id<School>,
    pub school_name: String,
    /// Has it pupils who do not read yet?
    pub is_young: bool,
}

impl ClassAccounts {
    pub fn class(&self) -> Id<Class> {
        self.id.cast()
    }
}

impl Guarded for ClassAccounts {
    const PARAM: &'static str = "class";

    fn load(tx: &Tx<'_>, id: Id<Self>, _: &Viewer, _: Door) -> Result<Option<Self>> {
        let Some(row) = lists::class(tx, id.cast())? else { return Ok(None) };
        Ok(Some(ClassAccounts {
            id,
            name: row.name,
            school: row.school_id,
            school_name: row.school_name,
            is_young: row.is_young,
        }))
    }
}

impl Allows<Read> for ClassAccounts {
    fn allows(&self, viewer: &Viewer) -> bool {
        viewer.teaches(self.class())
            || viewer.has_right(self.school, Right::Accounts)
            || viewer.is_platform_administrator()
    }
}

/// To open and close the page of pictures, and draw new ones.
impl Allows<Edit> for ClassAccounts {
    fn allows(&self, viewer: &Viewer) -> bool {
        Allows::<Read>::allows(self, viewer)
    }
}

/// To make codes.
impl Allows<Manage> for ClassAccounts {
    fn allows(&self, viewer: &Viewer) -> bool {
        Allows::<Read>::allows(self, viewer)
    }
}

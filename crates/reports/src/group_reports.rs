//! The reports of a group made by hand, of pupils of several classes, as who teaches them writes in
//! them. In an école the teachers of the class write everywhere: its groups have none.

use crate::{class_reports::Write, store};
use base::{Day, Id};
use db::{Result, Tx};
use people::{Group, School, SchoolKind};
use web::{Allows, Door, Guarded, Read, Viewer};

db::row! {
    /// A group, and what the viewer is in it.
    #[derive(Clone, Debug, PartialEq, Eq)]
    pub struct GroupReports {
        pub id: Id<Group>,
        pub school: Id<School>,
        pub kind: SchoolKind,
        pub name: String,
        pub closed_on: Option<Day>,
        /// He chose its members.
        pub is_maker: bool,
        /// He teaches in the school today.
        pub is_teacher: bool,
    }
}

impl Guarded for GroupReports {
    const PARAM: &'static str = "group";

    fn load(tx: &Tx<'_>, id: Id<Self>, viewer: &Viewer, _: Door) -> Result<Option<Self>> {
        let group = store::groups::find(tx, id.cast(), viewer.person, tx.now().day())?;
        Ok(group.filter(|group| !group.kind.is_first_degree()))
    }
}

/// Who teaches it: he has made it or is in it, and teaches in its school.
impl Allows<Read> for GroupReports {
    fn allows(&self, viewer: &Viewer) -> bool {
        self.is_teacher && (self.is_maker || viewer.is_member(self.id))
    }
}

impl Allows<Write> for GroupReports {
    fn allows(&self, viewer: &Viewer) -> bool {
        self.closed_on.is_none() && Allows::<Read>::allows(self, viewer)
    }
}

//! The office of a school: its administration, and who may do what in it.
//!
//! The head has every right; what he has delegated opens the rooms it names and no other.

use base::Id;
use db::Tx;
use people::{Right, School, Standing, school};
use std::ops::Deref;
use web::{Action, Allows, Door, Guarded, Manage, Read, Risk, Viewer};

/// A school, as those who run it see it.
#[derive(Clone, Debug)]
pub struct Office(School);

impl Deref for Office {
    type Target = School;
    fn deref(&self) -> &School {
        &self.0
    }
}

impl Guarded for Office {
    const PARAM: &'static str = "school";

    fn load(tx: &Tx<'_>, id: Id<Self>, _: &Viewer, _: Door) -> db::Result<Option<Self>> {
        Ok(school::load(tx, id.cast())?.map(Office))
    }
}

/// To come in: whoever has a right of some kind there.
pub struct Enter;
/// To add, change and merge persons, and to run the classes.
pub struct ManagePeople;
/// To make one file of two.
pub struct MergeFiles;
/// To close and open the doors of accounts.
pub struct ManageAccounts;
pub struct ManageGroups;
/// To say who may write to whom, and when nothing arrives.
pub struct ManageRules;
pub struct ReadAudit;
/// To let a colleague do something.
pub struct Delegate;
/// What the platform decides of a school: who heads it, whether it is open.
pub struct Govern;

macro_rules! actions {
    ($($name:ident)*) => { $(
        impl Action for $name {
            const NAME: &'static str = stringify!($name);
            const RISK: Risk = Risk::PersonalData;
        }
    )* };
}
actions! {
    Enter ManagePeople MergeFiles ManageAccounts ManageGroups ManageRules ReadAudit Delegate Govern
}

impl Allows<Read> for Office {
    fn allows(&self, viewer: &Viewer) -> bool {
        viewer.works_in(self.id)
            || viewer.administers(self.id)
            || viewer.is_platform_administrator()
    }
}

impl Allows<Enter> for Office {
    fn allows(&self, viewer: &Viewer) -> bool {
        has_some_right(viewer, self.id) || viewer.is_platform_administrator()
    }
}

impl Allows<Manage> for Office {
    fn allows(&self, viewer: &Viewer) -> bool {
        viewer.administers(self.id) || viewer.is_platform_administrator()
    }
}

impl Allows<ManagePeople> for Office {
    fn allows(&self, viewer: &Viewer) -> bool {
        viewer.has_right(self.id, Right::People) || viewer.is_platform_administrator()
    }
}

impl Allows<ManageAccounts> for Office {
    fn allows(&self, viewer: &Viewer) -> bool {
        viewer.has_right(self.id, Right::Accounts) || viewer.is_platform_administrator()
    }
}

impl Allows<ManageGroups> for Office {
    fn allows(&self, viewer: &Viewer) -> bool {
        viewer.has_right(self.id, Right::Groups) || viewer.is_platform_administrator()
    }
}

impl Allows<ManageRules> for Office {
    fn allows(&self, viewer: &Viewer) -> bool {
        viewer.has_right(self.id, Right::Rules) || viewer.is_platform_administrator()
    }
}

impl Allows<ReadAudit> for Office {
    fn allows(&self, viewer: &Viewer) -> bool {
        viewer.has_right(self.id, Right::Audit) || viewer.is_platform_administrator()
    }
}

impl Allows<Delegate> for Office {
    fn allows(&self, viewer: &Viewer) -> bool {
        viewer.heads(self.id) || viewer.is_platform_administrator()
    }
}

impl Allows<Govern> for Office {
    fn allows(&self, viewer: &Viewer) -> bool {
        viewer.is_platform_administrator()
    }
}

/// Does he hold any right in this school that has a room here? Attendance has its own pages.
pub fn has_some_right(standing: &Standing, school: Id<School>) -> bool {
    let mut rights = Right::ALL.iter().filter(|right| **right != Right::Attendance);
    rights.any(|right| standing.has_right(school, *right))
}

/// Is there a room of the administration for him?
pub fn has_a_room(standing: &Standing) -> bool {
    standing.is_platform_administrator()
        || standing.schools.iter().any(|school| has_some_right(standing, school.id))
}

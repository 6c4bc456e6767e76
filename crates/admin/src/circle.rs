//! A circle: a group made by hand in a school, as those who run the school see it.

use crate::office::ManageGroups;
use base::Id;
use db::Tx;
use people::{Group, GroupKind, Right, School, groups};
use std::ops::Deref;
use web::{Allows, Door, Guarded, Read, Viewer};

#[derive(Clone, Debug)]
pub struct Circle {
    group: Group,
    pub school: Id<School>,
}

impl Deref for Circle {
    type Target = Group;
    fn deref(&self) -> &Group {
        &self.group
    }
}

impl Guarded for Circle {
    const PARAM: &'static str = "group";

    /// Automatic groups follow the facts: there is nothing to administer in them.
    fn load(tx: &Tx<'_>, id: Id<Self>, _: &Viewer, _: Door) -> db::Result<Option<Self>> {
        let group = groups::load(tx, &[id.cast()])?.into_iter().next();
        let circle = |group: Group| Some(Circle { school: group.school?, group });
        Ok(group.filter(|group| group.kind == GroupKind::Hand).and_then(circle))
    }
}

impl Allows<Read> for Circle {
    fn allows(&self, viewer: &Viewer) -> bool {
        viewer.works_in(self.school) || viewer.is_platform_administrator()
    }
}

impl Allows<ManageGroups> for Circle {
    fn allows(&self, viewer: &Viewer) -> bool {
        viewer.has_right(self.school, Right::Groups) || viewer.is_platform_administrator()
    }
}

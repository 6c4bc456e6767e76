//! A group of pupils made by hand, as assessments know it: those who are assessed together, or who
//! need the same help for some weeks.

use crate::{
    access::{Assess, Follow},
    store,
};
use base::{Day, Id};
use db::{Result, Tx};
use people::{Class, Group, School, SchoolKind, Standing};
use web::{Allows, Door, Edit, Guarded, Read, Viewer};

db::row! {
    /// A group, and what the viewer is to it.
    #[derive(Clone, Debug, PartialEq, Eq)]
    pub struct Band {
        pub id: Id<Band>,
        pub school_id: Id<School>,
        pub school_kind: SchoolKind,
        pub name: String,
        pub closed_on: Option<Day>,
        /// He chooses its members.
        pub is_contributor: bool,
        /// The class it was made in, when it was made from what a class has shown.
        pub class_id: Option<Id<Class>>,
        /// What it was made from.
        pub reason: String,
    }
}

impl Band {
    pub const fn group(&self) -> Id<Group> {
        self.id.cast()
    }
}

/// Its teachers: who has made it, and those of its members who work in its school.
pub fn is_led_by(person: &Standing, group: Id<Group>, school: Id<School>, makes: bool) -> bool {
    person.works_in(school) && (makes || person.is_member(group))
}

impl Guarded for Band {
    const PARAM: &'static str = "group";

    fn load(tx: &Tx<'_>, id: Id<Self>, viewer: &Viewer, _: Door) -> Result<Option<Self>> {
        store::bands::find(tx, id, viewer.person)
    }
}

impl Allows<Read> for Band {
    fn allows(&self, viewer: &Viewer) -> bool {
        is_led_by(viewer, self.group(), self.school_id, self.is_contributor)
            || viewer.administers(self.school_id)
    }
}

impl Allows<Follow> for Band {
    fn allows(&self, viewer: &Viewer) -> bool {
        Allows::<Read>::allows(self, viewer)
    }
}

impl Allows<Assess> for Band {
    fn allows(&self, viewer: &Viewer) -> bool {
        self.closed_on.is_none()
            && is_led_by(viewer, self.group(), self.school_id, self.is_contributor)
    }
}

/// To choose its members and its name.
impl Allows<Edit> for Band {
    fn allows(&self, viewer: &Viewer) -> bool {
        self.closed_on.is_none()
            && (self.is_contributor && viewer.works_in(self.school_id)
                || viewer.administers(self.school_id))
    }
}

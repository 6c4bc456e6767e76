//! Who is called together: a class, or in a secondary school a group made by hand.

use crate::{
    Slot,
    access::{Call, follows},
    store, urls,
};
use base::Id;
use db::{Result, Tx};
use people::{Class, Group, School};
use web::{Allows, Door, Granted, Guarded, Read, Viewer};

/// A class or a group, as the pages of a call show it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Roll {
    /// What its calls are written under: the class, or the group in its place.
    pub id: Id<Class>,
    pub school: Id<School>,
    pub name: String,
    pub is_group: bool,
}

impl Roll {
    pub fn of(class: &Class) -> Self {
        Roll { id: class.id, school: class.school, name: class.name.clone(), is_group: false }
    }

    /// Where its forms go, and the call of now.
    pub fn url(&self) -> String {
        if self.is_group { urls::group(self.id.cast()) } else { urls::class(self.id) }
    }

    pub fn call(&self, slot: Slot) -> String {
        format!("{}?jour={}&moment={}", self.url(), slot.day, slot.moment.word())
    }
}

db::row! {
    /// A group of pupils of a secondary school, whom a teacher calls.
    #[derive(Clone, Debug, PartialEq, Eq)]
    pub struct Band {
        pub id: Id<Band>,
        pub school_id: Id<School>,
        pub name: String,
    }
}

impl Band {
    pub fn roll(&self) -> Roll {
        Roll { id: self.id.cast(), school: self.school_id, name: self.name.clone(), is_group: true }
    }
}

impl Guarded for Band {
    const PARAM: &'static str = "group";

    fn load(tx: &Tx<'_>, id: Id<Self>, _: &Viewer, _: Door) -> Result<Option<Self>> {
        store::pupils::band(tx, id)
    }
}

impl Allows<Read> for Band {
    fn allows(&self, viewer: &Viewer) -> bool {
        viewer.works_in(self.school_id) || follows(viewer, self.school_id)
    }
}

/// Its teachers are the members who work in the school.
impl Allows<Call> for Band {
    fn allows(&self, viewer: &Viewer) -> bool {
        follows(viewer, self.school_id)
            || viewer.works_in(self.school_id) && viewer.is_member(self.id.cast::<Group>())
    }
}

/// What a handler that was granted one or the other goes on with.
pub trait Called {
    fn roll(&self) -> Roll;
    fn viewer(&self) -> &Viewer;
}

impl Called for Granted<Call, Class> {
    fn roll(&self) -> Roll {
        Roll::of(self)
    }

    fn viewer(&self) -> &Viewer {
        &self.viewer
    }
}

impl Called for Granted<Call, Band> {
    fn roll(&self) -> Roll {
        Band::roll(self)
    }

    fn viewer(&self) -> &Viewer {
        &self.viewer
    }
}

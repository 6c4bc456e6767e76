//! The carnet of a pupil: it follows him from TPS to GS, whatever his classes and schools were. Who
//! works with him today reads all of it; his family what it was shown; nobody else anything.

use crate::store;
use base::{Id, PersonName};
use db::{Result, Tx};
use people::{Class, Level, Person, School};
use web::{Action, Allows, Door, Guarded, Read, Risk, Viewer};

/// A pupil where he is today, or was last.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Carnet {
    pub id: Id<Carnet>,
    pub name: PersonName,
    pub school: Id<School>,
    pub school_name: String,
    pub class: Option<Id<Class>>,
    pub class_name: String,
    pub level: Level,
    /// Enrolled today.
    pub is_there: bool,
    /// Has the viewer legal authority over him today?
    pub has_authority: bool,
    /// Is the viewer a teacher of his class today? ATSEM and AESH observe, and decide nothing.
    pub is_taught: bool,
}

/// To note what he shows.
pub struct Observe;
/// To look at the photos, and listen to the voice notes, of an observation one may read.
pub struct SeeFiles;
/// To decide what families are shown, and what a synthèse says.
pub struct Decide;
/// To sign as seen: guardians with legal authority.
pub struct Answer;

impl Action for Observe {
    const NAME: &'static str = "Observe";
    const RISK: Risk = Risk::PersonalData;
}

impl Action for SeeFiles {
    const NAME: &'static str = "SeeFiles";
    const RISK: Risk = Risk::PersonalData;
}

impl Action for Decide {
    const NAME: &'static str = "Decide";
    const RISK: Risk = Risk::PersonalData;
}

impl Action for Answer {
    const NAME: &'static str = "Answer";
    const RISK: Risk = Risk::PersonalData;
}

/// TPS, PS, MS, GS: the cycle a carnet is of.
pub fn is_nursery(level: Level) -> bool {
    level <= Level::Gs
}

impl Carnet {
    pub const fn person(&self) -> Id<Person> {
        self.id.cast()
    }

    /// Works with him today, whatever his level.
    pub fn is_known_at_work(&self, viewer: &Viewer) -> bool {
        self.is_there
            && (self.class.is_some_and(|class| viewer.teaches(class))
                || viewer.administers(self.school))
    }

    /// Works with him today, and he is in maternelle.
    pub fn is_followed_by(&self, viewer: &Viewer) -> bool {
        is_nursery(self.level) && self.is_known_at_work(viewer)
    }

    /// Of his family. Who holds authority keeps the carnet when the child has left the school.
    pub fn is_of_the_family(&self, viewer: &Viewer) -> bool {
        self.has_authority || viewer.guards(self.person())
    }

    pub fn is_decided_by(&self, viewer: &Viewer) -> bool {
        self.is_followed_by(viewer) && (self.is_taught || viewer.administers(self.school))
    }
}

impl Guarded for Carnet {
    const PARAM: &'static str = "pupil";

    fn load(tx: &Tx<'_>, id: Id<Self>, viewer: &Viewer, _: Door) -> Result<Option<Self>> {
        store::pupils::find(tx, id, viewer.person, tx.now().day())
    }
}

impl Allows<Read> for Carnet {
    fn allows(&self, viewer: &Viewer) -> bool {
        viewer.person == self.person()
            || self.is_of_the_family(viewer)
            || self.is_followed_by(viewer)
    }
}

impl Allows<Observe> for Carnet {
    fn allows(&self, viewer: &Viewer) -> bool {
        self.is_followed_by(viewer)
    }
}

impl Allows<Decide> for Carnet {
    fn allows(&self, viewer: &Viewer) -> bool {
        self.is_decided_by(viewer)
    }
}

impl Allows<Answer> for Carnet {
    fn allows(&self, _: &Viewer) -> bool {
        self.has_authority
    }
}

//! The reports of a class: who works on them.

use crate::{
    place,
    store::{self, roster::Enrolled},
};
use base::{Day, Id, SchoolYear};
use db::Tx;
use people::{Class, Level, Person, School, SchoolKind};
use web::{Action, Allows, Door, Guarded, Read, Risk, Viewer};

db::row! {
    /// A class, and what the viewer is in it.
    #[derive(Clone, Debug, PartialEq, Eq)]
    pub struct ClassReports {
        pub class: Id<Class>,
        pub school: Id<School>,
        pub year: SchoolYear,
        pub name: String,
        pub closed_on: Option<Day>,
        pub school_name: String,
        pub uai: String,
        pub kind: SchoolKind,
        /// Of the second degree, once the head has said who.
        pub head_teacher: Option<Id<Person>>,
        /// The viewer teaches here today: an AESH or an ATSEM works here and does not.
        pub is_teacher: bool,
    }
}

impl ClassReports {
    pub fn is_first_degree(&self) -> bool {
        self.kind.is_first_degree()
    }

    /// Has this pupil a report here? Maternelle has its carnet de suivi, whether or not the child
    /// has a level there.
    pub fn reports_on(&self, pupil: &Enrolled) -> bool {
        let is_young = self.kind == SchoolKind::Nursery || self.cycle_of(pupil) == Some(1);
        place::is_reported(pupil.level) && !is_young
    }

    /// The cycle that a pupil without a level follows in an école: that of his last report, or of
    /// his age; cycle 3 when nobody knows it.
    pub fn cycle_of(&self, pupil: &Enrolled) -> Option<u8> {
        if pupil.level != Level::Other || !self.is_first_degree() {
            return None;
        }
        let by_age = || pupil.born_on.map(|day| place::cycle_at(self.year.0 - day.year()));
        pupil.cycle.or_else(by_age).or(Some(3))
    }

    /// Says the last word of a report: the teachers of an école, elsewhere the head teacher.
    pub fn is_concluded_by(&self, viewer: &Viewer) -> bool {
        self.is_teacher && (self.is_first_degree() || self.head_teacher == Some(viewer.person))
            || viewer.administers(self.school)
    }

    /// Says how a pupil lives in a collège or a lycée.
    pub fn is_watched_by(&self, viewer: &Viewer) -> bool {
        !self.is_first_degree()
            && (viewer.is_cpe_of(self.school) || viewer.administers(self.school))
    }
}

/// To write positions and appreciations.
pub struct Write;
/// To say the last word of a report, its mention, how the pupil is accompanied and lives.
pub struct Conclude;
/// To say how a class of a collège or a lycée lives: its CPE, and who runs the school.
pub struct Watch;
/// To lock, publish and reopen: who runs the school.
pub struct Lock;

impl Action for Write {
    const NAME: &'static str = "Write";
    const RISK: Risk = Risk::PersonalData;
}

impl Action for Conclude {
    const NAME: &'static str = "Conclude";
    const RISK: Risk = Risk::PersonalData;
}

impl Action for Watch {
    const NAME: &'static str = "Watch";
    const RISK: Risk = Risk::PersonalData;
}

impl Action for Lock {
    const NAME: &'static str = "Lock";
    const RISK: Risk = Risk::PersonalData;
}

impl Guarded for ClassReports {
    const PARAM: &'static str = "class";

    fn load(tx: &Tx<'_>, id: Id<Self>, viewer: &Viewer, _: Door) -> db::Result<Option<Self>> {
        store::classes::load(tx, id.cast(), viewer.person, tx.now().day())
    }
}

/// The team of the class and who follows the school. Families read reports, not classes.
impl Allows<Read> for ClassReports {
    fn allows(&self, viewer: &Viewer) -> bool {
        viewer.teaches(self.class)
            || viewer.administers(self.school)
            || viewer.is_cpe_of(self.school)
    }
}

impl Allows<Write> for ClassReports {
    fn allows(&self, viewer: &Viewer) -> bool {
        self.is_teacher || viewer.administers(self.school)
    }
}

impl Allows<Conclude> for ClassReports {
    fn allows(&self, viewer: &Viewer) -> bool {
        self.is_concluded_by(viewer) || self.is_watched_by(viewer)
    }
}

impl Allows<Watch> for ClassReports {
    fn allows(&self, viewer: &Viewer) -> bool {
        self.is_watched_by(viewer)
    }
}

impl Allows<Lock> for ClassReports {
    fn allows(&self, viewer: &Viewer) -> bool {
        viewer.administers(self.school)
    }
}

/// To see how far a whole school is, and send it to the State.
pub struct Follow;

impl Action for Follow {
    const NAME: &'static str = "Follow";
    const RISK: Risk = Risk::PersonalData;
}

impl Allows<Follow> for School {
    fn allows(&self, viewer: &Viewer) -> bool {
        viewer.administers(self.id)
    }
}

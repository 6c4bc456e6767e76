//! Bringing a timetable in: a file is read line by line (`reading`), whom it names is looked for
//! (`matching`), and what it would change is said before it is done (`crate::bringing`).

pub mod column;
pub mod decode;
pub mod exp_cours;
pub mod found;
pub mod ics;
pub mod matching;
pub mod problem;
pub mod reading;
pub mod row;
pub mod sts;
pub mod table;
pub mod values;
mod xml;

use crate::timetable::Arrange;
use base::{Day, Id, Instant};
use db::Tx;
use people::{Class, Person, School};
use web::{Allows, Door, Guarded, Read, Viewer};

db::word! {
    /// What kind of file it was.
    pub enum Format {
        /// A table of lessons: that of EDT or UDT, or with the columns we document.
        Table = "table",
        /// `EXP_COURS.xml` of EDT.
        ExpCours = "exp_cours",
        /// `emp_sts_….xml`: the lessons that EDT sends to STS.
        EmpSts = "emp_sts",
        /// `sts_emp_….xml`: who teaches what, without hours.
        StsEmp = "sts_emp",
        Ics = "ics",
    }
}

db::word! {
    pub enum State {
        /// Read, and waiting to be applied.
        Read = "read",
        Applied = "applied",
        Undone = "undone",
        Dropped = "dropped",
    }
}

db::row! {
    /// A file that was brought in.
    #[derive(Clone, Debug, PartialEq, Eq)]
    pub struct Import {
        pub id: Id<Import>,
        pub school_id: Id<School>,
        pub person_id: Id<Person>,
        pub name: String,
        pub format: Format,
        pub at: Instant,
        pub state: State,
        /// From which day on it holds.
        pub from_on: Option<Day>,
        /// Whose calendar it is, where its lessons name no class.
        pub class_id: Option<Id<Class>>,
        pub lessons: u32,
        pub settled_at: Option<Instant>,
    }
}

impl Format {
    /// Does it say when?
    pub const fn has_lessons(self) -> bool {
        !matches!(self, Format::StsEmp)
    }
}

impl Guarded for Import {
    const PARAM: &'static str = "timetable_import";

    fn load(tx: &Tx<'_>, id: Id<Self>, _: &Viewer, _: Door) -> db::Result<Option<Self>> {
        crate::store::imports::find(tx, id)
    }
}

/// Those who run the school it is for.
impl Allows<Read> for Import {
    fn allows(&self, viewer: &Viewer) -> bool {
        viewer.administers(self.school_id)
    }
}

impl Allows<Arrange> for Import {
    fn allows(&self, viewer: &Viewer) -> bool {
        viewer.administers(self.school_id)
    }
}

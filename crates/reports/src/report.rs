//! A report: what a school says of a pupil at the end of a period, or of a cycle.

use crate::{
    class_reports::{ClassReports, Conclude, Lock, Write},
    place::{self, Domain},
    store,
};
use base::{Id, Instant};
use db::Tx;
use people::{Class, Level, Person, School};
use results::Period;
use std::ops::Deref;
use web::{Action, Allows, Door, Guarded, Read, Viewer};

db::word! {
    pub enum Kind {
        Period = "period",
        /// The socle, at the end of cycles 2, 3 and 4.
        Cycle = "cycle",
    }
}

db::word! {
    pub enum State {
        /// It is being written.
        Open = "open",
        /// The head has closed it: it says what its edition says.
        Locked = "locked",
    }
}

db::row! {
    #[derive(Clone, Debug, PartialEq, Eq)]
    pub struct Written {
        pub id: Id<Report>,
        pub school_id: Id<School>,
        pub period_id: Id<Period>,
        pub class_id: Id<Class>,
        pub pupil_id: Id<Person>,
        pub kind: Kind,
        pub level: Level,
        /// The cycle a pupil without a level follows in an école.
        pub cycle: Option<u8>,
        pub state: State,
        pub edition: u32,
        pub version: u32,
        pub general: String,
        pub life: String,
        /// A word of [`crate::settings::Mention`], or empty.
        pub mention: String,
        /// The general average, in hundredths out of 20.
        pub average: Option<i64>,
        pub locked_at: Option<Instant>,
        pub publish_at: Option<Instant>,
    }
}

impl Written {
    pub fn is_open(&self) -> bool {
        self.state == State::Open
    }

    /// What he learns in an école; nothing where subjects are taught.
    pub fn domains(&self) -> &'static [Domain] {
        place::domains(self.level, self.cycle)
    }

    /// His teachers say which cycle this report follows: no level does.
    pub fn chooses_cycle(&self) -> bool {
        self.kind == Kind::Period && self.level == Level::Other && self.cycle.is_some()
    }

    /// The cycle that ends, for a report of the socle; else the one that no level says.
    pub fn said_cycle(&self) -> Option<u8> {
        match self.kind {
            Kind::Cycle => place::cycle_ended(self.level).or(self.cycle),
            Kind::Period => self.cycle,
        }
    }
}

/// A report and what ties the viewer to it.
#[derive(Clone, Debug)]
pub struct Report {
    pub written: Written,
    pub class: ClassReports,
    /// The latest edition a family may read now.
    pub readable: Option<u32>,
    /// The viewer answers by law for the pupil, today.
    pub has_authority: bool,
}

impl Deref for Report {
    type Target = Written;
    fn deref(&self) -> &Written {
        &self.written
    }
}

impl Report {
    pub fn is_family(&self, viewer: &Viewer) -> bool {
        viewer.person == self.pupil_id || viewer.guards(self.pupil_id)
    }

    /// The family reads what the school says now, not what it said before it reopened it.
    pub fn is_current(&self) -> bool {
        self.readable == Some(self.edition) && !self.is_open()
    }

    fn is_followed_by(&self, viewer: &Viewer) -> bool {
        Allows::<Read>::allows(&self.class, viewer)
    }
}

/// To sign that one has read it.
pub struct Sign;

impl Action for Sign {
    const NAME: &'static str = "Sign";
}

impl Guarded for Report {
    const PARAM: &'static str = "report";

    fn load(tx: &Tx<'_>, id: Id<Self>, viewer: &Viewer, _: Door) -> db::Result<Option<Self>> {
        store::reports::load(tx, id, viewer)
    }
}

/// Those who write it, and once it is out its pupil and his guardians. No other family.
impl Allows<Read> for Report {
    fn allows(&self, viewer: &Viewer) -> bool {
        self.is_followed_by(viewer) || self.readable.is_some() && self.is_family(viewer)
    }
}

impl Allows<Sign> for Report {
    fn allows(&self, viewer: &Viewer) -> bool {
        self.has_authority && viewer.guards(self.pupil_id) && self.readable.is_some()
    }
}

impl Allows<Write> for Report {
    fn allows(&self, viewer: &Viewer) -> bool {
        Allows::<Write>::allows(&self.class, viewer)
    }
}

impl Allows<Conclude> for Report {
    fn allows(&self, viewer: &Viewer) -> bool {
        Allows::<Conclude>::allows(&self.class, viewer)
    }
}

impl Allows<Lock> for Report {
    fn allows(&self, viewer: &Viewer) -> bool {
        Allows::<Lock>::allows(&self.class, viewer)
    }
}

//! A dossier: what follows one pupil from a school to the next, prepared, offered to his family,
//! sealed, and read where he goes.

use crate::{
    access::{Decide, Peruse, Record, Run, Share, TakeAway},
    store,
};
use base::{Day, Id, Instant, PersonName};
use db::{Result, Tx};
use people::{Class, Person, School};
use web::{Allows, Door, Guarded, Read, Viewer};

db::word! {
    /// Why the pupil goes.
    pub enum Reason {
        /// The end of what the school teaches: GS, CM2, 3e, terminale.
        Cycle = "cycle",
        /// The family moves.
        Move = "move",
    }
}

db::word! {
    pub enum State {
        /// The head looks at it first.
        Prepared = "prepared",
        /// The family chooses.
        Open = "open",
        /// Its content is being frozen.
        Sealing = "sealing",
        /// Frozen: nobody changes it any more. It waits to be taken elsewhere.
        Sealed = "sealed",
        /// The receiving school may read it.
        Sent = "sent",
        /// And has read it.
        Opened = "opened",
        Withdrawn = "withdrawn",
        /// Its time is over: what it held is gone, who agreed to what is still known.
        Erased = "erased",
    }
}

impl State {
    /// May the family still choose?
    pub const fn is_open(self) -> bool {
        matches!(self, State::Open)
    }

    /// Is its content frozen, and still there?
    pub const fn has_content(self) -> bool {
        matches!(self, State::Sealed | State::Sent | State::Opened)
    }

    /// May the school that prepared it take it back?
    pub const fn may_withdraw(self) -> bool {
        matches!(self, State::Prepared | State::Open | State::Sealed | State::Sent)
    }

    /// Does the receiving school see it?
    pub const fn has_arrived(self) -> bool {
        matches!(self, State::Sent | State::Opened)
    }
}

/// How long a sealed dossier can be read: the livret is shown to families until a year after the
/// change of cycle, and a receiving team needs it no longer than its first year.
pub const KEPT_DAYS: i32 = 365;
/// Days before the last one on which those who have said nothing are asked again.
pub const REMINDED_DAYS: i32 = 3;

db::row! {
    #[derive(Clone, Debug, PartialEq, Eq)]
    pub struct Dossier {
        pub id: Id<Dossier>,
        pub pupil_id: Id<Person>,
        pub first_name: String,
        pub last_name: String,
        /// None: it came from another platform.
        pub from_school: Option<Id<School>>,
        pub from_uai: String,
        pub from_name: String,
        /// None: the school is on another platform, or on none.
        pub to_school: Option<Id<School>>,
        pub to_uai: String,
        pub to_name: String,
        pub reason: Reason,
        pub state: State,
        pub version: i64,
        pub due_on: Day,
        pub is_shared: bool,
        pub offered_at: Option<Instant>,
        pub sealed_at: Option<Instant>,
        pub opened_at: Option<Instant>,
        pub kept_until: Option<Day>,
        /// Is the pupil enrolled, today, in the school he comes from?
        pub is_still_there: bool,
        /// His class there today.
        pub class: Option<Id<Class>>,
        /// His class today in the school he goes to.
        pub new_class: Option<Id<Class>>,
        /// Does the viewer decide for him today?
        pub is_decided_by: bool,
        /// Today.
        pub today: Day,
    }
}

impl Dossier {
    pub fn pupil(&self) -> PersonName {
        PersonName::new(&self.first_name, &self.last_name, None)
    }

    /// The school he leaves, while he is there: its head runs it.
    pub fn is_run_by(&self, viewer: &Viewer) -> bool {
        self.is_still_there && self.from_school.is_some_and(|school| viewer.administers(school))
    }

    fn is_taught_by(&self, viewer: &Viewer) -> bool {
        self.is_still_there && self.class.is_some_and(|class| viewer.teaches(class))
    }

    /// The school he goes to, once it was sent, as long as it is kept.
    pub fn is_welcomed_by(&self, viewer: &Viewer) -> bool {
        self.is_readable() && self.to_school.is_some_and(|school| viewer.administers(school))
    }

    fn is_shared_with(&self, viewer: &Viewer) -> bool {
        self.is_readable()
            && self.is_shared
            && self.new_class.is_some_and(|class| viewer.teaches(class))
    }

    fn is_readable(&self) -> bool {
        self.state.has_arrived() && self.kept_until.is_none_or(|until| self.today < until)
    }

    /// The receiving school: each time it reads is written down.
    pub fn is_received_by(&self, viewer: &Viewer) -> bool {
        self.is_welcomed_by(viewer) || self.is_shared_with(viewer)
    }
}

impl Guarded for Dossier {
    const PARAM: &'static str = "dossier";

    fn load(tx: &Tx<'_>, id: Id<Self>, viewer: &Viewer, _: Door) -> Result<Option<Self>> {
        store::dossiers::find(tx, id, viewer.person, tx.now().day())
    }
}

/// Those who decide for the pupil, the school he leaves to the day he leaves it, and where he goes
/// once it was sent.
impl Allows<Read> for Dossier {
    fn allows(&self, viewer: &Viewer) -> bool {
        self.is_run_by(viewer)
            || self.is_taught_by(viewer)
            || self.is_received_by(viewer)
            || self.is_decided_by && self.state != State::Prepared
    }
}

impl Allows<Run> for Dossier {
    fn allows(&self, viewer: &Viewer) -> bool {
        self.is_run_by(viewer)
    }
}

impl Allows<Decide> for Dossier {
    fn allows(&self, _: &Viewer) -> bool {
        self.is_decided_by
    }
}

/// A paper comes back in the schoolbag: whoever teaches the class records it.
impl Allows<Record> for Dossier {
    fn allows(&self, viewer: &Viewer) -> bool {
        self.is_run_by(viewer) || self.is_taught_by(viewer)
    }
}

impl Allows<Peruse> for Dossier {
    fn allows(&self, viewer: &Viewer) -> bool {
        self.is_received_by(viewer) || self.is_decided_by
    }
}

impl Allows<Share> for Dossier {
    fn allows(&self, viewer: &Viewer) -> bool {
        self.is_welcomed_by(viewer)
    }
}

/// The family that leaves; and the school that sends it, where it has to be carried. Inside the
/// platform nobody carries it, and it holds what the family keeps from that school.
impl Allows<TakeAway> for Dossier {
    fn allows(&self, viewer: &Viewer) -> bool {
        let is_carried = self.to_school.is_none();
        self.state.has_content() && (self.is_decided_by || is_carried && self.is_run_by(viewer))
    }
}

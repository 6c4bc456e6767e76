//! The archive handed over: what a town and its schools hold is made into one file when its schools
//! close, given to the agents of the town, and kept as long as the people it tells of are.

mod archivist;
pub mod jobs;
mod telling;

pub use archivist::{Archivist, begin};
pub use telling::Told;

use crate::store;
use base::{Day, Id, Instant};
use db::{Result, Tx, blob::Stored};
use people::{Town, retention};
use std::{pin::Pin, sync::Arc};
use web::{Action, Allows, App, Door, Guarded, Manage, Read, Risk, Viewer};

/// From the night in which it is made to the day on which it goes: those whose school has closed
/// are kept no longer here (arrêté du 30 novembre 2006, article 6).
pub const KEPT_DAYS: i32 = retention::RETENTION_DAYS;
/// Days before it goes on which the agents are told, when none of them has taken it.
pub const REMINDED_DAYS: i32 = 14;

db::word! {
    pub enum State {
        Making = "making",
        Ready = "ready",
        /// It could not be made; a steward has it begun anew.
        Failed = "failed",
        /// Its content is gone; what it was is still said.
        Erased = "erased",
    }
}

db::row! {
    /// The archive of a town that leaves.
    #[derive(Clone, Debug, PartialEq, Eq)]
    pub struct Handover {
        pub id: Id<Handover>,
        pub town: Id<Town>,
        pub name: String,
        pub insee: String,
        /// The last day on which its schools were open: « today’s people » are those of that day.
        pub as_of: Day,
        pub asked_at: Instant,
        pub state: State,
        pub progress: Id<::jobs::progress::Progress>,
        pub schools: u32,
        pub persons: u32,
        /// Contents that people had sent.
        pub files: u32,
        pub bytes: u64,
        /// BLAKE3 of the archive, 64 digits; empty while it is made.
        pub digest: String,
        pub made_at: Option<Instant>,
        /// The day on which its content goes.
        pub kept_until: Option<Day>,
        pub taken_at: Option<Instant>,
        pub reminded_at: Option<Instant>,
    }
}

/// To take it away: personal data of everybody in the schools of a town.
pub struct Take;

impl Action for Take {
    const NAME: &'static str = "Take";
    const RISK: Risk = Risk::PersonalData;
}

impl Guarded for Handover {
    const PARAM: &'static str = "handover";

    fn load(tx: &Tx<'_>, id: Id<Self>, _: &Viewer, _: Door) -> Result<Option<Self>> {
        store::handovers::load(tx, id)
    }
}

impl Allows<Read> for Handover {
    fn allows(&self, viewer: &Viewer) -> bool {
        viewer.is_agent_of(self.town) || viewer.is_platform_administrator()
    }
}

impl Allows<Take> for Handover {
    fn allows(&self, viewer: &Viewer) -> bool {
        Allows::<Read>::allows(self, viewer)
    }
}

/// To have it begun anew.
impl Allows<Manage> for Handover {
    fn allows(&self, viewer: &Viewer) -> bool {
        viewer.is_platform_administrator()
    }
}

impl Handover {
    pub fn is_there(&self) -> bool {
        self.state == State::Ready
    }

    /// May a steward have it begun anew? One that is being made or stands ready is left alone.
    pub fn may_begin_anew(&self) -> bool {
        self.state == State::Failed
    }
}

/// What an archive holds, once its content is in its place (`app.blobs.put`).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Packed {
    pub schools: u64,
    pub persons: u64,
    pub files: u64,
    pub stored: Stored,
}

/// The archive on its way.
pub type Packing = Pin<Box<dyn Future<Output = ::jobs::Result<Packed>> + Send>>;

/// Who makes the archive of a town as of a day: the server knows what each feature holds.
pub trait Packer: Send + Sync + 'static {
    /// Begun from nothing each time; what an earlier one left behind is swept.
    fn pack(&self, app: App, town: Id<Town>, as_of: Day, told: Arc<Told>) -> Packing;
}

/// Lent by the server: `app.jobs.lend(territory::handover::Lent(Arc::new(…)))`.
#[derive(Clone)]
pub struct Lent(pub Arc<dyn Packer>);

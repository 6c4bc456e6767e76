//! Collection: a métropole (or another EPCI) invites its communes to deliberate for a competence of
//! a syndicate, gathers their files, checks them, and sends them on in lots.
//!
//! Each commune sees its own file; the métropole all of them; the syndicate the pieces of those
//! that were sent to it, and of the others where they stand. A deliberation that was taken in this
//! house is tied, and its state read: it counts once it is executory (CGCT L2131-1).

pub mod act;
pub mod contents;
pub mod deeds;
pub mod dossier;
pub mod jobs;
pub mod lot;
pub mod piece;
pub mod printing;
pub mod rhythm;
pub mod sending;
pub mod telling;
pub mod urls;

pub use act::Act;
pub use contents::Contents;
pub use dossier::{Completeness, Dossier, DossierRow, DossierState};
pub use lot::{Lot, LotLine, LotRow};
pub use piece::{Note, Part, PartState, Piece, PieceKind, Side};

use crate::{Competence, store};
use base::{Day, Id, Instant};
use db::{Result, Tx};
use people::{Body, BodyKind, Standing, body};
use std::ops::Deref;
use web::{Action, Allows, Create, Door, Guarded, Read, Risk, Viewer};

db::word! {
    pub enum State {
        /// Communes give, the métropole checks and sends.
        Open = "open",
        /// Nothing is given, sent or recalled any more.
        Closed = "closed",
    }
}

db::row! {
    /// What is kept of a collection.
    #[derive(Clone, Debug, PartialEq, Eq)]
    pub struct CollectionRow {
        pub id: Id<Collection>,
        pub body_id: Id<Body>,
        pub syndicate_id: Id<Body>,
        pub competence_id: Id<Competence>,
        pub title: String,
        /// What the communes are told.
        pub words: String,
        pub due_on: Day,
        /// Days from one reminder to the next.
        pub every_days: u32,
        pub remind_on: Option<Day>,
        pub state: State,
        pub made_at: Instant,
        /// Grows with each change: two agents who write at once see each other.
        pub version: u32,
    }
}

/// A collection, as the viewer stands to it.
#[derive(Clone, Debug)]
pub struct Collection {
    pub row: CollectionRow,
    pub body: Body,
    pub syndicate: Body,
    /// The viewer works for the métropole, or runs the platform.
    pub is_run: bool,
    /// The viewer works for the syndicate or sits in it.
    pub is_received: bool,
    /// The files of the communes the viewer works for.
    pub own: Vec<Id<Dossier>>,
}

impl Deref for Collection {
    type Target = CollectionRow;
    fn deref(&self) -> &CollectionRow {
        &self.row
    }
}

/// To check what comes in, send it on, change its last day, close it.
pub struct Run;

impl Action for Run {
    const NAME: &'static str = "Run";
    const RISK: Risk = Risk::MassMailing;
}

impl Collection {
    pub fn is_open(&self) -> bool {
        self.state == State::Open
    }

    /// The collection with this id, as `standing` sees it.
    pub fn of(tx: &Tx<'_>, id: Id<Collection>, standing: &Standing) -> Result<Option<Self>> {
        let Some(row) = store::collection::collections::find(tx, id)? else { return Ok(None) };
        let (Some(body), Some(syndicate)) =
            (body::load(tx, row.body_id)?, body::load(tx, row.syndicate_id)?)
        else {
            return Ok(None);
        };
        let served: Vec<Id<Body>> =
            body::served_by(tx, standing)?.into_iter().map(|body| body.id).collect();
        let own = store::collection::dossiers::of_bodies(tx, id, &served)?;
        let is_steward = standing.is_platform_administrator();
        Ok(Some(Collection {
            is_run: body.is_served_by(standing) || is_steward,
            is_received: syndicate.is_served_by(standing) || syndicate.is_sat_in_by(standing),
            row,
            body,
            syndicate,
            own,
        }))
    }
}

impl Guarded for Collection {
    const PARAM: &'static str = "collection";

    fn load(tx: &Tx<'_>, id: Id<Self>, viewer: &Viewer, _: Door) -> Result<Option<Self>> {
        Collection::of(tx, id, viewer)
    }
}

impl Allows<Read> for Collection {
    fn allows(&self, _: &Viewer) -> bool {
        self.is_run || self.is_received || !self.own.is_empty()
    }
}

impl Allows<Run> for Collection {
    fn allows(&self, _: &Viewer) -> bool {
        self.is_run
    }
}

/// A body that may collect: it has communes.
#[derive(Clone, Debug)]
pub struct Collector {
    pub body: Body,
}

impl Deref for Collector {
    type Target = Body;
    fn deref(&self) -> &Body {
        &self.body
    }
}

/// Métropoles and other EPCI have communes to ask.
pub fn may_collect(body: &Body) -> bool {
    matches!(body.kind, BodyKind::Metropole | BodyKind::Epci)
}

impl Guarded for Collector {
    const PARAM: &'static str = "body";

    fn load(tx: &Tx<'_>, id: Id<Self>, _: &Viewer, _: Door) -> Result<Option<Self>> {
        let body = body::load(tx, id.cast())?.filter(may_collect);
        Ok(body.map(|body| Collector { body }))
    }
}

impl Allows<Read> for Collector {
    fn allows(&self, viewer: &Viewer) -> bool {
        self.body.is_served_by(viewer) || viewer.is_platform_administrator()
    }
}

impl Allows<Create<Collection>> for Collector {
    fn allows(&self, viewer: &Viewer) -> bool {
        self.body.is_served_by(viewer) || viewer.is_platform_administrator()
    }
}

//! An assembly: a body, seen by those who prepare and hold its meetings.

use crate::store;
use base::Id;
use db::{Result, Tx};
use people::{Body, Standing};
use std::ops::Deref;
use web::{Action, Allows, Door, Guarded, Read, Risk, Viewer};

/// A body and what ties the viewer to it.
#[derive(Clone, Debug)]
pub struct Assembly {
    pub body: Body,
    /// The viewer has a mandate in it today.
    pub is_member: bool,
    /// The viewer is its chair today.
    pub is_chair: bool,
}

impl Deref for Assembly {
    type Target = Body;
    fn deref(&self) -> &Body {
        &self.body
    }
}

/// To prepare meetings, write what was decided, publish and transmit it.
pub struct Prepare;

impl Action for Prepare {
    const NAME: &'static str = "Prepare";
    const RISK: Risk = Risk::PersonalData;
}

impl Guarded for Assembly {
    const PARAM: &'static str = "body";

    fn load(tx: &Tx<'_>, id: Id<Self>, viewer: &Viewer, _: Door) -> Result<Option<Self>> {
        Assembly::of(tx, id.cast(), viewer)
    }
}

impl Assembly {
    /// The body with this id, as `standing` sees it; none when there is none.
    pub fn of(tx: &Tx<'_>, body: Id<Body>, standing: &Standing) -> Result<Option<Self>> {
        let Some(body) = people::body::load(tx, body)? else { return Ok(None) };
        let own = store::mandates::of_person(tx, body.id, standing.person)?;
        let is_chair = own.iter().any(crate::Mandate::is_chair);
        Ok(Some(Assembly { is_member: !own.is_empty(), is_chair, body }))
    }

    /// Those who work for it, and the stewards of the platform.
    pub fn is_prepared_by(&self, standing: &Standing) -> bool {
        self.body.is_served_by(standing) || standing.is_platform_administrator()
    }

    /// They, its members and whoever sits in it.
    pub fn is_known_to(&self, standing: &Standing) -> bool {
        self.is_prepared_by(standing) || self.is_member || self.body.is_sat_in_by(standing)
    }
}

impl Allows<Read> for Assembly {
    fn allows(&self, viewer: &Viewer) -> bool {
        self.is_known_to(viewer)
    }
}

impl Allows<Prepare> for Assembly {
    fn allows(&self, viewer: &Viewer) -> bool {
        self.is_prepared_by(viewer)
    }
}

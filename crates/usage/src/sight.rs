//! Who sees the figures: a head her school, a town's agent its schools, the officer and the
//! delegates of the syndicate and the stewards everything.

use crate::store;
use base::Id;
use db::{Result, Tx, ids};
use people::{GroupKind, School, Standing, Town, school, town};
use std::ops::Deref;
use web::{Allows, Door, Guarded, Manage, OWN, Read, Viewer};

/// What ties a viewer to the whole.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Sight {
    /// Works for a syndicate, or runs the platform: sets the threshold, says what is paid.
    pub is_officer: bool,
    /// Sits in a syndicate.
    pub is_delegate: bool,
}

impl Sight {
    pub fn of(tx: &Tx<'_>, standing: &Standing) -> Result<Self> {
        let bodies = |kind| {
            let members = standing.memberships.iter().filter(move |it| it.kind == kind);
            ids(members.filter_map(|it| it.scope.as_body()))
        };
        let is_in = |kind: GroupKind| -> Result<bool> {
            let is_some = standing.memberships.iter().any(|it| it.kind == kind);
            Ok(is_some && store::places::syndicates(tx, &bodies(kind))? > 0)
        };
        let is_steward = standing.is_platform_administrator();
        Ok(Sight {
            is_officer: is_steward || is_in(GroupKind::Agents)?,
            is_delegate: is_in(GroupKind::Delegates)?,
        })
    }

    pub const fn is_whole(self) -> bool {
        self.is_officer || self.is_delegate
    }
}

/// The figures of a school.
#[derive(Clone, Debug)]
pub struct SchoolFigures {
    pub school: School,
    pub sight: Sight,
}

impl Deref for SchoolFigures {
    type Target = School;
    fn deref(&self) -> &School {
        &self.school
    }
}

impl Guarded for SchoolFigures {
    const PARAM: &'static str = "school";

    fn load(tx: &Tx<'_>, id: Id<Self>, viewer: &Viewer, _: Door) -> Result<Option<Self>> {
        let Some(school) = school::load(tx, id.cast())? else { return Ok(None) };
        Ok(Some(SchoolFigures { school, sight: Sight::of(tx, viewer)? }))
    }
}

impl Allows<Read> for SchoolFigures {
    fn allows(&self, viewer: &Viewer) -> bool {
        viewer.heads(self.id) || viewer.is_agent_of(self.town) || self.sight.is_whole()
    }
}

/// The figures of a town: its schools together, and each.
#[derive(Clone, Debug)]
pub struct TownFigures {
    pub town: Town,
    pub sight: Sight,
}

impl Deref for TownFigures {
    type Target = Town;
    fn deref(&self) -> &Town {
        &self.town
    }
}

impl Guarded for TownFigures {
    const PARAM: &'static str = "town";

    fn load(tx: &Tx<'_>, id: Id<Self>, viewer: &Viewer, _: Door) -> Result<Option<Self>> {
        let Some(town) = town::load(tx, id.cast())? else { return Ok(None) };
        Ok(Some(TownFigures { town, sight: Sight::of(tx, viewer)? }))
    }
}

impl Allows<Read> for TownFigures {
    fn allows(&self, viewer: &Viewer) -> bool {
        viewer.is_agent_of(self.id) || self.sight.is_whole()
    }
}

/// To say what the town pays.
impl Allows<Manage> for TownFigures {
    fn allows(&self, _: &Viewer) -> bool {
        self.sight.is_officer
    }
}

/// The figures of all.
#[derive(Clone, Copy, Debug)]
pub struct Territory {
    pub sight: Sight,
}

impl Guarded for Territory {
    const PARAM: &'static str = OWN;

    fn load(tx: &Tx<'_>, _: Id<Self>, viewer: &Viewer, _: Door) -> Result<Option<Self>> {
        Ok(Some(Territory { sight: Sight::of(tx, viewer)? }))
    }
}

impl Allows<Read> for Territory {
    fn allows(&self, _: &Viewer) -> bool {
        self.sight.is_whole()
    }
}

/// To set the threshold.
impl Allows<Manage> for Territory {
    fn allows(&self, _: &Viewer) -> bool {
        self.sight.is_officer
    }
}

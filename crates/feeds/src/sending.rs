//! A sending: a feed as its viewer may see it. Those of the platform see all its schools; who runs
//! a school sees that school, and decides only of what was brought in for it alone.

use crate::history::{self, Feed, SchoolStep};
use crate::store;
use base::Id;
use db::{Result, Tx};
use people::{Right, School};
use std::ops::Deref;
use web::{Action, Allows, Door, Guarded, Read, Risk, Viewer};

#[derive(Clone, Debug)]
pub struct Sending {
    feed: Feed,
    /// The viewer's schools among those of the feed; of no use to the platform, which sees all.
    own: Vec<Id<School>>,
    sees_all: bool,
}

impl Deref for Sending {
    type Target = Feed;
    fn deref(&self) -> &Feed {
        &self.feed
    }
}

impl Guarded for Sending {
    const PARAM: &'static str = "feed";

    fn load(tx: &Tx<'_>, id: Id<Self>, viewer: &Viewer, _: Door) -> Result<Option<Self>> {
        let Some(feed) = history::load(tx, id.cast())? else { return Ok(None) };
        if viewer.is_platform_administrator() {
            return Ok(Some(Sending { feed, own: Vec::new(), sees_all: true }));
        }
        let run: Vec<Id<School>> = viewer
            .schools
            .iter()
            .map(|school| school.id)
            .filter(|school| viewer.has_right(*school, Right::Feeds))
            .collect();
        let mut own = store::views::schools_among(tx, feed.id, &run)?;
        own.extend(feed.school.filter(|school| run.contains(school)));
        own.sort_unstable();
        own.dedup();
        Ok(Some(Sending { feed, own, sees_all: false }))
    }
}

impl Sending {
    /// The schools of which the viewer may read: `None` for all.
    pub fn own(&self) -> Option<&[Id<School>]> {
        (!self.sees_all).then_some(self.own.as_slice())
    }

    /// One school of the feed, if the viewer may read of it.
    pub fn part(&self, tx: &Tx<'_>, position: u32) -> Result<Option<SchoolStep>> {
        let step = store::views::step(tx, self.feed.id, position)?;
        let is_own = |step: &SchoolStep| step.school.is_some_and(|it| self.own.contains(&it));
        Ok(step.filter(|step| self.sees_all || is_own(step)))
    }
}

macro_rules! actions {
    ($($(#[$meta:meta])* $name:ident = $risk:ident;)*) => { $(
        $(#[$meta])*
        pub struct $name;
        impl Action for $name {
            const NAME: &'static str = stringify!($name);
            const RISK: Risk = Risk::$risk;
        }
        impl Allows<$name> for Sending {
            fn allows(&self, viewer: &Viewer) -> bool {
                decides(&self.feed, viewer)
            }
        }
    )* };
}
actions! {
    /// To change the house as the plan says.
    Apply = PersonalData;
    /// To let a held school go, with a reason.
    Release = Deletion;
    /// To give the plan up.
    GiveUp = None;
    /// To put everything back.
    Undo = Deletion;
}

/// The platform; of what was brought in for one school alone, who runs that school too.
fn decides(feed: &Feed, viewer: &Viewer) -> bool {
    viewer.is_platform_administrator()
        || feed.school.is_some_and(|school| viewer.has_right(school, Right::Feeds))
}

impl Allows<Read> for Sending {
    fn allows(&self, viewer: &Viewer) -> bool {
        viewer.is_platform_administrator()
            || self.own.iter().any(|school| viewer.has_right(*school, Right::Feeds))
    }
}

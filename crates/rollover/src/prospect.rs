//! What somebody has to prepare of the next year: the schools he runs and the towns he is an agent
//! of, one place for each.

use base::Id;
use db::{Result, Tx};
use people::{GroupKind, School, Scope, Standing, Town};
use web::{Allows, Door, Guarded, Read, Viewer};

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Prospect {
    pub schools: Vec<(Id<School>, String)>,
    pub towns: Vec<Id<Town>>,
    /// Whoever runs the platform looks at all towns.
    pub is_platform: bool,
}

impl Prospect {
    pub fn of(standing: &Standing) -> Self {
        let run = standing.schools.iter().filter(|school| standing.administers(school.id));
        let town = |member: &people::Member| match (member.kind, member.scope) {
            (GroupKind::Agents, Scope::Town(town)) => Some(town),
            _ => None,
        };
        Prospect {
            schools: run.map(|school| (school.id, school.name.clone())).collect(),
            towns: standing.memberships.iter().filter_map(town).collect(),
            is_platform: standing.is_platform_administrator(),
        }
    }

    /// He prepares nobody's year.
    pub fn is_empty(&self) -> bool {
        self.schools.is_empty() && self.towns.is_empty() && !self.is_platform
    }
}

impl Guarded for Prospect {
    const PARAM: &'static str = web::OWN;

    fn load(_: &Tx<'_>, _: Id<Self>, viewer: &Viewer, _: Door) -> Result<Option<Self>> {
        Ok(Some(Prospect::of(viewer)))
    }
}

impl Allows<Read> for Prospect {
    fn allows(&self, _: &Viewer) -> bool {
        !self.is_empty()
    }
}

//! The file of a person, as those who run his schools see it.

use crate::office::{ManageAccounts, ManagePeople, MergeFiles};
use base::Id;
use db::Tx;
use people::{Person, Right, School, Standing, person};
use std::ops::Deref;
use web::{Allows, Door, Guarded, Read, Viewer};

#[derive(Clone, Debug)]
pub struct Dossier {
    pub person: Person,
    pub standing: Standing,
}

impl Deref for Dossier {
    type Target = Person;
    fn deref(&self) -> &Person {
        &self.person
    }
}

impl Guarded for Dossier {
    const PARAM: &'static str = "person";

    fn load(tx: &Tx<'_>, id: Id<Self>, _: &Viewer, _: Door) -> db::Result<Option<Self>> {
        let Some(person) = person::load(tx, id.cast())? else { return Ok(None) };
        let standing = Standing::load(tx, id.cast())?;
        Ok(standing.map(|standing| Dossier { person, standing }))
    }
}

impl Dossier {
    /// The first of his schools in which the viewer holds this right.
    pub fn school_of(&self, viewer: &Standing, right: Right) -> Option<Id<School>> {
        let mut schools = self.standing.schools.iter().map(|school| school.id);
        schools.find(|school| viewer.has_right(*school, right))
    }

    /// Of whom only the name is left, there is nothing to change.
    fn is_known(&self) -> bool {
        self.person.erased_at.is_none()
    }

    /// Only the platform touches those who run it.
    fn is_of_the_platform(&self) -> bool {
        self.standing.is_platform_administrator()
    }

    fn heads_a_school(&self) -> bool {
        self.standing.schools.iter().any(|school| self.standing.heads(school.id))
    }

    /// A head is the equal of the other heads of the school; a delegate is not.
    fn is_headed_beside(&self, viewer: &Viewer) -> bool {
        let mut schools = self.standing.schools.iter();
        schools.all(|school| !self.standing.heads(school.id) || viewer.heads(school.id))
    }

    fn works_for_a_town(&self) -> bool {
        let agents = |member: &people::Member| member.kind == people::GroupKind::Agents;
        self.standing.memberships.iter().any(agents)
    }

    /// Whatever a merge would carry along, the viewer could have given by himself.
    fn holds_nothing_beyond(&self, viewer: &Viewer) -> bool {
        let mut schools = self.standing.schools.iter();
        let mut delegations = self.standing.delegations.iter();
        schools.all(|school| {
            !self.standing.works_in(school.id) || viewer.has_right(school.id, Right::People)
        }) && delegations.all(|(school, _)| viewer.heads(*school))
            && !self.works_for_a_town()
    }
}

impl Allows<Read> for Dossier {
    fn allows(&self, viewer: &Viewer) -> bool {
        self.standing.schools.iter().any(|school| viewer.works_in(school.id))
            || viewer.is_platform_administrator()
    }
}

impl Allows<ManagePeople> for Dossier {
    fn allows(&self, viewer: &Viewer) -> bool {
        let is_below = self.is_headed_beside(viewer) && !self.is_of_the_platform();
        let may = self.school_of(viewer, Right::People).is_some() && is_below
            || viewer.is_platform_administrator();
        may && self.is_known()
    }
}

/// To make one file of two: never with one's own, nor with rights one could not give.
impl Allows<MergeFiles> for Dossier {
    fn allows(&self, viewer: &Viewer) -> bool {
        let may_manage = Allows::<ManagePeople>::allows(self, viewer);
        may_manage
            && (viewer.person != self.person.id && self.holds_nothing_beyond(viewer)
                || viewer.is_platform_administrator())
    }
}

/// To close or open his account; never one's own, and a head's only for the platform.
impl Allows<ManageAccounts> for Dossier {
    fn allows(&self, viewer: &Viewer) -> bool {
        let is_below = !self.heads_a_school() && !self.is_of_the_platform();
        self.is_known()
            && viewer.person != self.person.id
            && (self.school_of(viewer, Right::Accounts).is_some() && is_below
                || viewer.is_platform_administrator())
    }
}

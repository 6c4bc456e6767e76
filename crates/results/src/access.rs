//! Who may do what here. What a pupil has shown is for him, those who answer for him and those who
//! teach him today ([`Learner`]); programmes, scales and periods are of a school, read by its staff
//! and arranged by those who run it.

use crate::{Learner, Referential, Scale, Skill};
use base::Id;
use db::{Result, Tx};
use people::{Class, GroupKind, School, Scope};
use web::{Action, Allows, Door, Guarded, Read, Risk, Viewer};

/// To read the programmes, scales and periods of a school.
pub struct Consult;
/// To add a skill of the school to a programme.
pub struct Contribute;
/// To cut the year, weigh subjects, make scales, import, retire.
pub struct Arrange;
/// To follow the results of the pupils of a class.
pub struct Follow;
/// To say what one is told of.
pub struct Choose;

impl Action for Consult {
    const NAME: &'static str = "Consult";
}

impl Action for Contribute {
    const NAME: &'static str = "Contribute";
}

impl Action for Arrange {
    const NAME: &'static str = "Arrange";
}

impl Action for Follow {
    const NAME: &'static str = "Follow";
    const RISK: Risk = Risk::PersonalData;
}

impl Action for Choose {
    const NAME: &'static str = "Choose";
}

impl Allows<Consult> for School {
    fn allows(&self, viewer: &Viewer) -> bool {
        viewer.works_in(self.id) || viewer.administers(self.id)
    }
}

impl Allows<Contribute> for School {
    fn allows(&self, viewer: &Viewer) -> bool {
        viewer.is_in(GroupKind::Team, Scope::School(self.id)) || viewer.administers(self.id)
    }
}

impl Allows<Arrange> for School {
    fn allows(&self, viewer: &Viewer) -> bool {
        viewer.administers(self.id)
    }
}

impl Allows<Follow> for Class {
    fn allows(&self, viewer: &Viewer) -> bool {
        viewer.teaches(self.id) || viewer.administers(self.school)
    }
}

impl Allows<Choose> for Learner {
    fn allows(&self, viewer: &Viewer) -> bool {
        viewer.guards(self.person())
    }
}

/// A scale of a school; those of the nation are nobody's to change.
pub struct OwnScale {
    pub scale: Scale,
    pub school: Id<School>,
}

impl Guarded for OwnScale {
    const PARAM: &'static str = "scale";

    fn load(tx: &Tx<'_>, id: Id<Self>, _: &Viewer, _: Door) -> Result<Option<Self>> {
        let scale = crate::scale::load(tx, id.cast())?;
        Ok(scale.and_then(|scale| scale.school.map(|school| OwnScale { scale, school })))
    }
}

impl Allows<Read> for OwnScale {
    fn allows(&self, viewer: &Viewer) -> bool {
        viewer.works_in(self.school) || viewer.administers(self.school)
    }
}

impl Allows<Arrange> for OwnScale {
    fn allows(&self, viewer: &Viewer) -> bool {
        viewer.administers(self.school)
    }
}

/// A skill a school has added.
pub struct OwnSkill {
    pub skill: Skill,
    pub school: Id<School>,
    /// Of its programme.
    pub code: String,
}

impl Guarded for OwnSkill {
    const PARAM: &'static str = "skill";

    fn load(tx: &Tx<'_>, id: Id<Self>, _: &Viewer, _: Door) -> Result<Option<Self>> {
        let Some(skill) = crate::referential::skills(tx, &[id.cast()])?.into_iter().next() else {
            return Ok(None);
        };
        let of = crate::referential::load(tx, skill.referential)?;
        let own = of.and_then(|it| it.school.map(|school| (school, it.code)));
        Ok(own.map(|(school, code)| OwnSkill { skill, school, code }))
    }
}

impl Allows<Read> for OwnSkill {
    fn allows(&self, viewer: &Viewer) -> bool {
        viewer.works_in(self.school) || viewer.administers(self.school)
    }
}

impl Allows<Arrange> for OwnSkill {
    fn allows(&self, viewer: &Viewer) -> bool {
        viewer.administers(self.school)
    }
}

impl Guarded for Referential {
    const PARAM: &'static str = "referential";

    fn load(tx: &Tx<'_>, id: Id<Self>, _: &Viewer, _: Door) -> Result<Option<Self>> {
        crate::referential::load(tx, id)
    }
}

/// Those of the nation are read by whoever works in a school; a school's own by its staff.
impl Allows<Read> for Referential {
    fn allows(&self, viewer: &Viewer) -> bool {
        match self.school {
            Some(school) => viewer.works_in(school) || viewer.administers(school),
            None => {
                viewer.is_platform_administrator()
                    || viewer.memberships.iter().any(|it| it.kind == GroupKind::Staff)
            }
        }
    }
}

/// The programmes of the nation, one place for all: whoever runs the platform brings them in.
pub struct Nation;

impl Guarded for Nation {
    const PARAM: &'static str = web::OWN;

    fn load(_: &Tx<'_>, _: Id<Self>, viewer: &Viewer, _: Door) -> Result<Option<Self>> {
        Ok(viewer.is_platform_administrator().then_some(Nation))
    }
}

impl Allows<Read> for Nation {
    fn allows(&self, viewer: &Viewer) -> bool {
        viewer.is_platform_administrator()
    }
}

impl Allows<Arrange> for Nation {
    fn allows(&self, viewer: &Viewer) -> bool {
        viewer.is_platform_administrator()
    }
}

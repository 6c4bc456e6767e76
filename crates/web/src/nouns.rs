//! Who may see a class, a school, a person: the policies every feature shares.

use crate::{
    Viewer,
    access::{Allows, Door, Edit, Guarded, Manage, Read},
};
use base::Id;
use db::{Result, Tx};
use people::{Class, Person, School, Standing, class, person, school};
use std::ops::Deref;

impl Guarded for Class {
    const PARAM: &'static str = "class";

    fn load(tx: &Tx<'_>, id: Id<Self>, _: &Viewer, _: Door) -> Result<Option<Self>> {
        class::load(tx, id)
    }
}

impl Allows<Read> for Class {
    fn allows(&self, viewer: &Viewer) -> bool {
        viewer.teaches(self.id)
            || viewer.attends(self.id)
            || viewer.guards_a_pupil_of(self.id)
            || viewer.works_in(self.school)
            || viewer.administers(self.school)
    }
}

/// To run the class: its team, and those who run the school.
impl Allows<Manage> for Class {
    fn allows(&self, viewer: &Viewer) -> bool {
        viewer.teaches(self.id) || viewer.administers(self.school)
    }
}

impl Guarded for School {
    const PARAM: &'static str = "school";

    fn load(tx: &Tx<'_>, id: Id<Self>, _: &Viewer, _: Door) -> Result<Option<Self>> {
        school::load(tx, id)
    }
}

impl Allows<Read> for School {
    fn allows(&self, viewer: &Viewer) -> bool {
        viewer.works_in(self.id)
            || viewer.attends_school(self.id)
            || viewer.guards_a_pupil_of_school(self.id)
            || viewer.administers(self.id)
            || viewer.is_agent_of(self.town)
            || viewer.is_platform_administrator()
    }
}

/// To run the school: its head, and those he has given his administration to.
impl Allows<Manage> for School {
    fn allows(&self, viewer: &Viewer) -> bool {
        viewer.administers(self.id) || viewer.is_platform_administrator()
    }
}

/// A person somebody asks about: the file, and where he stands.
#[derive(Debug)]
pub struct Somebody {
    pub person: Person,
    pub standing: Standing,
}

impl Deref for Somebody {
    type Target = Person;
    fn deref(&self) -> &Person {
        &self.person
    }
}

impl Guarded for Somebody {
    const PARAM: &'static str = "person";

    fn load(tx: &Tx<'_>, id: Id<Self>, _: &Viewer, _: Door) -> Result<Option<Self>> {
        let Some(person) = person::load(tx, id.cast())? else { return Ok(None) };
        let standing = Standing::load(tx, id.cast())?;
        Ok(standing.map(|standing| Somebody { person, standing }))
    }
}

impl Somebody {
    /// May this person be told who he is? The policy of his page, also for what has no page: a name
    /// in a form.
    pub fn is_known_to(&self, viewer: &Standing) -> bool {
        viewer.person == self.person.id
            || viewer.guards(self.person.id)
            || self.serves_a_school_of(viewer)
            || self.serves_a_town_of(viewer)
            || self.is_served_by(viewer)
            || self.is_a_classmate_of(viewer)
            || viewer.is_platform_administrator()
    }

    /// The same, of somebody who is known by his id alone.
    pub fn knows(tx: &Tx<'_>, viewer: &Standing, id: Id<Person>) -> Result<bool> {
        let Some(person) = person::load(tx, id)? else { return Ok(false) };
        let standing = Standing::load(tx, id)?;
        let somebody = standing.map(|standing| Somebody { person, standing });
        Ok(somebody.is_some_and(|somebody| somebody.is_known_to(viewer)))
    }

    /// Is he of the staff of a school this viewer belongs to in any way?
    fn serves_a_school_of(&self, viewer: &Standing) -> bool {
        let serves = |school| self.standing.works_in(school) || self.standing.heads(school);
        viewer.schools.iter().any(|school| serves(school.id))
    }

    /// Is he a pupil, or the guardian of a pupil, of a school this viewer works in?
    fn is_served_by(&self, viewer: &Standing) -> bool {
        self.standing.schools.iter().any(|school| viewer.works_in(school.id))
    }

    fn is_run_by(&self, viewer: &Standing) -> bool {
        self.standing.schools.iter().any(|school| viewer.administers(school.id))
    }

    fn is_a_classmate_of(&self, viewer: &Standing) -> bool {
        let together = |class: &people::ClassSummary| {
            viewer.attends(class.id) && self.standing.attends(class.id)
        };
        viewer.classes.iter().any(together)
    }

    fn serves_a_town_of(&self, viewer: &Standing) -> bool {
        viewer.schools.iter().any(|school| self.standing.is_agent_of(school.town))
    }
}

impl Allows<Read> for Somebody {
    fn allows(&self, viewer: &Viewer) -> bool {
        self.is_known_to(viewer)
    }
}

/// To see addresses and telephone numbers: one's own, those of the families of one's classes, and
/// those of the school one runs. Never those of another family, nor of the other guardian.
impl Allows<Contact> for Somebody {
    fn allows(&self, viewer: &Viewer) -> bool {
        let in_class_of = |class: &people::ClassSummary| viewer.teaches(class.id);
        viewer.person == self.person.id
            || self.is_run_by(viewer)
            || self.standing.classes.iter().any(in_class_of) && !self.standing.is_staff()
    }
}

/// To change the file: those who run a school of his.
impl Allows<Edit> for Somebody {
    fn allows(&self, viewer: &Viewer) -> bool {
        self.person.erased_at.is_none()
            && (self.is_run_by(viewer) || viewer.is_platform_administrator())
    }
}

/// To see how a person can be reached outside.
pub struct Contact;

impl crate::Action for Contact {
    const NAME: &'static str = "Contact";
    const RISK: crate::Risk = crate::Risk::PersonalData;
}

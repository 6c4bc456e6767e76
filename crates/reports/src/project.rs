//! An EPI or an accompagnement personnalisé (AP) of a collège: the head says who teaches what in it
//! and which classes or groups follow it, its teachers say in each period what was done.

use crate::{
    class_reports::{Lock, Write},
    store,
};
use base::{Id, SchoolYear};
use db::{Result, Tx};
use people::{Class, Group, Person, School};
use results::Subject;
use web::{Allows, Door, Guarded, Read, Viewer};

db::row! {
    /// A project, and what the viewer is in it.
    #[derive(Clone, Debug, PartialEq, Eq)]
    pub struct Project {
        pub id: Id<Project>,
        pub school: Id<School>,
        pub year: SchoolYear,
        /// The code of its theme; empty for an accompagnement personnalisé.
        pub theme: String,
        pub title: String,
        pub description: String,
        pub version: u32,
        /// He teaches in it, and in its school today.
        pub is_teacher: bool,
    }
}

db::row! {
    /// Who teaches which subject in a project.
    #[derive(Clone, Debug, PartialEq, Eq)]
    pub struct Teaching {
        pub project: Id<Project>,
        pub teacher: Id<Person>,
        pub subject: Id<Subject>,
        pub first_name: String,
        pub last_name: String,
        pub title: Option<base::Title>,
        pub label: String,
    }
}

impl Teaching {
    pub fn name(&self) -> base::PersonName {
        base::PersonName::new(self.first_name.clone(), self.last_name.clone(), self.title)
    }
}

db::row! {
    /// A class or a group that follows a project.
    #[derive(Clone, Debug, PartialEq, Eq)]
    pub struct Part {
        pub id: Id<Part>,
        pub project: Id<Project>,
        pub class: Option<Id<Class>>,
        pub hand: Option<Id<Group>>,
        pub name: String,
    }
}

/// The codes of the parcours under which words were kept before projects were.
pub fn is_said_in_courses(code: &str) -> bool {
    matches!(code, "EPI" | "AP")
}

/// « EPI » or « AP », as every collège says.
pub const fn short(theme: &str) -> &'static str {
    if theme.is_empty() { "AP" } else { "EPI" }
}

/// What a theme is called, in French as the State names it; none for an accompagnement.
pub fn theme_label(theme: &str) -> Option<&'static str> {
    lsu::secondary::ProjectTheme::parse(theme).map(lsu::secondary::ProjectTheme::label)
}

impl Guarded for Project {
    const PARAM: &'static str = "project";

    fn load(tx: &Tx<'_>, id: Id<Self>, viewer: &Viewer, _: Door) -> Result<Option<Self>> {
        store::projects::find(tx, id, viewer.person, tx.now().day())
    }
}

/// Its teachers, and who runs the school.
impl Allows<Read> for Project {
    fn allows(&self, viewer: &Viewer) -> bool {
        self.is_teacher || viewer.administers(self.school)
    }
}

impl Allows<Write> for Project {
    fn allows(&self, viewer: &Viewer) -> bool {
        Allows::<Read>::allows(self, viewer)
    }
}

/// To say what it is, and who follows it.
impl Allows<Lock> for Project {
    fn allows(&self, viewer: &Viewer) -> bool {
        viewer.administers(self.school)
    }
}

//! A thread: the news of a class, a school or a town. The directory makes them; nobody creates one.
//!
//! Unless the head has said otherwise, the team of a class publishes in its thread, the staff of a
//! school proposes what the head publishes, and the heads of a town propose what its agents
//! publish.

use crate::{Article, store};
use base::Id;
use db::Tx;
use people::{Class, Role, School, Scope, Standing, Town};
use publication::AuthorKind;
use web::{Action, Allows, Create, Door, Guarded, Manage, Read, Risk, Viewer};

db::word! {
    pub enum ThreadKind { Class = "class", School = "school", Town = "town" }
}

/// How the table of audiences calls the roles that were chosen in a thread.
pub const ROLES_KIND: &str = "news_thread";

db::row! {
    /// Where a thread is: enough to know who is at home there.
    #[derive(Clone, Debug, PartialEq, Eq)]
    pub struct Place {
        pub id: Id<Thread>,
        pub kind: ThreadKind,
        pub name: String,
        /// The school of a class, the town of a school.
        pub around: String,
        pub school_id: Option<Id<School>>,
        pub town_id: Id<Town>,
        /// Who writes there was chosen.
        pub is_tuned: bool,
    }
}

/// A thread, with what the viewer may do in it.
#[derive(Clone, Debug)]
pub struct Thread {
    pub place: Place,
    pub role: Option<Role>,
}

impl std::ops::Deref for Thread {
    type Target = Place;
    fn deref(&self) -> &Place {
        &self.place
    }
}

impl Place {
    pub fn class(&self) -> Option<Id<Class>> {
        (self.kind == ThreadKind::Class).then(|| self.id.cast())
    }

    pub fn scope(&self) -> Scope {
        match self.kind {
            ThreadKind::Class => Scope::Class(self.id.cast()),
            ThreadKind::School => Scope::School(self.id.cast()),
            ThreadKind::Town => Scope::Town(self.id.cast()),
        }
    }

    /// Runs the thread by office, whatever was chosen: the head, or an agent of the town.
    pub fn is_run_by(&self, person: &Standing) -> bool {
        match self.school_id {
            Some(school) => person.administers(school),
            None => person.is_agent_of(self.town_id),
        }
    }

    /// Is there as one of those who work for it.
    pub fn is_served_by(&self, person: &Standing) -> bool {
        match (self.kind, self.school_id) {
            (ThreadKind::Class, Some(school)) => {
                person.teaches(self.id.cast()) || person.works_in(school)
            }
            (_, Some(school)) => person.works_in(school) || person.heads(school),
            (_, None) => {
                person.is_agent_of(self.town_id)
                    || person
                        .schools
                        .iter()
                        .any(|school| school.town == self.town_id && person.works_in(school.id))
            }
        }
    }

    /// One of those the thread is for.
    pub fn is_home_of(&self, person: &Standing) -> bool {
        let in_school =
            |school| person.attends_school(school) || person.guards_a_pupil_of_school(school);
        match self.kind {
            ThreadKind::Class => {
                let class = self.id.cast();
                person.attends(class) || person.guards_a_pupil_of(class)
            }
            ThreadKind::School => in_school(self.id.cast()),
            ThreadKind::Town => person.schools.iter().any(|school| school.town == self.town_id),
        }
    }

    /// What this person is there; nobody who is not one of them may speak.
    pub fn kind_of(&self, person: &Standing) -> Option<AuthorKind> {
        if self.is_served_by(person) || self.is_run_by(person) {
            Some(AuthorKind::Staff)
        } else if person.is_guardian() {
            Some(AuthorKind::Guardian)
        } else if self.class().is_some_and(|class| person.attends(class)) {
            Some(AuthorKind::Pupil)
        } else {
            None
        }
    }

    /// What one may do by what one is there, when nothing was chosen.
    fn usual(&self, person: &Standing) -> Option<Role> {
        match self.kind {
            ThreadKind::Class => person.teaches(self.id.cast()).then_some(Role::Manage),
            ThreadKind::School => self.is_served_by(person).then_some(Role::Contribute),
            ThreadKind::Town => person
                .is_in(people::GroupKind::Heads, Scope::Town(self.town_id))
                .then_some(Role::Contribute),
        }
    }

    /// To write (contribute) or to publish (manage); `chosen` is asked where roles were chosen.
    pub fn role(&self, person: &Standing, chosen: Option<Role>) -> Option<Role> {
        if self.is_run_by(person) {
            return Some(Role::Manage);
        }
        let role = if self.is_tuned { chosen } else { self.usual(person) };
        role.filter(|role| *role >= Role::Contribute)
    }
}

impl Thread {
    pub fn is_managed(&self) -> bool {
        self.role == Some(Role::Manage)
    }
}

/// To show a sentence on top of every page of a school, or of the schools of a town.
pub struct Alert;

impl Action for Alert {
    const NAME: &'static str = "Alert";
    const RISK: Risk = Risk::MassMailing;
}

impl Guarded for Thread {
    const PARAM: &'static str = "thread";

    fn load(tx: &Tx<'_>, id: Id<Self>, viewer: &Viewer, _: Door) -> db::Result<Option<Self>> {
        store::threads::find(tx, id, viewer)
    }
}

impl Allows<Read> for Thread {
    fn allows(&self, viewer: &Viewer) -> bool {
        self.is_home_of(viewer) || self.is_served_by(viewer) || self.role.is_some()
    }
}

impl Allows<Create<Article>> for Thread {
    fn allows(&self, _: &Viewer) -> bool {
        self.role.is_some()
    }
}

/// To say who writes in it.
impl Allows<Manage> for Thread {
    fn allows(&self, viewer: &Viewer) -> bool {
        self.is_run_by(viewer)
    }
}

impl Allows<Alert> for Thread {
    fn allows(&self, viewer: &Viewer) -> bool {
        self.kind != ThreadKind::Class && self.is_run_by(viewer)
    }
}

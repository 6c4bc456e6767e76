//! Somebody's account, as those who may help him see it. Helping never gives more than one has: a
//! code for an account is a way into it.

use crate::{
    login,
    store::{
        credentials,
        lists::{self, Belonging},
    },
};
use base::{Id, PersonName};
use db::{Result, Tx};
use people::{GroupKind, Person, Right, School, Scope};
use web::{Allows, Guarded, Manage, Read, Viewer, access::Door};

/// An account and where its owner belongs.
#[derive(Clone, Debug)]
pub struct Account {
    pub id: Id<Account>,
    pub name: PersonName,
    pub login: Option<String>,
    pub is_active: bool,
    pub has_second_factor: bool,
    belongs: Vec<Belonging>,
}

impl Account {
    pub fn person(&self) -> Id<Person> {
        self.id.cast()
    }

    pub fn is_pupil(&self) -> bool {
        self.belongs.iter().any(|it| it.kind == GroupKind::Pupils)
    }

    /// Does he work for a school, a town or the platform?
    fn is_staff(&self) -> bool {
        self.belongs.iter().any(|it| {
            !matches!(it.kind, GroupKind::Pupils | GroupKind::Guardians | GroupKind::Hand)
        })
    }

    fn scopes(&self) -> impl Iterator<Item = (GroupKind, Scope)> {
        self.belongs.iter().filter_map(|it| {
            let scope = Scope::read(it.scope_kind, it.scope_id, &it.level)?;
            Some((it.kind, scope))
        })
    }

    /// Is everything this person may do something the viewer may do too?
    fn is_within(&self, viewer: &Viewer) -> bool {
        self.scopes().all(|(kind, scope)| match (kind, scope) {
            (GroupKind::Heads, Scope::School(school)) => viewer.heads(school),
            (GroupKind::Staff, Scope::School(school)) => viewer.administers(school),
            // Who is in a team, or in the heads of a town, is in the staff of a school too.
            (
                GroupKind::Team
                | GroupKind::Heads
                | GroupKind::Cpe
                | GroupKind::Pupils
                | GroupKind::Guardians
                | GroupKind::Hand,
                _,
            ) => true,
            _ => false,
        })
    }

    /// Does he head a school, work for a town or run the platform?
    fn is_more(&self) -> bool {
        self.belongs.iter().any(|it| {
            matches!(it.kind, GroupKind::Heads | GroupKind::Agents | GroupKind::Administrators)
        })
    }

    fn is_staff_of_a_school_run_by(&self, viewer: &Viewer) -> bool {
        self.scopes().any(|(kind, scope)| match (kind, scope) {
            (GroupKind::Staff, Scope::School(school)) => viewer.administers(school),
            _ => false,
        })
    }

    fn is_of_a_class_taught_by(&self, viewer: &Viewer) -> bool {
        self.scopes().any(|(_, scope)| match scope {
            Scope::Class(class) => viewer.teaches(class),
            _ => false,
        })
    }

    /// The school whose log is told when the viewer helps him in: one they share, else one of his.
    pub fn school_beside(&self, viewer: &Viewer) -> Option<Id<School>> {
        let schools = || {
            self.scopes().filter_map(|(_, scope)| match scope {
                Scope::School(school) => Some(school),
                _ => None,
            })
        };
        schools().find(|school| viewer.works_in(*school)).or_else(|| schools().next())
    }

    fn is_of_a_school_run_by(&self, viewer: &Viewer) -> bool {
        self.scopes().any(|(_, scope)| match scope {
            Scope::School(school) => viewer.has_right(school, Right::Accounts),
            _ => false,
        })
    }
}

impl Guarded for Account {
    const PARAM: &'static str = "account";

    fn load(tx: &Tx<'_>, id: Id<Self>, _: &Viewer, _: Door) -> Result<Option<Self>> {
        let Some(row) = lists::account(tx, id.cast())? else { return Ok(None) };
        let belongs = lists::belongings(tx, id.cast())?;
        Ok(Some(Account {
            id,
            name: PersonName::new(row.first_name, row.last_name, row.title),
            login: row.login,
            is_active: row.activated_at.is_some(),
            has_second_factor: row.has_second_factor,
            belongs,
        }))
    }
}

impl Allows<Read> for Account {
    fn allows(&self, viewer: &Viewer) -> bool {
        self.is_of_a_class_taught_by(viewer)
            || self.is_of_a_school_run_by(viewer)
            || viewer.is_platform_administrator()
    }
}

/// To make a code for it: the teacher for his pupils, and for parents who have never come in; the
/// head for his school, and for whoever begins to work there; nobody for an account that may do
/// more than his own, nor for his own: a screen left open must not be a way to a new password.
impl Allows<Manage> for Account {
    fn allows(&self, viewer: &Viewer) -> bool {
        let may = viewer.is_platform_administrator()
            || self.is_of_a_school_run_by(viewer) && self.is_within(viewer)
            || self.is_staff_of_a_school_run_by(viewer) && !self.is_active && !self.is_more()
            || self.is_of_a_class_taught_by(viewer) && !self.is_staff() && self.is_pupil()
            || self.is_of_a_class_taught_by(viewer) && !self.is_staff() && !self.is_active;
        may && viewer.person != self.person()
    }
}

/// Gives a login to those who have none yet.
pub fn ensure_all(tx: &Tx<'_>, persons: &[(Id<Person>, PersonName)]) -> Result<()> {
    let known = credentials::known(tx, persons.iter().map(|(person, _)| *person))?;
    let new: Vec<_> = persons.iter().filter(|(person, _)| !known.contains(person)).collect();
    if new.is_empty() {
        return Ok(());
    }
    let bases: Vec<String> = new.iter().map(|(_, name)| login::base_of(name)).collect();
    let mut taken = credentials::taken(tx, &bases)?;
    let mut logins = Vec::with_capacity(new.len());
    for ((person, _), base) in new.into_iter().zip(&bases) {
        let login = login::free(base, &taken);
        taken.insert(login::key(&login));
        logins.push((*person, login));
    }
    credentials::insert(tx, &logins)
}

pub fn ensure(tx: &Tx<'_>, person: Id<Person>, name: &PersonName) -> Result<()> {
    ensure_all(tx, &[(person, name.clone())])
}

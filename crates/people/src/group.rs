//! Groups: automatic ones come from dated facts, others are made by hand.

use crate::{Body, Class, Level, Person, School, Town};
use base::{Day, Id};

db::word! {
    /// What the members of a group are to its scope.
    pub enum GroupKind {
        Pupils = "pupils", Guardians = "guardians",
        /// Those who work with the pupils: teachers, AESH, ATSEM…
        Team = "team",
        /// Everybody who works in the school.
        Staff = "staff",
        Heads = "heads",
        /// Those whose function is to follow who comes to the school.
        Cpe = "cpe",
        /// The own staff of a town or another body.
        Agents = "agents",
        /// Those who sit in the assembly of a body, sent by its members.
        Delegates = "delegates",
        Administrators = "administrators",
        /// Made by hand, with the members one chose.
        Hand = "hand",
    }
}

db::word! {
    pub enum ScopeKind {
        Class = "class", Level = "level", School = "school", Town = "town",
        Body = "body",
        Platform = "platform", Hand = "hand",
    }
}

/// What a group is the group of.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Scope {
    Class(Id<Class>),
    Level(Id<School>, Level),
    School(Id<School>),
    Town(Id<Town>),
    Body(Id<Body>),
    Platform,
    Hand(Id<Group>),
}

impl Scope {
    pub const fn kind(self) -> ScopeKind {
        match self {
            Scope::Class(_) => ScopeKind::Class,
            Scope::Level(..) => ScopeKind::Level,
            Scope::School(_) => ScopeKind::School,
            Scope::Town(_) => ScopeKind::Town,
            Scope::Body(_) => ScopeKind::Body,
            Scope::Platform => ScopeKind::Platform,
            Scope::Hand(_) => ScopeKind::Hand,
        }
    }

    /// As the columns `scope_kind, scope_id, level` say it; none when they disagree.
    pub fn read(kind: ScopeKind, id: i64, level: &str) -> Option<Self> {
        Some(match kind {
            ScopeKind::Class => Scope::Class(Id::new(id)),
            ScopeKind::Level => Scope::Level(Id::new(id), Level::parse(level)?),
            ScopeKind::School => Scope::School(Id::new(id)),
            ScopeKind::Town => Scope::Town(Id::new(id)),
            ScopeKind::Body => Scope::Body(Id::new(id)),
            ScopeKind::Platform => Scope::Platform,
            ScopeKind::Hand => Scope::Hand(Id::new(id)),
        })
    }

    /// The school, when it is a whole one.
    pub fn as_school(&self) -> Option<Id<School>> {
        if let Scope::School(school) = self { Some(*school) } else { None }
    }

    pub fn as_town(&self) -> Option<Id<Town>> {
        if let Scope::Town(town) = self { Some(*town) } else { None }
    }

    pub fn as_body(&self) -> Option<Id<Body>> {
        if let Scope::Body(body) = self { Some(*body) } else { None }
    }

    /// The column `scope_id`.
    pub const fn id(self) -> i64 {
        match self {
            Scope::Class(id) => id.raw(),
            Scope::Level(id, _) | Scope::School(id) => id.raw(),
            Scope::Town(id) => id.raw(),
            Scope::Body(id) => id.raw(),
            Scope::Platform => 0,
            Scope::Hand(id) => id.raw(),
        }
    }

    /// The column `level`: empty when the scope is not a level.
    pub const fn level(self) -> &'static str {
        match self {
            Scope::Level(_, level) => level.word(),
            _ => "",
        }
    }
}

/// A group of persons.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Group {
    pub id: Id<Group>,
    pub kind: GroupKind,
    pub scope: Scope,
    /// The name given by hand; the name of its class, school or town for an automatic group.
    pub name: String,
    /// Whose administration it is in; none for a town's and the platform's groups.
    pub school: Option<Id<School>>,
    pub town: Option<Id<Town>>,
    pub closed_on: Option<Day>,
}

/// One person's belonging to a group.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Member {
    pub group: Id<Group>,
    pub kind: GroupKind,
    pub scope: Scope,
    /// The pupil for whom a guardian is here.
    pub on_behalf_of: Option<Id<Person>>,
}

//! Bodies: whoever has an assembly and decides — communes, EPCI, departments, regions, syndicates.

use crate::{
    GroupKind, Standing, Town,
    store::{bodies, memberships},
    wanted::Automatic,
};
use base::{Day, Id};
use db::{Result, Tx};

db::word! {
    /// CGCT: communes (part 2), departments (3), regions (4), EPCI (5, book II), open mixed
    /// syndicates (L5721-1).
    pub enum BodyKind {
        Commune = "commune",
        /// Communauté de communes or d'agglomération, urbaine.
        Epci = "epci",
        Metropole = "metropole",
        Department = "department",
        Region = "region",
        /// Syndicat mixte ouvert.
        Syndicate = "syndicate",
    }
}

db::row! {
    /// A body. `closed_on` is the first day without it.
    #[derive(Clone, Debug, PartialEq, Eq)]
    pub struct Body {
        pub id: Id<Body>,
        pub kind: BodyKind,
        pub siren: String,
        pub name: String,
        /// The code of its department: `59`, `2A`; empty for a region.
        pub department: String,
        /// Inhabitants, as INSEE says them; 0 when nobody has said.
        pub population: u32,
        /// The commune's town, where its schools are.
        pub town: Option<Id<Town>>,
        /// The EPCI or métropole a commune belongs to.
        pub parent: Option<Id<Body>>,
        pub closed_on: Option<Day>,
    }
}

impl Body {
    /// Does this person work for it? For a commune, its town's agents do.
    pub fn is_served_by(&self, standing: &Standing) -> bool {
        self.town.map_or_else(
            || standing.is_in(GroupKind::Agents, crate::Scope::Body(self.id)),
            |town| standing.is_agent_of(town),
        )
    }

    /// Does this person sit in its assembly, sent by a member?
    pub fn is_sat_in_by(&self, standing: &Standing) -> bool {
        standing.is_in(GroupKind::Delegates, crate::Scope::Body(self.id))
    }
}

/// What a new body is told to be.
#[derive(Clone, Debug)]
pub struct NewBody {
    pub kind: BodyKind,
    pub siren: String,
    pub name: String,
    pub department: String,
    pub population: u32,
    pub town: Option<Id<Town>>,
    pub parent: Option<Id<Body>>,
}

/// Adds bodies, with their groups. Those whose SIREN is known already are left as they are.
pub fn create(tx: &Tx<'_>, new: &[NewBody]) -> Result<()> {
    let made = bodies::insert(tx, new)?;
    let kinds = [GroupKind::Agents, GroupKind::Delegates];
    let groups: Vec<_> =
        made.iter().flat_map(|id| kinds.map(|kind| Automatic::of_body(kind, *id))).collect();
    memberships::make_groups(tx, &groups)
}

/// Writes what is known of a body anew: its name, its population, where it belongs.
pub fn edit(tx: &Tx<'_>, body: &Body) -> Result<()> {
    bodies::update(tx, body)
}

pub fn load(tx: &Tx<'_>, body: Id<Body>) -> Result<Option<Body>> {
    bodies::body(tx, body)
}

pub fn find_by_siren(tx: &Tx<'_>, siren: &str) -> Result<Option<Body>> {
    bodies::by_siren(tx, siren)
}

/// The commune's body of a town, when it has been added.
pub fn of_town(tx: &Tx<'_>, town: Id<Town>) -> Result<Option<Body>> {
    bodies::of_town(tx, town)
}

/// The bodies of a kind, by name, after the name `after`.
pub fn all(tx: &Tx<'_>, kind: BodyKind, after: &str, limit: u32) -> Result<Vec<Body>> {
    bodies::all(tx, kind, after, limit)
}

/// The communes of an EPCI or a métropole, by name.
pub fn communes_of(tx: &Tx<'_>, parent: Id<Body>) -> Result<Vec<Body>> {
    bodies::communes_of(tx, parent)
}

/// The bodies this person works for: his towns' communes, and those he is an agent of himself.
pub fn served_by(tx: &Tx<'_>, standing: &Standing) -> Result<Vec<Body>> {
    let agents = standing.memberships.iter().filter(|it| it.kind == GroupKind::Agents);
    let (mut towns, mut own) = (Vec::new(), Vec::new());
    for member in agents {
        match member.scope {
            crate::Scope::Town(town) => towns.push(town),
            crate::Scope::Body(body) => own.push(body),
            _ => {}
        }
    }
    if towns.is_empty() && own.is_empty() {
        return Ok(Vec::new());
    }
    bodies::these(tx, &own, &towns)
}

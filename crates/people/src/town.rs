//! Towns: the communes that schools belong to.

use crate::{
    GroupKind,
    store::{memberships, places},
    wanted::Automatic,
};
use base::Id;
use db::{Result, Tx};

db::row! {
    /// A commune, known by its INSEE code.
    #[derive(Clone, Debug, PartialEq, Eq)]
    pub struct Town {
        pub id: Id<Town>,
        pub insee: String,
        pub name: String,
        pub department: String,
    }
}

/// Adds a town, with its groups.
pub fn create(tx: &Tx<'_>, insee: &str, name: &str, department: &str) -> Result<Id<Town>> {
    let id = tx.new_id();
    let town = Town {
        id,
        insee: insee.to_owned(),
        name: name.to_owned(),
        department: department.to_owned(),
    };
    places::insert_town(tx, &town)?;
    let kinds = [GroupKind::Heads, GroupKind::Agents, GroupKind::Guardians];
    memberships::make_groups(tx, &kinds.map(|kind| Automatic::of_town(kind, id)))?;
    Ok(id)
}

/// Adds many towns at once (INSEE code, name, department), with their groups. Those that are there
/// already are left as they are.
pub fn create_all(tx: &Tx<'_>, new: &[(String, String, String)]) -> Result<()> {
    let town = |(insee, name, department): &(String, String, String)| Town {
        id: tx.new_id(),
        insee: insee.clone(),
        name: name.clone(),
        department: department.clone(),
    };
    let towns: Vec<Town> = new.iter().map(town).collect();
    let made = places::insert_towns(tx, &towns)?;
    let kinds = [GroupKind::Heads, GroupKind::Agents, GroupKind::Guardians];
    let groups: Vec<Automatic> =
        made.iter().flat_map(|id| kinds.map(|kind| Automatic::of_town(kind, *id))).collect();
    memberships::make_groups(tx, &groups)
}

pub fn load(tx: &Tx<'_>, town: Id<Town>) -> Result<Option<Town>> {
    places::town(tx, town)
}

pub fn find_by_insee(tx: &Tx<'_>, insee: &str) -> Result<Option<Town>> {
    places::town_by_insee(tx, insee)
}

/// The towns by name, after the name `after`.
pub fn all(tx: &Tx<'_>, after: &str, limit: u32) -> Result<Vec<Town>> {
    places::towns(tx, after, limit)
}

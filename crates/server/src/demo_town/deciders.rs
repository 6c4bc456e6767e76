//! Those who decide over the demo's town: its agents, those of the syndicate and of the métropole,
//! and whoever of its council signs in; and the act of theirs that everybody should read.

use super::stage;
use base::{Day, Id, PersonName};
use db::{Result, Tx};
use people::{Body, GroupKind, Person, Scope, body, groups, town};
use territory::demo::{METROPOLE, SYNDICATE};

pub type Named = (Id<Person>, PersonName);

/// More would not work for one body of the demo.
const AGENTS_MAX: u32 = 50;
const ACTS_MAX: u32 = 100;

pub fn all(tx: &Tx<'_>, today: Day) -> Result<Vec<Named>> {
    let Some(town) = town::find_by_insee(tx, demo::cast::TOWN)? else { return Ok(Vec::new()) };
    let agents = stage::agents(tx, &town)?;
    let mut found: Vec<Named> = agents.into_iter().map(|it| (it.person, it.name)).collect();
    for siren in [SYNDICATE, METROPOLE] {
        if let Some(body) = body::find_by_siren(tx, siren)? {
            found.extend(agents_of(tx, body.id)?);
        }
    }
    if let Some(home) = body::of_town(tx, town.id)? {
        let sits = council::mandate::of_body(tx, home.id, today)?;
        found.extend(sits.iter().filter_map(|one| Some((one.person_id?, one.name()))));
    }
    Ok(found)
}

fn agents_of(tx: &Tx<'_>, body: Id<Body>) -> Result<Vec<Named>> {
    let group = groups::find(tx, GroupKind::Agents, Scope::Body(body))?;
    let Some(group) = group else { return Ok(Vec::new()) };
    let agents = groups::members(tx, group, None, AGENTS_MAX)?;
    Ok(agents.into_iter().map(|it| (it.person, it.name)).collect())
}

/// Where the act of 13 December 2023 is read without an account: the one that decides five things.
pub fn public_act(tx: &Tx<'_>, today: Day) -> Result<Option<String>> {
    let Some(town) = town::find_by_insee(tx, demo::cast::TOWN)? else { return Ok(None) };
    let Some(home) = body::of_town(tx, town.id)? else { return Ok(None) };
    for written in council::acts::executory(tx, home.id, today, ACTS_MAX)? {
        if council::acts::effects(tx, written.id)?.len() == 5 {
            return Ok(Some(council::acts::url(&written)));
        }
    }
    Ok(None)
}

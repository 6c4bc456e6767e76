//! Bringing a list of communes in: their towns, their EPCI, then the communes themselves; those
//! that are there already have their names, inhabitants and EPCI written anew. Twice is once.

use crate::{
    deeds,
    insee::{self, Commune, Pasted},
    store::bodies::{self, Known, There},
};
use base::{Id, Instant};
use db::{Result, Tx};
use people::{Body, BodyKind, NewBody, Person, Town, body, town};
use std::collections::{BTreeSet, HashMap};

/// The list gives a commune that is there another SIREN, or another commune the SIREN of one that
/// is there: nothing was written.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{insee} has the SIREN {siren} already")]
pub struct OtherSiren {
    /// What is there.
    pub insee: String,
    pub siren: String,
    /// The commune of the list that is wrong.
    pub said: String,
}

/// What a list would change.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Changes {
    pub new: Vec<Commune>,
    /// What is there, and what the list says of it.
    pub changed: Vec<(There, Commune)>,
    pub same: usize,
    /// Names of EPCI and métropoles that are not there yet.
    pub epcis: Vec<String>,
}

/// What bringing this list in would change. Nothing is written.
pub fn changes(
    tx: &Tx<'_>,
    pasted: &Pasted,
) -> Result<std::result::Result<Changes, Vec<OtherSiren>>> {
    let there = bodies::communes(tx)?;
    let wrong = others(&there, pasted);
    if !wrong.is_empty() {
        return Ok(Err(wrong));
    }
    let epcis: BTreeSet<String> = bodies::epcis(tx)?.into_iter().map(|(siren, _)| siren).collect();
    let by_insee: HashMap<&str, &There> = there.iter().map(|it| (it.insee.as_str(), it)).collect();
    let is_new = |(siren, _): &(&String, &(String, String))| !epcis.contains(*siren);
    let names = pasted.epcis.iter().filter(is_new).map(|(_, (name, _))| name.clone());
    let mut changes = Changes { epcis: names.collect(), ..Changes::default() };
    for it in &pasted.communes {
        match by_insee.get(it.insee.as_str()) {
            None => changes.new.push(it.clone()),
            Some(known) if known.is_as(it) => changes.same += 1,
            Some(known) => changes.changed.push(((*known).clone(), it.clone())),
        }
    }
    Ok(Ok(changes))
}

fn others(there: &[There], pasted: &Pasted) -> Vec<OtherSiren> {
    let by_insee: HashMap<&str, &There> = there.iter().map(|it| (it.insee.as_str(), it)).collect();
    let by_siren: HashMap<&str, &There> = there.iter().map(|it| (it.siren.as_str(), it)).collect();
    let other = |it: &Commune| {
        let same_code = by_insee.get(it.insee.as_str()).filter(|known| known.siren != it.siren);
        let same_siren = by_siren.get(it.siren.as_str()).filter(|known| known.insee != it.insee);
        let known = same_code.or(same_siren)?;
        let (insee, siren) = (known.insee.clone(), known.siren.clone());
        Some(OtherSiren { insee, siren, said: it.insee.clone() })
    };
    pasted.communes.iter().filter_map(other).take(insee::ERRORS_MAX).collect()
}

pub fn bring_in(
    tx: &Tx<'_>,
    pasted: &Pasted,
    by: Id<Person>,
    now: Instant,
) -> Result<std::result::Result<(), OtherSiren>> {
    if let Some(other) = others(&bodies::communes(tx)?, pasted).into_iter().next() {
        return Ok(Err(other));
    }
    write(tx, pasted)?;
    deeds::listed(tx, pasted.communes.len(), by, now)?;
    Ok(Ok(()))
}

fn write(tx: &Tx<'_>, pasted: &Pasted) -> Result<()> {
    let towns: Vec<(String, String, String)> = pasted
        .communes
        .iter()
        .map(|it| (it.insee.clone(), it.name.clone(), it.department.clone()))
        .collect();
    town::create_all(tx, &towns)?;
    let towns: HashMap<String, Id<Town>> = bodies::towns(tx)?.into_iter().collect();
    let epci = |(siren, (name, department)): (&String, &(String, String))| NewBody {
        kind: insee::kind_of(name),
        siren: siren.clone(),
        name: name.clone(),
        department: department.clone(),
        population: 0,
        town: None,
        parent: None,
    };
    let epcis: Vec<NewBody> = pasted.epcis.iter().map(epci).collect();
    body::create(tx, &epcis)?;
    let epcis: HashMap<String, Id<Body>> = bodies::epcis(tx)?.into_iter().collect();
    let (mut new, mut known) = (Vec::new(), Vec::new());
    for it in &pasted.communes {
        let town = towns.get(&it.insee).copied();
        let parent = it.epci.as_ref().and_then(|siren| epcis.get(siren)).copied();
        new.push(NewBody {
            kind: BodyKind::Commune,
            siren: it.siren.clone(),
            name: it.name.clone(),
            department: it.department.clone(),
            population: it.population,
            town,
            parent,
        });
        let (siren, name) = (it.siren.clone(), it.name.clone());
        known.push(Known { siren, name, population: it.population, town, parent });
    }
    body::create(tx, &new)?;
    bodies::update(tx, &known)
}

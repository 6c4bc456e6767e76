//! Bringing a list of communes in: their towns, their EPCI, then the communes themselves; those
//! that are there already have their names, inhabitants and EPCI written anew. Twice is once.

use crate::{
    deeds,
    insee::{self, Commune, Pasted},
    store::bodies::{self, Known},
};
use base::{Id, Instant};
use db::{Result, Tx};
use people::{Body, BodyKind, NewBody, Person, Town, body, town};
use std::collections::HashMap;

/// The list gives a commune that is there another SIREN: nothing was written.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{insee} has the SIREN {siren} already")]
pub struct OtherSiren {
    pub insee: String,
    pub siren: String,
}

pub fn bring_in(
    tx: &Tx<'_>,
    pasted: &Pasted,
    by: Id<Person>,
    now: Instant,
) -> Result<std::result::Result<(), OtherSiren>> {
    let known: HashMap<String, String> = bodies::sirens(tx)?.into_iter().collect();
    let differs = |it: &&Commune| known.get(&it.insee).is_some_and(|siren| *siren != it.siren);
    if let Some(it) = pasted.communes.iter().find(differs) {
        let siren = known.get(&it.insee).cloned().unwrap_or_default();
        return Ok(Err(OtherSiren { insee: it.insee.clone(), siren }));
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

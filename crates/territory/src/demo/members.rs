//! The communes around: those that joined before the house was there, those that will, those that
//! leave, those that have decided nothing. Beyond the two departments each has its own syndicate.

use super::{
    Land, Script, day,
    founding::{FOUNDERS, known},
    store::{self, Commune, Joined},
};
use crate::{competence::Competence, store::facts};
use base::{Day, Id};
use db::{Result, Tx};
use people::{Body, BodyKind, NewBody, body};

/// So many of the smallest communes of the métropole have decided nothing.
pub const UNDECIDED: usize = 34;
/// So many small communes are on their way: `super::neighbours`.
pub const ASKING: usize = 9;
/// Inhabitants of a small commune.
const SMALL: u32 = 2_000;

/// When communes joined, as each council came to it.
const DAYS: [&str; 8] = [
    "2019-09-01",
    "2020-01-01",
    "2021-09-01",
    "2022-09-01",
    "2023-01-01",
    "2024-03-01",
    "2025-01-01",
    "2026-01-01",
];

/// The communes of the syndicate's departments but the town itself and those that have decided
/// nothing.
pub struct Places {
    pub asking: Vec<Commune>,
    pub joined: Vec<Commune>,
}

pub fn places(tx: &Tx<'_>, land: &Land) -> Result<Places> {
    let is_other = |it: &Commune| it.id != land.home.id && matches!(&*it.department, "59" | "62");
    let all = store::communes(tx)?.into_iter().filter(is_other);
    let is_of_metropole = |it: &Commune| it.parent_id == Some(land.metropole.id);
    let (mut near, mut joined): (Vec<Commune>, Vec<Commune>) = all.partition(is_of_metropole);
    near.sort_by_key(|it| it.population);
    joined.extend(near.split_off(near.len().min(UNDECIDED)));
    let mut asking = Vec::with_capacity(ASKING);
    let mut rest = Vec::with_capacity(joined.len());
    for commune in joined {
        let is_small = commune.population < SMALL && !is_of_metropole(&commune);
        let list = if is_small && asking.len() < ASKING { &mut asking } else { &mut rest };
        list.push(commune);
    }
    Ok(Places { asking, joined: rest })
}

pub fn join(tx: &Tx<'_>, land: &Land, script: &Script) -> Result<()> {
    let founded_on = day("2013-06-01")?;
    let mut founders = Vec::new();
    for (siren, _, _, _, college) in FOUNDERS {
        let member = known(tx, siren)?.id;
        founders.push(Joined { member, college, from_on: founded_on, until_on: None });
    }
    store::join(tx, land.syndicate.id, &founders)?;
    let joined = places(tx, land)?.joined;
    let joined = (0..).zip(&joined).map(|(place, commune)| joins(place, commune, script.until));
    let joined = joined.collect::<Result<Vec<Joined>>>()?;
    store::join(tx, land.syndicate.id, &joined)?;
    store::give(tx, &land.schools, &joined)?;
    elsewhere(tx)
}

/// Most have joined; a few small ones will next year, a few will have left by the next summer.
fn joins(place: usize, commune: &Commune, until: Day) -> Result<Joined> {
    let next = until.year() + 1;
    let is_small = commune.population < SMALL;
    let (from_on, until_on) = match place {
        _ if is_small && place % 75 == 37 => (day(&format!("{next}-01-01"))?, None),
        _ if is_small && place % 300 == 151 => {
            (day(DAYS[0])?, Some(day(&format!("{next}-07-06"))?))
        }
        _ => (day(DAYS[place % DAYS.len()])?, None),
    };
    Ok(Joined { member: commune.id, college: "communes", from_on, until_on })
}

/// The syndicates of the other departments, when the demo has communes there.
const ELSEWHERE: [(&str, &str, &str); 3] = [
    ("999000029", "Syndicat numérique de l’Aisne", "02"),
    ("999000607", "Syndicat mixte Oise Très Haut Débit", "60"),
    ("999000805", "Somme Numérique", "80"),
];

fn elsewhere(tx: &Tx<'_>) -> Result<()> {
    let communes = store::communes(tx)?;
    for (siren, name, department) in ELSEWHERE {
        let from_on = day(DAYS[0])?;
        let joins = |it: &Commune| Joined { member: it.id, college: "", from_on, until_on: None };
        let own = communes.iter().filter(|it| it.department == department);
        let joined: Vec<Joined> = own.map(joins).collect();
        if joined.is_empty() {
            continue;
        }
        let (syndicate, competence) = syndicate(tx, siren, name, department, from_on)?;
        store::join(tx, syndicate, &joined)?;
        store::give(tx, &competence, &joined)?;
    }
    Ok(())
}

fn syndicate(
    tx: &Tx<'_>,
    siren: &str,
    name: &str,
    department: &str,
    from_on: Day,
) -> Result<(Id<Body>, Competence)> {
    let new = NewBody {
        kind: BodyKind::Syndicate,
        siren: siren.to_owned(),
        name: name.to_owned(),
        department: department.to_owned(),
        population: 0,
        town: None,
        parent: None,
    };
    body::create(tx, &[new])?;
    let syndicate = known(tx, siren)?.id;
    let competence = Competence {
        id: tx.new_id(),
        syndicate_id: syndicate,
        word: "ent-1d".to_owned(),
        name: super::founding::COMPETENCE.to_owned(),
        opens_schools: true,
        from_on,
        until_on: None,
    };
    facts::insert_competence(tx, &competence)?;
    Ok((syndicate, competence))
}

//! Bodies of the territory, as rows.

use crate::insee::Commune;
use base::{Day, Id, Title};
use db::{Result, Tx, Value, ids, params};
use people::{Assignment, Body, BodyKind, Town};

/// These bodies, by name.
pub fn these(tx: &Tx<'_>, bodies: &[Id<Body>]) -> Result<Vec<Body>> {
    if bodies.is_empty() {
        return Ok(Vec::new());
    }
    tx.all(
        "select id, kind, siren, name, department, population, town_id as town,
                parent_id as parent, closed_on
           from body
          where id in ids($1)
          order by name, id
          limit 10000",
        params![ids(bodies.iter().copied())],
    )
}

/// Every town, by its INSEE code.
pub fn towns(tx: &Tx<'_>) -> Result<Vec<(String, Id<Town>)>> {
    tx.all("select insee, id from town order by insee limit 50000", params![])
}

db::row! {
    /// A commune that is there.
    #[derive(Clone, Debug, PartialEq, Eq)]
    pub struct There {
        /// The INSEE code of its town.
        pub insee: String,
        pub siren: String,
        pub name: String,
        pub population: u32,
        /// SIREN and name of its EPCI.
        pub epci: Option<String>,
        pub epci_name: Option<String>,
    }
}

impl There {
    /// Does a list say the same of it? One that names no EPCI takes none away.
    pub fn is_as(&self, said: &Commune) -> bool {
        self.name == said.name
            && self.population == said.population
            && (said.epci.is_none() || said.epci == self.epci)
    }
}

/// Every commune that is there.
pub fn communes(tx: &Tx<'_>) -> Result<Vec<There>> {
    tx.all(
        "select t.insee, b.siren, b.name, b.population, e.siren as epci, e.name as epci_name
           from body b
           join town t on t.id = b.town_id
           left join body e on e.id = b.parent_id
          where b.kind = 'commune'
          order by t.insee
          limit 50000",
        params![],
    )
}

/// EPCI and métropoles, by their SIREN.
pub fn epcis(tx: &Tx<'_>) -> Result<Vec<(String, Id<Body>)>> {
    tx.all(
        "select siren, id
           from body
          where kind in ('epci', 'metropole')
          order by siren
          limit 5000",
        params![],
    )
}

/// What a list says of a commune that is there already.
pub struct Known {
    pub siren: String,
    pub name: String,
    pub population: u32,
    pub town: Option<Id<Town>>,
    pub parent: Option<Id<Body>>,
}

/// Writes names, inhabitants and EPCI anew; a town that is known stays.
pub fn update(tx: &Tx<'_>, known: &[Known]) -> Result<()> {
    let row = |it: &Known| params![&it.siren, &it.name, it.population, it.town, it.parent].to_vec();
    let rows: Vec<Vec<Value>> = known.iter().map(row).collect();
    tx.run_each(
        "update body
            set name = $2, population = $3, town_id = coalesce(town_id, $4),
                parent_id = coalesce($5, parent_id)
          where siren = $1 and kind = 'commune'",
        &rows,
    )
    .map(drop)
}

/// How many bodies of each kind there are.
pub fn counts(tx: &Tx<'_>) -> Result<Vec<(BodyKind, i64)>> {
    tx.all("select kind, count(*) from body group by kind order by kind limit 10", params![])
}

/// Bodies that are no communes, by kind and name.
pub fn others(tx: &Tx<'_>) -> Result<Vec<Body>> {
    tx.all(
        "select id, kind, siren, name, department, population, town_id as town,
                parent_id as parent, closed_on
           from body
          where kind <> 'commune'
          order by kind desc, name, id
          limit 500",
        params![],
    )
}

db::row! {
    /// Somebody who works for a body.
    pub struct Agent {
        pub id: Id<Assignment>,
        pub first_name: String,
        pub last_name: String,
        pub title: Option<Title>,
        pub from_on: Day,
    }
}

pub fn agents(tx: &Tx<'_>, body: Id<Body>, on: Day) -> Result<Vec<Agent>> {
    tx.all(
        "select a.id, p.first_name, p.last_name, p.title, a.from_on
           from assignment a
           join person p on p.id = a.person_id
          where a.body_id = $1
            and a.function = 'agent'
            and a.from_on <= $2
            and (a.until_on is null or a.until_on > $2)
          order by p.last_name, p.first_name, a.id
          limit 200",
        params![body, on],
    )
}

//! Publishing: once a week is over, what may be shown of it is written down, and never changes.
//!
//! The figures of a week that still runs are shown to nobody: who looked twice would see one person
//! come between.

use crate::{
    Week,
    hiding::{self, Cell, Node},
    store::{self, accounts::Accounts, counts::Weekly, figures::Figure},
};
use base::Id;
use db::{Result, Tx, ids};
use people::{GroupKind, Person, School, Town};
use std::{
    collections::{BTreeMap, BTreeSet, HashMap, HashSet},
    sync::Arc,
};
use web::{App, visits::Role};

/// The whole territory, among places.
pub const TERRITORY: i64 = 0;
/// Days are folded into weeks after so many weeks: thirteen months.
const WEEKS_OF_DAYS: i32 = 57;
/// Schools whose members are read at once.
const SCHOOLS_AT_ONCE: usize = 50;

/// Those of these persons who have never opened their account.
pub type Ask = fn(&Tx<'_>, &[Id<Person>]) -> Result<Vec<Id<Person>>>;

/// Lent by the server: `app.jobs.lend(usage::Newcomers(accounts::never_came))`.
#[derive(Clone, Copy)]
pub struct Newcomers(pub Ask);

/// The schools of a week and the towns of the house: the tree along which figures add up.
struct Map {
    by_town: BTreeMap<Id<Town>, Vec<Id<School>>>,
    schools: HashSet<i64>,
    towns: Vec<Id<Town>>,
}

/// Publishes every week that is over and not out yet.
pub async fn publish(app: &App) -> Result<()> {
    let now = app.clock.now();
    let this_week = Week::of(now.day()).monday();
    let weeks = app.db.read(move |tx| store::counts::to_publish(tx, this_week)).await?;
    for (monday,) in weeks {
        let week = Week::of(monday);
        let newcomers = app.jobs.tool::<Newcomers>();
        let reckoned = app.db.read_long(move |tx| reckon(tx, week, newcomers)).await?;
        let write = move |tx: &Tx<'_>| {
            if store::figures::publish(tx, monday, reckoned.threshold, now)? {
                store::figures::insert(tx, &reckoned.figures)?;
                store::accounts::insert(tx, &reckoned.accounts)?;
            }
            Ok(())
        };
        app.db.write(write).await?;
    }
    Ok(())
}

/// Days older than thirteen months become weeks.
pub async fn fold(app: &App) -> Result<()> {
    let before = Week::of(app.clock.today()).plus(-WEEKS_OF_DAYS).monday();
    loop {
        let step = move |tx: &Tx<'_>| {
            let Some((week,)) = store::counts::to_fold(tx, before)? else { return Ok(false) };
            store::counts::fold(tx, week)?;
            Ok(true)
        };
        if !app.db.write(step).await? {
            return Ok(());
        }
    }
}

struct Reckoned {
    threshold: u64,
    figures: Vec<Figure>,
    accounts: Vec<Accounts>,
}

fn reckon(tx: &Tx<'_>, week: Week, newcomers: Option<Arc<Newcomers>>) -> Result<Reckoned> {
    let (threshold, _) = store::figures::threshold(tx)?;
    let lines = store::counts::of_week(tx, week.monday())?;
    let map = Map::of(tx, week, &lines)?;
    let mut by_kind: BTreeMap<(Role, String), HashMap<i64, Cell>> = BTreeMap::new();
    for line in lines {
        let cell = Cell { visits: line.visits, visitors: line.visitors, persons: line.peak };
        by_kind.entry((line.role, line.service)).or_default().insert(line.place_id, cell);
    }
    let mut figures = Vec::new();
    for ((role, service), cells) in by_kind {
        let figure = |(place_id, cell): (i64, Cell)| Figure {
            place_id,
            week: week.monday(),
            role,
            service: service.clone(),
            visits: cell.visits,
            visitors: cell.visitors,
        };
        figures.extend(map.shown(role, &cells, threshold).into_iter().map(figure));
    }
    let accounts = match newcomers {
        Some(newcomers) => accounts(tx, week, &map, *newcomers, threshold)?,
        None => Vec::new(),
    };
    Ok(Reckoned { threshold, figures, accounts })
}

impl Map {
    fn of(tx: &Tx<'_>, week: Week, lines: &[Weekly]) -> Result<Self> {
        let mut schools = store::places::open_schools(tx, week.monday(), week.sunday())?;
        // A school that was closed meanwhile is still where its figures are.
        let open: HashSet<i64> = schools.iter().map(|(school, _)| school.raw()).collect();
        let others: BTreeSet<i64> = lines
            .iter()
            .filter(|line| line.role != Role::Agent && !open.contains(&line.place_id))
            .map(|line| line.place_id)
            .collect();
        let others = ids(others.into_iter().map(Id::<School>::new));
        schools.extend(store::places::towns_of(tx, &others)?);
        let mut by_town: BTreeMap<Id<Town>, Vec<Id<School>>> = BTreeMap::new();
        for (school, town) in &schools {
            by_town.entry(*town).or_default().push(*school);
        }
        let towns = store::places::towns(tx)?.into_iter().map(|(town,)| town).collect();
        let schools = schools.into_iter().map(|(school, _)| school.raw()).collect();
        Ok(Map { by_town, schools, towns })
    }

    /// What may be shown of a kind of figures: of each school, town, and the territory.
    fn shown(&self, role: Role, cells: &HashMap<i64, Cell>, threshold: u64) -> Vec<(i64, Cell)> {
        let cell = |place: i64| cells.get(&place).copied().unwrap_or_default();
        let leaf = |place: i64| Node::leaf(place, cell(place));
        let within = if role == Role::Agent {
            let towns = self.towns.iter().map(|town| town.raw());
            let known: HashSet<i64> = towns.clone().collect();
            let bodies = cells.keys().filter(|place| !known.contains(place));
            let mut bodies: Vec<i64> =
                bodies.filter(|place| !self.schools.contains(place)).copied().collect();
            bodies.sort_unstable();
            towns.chain(bodies).map(leaf).collect()
        } else {
            let town = |(town, schools): (&Id<Town>, &Vec<Id<School>>)| {
                let schools = schools.iter().map(|school| leaf(school.raw())).collect();
                Node::sum(town.raw(), schools)
            };
            self.by_town.iter().map(town).collect()
        };
        let mut root = Node::sum(TERRITORY, within);
        hiding::hide(&mut root, threshold);
        root.shown()
    }
}

/// Accounts that are open, as they are tonight, by school and role.
fn accounts(
    tx: &Tx<'_>,
    week: Week,
    map: &Map,
    newcomers: Newcomers,
    threshold: u64,
) -> Result<Vec<Accounts>> {
    let mut schools: Vec<i64> = map.schools.iter().copied().collect();
    schools.sort_unstable();
    let mut cells: BTreeMap<Role, HashMap<i64, Cell>> = BTreeMap::new();
    for some in schools.chunks(SCHOOLS_AT_ONCE) {
        let list = ids(some.iter().map(|id| Id::<School>::new(*id)));
        let mut roles: BTreeMap<(i64, Id<Person>), Role> = BTreeMap::new();
        for member in store::accounts::members(tx, &list)? {
            let role = role(member.kind);
            let known = roles.entry((member.place, member.person)).or_insert(role);
            *known = role.max(*known);
        }
        let persons: BTreeSet<Id<Person>> = roles.keys().map(|(_, person)| *person).collect();
        let persons: Vec<Id<Person>> = persons.into_iter().collect();
        let never: HashSet<Id<Person>> = (newcomers.0)(tx, &persons)?.into_iter().collect();
        for ((place, person), role) in roles {
            let cell = cells.entry(role).or_default().entry(place).or_default();
            let opened = u64::from(!never.contains(&person));
            cell.visits += 1;
            cell.visitors += opened;
            cell.persons += opened;
        }
    }
    let mut accounts = Vec::new();
    for (role, cells) in cells {
        let line = |(place_id, cell): (i64, Cell)| Accounts {
            place_id,
            week: week.monday(),
            role,
            persons: cell.visits,
            opened: cell.visitors,
        };
        accounts.extend(map.shown(role, &cells, threshold).into_iter().map(line));
    }
    Ok(accounts)
}

fn role(kind: GroupKind) -> Role {
    match kind {
        GroupKind::Pupils => Role::Pupil,
        GroupKind::Guardians => Role::Guardian,
        GroupKind::Heads => Role::Head,
        _ => Role::Staff,
    }
}

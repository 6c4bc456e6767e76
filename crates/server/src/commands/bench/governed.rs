//! Those who decide over the town, for the pages that are measured: a council with an act, a
//! syndicate and its 1,500 communes, the weeks that a town looks back on. They are told as the demo
//! tells them, once.

use super::{crowd, store, town};
use crate::demo_town::decided;
use base::{Clock, Id, SchoolYear};
use bench::{Result, http::Browser};
use db::{Db, Tx};
use people::{Body, GroupKind, Person, Scope, Town, body, groups, school};
use territory::demo::{HOME, SYNDICATE};

/// Communes of the syndicate, as the issue asks for them.
const COMMUNES: usize = 1_500;

/// Who looks at what.
pub struct Governed {
    /// A member of the council of the town, and one of its acts, as she reads it.
    pub member: Browser,
    pub act: String,
    /// The same for everybody.
    pub public_act: String,
    /// The officer of the syndicate, and its map.
    pub officer: Browser,
    pub map: String,
    /// An agent of the town, and its use.
    pub agent: Browser,
    pub usage: String,
}

/// Tells what was decided, unless that was done.
pub async fn tell(db: &Db, pupils: usize) -> Result<()> {
    if db.read(|tx| body::find_by_siren(tx, SYNDICATE)).await?.is_some() {
        return Ok(());
    }
    let today = Clock::system().today();
    let first = SchoolYear::of(today).first_day().unwrap_or(today);
    let script = decided::script(&town::territory(pupils), COMMUNES, (first, today));
    let tell = move |tx: &Tx<'_>| {
        let land = territory::demo::decide(tx, &script)?;
        let town = land.home.town.ok_or(db::Error::Missing)?;
        let schools: Vec<i64> =
            school::of_town(tx, town)?.into_iter().map(|school| school.id.raw()).collect();
        store::governed::look_back(tx, town, &schools, today)
    };
    Ok(db.write(tell).await?)
}

/// Signs them in.
pub async fn open(db: &Db) -> Result<Governed> {
    let found = db.read(find).await?;
    let persons = vec![found.member, found.officer, found.agent];
    let mut browsers = crowd::sign_in(db, persons).await?.into_iter().map(|(_, browser)| browser);
    let mut browser = || browsers.next().ok_or("somebody did not sign in");
    let Found { council, act, syndicate, town, .. } = found;
    Ok(Governed {
        member: browser()?,
        act: format!("/conseil/deliberations/{act}"),
        public_act: format!("/actes/{council}/{act}"),
        officer: browser()?,
        map: format!("/territoire/{syndicate}/carte"),
        agent: browser()?,
        usage: format!("/frequentation/communes/{town}"),
    })
}

struct Found {
    council: Id<Body>,
    syndicate: Id<Body>,
    town: Id<Town>,
    act: i64,
    member: Id<Person>,
    officer: Id<Person>,
    agent: Id<Person>,
}

fn find(tx: &Tx<'_>) -> db::Result<Found> {
    let missing = || db::Error::Conflict("nothing was decided over the town".to_owned());
    let agent = |scope: Scope| -> db::Result<Id<Person>> {
        let agents = groups::find(tx, GroupKind::Agents, scope)?.ok_or_else(missing)?;
        store::members(tx, agents, 1)?.pop().ok_or_else(missing)
    };
    let lys = people::town::find_by_insee(tx, HOME)?.ok_or_else(missing)?;
    let council = body::of_town(tx, lys.id)?.ok_or_else(missing)?.id;
    let syndicate = body::find_by_siren(tx, SYNDICATE)?.ok_or_else(missing)?.id;
    Ok(Found {
        council,
        syndicate,
        town: lys.id,
        act: store::governed::published(tx, council)?.ok_or_else(missing)?,
        member: store::governed::member(tx, council)?.ok_or_else(missing)?,
        officer: agent(Scope::Body(syndicate))?,
        agent: agent(Scope::Town(lys.id))?,
    })
}

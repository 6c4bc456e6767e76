//! Demo: the territory as it came to be, told through its own rules and those of `council`: the
//! true case of Lys-lez-Lannoy, the syndicate and its committee, the communes around, the
//! contributions, the purchasing group, the collection that is under way.
//!
//! [`decide`] is what was decided before a school was fed; [`contribute`] what is counted once they
//! are; [`acts`] is what happens in the last fortnight.

mod case;
mod collecting;
mod committee;
mod contributing;
mod election;
mod founding;
mod markets;
mod members;
mod neighbours;
mod script;
mod store;

pub use collecting::acts;
pub use contributing::{Campaigned, contribute};
pub use founding::Land;
pub use script::Script;

use base::Instant;
use db::{Error, Result, Tx};
use std::fmt::Debug;

/// SIREN of the syndicate, of the métropole; INSEE's code of the town.
pub const SYNDICATE: &str = "200035780";
pub const METROPOLE: &str = "200093201";
pub const HOME: &str = "59367";

/// Everything that was decided before the schools are fed, in the order of its days.
pub fn decide(tx: &Tx<'_>, script: &Script) -> Result<Land> {
    let land = founding::found(tx, script)?;
    committee::sit(tx, &land, script)?;
    committee::adopt_statutes(tx, &land)?;
    members::join(tx, &land, script)?;
    case::live(tx, &land, script)?;
    committee::agree_with_home(tx, &land)?;
    committee::vote_key(tx, &land, script)?;
    case::renew(tx, &land)?;
    election::hold(tx, &land, script)?;
    neighbours::live(tx, &land, script)?;
    collecting::before(tx, &land, script)?;
    committee::prepare(tx, &land, script)?;
    case::recent(tx, &land, script)?;
    case::prepare(tx, &land, script)?;
    markets::sign(tx, &land, script)?;
    founding::open_accounts(tx, &land, script)?;
    Ok(land)
}

/// The rules refuse what the demo tells.
fn refused(what: &str, why: impl Debug) -> Error {
    Error::Engine(format!("the demo is refused {what}: {why:?}"))
}

/// A day of the story; one that the calendar does not know stops the making.
fn day(text: &str) -> Result<base::Day> {
    base::Day::parse_iso(text).ok_or_else(|| refused("a day", text))
}

/// At this hour of a day of the story.
fn at(on: base::Day, hour: u16) -> Instant {
    Instant::at(on, base::Minutes(hour * 60))
}

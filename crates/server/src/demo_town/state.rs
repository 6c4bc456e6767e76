//! What a database is to the demo: nothing yet, its own town, or somebody's real house.

use base::Instant;
use db::{Result, Tx};
use people::{GroupKind, Scope, groups, school, town};

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum State {
    /// Nobody is there.
    Empty,
    /// The demo's own town, ready.
    Ready,
    /// The demo's own town, whose making was interrupted.
    Unfinished,
    /// People who did not come from the demo: it touches nothing.
    Real,
}

const TOWNS_AT_ONCE: u32 = 500;

/// Looks at every school: those of the demo have UAI that no school can have.
pub fn of(tx: &Tx<'_>, now: Instant) -> Result<State> {
    let mut after = String::new();
    let mut schools = 0;
    loop {
        let towns = town::all(tx, &after, TOWNS_AT_ONCE)?;
        let Some(last) = towns.last() else { break };
        after.clone_from(&last.name);
        for town in &towns {
            let of_town = school::of_town(tx, town.id)?;
            if of_town.iter().any(|school| !demo::is_made_up(&school.uai)) {
                return Ok(State::Real);
            }
            schools += of_town.len();
        }
    }
    if schools == 0 {
        let platform = groups::find(tx, GroupKind::Administrators, Scope::Platform)?;
        let is_run = match platform {
            Some(group) => !groups::members(tx, group, None, 1)?.is_empty(),
            None => false,
        };
        // Communes come first, before any school is fed.
        let is_begun = !after.is_empty();
        return Ok(match (is_run, is_begun) {
            (true, _) => State::Real,
            (false, true) => State::Unfinished,
            (false, false) => State::Empty,
        });
    }
    let cast = super::cast::of(tx, now)?;
    // Keys are given last.
    let is_ready = match cast.first() {
        Some(member) => accounts::command::login(tx, member.person)?.is_some(),
        None => false,
    };
    Ok(if is_ready { State::Ready } else { State::Unfinished })
}

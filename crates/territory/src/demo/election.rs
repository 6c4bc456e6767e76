//! The college of communes elects those who sit for it in the committee: four at the first round,
//! the fifth at the second.

use super::{
    Land, Script, at, day, founding, founding::DELEGATE, members::places, refused,
    store as taken_over,
};
use crate::{
    Delegate,
    election::{self, Kept},
    store,
};
use base::{Day, Id};
use council::election::Round;
use db::{Result, Tx};

/// Of a hundred papers, how many name each candidate.
const FIRST: [u32; 7] = [77, 73, 63, 55, 48, 44, 42];
const SECOND: [u32; 3] = [53, 27, 20];

/// Each commune sends somebody once its new council sits; they elect in June.
pub fn hold(tx: &Tx<'_>, land: &Land, script: &Script) -> Result<()> {
    let held_on = day("2026-06-17")?;
    send(tx, land, script)?;
    let composition = founding::composition();
    let college =
        composition.college("communes").ok_or_else(|| refused("an election", "a college"))?;
    let kept = Kept {
        id: tx.new_id(),
        syndicate_id: land.syndicate.id,
        college: college.word.clone(),
        seats: founding::SEATS_OF_COMMUNES,
        rule: crate::funding::json(&college.rule())?,
        held_on,
        until_on: None,
        proclaimed_at: None,
        version: 1,
    };
    store::elections::insert(tx, &kept)?;
    let all = store::delegates::on(tx, land.syndicate.id, held_on)?;
    let of_college: Vec<&Delegate> = all.iter().filter(|it| it.college == "communes").collect();
    let candidates = candidates(&of_college);
    for (place, one) in (0..).zip(&candidates) {
        store::elections::add_candidate(tx, kept.id, *one, born(place)?)?;
    }
    let voters = u32::try_from(of_college.len()).unwrap_or(0) * 88 / 100;
    count(tx, &kept, 1, round(voters, &candidates, &FIRST))?;
    let left = candidates.get(4..).unwrap_or_default();
    count(tx, &kept, 2, round(voters, left, &SECOND))?;
    let held = election::load(tx, found(tx, kept.id)?)?;
    election::proclaim(tx, &held, at(held_on, 18))
}

fn send(tx: &Tx<'_>, land: &Land, script: &Script) -> Result<()> {
    let sent_on = day("2026-05-30")?;
    let members = store::annexes::members(tx, land.syndicate.id, sent_on)?;
    let known: std::collections::HashSet<_> = members.iter().map(|it| it.id).collect();
    let joined = places(tx, land)?.joined;
    let sent = joined.iter().enumerate().filter(|(_, it)| known.contains(&it.id));
    let sent: Vec<_> =
        sent.map(|(place, it)| (it.id, script.name(1_000 + place), sent_on)).collect();
    taken_over::send(tx, land.syndicate.id, &sent)
}

/// Who is sent by the town, then six others.
fn candidates(of_college: &[&Delegate]) -> Vec<Id<Delegate>> {
    let is_of_home = |it: &&&Delegate| it.last_name == DELEGATE.1;
    let home = of_college.iter().find(is_of_home).map(|it| it.id);
    let others = of_college.iter().filter(|it| it.last_name != DELEGATE.1).map(|it| it.id);
    home.into_iter().chain(others).take(FIRST.len()).collect()
}

fn born(place: i16) -> Result<Day> {
    day(&format!("{}-04-12", 1_958 + place * 3))
}

/// What is left of a hundred is blank or void. With one seat each paper is one vote.
fn round(voters: u32, candidates: &[Id<Delegate>], percents: &[u32]) -> Round {
    let (blank, void) = (voters * 3 / 100, voters * 2 / 100);
    let expressed = voters - blank - void;
    let mut votes: Vec<_> = candidates
        .iter()
        .zip(percents)
        .map(|(one, percent)| (one.cast(), expressed * percent / 100))
        .collect();
    let given: u32 = votes.iter().map(|(_, count)| count).sum();
    if let Some((_, last)) = votes.last_mut() {
        *last += expressed.saturating_sub(given);
    }
    Round { voters, expressed, blank, void, votes }
}

fn count(tx: &Tx<'_>, kept: &Kept, number: u32, round: Round) -> Result<()> {
    let held = election::load(tx, found(tx, kept.id)?)?;
    held.with(round.clone()).map_err(|wrong| refused("a round", wrong))?;
    store::elections::touch(tx, kept.id, held.kept.version)?;
    store::elections::add_round(tx, kept.id, number, &round)
}

fn found(tx: &Tx<'_>, id: Id<Kept>) -> Result<Kept> {
    store::elections::find(tx, id)?.ok_or(db::Error::Missing)
}

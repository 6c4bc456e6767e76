//! A college elects its representatives to the committee: candidates are its delegates, rounds and
//! ties are ruled by `council::election`, and who is proclaimed sits.

use crate::{Delegate, delegate, store};
use base::{Day, Id, Instant};
use council::{
    AppointmentRule,
    election::{Candidate, Election, ElectionError, Next, Round},
    mandate,
};
use db::{Result, Tx};
use people::Body;
use std::collections::HashMap;

db::row! {
    /// What is kept of an election. `rule` is `council::AppointmentRule` as JSON.
    #[derive(Clone, Debug, PartialEq, Eq)]
    pub struct Kept {
        pub id: Id<Kept>,
        pub syndicate_id: Id<Body>,
        pub college: String,
        pub seats: u16,
        pub rule: String,
        pub held_on: Day,
        pub until_on: Option<Day>,
        pub proclaimed_at: Option<Instant>,
        pub version: u32,
    }
}

/// An election, who may be elected in it, and how far it has come.
#[derive(Clone, Debug)]
pub struct Held {
    pub kept: Kept,
    /// Those of the college on the day, by id.
    pub delegates: HashMap<Id<Delegate>, Delegate>,
    pub election: Election,
}

pub fn load(tx: &Tx<'_>, kept: Kept) -> Result<Held> {
    let all = store::delegates::on(tx, kept.syndicate_id, kept.held_on)?;
    let delegates: HashMap<_, _> = all
        .into_iter()
        .filter(|one| one.college == kept.college && !one.is_deputy)
        .map(|one| (one.id, one))
        .collect();
    let candidate = |(id, born_on): (Id<Delegate>, Day)| Candidate { id: id.cast(), born_on };
    let candidates = store::elections::candidates(tx, kept.id)?;
    let mut votes: HashMap<u32, Vec<(Id<Candidate>, u32)>> = HashMap::new();
    for (number, who, count) in store::elections::votes(tx, kept.id)? {
        votes.entry(number).or_default().push((who.cast(), count));
    }
    let round = |it: store::elections::Counted| Round {
        voters: it.voters,
        expressed: it.expressed,
        blank: it.blank,
        void: it.void,
        votes: votes.remove(&it.number).unwrap_or_default(),
    };
    let rounds = store::elections::rounds(tx, kept.id)?.into_iter().map(round).collect();
    let rule = serde_json::from_str(&kept.rule).unwrap_or(AppointmentRule::BY_COUNCIL);
    let election = Election {
        rule,
        seats: kept.seats,
        candidates: candidates.into_iter().map(candidate).collect(),
        rounds,
    };
    Ok(Held { kept, delegates, election })
}

impl Held {
    /// The same with one more round: what `council::election` says of it.
    pub fn with(&self, round: Round) -> std::result::Result<Election, ElectionError> {
        let mut election = self.election.clone();
        election.rounds.push(round);
        election.state().map(|_| election)
    }

    pub fn name(&self, who: Id<Candidate>) -> String {
        self.delegates.get(&who.cast()).map(|one| one.name().full()).unwrap_or_default()
    }

    /// Those elected, when nothing is left to be voted.
    pub fn elected(&self) -> Option<Vec<&Delegate>> {
        let state = self.election.state().ok()?;
        if state.next != Next::Over || state.elected.is_empty() {
            return None;
        }
        let who = state.elected.iter();
        Some(who.filter_map(|one| self.delegates.get(&one.candidate.cast())).collect())
    }
}

/// Who was elected sits from the day of the election, with his deputy; who sat for this college
/// before sits no longer.
pub fn proclaim(tx: &Tx<'_>, held: &Held, at: Instant) -> Result<()> {
    let Some(elected) = held.elected() else {
        return Err(db::Error::Conflict("an election that is not over".to_owned()));
    };
    store::elections::proclaim(tx, held.kept.id, held.kept.version, at)?;
    let (syndicate, on) = (held.kept.syndicate_id, held.kept.held_on);
    let before = mandate::of_body(tx, syndicate, on)?;
    let sat = before.iter().filter(|one| one.college == held.kept.college);
    sat.filter(|one| one.deputy_of.is_none()).try_for_each(|one| mandate::end(tx, one.id, on))?;
    let all = store::delegates::on(tx, syndicate, on)?;
    for one in elected {
        delegate::sit(tx, one, on, one.until_on)?;
        let stands_in =
            |it: &&Delegate| it.is_deputy && it.sent_by == one.sent_by && it.college == one.college;
        if let Some(deputy) = all.iter().find(stands_in) {
            delegate::sit(tx, deputy, on, deputy.until_on)?;
        }
    }
    Ok(())
}

//! Elections of colleges, as rows.

use crate::{Delegate, election::Kept};
use base::{Day, Id, Instant};
use council::{Meeting, election::Round};
use db::{Result, Tx, Value, params};
use people::Body;

pub fn of_syndicate(tx: &Tx<'_>, syndicate: Id<Body>) -> Result<Vec<Kept>> {
    tx.all(
        "select id, syndicate_id, college, seats, rule, held_on, until_on, proclaimed_at, version
           from college_election
          where syndicate_id = $1
          order by held_on desc, id desc
          limit 100",
        params![syndicate],
    )
}

pub fn find(tx: &Tx<'_>, id: Id<Kept>) -> Result<Option<Kept>> {
    tx.first(
        "select id, syndicate_id, college, seats, rule, held_on, until_on, proclaimed_at, version
           from college_election
          where id = $1",
        params![id],
    )
}

pub fn insert(tx: &Tx<'_>, new: &Kept) -> Result<()> {
    tx.run(
        "insert into college_election (id, syndicate_id, college, seats, rule, held_on, version)
         values ($1, $2, $3, $4, $5, $6, 1)",
        params![new.id, new.syndicate_id, &new.college, new.seats, &new.rule, new.held_on],
    )
    .map(drop)
}

/// It changes: two officers who write at once see each other. Not once it is proclaimed.
pub fn touch(tx: &Tx<'_>, id: Id<Kept>, version: u32) -> Result<()> {
    tx.change(
        "update college_election
            set version = version + 1
          where id = $1 and version = $2 and proclaimed_at is null",
        params![id, version],
    )
}

pub fn proclaim(tx: &Tx<'_>, id: Id<Kept>, version: u32, at: Instant) -> Result<()> {
    tx.change(
        "update college_election
            set proclaimed_at = $3, version = version + 1
          where id = $1 and version = $2 and proclaimed_at is null",
        params![id, version, at],
    )
}

pub fn candidates(tx: &Tx<'_>, id: Id<Kept>) -> Result<Vec<(Id<Delegate>, Day)>> {
    tx.all(
        "select delegate_id, born_on
           from college_candidate
          where election_id = $1
          order by delegate_id
          limit 1000",
        params![id],
    )
}

pub fn add_candidate(tx: &Tx<'_>, id: Id<Kept>, who: Id<Delegate>, born_on: Day) -> Result<()> {
    tx.run(
        "insert into college_candidate (election_id, delegate_id, born_on)
         values ($1, $2, $3)
             on conflict (election_id, delegate_id) do update set born_on = excluded.born_on",
        params![id, who, born_on],
    )
    .map(drop)
}

pub fn remove_candidate(tx: &Tx<'_>, id: Id<Kept>, who: Id<Delegate>) -> Result<()> {
    tx.run(
        "delete from college_candidate where election_id = $1 and delegate_id = $2",
        params![id, who],
    )
    .map(drop)
}

db::row! {
    /// A round that was held, without its votes.
    pub struct Counted {
        pub number: u32,
        pub voters: u32,
        pub expressed: u32,
        pub blank: u32,
        pub void: u32,
    }
}

/// The rounds held so far, in their order.
pub fn rounds(tx: &Tx<'_>, id: Id<Kept>) -> Result<Vec<Counted>> {
    tx.all(
        "select number, voters, expressed, blank, void
           from college_round
          where election_id = $1
          order by number
          limit 10",
        params![id],
    )
}

pub fn votes(tx: &Tx<'_>, id: Id<Kept>) -> Result<Vec<(u32, Id<Delegate>, u32)>> {
    tx.all(
        "select number, delegate_id, votes
           from college_vote
          where election_id = $1
          order by number, delegate_id
          limit 10000",
        params![id],
    )
}

pub fn add_round(tx: &Tx<'_>, id: Id<Kept>, number: u32, round: &Round) -> Result<()> {
    tx.run(
        "insert into college_round (election_id, number, voters, expressed, blank, void)
         values ($1, $2, $3, $4, $5, $6)",
        params![id, number, round.voters, round.expressed, round.blank, round.void],
    )?;
    let row = |(who, votes): &(Id<council::election::Candidate>, u32)| {
        params![id, number, *who, *votes].to_vec()
    };
    let rows: Vec<Vec<Value>> = round.votes.iter().map(row).collect();
    tx.run_each(
        "insert into college_vote (election_id, number, delegate_id, votes)
         values ($1, $2, $3, $4)",
        &rows,
    )
    .map(drop)
}

/// The last round was written wrongly: it is taken away, to be written again.
pub fn remove_round(tx: &Tx<'_>, id: Id<Kept>, number: u32) -> Result<()> {
    tx.run("delete from college_vote where election_id = $1 and number = $2", params![id, number])?;
    tx.run("delete from college_round where election_id = $1 and number = $2", params![id, number])
        .map(drop)
}

/// When and where a meeting of a body is.
pub fn meeting(
    tx: &Tx<'_>,
    body: Id<Body>,
    meeting: Id<Meeting>,
) -> Result<Option<(Instant, String)>> {
    tx.first(
        "select meets_at, place from meeting where id = $1 and body_id = $2",
        params![meeting, body],
    )
}

//! Deliberations while they are written and voted, as rows.

use crate::{
    Deliberation, Mandate, Meeting,
    deliberation::{Ballot, Decision, Outcome, Written},
    effect::Effect,
    meeting::Item,
    vote::{Asked, Choice, Tally},
};
use base::{Id, Instant, RichText};
use db::{Error, Result, Tx, Value, params};
use people::Body;

/// What is proposed under each of these items, with nothing in it yet.
pub fn insert(
    tx: &Tx<'_>,
    body: Id<Body>,
    meeting: Id<Meeting>,
    items: &[(Id<Item>, String)],
) -> Result<Vec<Id<Deliberation>>> {
    let made: Vec<Id<Deliberation>> = items.iter().map(|_| tx.new_id()).collect();
    let rows: Vec<Vec<Value>> = made
        .iter()
        .zip(items)
        .map(|(id, (item, title))| params![*id, body, meeting, *item, title].to_vec())
        .collect();
    tx.run_each(
        "insert into deliberation
           (id, body_id, meeting_id, item_id, title, report, state, ballot, in_exercise, present,
            proxies, votes_for, votes_against, abstentions, not_taking_part, blank, void, digest,
            version)
         values ($1, $2, $3, $4, $5, '', 'draft', 'hands', 0, 0, 0, 0, 0, 0, 0, 0, 0, '', 1)",
        &rows,
    )?;
    Ok(made)
}

/// Its words, as long as nobody has voted them.
pub fn rewrite(tx: &Tx<'_>, act: &Written, title: &str, report: &RichText) -> Result<()> {
    tx.change(
        "update deliberation
            set title = $3, report = $4, version = version + 1
          where id = $1 and version = $2 and state = 'draft' and outcome is null",
        params![act.id, act.version, title, report],
    )
}

/// Takes a draft away with what it would have decided.
pub fn remove_of_item(tx: &Tx<'_>, item: Id<Item>) -> Result<()> {
    super::polls::remove_of_drafts(tx, Some(item), None)?;
    tx.run(
        "delete from decision
          where deliberation_id in (select id
                                      from deliberation
                                     where item_id = $1 and state = 'draft')",
        params![item],
    )?;
    // It would have undone another act, which may now be undone by another.
    tx.run(
        "delete from act_undoing
          where deliberation_id in (select id
                                      from deliberation
                                     where item_id = $1 and state = 'draft')",
        params![item],
    )?;
    tx.run(
        "delete from act_matter
          where deliberation_id in (select id
                                      from deliberation
                                     where item_id = $1 and state = 'draft')",
        params![item],
    )?;
    tx.run(
        "delete from deliberation
          where item_id = $1 and state = 'draft'",
        params![item],
    )
    .map(drop)
}

/// The same for a whole meeting.
pub fn remove_of_meeting(tx: &Tx<'_>, meeting: Id<Meeting>) -> Result<()> {
    super::polls::remove_of_drafts(tx, None, Some(meeting))?;
    tx.run(
        "delete from decision
          where deliberation_id in (select id
                                      from deliberation
                                     where meeting_id = $1 and state = 'draft')",
        params![meeting],
    )?;
    tx.run(
        "delete from act_undoing
          where deliberation_id in (select id
                                      from deliberation
                                     where meeting_id = $1 and state = 'draft')",
        params![meeting],
    )?;
    tx.run(
        "delete from act_matter
          where deliberation_id in (select id
                                      from deliberation
                                     where meeting_id = $1 and state = 'draft')",
        params![meeting],
    )?;
    tx.run(
        "delete from deliberation
          where meeting_id = $1 and state = 'draft'",
        params![meeting],
    )
    .map(drop)
}

/// Adds a line to what it decides.
pub fn add_decision(
    tx: &Tx<'_>,
    act: Id<Deliberation>,
    place: u32,
    words: &str,
    effect: &Effect,
) -> Result<()> {
    let id: Id<Decision> = tx.new_id();
    let fields = serde_json::to_string(effect).map_err(|error| Error::Engine(error.to_string()))?;
    tx.run(
        "insert into decision (id, deliberation_id, place, kind, words, fields)
         values ($1, $2, $3, $4, $5, $6)",
        params![id, act, place, effect.deciding(), words, fields],
    )
    .map(drop)
}

/// Adds a line of which nothing follows before somebody is elected.
pub fn add_election(
    tx: &Tx<'_>,
    act: Id<Deliberation>,
    place: u32,
    words: &str,
) -> Result<Id<Decision>> {
    let id: Id<Decision> = tx.new_id();
    tx.run(
        "insert into decision (id, deliberation_id, place, kind, words, fields)
         values ($1, $2, $3, 'appoint', $4, '[]')",
        params![id, act, place, words],
    )?;
    Ok(id)
}

/// What follows from a line: nothing until somebody is elected, then one thing for each of them.
pub fn rewrite_effects(tx: &Tx<'_>, decision: Id<Decision>, effects: &[Effect]) -> Result<()> {
    let fields =
        serde_json::to_string(effects).map_err(|error| Error::Engine(error.to_string()))?;
    tx.change("update decision set fields = $2 where id = $1", params![decision, fields])
}

pub fn remove_decision(tx: &Tx<'_>, act: Id<Deliberation>, decision: Id<Decision>) -> Result<()> {
    super::polls::remove_of_decision(tx, act, decision)?;
    tx.change(
        "delete from decision
          where id = $1 and deliberation_id = $2",
        params![decision, act],
    )
}

/// It changes: two agents who write at once see each other.
pub fn touch(tx: &Tx<'_>, act: Id<Deliberation>) -> Result<()> {
    tx.change(
        "update deliberation
            set version = version + 1
          where id = $1 and state = 'draft' and outcome is null",
        params![act],
    )
}

/// What the deliberations of a meeting decide, each line with its deliberation.
pub fn decisions_of_meeting(tx: &Tx<'_>, meeting: Id<Meeting>) -> Result<Vec<Decision>> {
    tx.all(
        "select c.id, c.deliberation_id, c.place, c.kind, c.words, c.fields
           from decision c
           join deliberation d on d.id = c.deliberation_id
          where d.meeting_id = $1
          order by c.deliberation_id, c.place
          limit 2000",
        params![meeting],
    )
}

/// What was counted at an item.
#[derive(Clone, Debug)]
pub struct Counted {
    pub ballot: Ballot,
    pub in_exercise: u32,
    pub present: u32,
    pub proxies: u32,
    pub tally: Tally,
    pub chair_vote: Option<Choice>,
    pub outcome: Outcome,
    pub asked: Asked,
    pub openly: bool,
    /// Of a vote by name only.
    pub names: Vec<(Id<Mandate>, Choice)>,
}

/// How it was voted; not once it is signed.
pub fn vote(tx: &Tx<'_>, act: &Written, counted: &Counted) -> Result<()> {
    let tally = &counted.tally;
    tx.change(
        "update deliberation
            set ballot = $3, in_exercise = $4, present = $5, proxies = $6, votes_for = $7,
                votes_against = $8, abstentions = $9, not_taking_part = $10, blank = $11,
                void = $12, chair_vote = $13, outcome = $14, version = version + 1
          where id = $1 and version = $2 and state <> 'signed'",
        params![
            act.id,
            act.version,
            counted.ballot,
            counted.in_exercise,
            counted.present,
            counted.proxies,
            tally.votes_for,
            tally.votes_against,
            tally.abstentions,
            tally.not_taking_part,
            tally.blank,
            tally.void,
            counted.chair_vote,
            counted.outcome
        ],
    )?;
    tx.run(
        "delete from vote_by_name
          where deliberation_id = $1",
        params![act.id],
    )?;
    let rows: Vec<Vec<Value>> = counted
        .names
        .iter()
        .map(|(mandate, choice)| params![act.id, *mandate, *choice].to_vec())
        .collect();
    tx.run_each(
        "insert into vote_by_name (deliberation_id, mandate_id, vote)
         values ($1, $2, $3)",
        &rows,
    )
    .map(drop)
}

/// It waits again, while its meeting is held: a round of what it elects was taken back.
pub fn forget_vote(tx: &Tx<'_>, act: Id<Deliberation>) -> Result<()> {
    tx.change(
        "update deliberation
            set ballot = 'hands', in_exercise = 0, present = 0, proxies = 0, outcome = null,
                version = version + 1
          where id = $1 and state = 'draft'",
        params![act],
    )
}

/// Who voted what, where a vote by name was asked.
pub fn names(tx: &Tx<'_>, act: Id<Deliberation>) -> Result<Vec<(Id<Mandate>, Choice)>> {
    tx.all(
        "select mandate_id, vote
           from vote_by_name
          where deliberation_id = $1
          order by mandate_id
          limit 2000",
        params![act],
    )
}

db::row! {
    /// A line of a vote by name.
    #[derive(Clone, Copy, Debug, PartialEq, Eq)]
    pub struct Named {
        pub deliberation_id: Id<Deliberation>,
        pub mandate_id: Id<Mandate>,
        pub vote: Choice,
    }
}

/// The same for every deliberation of a meeting.
pub fn names_of_meeting(tx: &Tx<'_>, meeting: Id<Meeting>) -> Result<Vec<Named>> {
    tx.all(
        "select v.deliberation_id, v.mandate_id, v.vote
           from vote_by_name v
           join deliberation d on d.id = v.deliberation_id
           join mandate m on m.id = v.mandate_id
          where d.meeting_id = $1
          order by v.deliberation_id, m.rank, m.last_name, m.id
          limit 20000",
        params![meeting],
    )
}

/// The numbers a body gave in a time, with when each meeting was held.
pub fn numbers(
    tx: &Tx<'_>,
    body: Id<Body>,
    from: Instant,
    until: Instant,
) -> Result<Vec<(String, Instant)>> {
    tx.all(
        "select d.number, m.meets_at
           from deliberation d
           join meeting m on m.id = d.meeting_id
          where d.body_id = $1 and d.number is not null and m.meets_at >= $2 and m.meets_at < $3
          order by d.id
          limit 20000",
        params![body, from, until],
    )
}

/// Its words stand: those that were voted with their number, those that were put off without.
pub fn settle(tx: &Tx<'_>, settled: &[(Id<Deliberation>, Option<String>)]) -> Result<()> {
    let rows: Vec<Vec<Value>> =
        settled.iter().map(|(act, number)| params![*act, number.clone()].to_vec()).collect();
    tx.run_each(
        "update deliberation
            set state = 'voted', number = $2, version = version + 1
          where id = $1 and state = 'draft' and outcome is not null",
        &rows,
    )
    .map(drop)
}

/// What was left without a quorum comes before the assembly under another item.
pub fn carry(
    tx: &Tx<'_>,
    meeting: Id<Meeting>,
    carried: &[(Id<Deliberation>, Id<Item>)],
) -> Result<()> {
    let rows: Vec<Vec<Value>> =
        carried.iter().map(|(act, item)| params![*act, meeting, *item].to_vec()).collect();
    tx.run_each(
        "update deliberation
            set meeting_id = $2, item_id = $3, version = version + 1
          where id = $1 and state = 'draft' and outcome is null",
        &rows,
    )
    .map(drop)
}

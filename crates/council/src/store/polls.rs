//! Polls, as rows: what is to be filled, who stands, what each round counted.

use crate::{
    Deliberation, Mandate, Meeting,
    deliberation::Decision,
    poll::{Candidacy, Counted, Poll, Seat, Written},
};
use base::{Day, Id, PersonName, Title};
use db::{Result, Tx, Value, params};
use people::Body;

pub fn find(tx: &Tx<'_>, id: Id<Poll>) -> Result<Option<Written>> {
    tx.first(
        "select id, deliberation_id, decision_id, to_id, college, seat, seats, openly, is_read,
                version
           from poll
          where id = $1",
        params![id],
    )
}

/// What is to be filled, before anybody stands.
pub struct NewPoll {
    pub to: Id<Body>,
    pub college: String,
    pub seat: Seat,
    pub seats: u16,
}

pub fn insert(
    tx: &Tx<'_>,
    act: Id<Deliberation>,
    decision: Id<Decision>,
    new: &NewPoll,
) -> Result<Id<Poll>> {
    let id: Id<Poll> = tx.new_id();
    tx.run(
        "insert into poll (id, deliberation_id, decision_id, to_id, college, seat, seats, openly,
                           is_read, version)
         values ($1, $2, $3, $4, $5, $6, $7, 0, 0, 1)",
        params![id, act, decision, new.to, new.college.clone(), new.seat, new.seats],
    )?;
    Ok(id)
}

pub fn of_meeting(tx: &Tx<'_>, meeting: Id<Meeting>) -> Result<Vec<Written>> {
    tx.all(
        "select p.id, p.deliberation_id, p.decision_id, p.to_id, p.college, p.seat, p.seats,
                p.openly, p.is_read, p.version
           from poll p
           join deliberation d on d.id = p.deliberation_id
           join decision c on c.id = p.decision_id
          where d.meeting_id = $1
          order by p.deliberation_id, c.place
          limit 500",
        params![meeting],
    )
}

pub fn candidates(tx: &Tx<'_>, meeting: Id<Meeting>) -> Result<Vec<Candidacy>> {
    tx.all(
        "select c.id, c.poll_id, c.place, c.mandate_id, c.title, c.first_name, c.last_name,
                c.deputy_id, c.deputy_title, c.deputy_first_name, c.deputy_last_name, c.born_on
           from poll_candidate c
           join poll p on p.id = c.poll_id
           join deliberation d on d.id = p.deliberation_id
          where d.meeting_id = $1
          order by c.poll_id, c.place, c.id
          limit 5000",
        params![meeting],
    )
}

pub fn rounds(tx: &Tx<'_>, meeting: Id<Meeting>) -> Result<Vec<Counted>> {
    tx.all(
        "select r.poll_id, r.number, r.voters, r.blank, r.void
           from poll_round r
           join poll p on p.id = r.poll_id
           join deliberation d on d.id = p.deliberation_id
          where d.meeting_id = $1
          order by r.poll_id, r.number
          limit 2000",
        params![meeting],
    )
}

/// Poll, round, candidate, votes; the first by votes come first.
pub type Cast = (Id<Poll>, u16, Id<Candidacy>, u32);

pub fn votes(tx: &Tx<'_>, meeting: Id<Meeting>) -> Result<Vec<Cast>> {
    tx.all(
        "select v.poll_id, v.number, v.candidate_id, v.votes
           from poll_vote v
           join poll p on p.id = v.poll_id
           join deliberation d on d.id = p.deliberation_id
          where d.meeting_id = $1
          order by v.poll_id, v.number, v.votes desc, v.candidate_id
          limit 20000",
        params![meeting],
    )
}

/// It changes: two agents who write at once see each other.
pub fn touch(tx: &Tx<'_>, poll: Id<Poll>, version: u32) -> Result<()> {
    tx.change(
        "update poll
            set version = version + 1
          where id = $1 and version = $2",
        params![poll, version],
    )
}

pub fn mark_openly(tx: &Tx<'_>, poll: Id<Poll>, openly: bool) -> Result<()> {
    tx.change("update poll set openly = $2 where id = $1", params![poll, openly])
}

pub fn mark_read(tx: &Tx<'_>, poll: Id<Poll>, is_read: bool) -> Result<()> {
    tx.change("update poll set is_read = $2 where id = $1", params![poll, is_read])
}

/// Somebody who stands, by his name; by his mandate too when he is a member.
pub struct Stands {
    pub mandate: Option<Id<Mandate>>,
    pub name: PersonName,
    pub deputy: Option<(Id<Mandate>, PersonName)>,
    pub born_on: Option<Day>,
}

pub fn add_candidate(tx: &Tx<'_>, poll: Id<Poll>, place: u16, new: &Stands) -> Result<()> {
    let id: Id<Candidacy> = tx.new_id();
    let deputy = new.deputy.as_ref();
    let of_deputy = deputy.map(|(_, name)| name.clone());
    let (first, last) = of_deputy.map(|name| (name.first, name.last)).unwrap_or_default();
    tx.run(
        "insert into poll_candidate (id, poll_id, place, mandate_id, title, first_name, last_name,
                                     deputy_id, deputy_title, deputy_first_name, deputy_last_name,
                                     born_on)
         values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)",
        params![
            id,
            poll,
            place,
            new.mandate,
            new.name.title.map(Title::code),
            new.name.first.clone(),
            new.name.last.clone(),
            deputy.map(|(id, _)| *id),
            deputy.and_then(|(_, name)| name.title).map(Title::code),
            first,
            last,
            new.born_on
        ],
    )
    .map(drop)
}

/// He does not stand; whoever was voted for stays.
pub fn remove_candidate(tx: &Tx<'_>, poll: Id<Poll>, candidate: Id<Candidacy>) -> Result<()> {
    tx.change(
        "delete from poll_candidate
          where id = $2 and poll_id = $1
            and not exists (select 1 from poll_vote where candidate_id = $2)",
        params![poll, candidate],
    )
}

pub fn write_births(tx: &Tx<'_>, poll: Id<Poll>, births: &[(Id<Candidacy>, Day)]) -> Result<()> {
    let rows: Vec<Vec<Value>> =
        births.iter().map(|(who, day)| params![poll, *who, *day].to_vec()).collect();
    tx.run_each(
        "update poll_candidate
            set born_on = $3
          where poll_id = $1 and id = $2",
        &rows,
    )
    .map(drop)
}

/// A round, instead of what was written of it before.
pub fn write_round(tx: &Tx<'_>, round: &Counted, votes: &[(Id<Candidacy>, u32)]) -> Result<()> {
    let Counted { poll_id, number, voters, blank, void } = *round;
    tx.run(
        "delete from poll_vote
          where poll_id = $1 and number = $2",
        params![poll_id, number],
    )?;
    tx.run(
        "insert into poll_round (poll_id, number, voters, blank, void)
         values ($1, $2, $3, $4, $5)
         on conflict (poll_id, number) do update
            set voters = excluded.voters, blank = excluded.blank, void = excluded.void",
        params![poll_id, number, voters, blank, void],
    )?;
    let rows: Vec<Vec<Value>> =
        votes.iter().map(|(who, count)| params![poll_id, number, *who, *count].to_vec()).collect();
    tx.run_each(
        "insert into poll_vote (poll_id, number, candidate_id, votes)
         values ($1, $2, $3, $4)",
        &rows,
    )
    .map(drop)
}

/// The last round; without one, that those who had no rival were read out.
pub fn remove_last_round(tx: &Tx<'_>, poll: Id<Poll>) -> Result<()> {
    tx.run(
        "delete from poll_vote
          where poll_id = $1
            and number = (select max(number) from poll_round where poll_id = $1)",
        params![poll],
    )?;
    tx.run(
        "delete from poll_round
          where poll_id = $1
            and number = (select max(number) from poll_round where poll_id = $1)",
        params![poll],
    )?;
    mark_read(tx, poll, false)
}

/// Takes the poll of a decision away with everybody who stood, before anybody voted.
pub fn remove_of_decision(
    tx: &Tx<'_>,
    act: Id<Deliberation>,
    decision: Id<Decision>,
) -> Result<()> {
    tx.run(
        "delete from poll_candidate
          where poll_id in (select id
                              from poll
                             where decision_id = $1 and deliberation_id = $2)",
        params![decision, act],
    )?;
    tx.run(
        "delete from poll
          where decision_id = $1 and deliberation_id = $2",
        params![decision, act],
    )
    .map(drop)
}

/// The same for a draft that is taken off an agenda, or for all those of a meeting that is dropped:
/// whichever is named.
pub fn remove_of_drafts(
    tx: &Tx<'_>,
    item: Option<Id<crate::meeting::Item>>,
    meeting: Option<Id<Meeting>>,
) -> Result<()> {
    tx.run(
        "delete from poll_candidate
          where poll_id in (select p.id
                              from poll p
                              join deliberation d on d.id = p.deliberation_id
                             where (d.item_id = $1 or d.meeting_id = $2) and d.state = 'draft')",
        params![item, meeting],
    )?;
    tx.run(
        "delete from poll
          where deliberation_id in (select id
                                      from deliberation
                                     where (item_id = $1 or meeting_id = $2)
                                       and state = 'draft')",
        params![item, meeting],
    )
    .map(drop)
}

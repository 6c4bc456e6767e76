//! What an assembly decides, as rows: meetings, acts and their way. What must never be seen of
//! them, at no moment, and what there is.

use super::Wrong;
use base::{Id, Instant, Minutes, PersonName};
use council::{Mandate, effect::Effect, life::jobs::FollowTransmissions};
use db::{Result, Tx, params};
use jobs::Job;
use people::Body;

pub const WRONGS: [Wrong; 13] = [
    (
        "a vote whose item waits, or the reverse",
        "select count(*) from deliberation d
           join meeting_item i on i.id = d.item_id
          where (d.outcome is null) <> (i.state = 'waiting')",
    ),
    (
        "a vote that does not count everybody",
        "select count(*) from deliberation
          where outcome is not null
            and votes_for + votes_against + abstentions + not_taking_part + blank + void
                  <> present + proxies",
    ),
    (
        "an act numbered before its meeting was closed, or not with it",
        "select count(*) from deliberation d
           join meeting m on m.id = d.meeting_id
          where (d.number is null) <> (m.state = 'open')
             or (d.state = 'draft') <> (m.state = 'open')",
    ),
    (
        "an act that is signed by half",
        "select count(*) from deliberation d
          where (d.state = 'signed')
                  <> (2 = (select count(*) from act_signature s
                            where s.deliberation_id = d.id and s.digest = d.digest))
             or (d.state = 'signed') <> (d.chair_signed_at is not null)
             or (d.state = 'signed') <> (d.secretary_signed_at is not null)",
    ),
    (
        "an act that is signed and not sealed",
        "select count(*) from deliberation d
          where (d.state = 'signed')
                  <> exists (select 1 from act_seal s where s.deliberation_id = d.id)",
    ),
    (
        "an act that was published before it was signed, or without its matter",
        "select count(*) from deliberation d
          where d.published_at is not null
            and (d.state <> 'signed'
                 or not exists (select 1 from act_matter a where a.deliberation_id = d.id))",
    ),
    (
        "an act sent twice",
        "select count(*) from (select 1 from transmission
                                group by deliberation_id
                               having count(*) > 1) twice",
    ),
    (
        "an act that was sent before it was signed",
        "select count(*) from transmission t
           join deliberation d on d.id = t.deliberation_id
          where d.state <> 'signed'",
    ),
    (
        "a sending that waits for the operator and has no job",
        "select count(*) from transmission t
          where t.state = 'queued'
            and not exists (select 1 from job j
                             where j.kind = 'council.transmit' and j.failed_at is null
                               and j.key = cast(t.id as text))",
    ),
    (
        "a sending the operator has and that has no number, or the reverse",
        "select count(*) from transmission
          where way = 'carrier' and (state = 'queued') <> (external_id = '')",
    ),
    (
        "an act whose day of receipt is not that of its sending",
        "select count(*) from deliberation d
          where (d.transmitted_at is not null)
                  <> exists (select 1 from transmission t
                              where t.deliberation_id = d.id and t.state = 'acknowledged'
                                and t.acknowledged_at = d.transmitted_at)",
    ),
    (
        "an act in force that was not both published and received, or one that was and is not",
        "select count(*) from deliberation
          where (executory_on is null) <> (published_at is null or transmitted_at is null)",
    ),
    (
        "an act in force that has not appointed its delegate once, or one that has too early",
        "select count(*) from deliberation d
          where (case when d.executory_on is null then 0 else 1 end)
                  <> (select count(*) from delegate g where g.appointed_by = d.id)",
    ),
];

/// Once the operator has answered.
pub const TOLD_WRONG: [Wrong; 2] = [
    (
        "a sending that the State has not received",
        "select count(*) from transmission where state <> 'acknowledged'",
    ),
    (
        "two delegates where there is one seat",
        "select count(*) from (select 1 from delegate
                                where ended_by is null
                                group by sent_by
                               having count(*) > 1) two",
    ),
];

/// Sendings that the operator has not taken, or of which the State has said nothing; the house is
/// asked not to wait for its quarter of an hour.
pub fn on_the_way(tx: &Tx<'_>) -> Result<i64> {
    let kind = FollowTransmissions::KIND;
    let asking =
        tx.run("update job set run_at = 0 where kind = $1 and lease_until is null", params![kind])?;
    if asking == 0 && tx.number("select count(*) from job where kind = $1", params![kind])? == 0 {
        jobs::enqueue(tx, &FollowTransmissions {}, tx.now())?;
    }
    tx.signal(jobs::TOPIC, []);
    tx.number("select count(*) from transmission where state in ('queued', 'sent')", &[])
}

/// A meeting that is being held, with two acts before it; each appoints a delegate of its own.
pub fn open_meeting(
    tx: &Tx<'_>,
    body: Id<Body>,
    syndicate: Id<Body>,
    council: &[Id<Mandate>],
) -> Result<(i64, Vec<i64>)> {
    let today = tx.now().day();
    let meeting: Id<Body> = tx.new_id();
    tx.run(
        "insert into meeting (id, body_id, meets_at, place, state, convened_on, urgent_reason,
                              chair_id, secretary_id, version)
         values ($1, $2, $3, 'Salle du conseil', 'open', $4, '', $5, $6, 1)",
        params![
            meeting,
            body,
            Instant::at(today, Minutes(0)),
            today.plus_days(-10),
            council[0],
            council[1]
        ],
    )?;
    for councillor in council {
        tx.run(
            "insert into meeting_seat (meeting_id, mandate_id, state) values ($1, $2, 'present')",
            params![meeting, *councillor],
        )?;
    }
    let acts = (1..=2).map(|place| propose(tx, body, syndicate, meeting, place));
    Ok((meeting.raw(), acts.collect::<Result<Vec<i64>>>()?))
}

fn propose(
    tx: &Tx<'_>,
    body: Id<Body>,
    syndicate: Id<Body>,
    meeting: Id<Body>,
    place: i64,
) -> Result<i64> {
    let (item, act): (Id<Body>, Id<Body>) = (tx.new_id(), tx.new_id());
    let title = format!("Désigner un délégué ({act})");
    tx.run(
        "insert into meeting_item (id, meeting_id, place, kind, title, state, discussion)
         values ($1, $2, $3, 'decision', $4, 'waiting', '')",
        params![item, meeting, place, &title],
    )?;
    tx.run(
        "insert into deliberation (id, body_id, meeting_id, item_id, title, report, state, ballot,
                                   in_exercise, present, proxies, votes_for, votes_against,
                                   abstentions, not_taking_part, blank, void, digest, version)
         values ($1, $2, $3, $4, $5, '<p>Vu les statuts.</p>', 'draft', 'hands',
                 0, 0, 0, 0, 0, 0, 0, 0, 0, '', 1)",
        params![act, body, meeting, item, &title],
    )?;
    let name = PersonName::new("Konrad", format!("Wallerand-{act}"), None);
    let (college, is_deputy) = (String::new(), false);
    let effect = Effect::Appoint { to: syndicate, name, college, is_deputy };
    let fields = serde_json::to_string(&effect).unwrap_or_default();
    tx.run(
        "insert into decision (id, deliberation_id, place, kind, words, fields)
         values ($1, $2, 1, 'appoint', 'de désigner son délégué.', $3)",
        params![tx.new_id::<Body>(), act, fields],
    )?;
    Ok(act.raw())
}

/// `(act, votes for, votes against)` of those that were voted.
pub fn voted(tx: &Tx<'_>) -> Result<Vec<(i64, i64, i64)>> {
    tx.all("select id, votes_for, votes_against from deliberation where outcome is not null", &[])
}

pub fn closed(tx: &Tx<'_>) -> Result<Vec<(i64,)>> {
    tx.all("select id from meeting where state = 'closed'", &[])
}

/// The numbers given, of all meetings.
pub fn numbers(tx: &Tx<'_>) -> Result<Vec<String>> {
    let rows: Vec<(String,)> =
        tx.all("select number from deliberation where number is not null", &[])?;
    Ok(rows.into_iter().map(|(number,)| number).collect())
}

/// `(act, when it was published)` of those that are signed.
pub fn signed(tx: &Tx<'_>) -> Result<Vec<(i64, Option<Instant>)>> {
    tx.all("select id, published_at from deliberation where state = 'signed'", &[])
}

/// `(act, sending)`.
pub fn sendings(tx: &Tx<'_>) -> Result<Vec<(i64, i64)>> {
    tx.all("select deliberation_id, id from transmission", &[])
}

/// `(identity, number at the operator)`.
pub fn sent(tx: &Tx<'_>) -> Result<Vec<(String, String)>> {
    tx.all("select act_id, external_id from transmission where way = 'carrier'", &[])
}

//! What went to the control of legality and what came back, as rows; and what bodies say of
//! themselves there.

use crate::{
    Deliberation,
    life::{
        settings::Settings,
        transmission::{State, Transmission},
    },
};
use base::{Day, Id, Instant};
use db::{Result, Tx, ids, params};
use people::Body;

pub fn find(tx: &Tx<'_>, id: Id<Transmission>) -> Result<Option<Transmission>> {
    tx.first(
        "select id, deliberation_id, state, way, number, matter, classified_on, serial, sent_at,
                external_id, cancel_id, act_id, acknowledged_at, anomaly
           from transmission
          where id = $1",
        params![id],
    )
}

/// The latest first.
pub fn of(tx: &Tx<'_>, act: Id<Deliberation>) -> Result<Vec<Transmission>> {
    tx.all(
        "select id, deliberation_id, state, way, number, matter, classified_on, serial, sent_at,
                external_id, cancel_id, act_id, acknowledged_at, anomaly
           from transmission
          where deliberation_id = $1
          order by id desc
          limit 50",
        params![act],
    )
}

/// Those with the operator, which has yet to say how they ended.
pub fn waiting(tx: &Tx<'_>, after: Id<Transmission>, limit: u32) -> Result<Vec<Transmission>> {
    tx.all(
        "select id, deliberation_id, state, way, number, matter, classified_on, serial, sent_at,
                external_id, cancel_id, act_id, acknowledged_at, anomaly
           from transmission
          where id > $1
            and (state = 'sent' or state = 'cancelling' and cancel_id <> '')
            and way = 'carrier'
          order by id
          limit $2",
        params![after, limit],
    )
}

/// How many a body has prepared on a day: the number of its next envelope follows.
pub fn serial(tx: &Tx<'_>, body: Id<Body>, from: Instant) -> Result<i64> {
    tx.number(
        "select coalesce(max(t.serial), 0) + 1
           from transmission t
           join deliberation d on d.id = t.deliberation_id
          where d.body_id = $1 and t.sent_at >= $2",
        params![body, from],
    )
}

pub fn insert(tx: &Tx<'_>, new: &Transmission) -> Result<()> {
    tx.run(
        "insert into transmission (id, deliberation_id, state, way, number, matter, classified_on,
                                   serial, envelope, sent_at, external_id, cancel_id, act_id,
                                   acknowledged_at, anomaly)
         values ($1, $2, $3, $4, $5, $6, $7, $8, '', $9, '', '', $10, $11, '')",
        params![
            new.id,
            new.deliberation_id,
            new.state,
            new.way,
            &new.number,
            &new.matter,
            &new.classified_on,
            new.serial,
            new.sent_at,
            &new.act_id,
            new.acknowledged_at
        ],
    )
    .map(drop)
}

/// Takes it from a state to another; [`db::Error::Conflict`] when it was in another.
pub fn advance(tx: &Tx<'_>, id: Id<Transmission>, from: State, to: State) -> Result<()> {
    tx.change(
        "update transmission set state = $3 where id = $1 and state = $2",
        params![id, from, to],
    )
}

/// The operator has it, under its number.
pub fn taken(tx: &Tx<'_>, id: Id<Transmission>, external: &str, dated: Day) -> Result<()> {
    tx.change(
        "update transmission
            set state = 'sent', external_id = $2, classified_on = $3
          where id = $1 and state = 'queued'",
        params![id, external, dated],
    )
}

/// The operator takes a cancellation, under its number.
pub fn cancelling(tx: &Tx<'_>, id: Id<Transmission>, external: &str) -> Result<()> {
    tx.change(
        "update transmission set cancel_id = $2 where id = $1 and state = 'cancelling'",
        params![id, external],
    )
}

/// The State has received it, under the identity it gives or the one it was sent with. False when
/// that was known.
pub fn acknowledged(
    tx: &Tx<'_>,
    id: Id<Transmission>,
    at: Instant,
    act_id: &str,
    proof: Option<&[u8]>,
) -> Result<bool> {
    let changed = tx.run(
        "update transmission
            set state = 'acknowledged', acknowledged_at = $2, proof = $4, anomaly = '',
                act_id = case when $3 = '' then act_id else $3 end
          where id = $1 and state in ('prepared', 'queued', 'sent', 'anomaly')",
        params![id, at, act_id, proof.map(<[u8]>::to_vec)],
    )?;
    Ok(changed == 1)
}

/// It was not taken, in the words of who refused. False when it is not in that state any more.
pub fn refused(tx: &Tx<'_>, id: Id<Transmission>, was: State, words: &str) -> Result<bool> {
    let changed = tx.run(
        "update transmission
            set state = 'anomaly', anomaly = $3
          where id = $1 and state = $2",
        params![id, was, words],
    )?;
    Ok(changed == 1)
}

/// The State has taken note that its sending is taken back.
pub fn cancelled(tx: &Tx<'_>, id: Id<Transmission>) -> Result<bool> {
    let changed = tx.run(
        "update transmission set state = 'cancelled' where id = $1 and state = 'cancelling'",
        params![id],
    )?;
    Ok(changed == 1)
}

pub fn proof(tx: &Tx<'_>, id: Id<Transmission>) -> Result<Option<Vec<u8>>> {
    let sql = "select proof from transmission where id = $1 and proof is not null";
    Ok(tx.first::<(Vec<u8>,)>(sql, params![id])?.map(|(proof,)| proof))
}

pub fn settings(tx: &Tx<'_>, body: Id<Body>) -> Result<Option<Settings>> {
    tx.first(
        "select siret, seat, arrondissement, nature, state_service, referent, telephone, mail,
                return_mail, operator, classified_on, court, version
           from act_settings
          where body_id = $1",
        params![body],
    )
}

/// Writes settings over the version its form was made of; a conflict when it has changed since.
pub fn write_settings(tx: &Tx<'_>, body: Id<Body>, new: &Settings) -> Result<()> {
    tx.change(
        "insert into act_settings (body_id, siret, seat, arrondissement, nature, state_service,
                                   referent, telephone, mail, return_mail, operator,
                                   classified_on, court, version)
         values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14 + 1)
         on conflict (body_id) do update
            set siret = excluded.siret, seat = excluded.seat,
                arrondissement = excluded.arrondissement, nature = excluded.nature,
                state_service = excluded.state_service, referent = excluded.referent,
                telephone = excluded.telephone, mail = excluded.mail,
                return_mail = excluded.return_mail, operator = excluded.operator,
                classified_on = excluded.classified_on, court = excluded.court,
                version = excluded.version
          where act_settings.version = $14",
        params![
            body,
            &new.siret,
            &new.seat,
            &new.arrondissement,
            &new.nature,
            &new.state_service,
            &new.referent,
            &new.telephone,
            &new.mail,
            &new.return_mail,
            &new.operator,
            new.classified_on,
            &new.court,
            new.version
        ],
    )
}

/// Whether an act was sent under this identity already, be it taken back since.
pub fn is_taken(tx: &Tx<'_>, act_id: &str) -> Result<bool> {
    let count = tx.number(
        "select count(*)
           from transmission
          where act_id = $1
            and state in ('queued', 'sent', 'acknowledged', 'cancelling', 'cancelled')",
        params![act_id],
    )?;
    Ok(count > 0)
}

/// A cancellation the operator did not take: what was acknowledged stays so.
pub fn kept(tx: &Tx<'_>, id: Id<Transmission>, words: &str) -> Result<()> {
    tx.change(
        "update transmission
            set state = 'acknowledged', anomaly = $2
          where id = $1 and state = 'cancelling' and cancel_id = ''",
        params![id, words],
    )
}

/// The SIREN of the body of each, in the same order.
pub fn sirens(tx: &Tx<'_>, of: &[Transmission]) -> Result<Vec<String>> {
    let wanted = ids(of.iter().map(|it| it.deliberation_id));
    let found: Vec<(Id<Deliberation>, String)> = tx.all(
        "select d.id, b.siren
           from deliberation d
           join body b on b.id = d.body_id
          where d.id in ids($1)
          limit 1000",
        params![wanted],
    )?;
    let siren = |it: &Transmission| {
        let known = found.iter().find(|(id, _)| *id == it.deliberation_id);
        known.map(|(_, siren)| siren.clone()).unwrap_or_default()
    };
    Ok(of.iter().map(siren).collect())
}

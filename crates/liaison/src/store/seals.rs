//! The chain of a school, as rows.

use crate::{
    Signature,
    chain::{Hash, Seal},
    signature::Given,
};
use base::{Id, Instant};
use db::{FromRow, Result, Row, Tx, Value, ids, params};
use people::School;

/// A signature with the digest of what its slip said.
struct Content(Given, Hash);

impl FromRow for Content {
    fn from_row(row: &mut Row<'_>) -> Result<Self> {
        Ok(Content(Given::from_row(row)?, row.next()?))
    }
}

/// Signatures without a place, by school and in their order.
pub fn waiting(tx: &Tx<'_>, limit: u32) -> Result<Vec<(Given, Hash)>> {
    let found: Vec<Content> = tx.all(
        "select i.id, i.school_id, i.slip_id, i.version, i.pupil_id, i.guardian_id, i.recorded_by,
                i.answers, i.signed_at, i.is_late, i.code, v.digest
           from seal_wait w
           join signature i on i.id = w.signature_id
           join slip_version v on v.slip_id = i.slip_id and v.version = i.version
          order by w.school_id, w.signature_id
          limit $1",
        params![limit],
    )?;
    Ok(found.into_iter().map(|Content(signed, slip)| (signed, slip)).collect())
}

/// The last place of a school: its number and hash.
pub fn last(tx: &Tx<'_>, school: Id<School>) -> Result<Option<(i64, Hash)>> {
    tx.first(
        "select number, hash from seal where school_id = $1 order by number desc limit 1",
        params![school],
    )
}

pub fn insert(tx: &Tx<'_>, seals: &[Seal]) -> Result<()> {
    let row = |seal: &Seal| {
        params![
            seal.school_id,
            seal.number,
            seal.signature_id,
            seal.digest,
            seal.previous,
            seal.hash,
            seal.sealed_at
        ]
        .to_vec()
    };
    let rows: Vec<Vec<Value>> = seals.iter().map(row).collect();
    tx.run_each(
        "insert into seal (school_id, number, signature_id, digest, previous, hash, sealed_at)
         values ($1, $2, $3, $4, $5, $6, $7)",
        &rows,
    )?;
    tx.run(
        "delete from seal_wait where signature_id in ids($1)",
        params![ids(seals.iter().map(|seal| seal.signature_id))],
    )
    .map(drop)
}

pub fn of_signature(tx: &Tx<'_>, signature: Id<Signature>) -> Result<Option<Seal>> {
    tx.first(
        "select school_id, number, signature_id, digest, previous, hash, sealed_at, erased_at
           from seal
          where signature_id = $1",
        params![signature],
    )
}

/// The hash of the place before this one.
pub fn before(tx: &Tx<'_>, seal: &Seal) -> Result<Option<Hash>> {
    let found: Option<(Hash,)> = tx.first(
        "select hash from seal where school_id = $1 and number = $2",
        params![seal.school_id, seal.number - 1],
    )?;
    Ok(found.map(|(hash,)| hash))
}

/// Title, body, questions, and what is attached.
type Words = (String, String, String, String);

/// What a version of a slip says now, hashed again from its words.
pub fn slip_digest(tx: &Tx<'_>, signed: &Given) -> Result<Option<Hash>> {
    let found: Option<Words> = tx.first(
        "select title, body, questions, attached
           from slip_version
          where slip_id = $1 and version = $2",
        params![signed.slip_id, signed.version],
    )?;
    Ok(found.map(|(title, body, questions, attached)| {
        crate::chain::digest_of_slip(&title, &body, &questions, &attached)
    }))
}

struct Place {
    seal: Seal,
    content: Option<(Given, Hash)>,
}

impl FromRow for Place {
    fn from_row(row: &mut Row<'_>) -> Result<Self> {
        let seal = Seal::from_row(row)?;
        let id: Option<Id<Signature>> = row.next()?;
        let Some(id) = id else { return Ok(Place { seal, content: None }) };
        let signed = Given {
            id,
            school_id: row.next()?,
            slip_id: row.next()?,
            version: row.next()?,
            pupil_id: row.next()?,
            guardian_id: row.next()?,
            recorded_by: row.next()?,
            answers: row.next()?,
            signed_at: row.next()?,
            is_late: row.next()?,
            code: row.next()?,
        };
        let (title, body, questions, attached) = Words::from_row(row)?;
        let slip = crate::chain::digest_of_slip(&title, &body, &questions, &attached);
        Ok(Place { seal, content: Some((signed, slip)) })
    }
}

/// A place, and what was signed there with the digest of what the slip said.
type Placed = (Seal, Option<(Given, Hash)>);

/// Places after a number, each with what was signed there, unless it was erased.
pub fn after(tx: &Tx<'_>, school: Id<School>, number: i64, limit: u32) -> Result<Vec<Placed>> {
    let found: Vec<Place> = tx.all(
        "select s.school_id, s.number, s.signature_id, s.digest, s.previous, s.hash, s.sealed_at,
                s.erased_at, i.id, i.school_id, i.slip_id, i.version, i.pupil_id, i.guardian_id,
                i.recorded_by, i.answers, i.signed_at, i.is_late, i.code, v.title, v.body,
                v.questions, v.attached
           from seal s
           left join signature i on i.id = s.signature_id
           left join slip_version v on v.slip_id = i.slip_id and v.version = i.version
          where s.school_id = $1 and s.number > $2
          order by s.number
          limit $3",
        params![school, number, limit],
    )?;
    Ok(found.into_iter().map(|place| (place.seal, place.content)).collect())
}

/// How many signatures of a school wait, and since when the chain grew last.
pub fn state(tx: &Tx<'_>, school: Id<School>) -> Result<(i64, Option<Instant>)> {
    let waiting =
        tx.number("select count(*) from seal_wait where school_id = $1", params![school])?;
    let last: Option<(Instant,)> = tx.first(
        "select sealed_at from seal where school_id = $1 order by number desc limit 1",
        params![school],
    )?;
    Ok((waiting, last.map(|(at,)| at)))
}

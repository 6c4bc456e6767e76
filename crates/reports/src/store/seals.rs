//! The chain of a school, as rows.

use crate::{
    chain::{Hash, Seal},
    signing::Signed,
    store::signatures::Signature,
};
use base::Id;
use db::{FromRow, Result, Row, Tx, Value, ids, params};
use people::School;

/// A signature with the digest of what it is of.
pub struct Content(pub Signed, pub Hash);

impl FromRow for Content {
    fn from_row(row: &mut Row<'_>) -> Result<Self> {
        Ok(Content(Signed::from_row(row)?, row.next()?))
    }
}

/// Signatures without a place, by school and in their order.
pub fn waiting(tx: &Tx<'_>, limit: u32) -> Result<Vec<Content>> {
    tx.all(
        "select s.id, s.school_id, s.report_id, s.edition, s.pupil_id, s.guardian_id, s.signed_at,
                s.code, e.digest
           from report_seal_wait w
           join report_signature s on s.id = w.signature_id
           join report_edition e on e.report_id = s.report_id and e.edition = s.edition
          order by w.school_id, w.signature_id
          limit $1",
        params![limit],
    )
}

/// The last place of a school: its number and hash.
pub fn last(tx: &Tx<'_>, school: Id<School>) -> Result<Option<(i64, Hash)>> {
    tx.first(
        "select number, hash from report_seal where school_id = $1 order by number desc limit 1",
        params![school],
    )
}

pub fn insert(tx: &Tx<'_>, seals: &[Seal]) -> Result<()> {
    let row = |seal: &Seal| {
        params![
            seal.school,
            seal.number,
            seal.signature,
            seal.digest,
            seal.previous,
            seal.hash,
            seal.sealed_at
        ]
        .to_vec()
    };
    let rows: Vec<Vec<Value>> = seals.iter().map(row).collect();
    tx.run_each(
        "insert into report_seal (school_id, number, signature_id, digest, previous, hash,
                                  sealed_at)
         values ($1, $2, $3, $4, $5, $6, $7)",
        &rows,
    )?;
    let sealed = ids(seals.iter().map(|seal| seal.signature));
    tx.run("delete from report_seal_wait where signature_id in ids($1)", params![sealed]).map(drop)
}

/// A place, and what was signed there with the digest of what the edition says now.
pub struct Place {
    pub seal: Seal,
    pub content: Option<(Signed, String)>,
}

impl FromRow for Place {
    fn from_row(row: &mut Row<'_>) -> Result<Self> {
        let seal = Seal::from_row(row)?;
        let id: Option<Id<Signature>> = row.next()?;
        let Some(id) = id else { return Ok(Place { seal, content: None }) };
        let signed = Signed {
            id,
            school: row.next()?,
            report: row.next()?,
            edition: row.next()?,
            pupil: row.next()?,
            guardian: row.next()?,
            at: row.next()?,
            code: row.next()?,
        };
        Ok(Place { seal, content: Some((signed, row.next()?)) })
    }
}

/// Places after a number, each with what was signed there, unless it was erased.
pub fn after(tx: &Tx<'_>, school: Id<School>, number: i64, limit: u32) -> Result<Vec<Place>> {
    tx.all(
        "select l.school_id, l.number, l.signature_id, l.digest, l.previous, l.hash, l.sealed_at,
                l.erased_at, s.id, s.school_id, s.report_id, s.edition, s.pupil_id, s.guardian_id,
                s.signed_at, s.code, e.content
           from report_seal l
           left join report_signature s on s.id = l.signature_id
           left join report_edition e on e.report_id = s.report_id and e.edition = s.edition
          where l.school_id = $1 and l.number > $2
          order by l.number
          limit $3",
        params![school, number, limit],
    )
}

//! The annexes of acts, as rows.

use crate::{Deliberation, Meeting, life::annexes::Kept, meeting::Item};
use base::Id;
use db::{Result, Tx, Value, ids, params};
use files::File;

/// In their order.
pub fn of(tx: &Tx<'_>, act: Id<Deliberation>) -> Result<Vec<Kept>> {
    tx.all(
        "select file_id, place, typology
           from act_annex
          where deliberation_id = $1
          order by place, file_id
          limit 50",
        params![act],
    )
}

/// Adds some after those that are there.
pub fn add(
    tx: &Tx<'_>,
    act: Id<Deliberation>,
    after: u32,
    new: &[Id<File>],
    typology: &str,
) -> Result<()> {
    let row = |(file, place): (&Id<File>, u32)| params![act, *file, place, typology].to_vec();
    let rows: Vec<Vec<Value>> = new.iter().zip(after + 1..).map(row).collect();
    tx.run_each(
        "insert into act_annex (deliberation_id, file_id, place, typology)
         values ($1, $2, $3, $4)
             on conflict (deliberation_id, file_id) do nothing",
        &rows,
    )
    .map(drop)
}

pub fn remove(tx: &Tx<'_>, act: Id<Deliberation>, file: Id<File>) -> Result<()> {
    tx.change(
        "delete from act_annex
          where deliberation_id = $1 and file_id = $2",
        params![act, file],
    )
}

/// They follow each other in this order, from 1.
pub fn order(tx: &Tx<'_>, act: Id<Deliberation>, order: &[Id<File>]) -> Result<()> {
    let row = |(file, place): (&Id<File>, u32)| params![act, *file, place].to_vec();
    let rows: Vec<Vec<Value>> = order.iter().zip(1..).map(row).collect();
    tx.run_each(
        "update act_annex set place = $3 where deliberation_id = $1 and file_id = $2",
        &rows,
    )
    .map(drop)
}

/// What each is called at the prefecture; it is no part of what was signed.
pub fn classify(
    tx: &Tx<'_>,
    act: Id<Deliberation>,
    typologies: &[(Id<File>, String)],
) -> Result<()> {
    let row = |(file, typology): &(Id<File>, String)| params![act, *file, typology].to_vec();
    let rows: Vec<Vec<Value>> = typologies.iter().map(row).collect();
    tx.run_each(
        "update act_annex set typology = $3 where deliberation_id = $1 and file_id = $2",
        &rows,
    )
    .map(drop)
}

/// An act that is not signed changes; [`db::Error::Conflict`] when it was signed meanwhile. A
/// signature that is under way finds another version and is given again.
pub fn touch(tx: &Tx<'_>, act: Id<Deliberation>) -> Result<()> {
    tx.change(
        "update deliberation set version = version + 1 where id = $1 and state <> 'signed'",
        params![act],
    )
}

/// These acts have no annex any more.
pub fn forget(tx: &Tx<'_>, acts: &[Id<Deliberation>]) -> Result<()> {
    tx.run(
        "delete from act_annex where deliberation_id in ids($1)",
        params![ids(acts.iter().copied())],
    )
    .map(drop)
}

/// Another act has the same, in the same order.
pub fn copy(tx: &Tx<'_>, from: Id<Deliberation>, to: Id<Deliberation>) -> Result<()> {
    tx.run(
        "insert into act_annex (deliberation_id, file_id, place, typology)
         select $2, file_id, place, typology
           from act_annex
          where deliberation_id = $1",
        params![from, to],
    )
    .map(drop)
}

/// The draft of an item; those of a whole meeting.
pub fn draft_of(tx: &Tx<'_>, item: Id<Item>) -> Result<Vec<Id<Deliberation>>> {
    let rows: Vec<(Id<Deliberation>,)> = tx.all(
        "select id from deliberation where item_id = $1 and state = 'draft' limit 1",
        params![item],
    )?;
    Ok(rows.into_iter().map(|(id,)| id).collect())
}

pub fn drafts_of(tx: &Tx<'_>, meeting: Id<Meeting>) -> Result<Vec<Id<Deliberation>>> {
    let rows: Vec<(Id<Deliberation>,)> = tx.all(
        "select id from deliberation where meeting_id = $1 and state = 'draft' limit 500",
        params![meeting],
    )?;
    Ok(rows.into_iter().map(|(id,)| id).collect())
}

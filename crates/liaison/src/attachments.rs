//! Files that come with a slip: a draft holds them, each version of the slip has its own.

use crate::{
    draft::Draft,
    store::{self, versions::Edition},
};
use base::{Id, Instant};
use db::{Result, Tx};
use files::{File, Use};
use people::Person;
use serde_json::json;

pub const OF_VERSION: &str = "slip_version";
const OF_DRAFT: &str = "slip_draft";

pub const fn of_version(files: Id<Edition>) -> Use {
    Use::of(OF_VERSION, files)
}

const fn of_draft(draft: Id<Draft>) -> Use {
    Use::of(OF_DRAFT, draft)
}

/// A draft has exactly these files.
pub fn keep(
    tx: &Tx<'_>,
    person: Id<Person>,
    files: &[Id<File>],
    draft: Id<Draft>,
    now: Instant,
) -> Result<()> {
    files::set(tx, person, files, of_draft(draft), now)
}

/// A draft that has gone needs them no more.
pub fn discard(tx: &Tx<'_>, draft: Id<Draft>, now: Instant) -> Result<()> {
    files::detach(tx, OF_DRAFT, &[draft], now)
}

/// The files of a version about to be written down: those the one before it had may stay, others
/// are its author's uploads. Says under which id they are kept, and what a signature speaks of.
pub fn attach(
    tx: &Tx<'_>,
    person: Id<Person>,
    files: &[Id<File>],
    before: Option<Id<Edition>>,
    now: Instant,
) -> Result<(Id<Edition>, String)> {
    if files.is_empty() {
        return Ok((Id::new(0), String::new()));
    }
    let id: Id<Edition> = tx.new_id();
    if let Some(before) = before.filter(|it| it.raw() != 0) {
        files::copy(tx, of_version(before), of_version(id))?;
    }
    files::set(tx, person, files, of_version(id), now)?;
    let named: Vec<_> =
        files::of(tx, of_version(id))?.iter().map(|file| json!([file.name, file.id])).collect();
    Ok((id, json!(named).to_string()))
}

/// What the form of a draft or of a correction shows: one's own uploads, and what the version
/// before had, whoever sent it.
pub fn chosen(
    tx: &Tx<'_>,
    person: Id<Person>,
    files: &[Id<File>],
    before: Option<Id<Edition>>,
) -> Result<Vec<File>> {
    let mut chosen = files::own(tx, person, files)?;
    if let Some(before) = before.filter(|it| it.raw() != 0) {
        let is_others = |file: &File| file.owner_id != Some(person) && files.contains(&file.id);
        chosen.extend(files::of(tx, of_version(before))?.into_iter().filter(is_others));
    }
    Ok(chosen)
}

/// All versions of a slip lose their files.
pub fn forget(tx: &Tx<'_>, slip: Id<crate::Slip>, now: Instant) -> Result<()> {
    let versions = store::versions::all(tx, slip)?;
    let ids: Vec<Id<Edition>> =
        versions.iter().map(|it| it.files_id).filter(|id| id.raw() != 0).collect();
    files::detach(tx, OF_VERSION, &ids, now)
}

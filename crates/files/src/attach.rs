//! Attaching: a feature says what a file belongs to, in the transaction that writes the thing.

use crate::{File, Refusal, Use, store};
use base::{Id, Instant};
use db::{Error, Result, Tx};
use people::Person;
use std::collections::{HashMap, HashSet};

/// As many as one thing may carry.
pub const FILES_MAX: usize = 50;

/// Attaches one's own uploads, in this order. A [`Error::Conflict`] when one of them is not his, or
/// has gone: nothing is attached then.
pub fn attach(tx: &Tx<'_>, owner: Id<Person>, files: &[Id<File>], to: Use) -> Result<()> {
    if files.is_empty() {
        return Ok(());
    }
    // A form may name a file twice.
    let mut files = files.to_vec();
    let mut named = HashSet::new();
    files.retain(|file| named.insert(*file));
    let attached = store::uses::attach(tx, owner, &files, to)?;
    if attached < files.len() as u64 || files.len() > FILES_MAX {
        return Err(Error::Conflict("an upload is not there any more".to_owned()));
    }
    Ok(())
}

/// The thing has exactly these files: what a draft does each time it is saved. Files that it has
/// already may be somebody else's (those of a letter that is forwarded).
pub fn set(tx: &Tx<'_>, owner: Id<Person>, files: &[Id<File>], to: Use, at: Instant) -> Result<()> {
    store::detach(tx, to.kind, &[to.thing], files, at)?;
    let had: Vec<Id<File>> = of(tx, to)?.into_iter().map(|file| file.id).collect();
    let new: Vec<Id<File>> = files.iter().filter(|file| !had.contains(file)).copied().collect();
    if had.len() + new.len() > FILES_MAX {
        return Err(Error::Conflict("too many files".to_owned()));
    }
    attach(tx, owner, &new, to)
}

/// Another thing shows the files of this one: the caller has shown that he may read them.
pub fn copy(tx: &Tx<'_>, from: Use, to: Use) -> Result<()> {
    copy_all(tx, &[(from, to)])
}

/// The same for several things, each with what it shows, in one statement.
pub fn copy_all(tx: &Tx<'_>, pairs: &[(Use, Use)]) -> Result<()> {
    if pairs.is_empty() { Ok(()) } else { store::uses::copy_uses(tx, pairs).map(drop) }
}

/// Another thing takes the files over: a draft becomes a letter. Says how many there are.
pub fn hand_over(tx: &Tx<'_>, from: Use, to: Use) -> Result<u64> {
    store::uses::move_uses(tx, from, to)
}

/// These things are gone, or have no files any more. What nothing else needs is swept a day later.
pub fn detach<T>(tx: &Tx<'_>, kind: &'static str, things: &[Id<T>], at: Instant) -> Result<()> {
    let things: Vec<i64> = things.iter().map(|id| id.raw()).collect();
    store::detach(tx, kind, &things, &[], at).map(drop)
}

/// The files of a thing, in its order.
pub fn of(tx: &Tx<'_>, to: Use) -> Result<Vec<File>> {
    let attached = store::attached(tx, to.kind, &[to.thing])?;
    Ok(attached.into_iter().map(|attached| attached.file).collect())
}

/// The files a form names, each once, as it is shown again whatever is wrong with it.
pub fn named(form: &[String]) -> Vec<Id<File>> {
    let known = form.iter().filter_map(|id| id.parse().ok()).take(FILES_MAX + 1);
    let mut seen = HashSet::new();
    known.filter(|file| seen.insert(*file)).collect()
}

/// The same, where no more are taken than one thing may carry.
pub fn checked(form: &[String]) -> std::result::Result<Vec<Id<File>>, Refusal> {
    let named = named(form);
    if named.len() > FILES_MAX { Err(Refusal::TooMany) } else { Ok(named) }
}

/// The files a form shows: those of its thing the first time, then those it names, one's own and
/// what others have attached to the thing.
pub fn shown(
    tx: &Tx<'_>,
    person: Id<Person>,
    of_thing: Option<Use>,
    named: Option<&[Id<File>]>,
) -> Result<Vec<File>> {
    let attached = of_thing.map_or(Ok(Vec::new()), |thing| of(tx, thing))?;
    let Some(named) = named else { return Ok(attached) };
    let mut shown = own(tx, person, named)?;
    let is_others = |file: &File| file.owner_id != Some(person) && named.contains(&file.id);
    shown.extend(attached.into_iter().filter(is_others));
    Ok(shown)
}

/// One's own uploads that a form names: what it shows again when something in it was wrong.
pub fn own(tx: &Tx<'_>, owner: Id<Person>, files: &[Id<File>]) -> Result<Vec<File>> {
    if files.is_empty() { Ok(Vec::new()) } else { store::own(tx, owner, files) }
}

/// The files of several things, by thing: for a page that shows a whole exchange.
pub fn of_all<T>(
    tx: &Tx<'_>,
    kind: &'static str,
    things: &[Id<T>],
) -> Result<HashMap<Id<T>, Vec<File>>> {
    let ids: Vec<i64> = things.iter().map(|id| id.raw()).collect();
    let mut by_thing: HashMap<Id<T>, Vec<File>> = HashMap::new();
    for attached in store::attached(tx, kind, &ids)? {
        by_thing.entry(Id::new(attached.thing)).or_default().push(attached.file);
    }
    Ok(by_thing)
}

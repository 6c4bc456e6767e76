//! Two records turn out to be one person: what features hold of the record that goes follows him,
//! in the transaction that merges them, and comes back when it is undone.

use crate::{App, counters::COUNTERS_TOPIC};
use base::{Id, Instant};
use db::{Error, Result, Tx, params};
use people::{Merge, Person, Touched, merge};
use serde_json::Value;

/// How the tables of a feature follow a person.
#[derive(Clone, Copy)]
pub struct Merging {
    /// Everything there that names this person, as JSON: written down with the merge.
    pub named: fn(&Tx<'_>, Id<Person>) -> Result<Value>,
    /// Makes what of it still names `from` name `to`; what `to` has already stays where it is.
    pub rename: fn(&Tx<'_>, &Value, from: Id<Person>, to: Id<Person>) -> Result<()>,
}

/// Which record is kept, which one goes, and why they are thought to be one.
pub struct Pair<'a> {
    pub keep: Id<Person>,
    pub drop: Id<Person>,
    pub evidence: &'a Value,
}

/// Merges two records, in `people` and in every feature.
pub fn merge(
    app: &App,
    tx: &Tx<'_>,
    pair: &Pair<'_>,
    by: Option<Id<Person>>,
    at: Instant,
) -> Result<(Merge, Touched)> {
    let Pair { keep, drop, evidence } = *pair;
    // Before the facts move: who guards whom is part of what is found.
    let mut found = Vec::new();
    for (name, merging) in features(app) {
        found.push((name, merging, (merging.named)(tx, drop)?));
    }
    let (merge, touched) = merge::merge(tx, keep, drop, evidence, by, at)?;
    for (name, merging, named) in found {
        (merging.rename)(tx, &named, drop, keep)?;
        tx.run(
            "insert into merge_moved (merge_id, feature, kept_id, dropped_id, moved)
             values ($1, $2, $3, $4, $5)",
            params![merge.id, name, keep, drop, named.to_string()],
        )?;
    }
    tx.signal(COUNTERS_TOPIC, [keep.raw(), drop.raw()]);
    Ok((merge, touched))
}

/// Makes two records of one again: what followed and is still there goes back.
pub fn undo(app: &App, tx: &Tx<'_>, merge: Id<Merge>, at: Instant) -> Result<Touched> {
    let touched = merge::undo(tx, merge, at)?;
    for (name, merging) in features(app) {
        let moved: Option<(Id<Person>, Id<Person>, String)> = tx.first(
            "select kept_id, dropped_id, moved
               from merge_moved
              where merge_id = $1 and feature = $2",
            params![merge, name],
        )?;
        let Some((kept, dropped, moved)) = moved else { continue };
        let named = serde_json::from_str(&moved).map_err(|error| unreadable(&error))?;
        (merging.rename)(tx, &named, kept, dropped)?;
        tx.signal(COUNTERS_TOPIC, [kept.raw(), dropped.raw()]);
    }
    tx.run("delete from merge_moved where merge_id = $1", params![merge])?;
    Ok(touched)
}

/// What moved with these merges is not to be known any more; says how many rows.
pub(crate) fn forget(tx: &Tx<'_>, merges: &[Id<Merge>]) -> Result<u64> {
    tx.run(
        "delete from merge_moved where merge_id in ids($1)",
        params![db::ids(merges.iter().copied())],
    )
}

fn features(app: &App) -> impl Iterator<Item = (&'static str, Merging)> {
    app.features.iter().filter_map(|feature| Some((feature.name, feature.merging?)))
}

/// What a feature has written down cannot be read: for its [`Merging::rename`].
pub fn unreadable(error: &serde_json::Error) -> Error {
    Error::Engine(format!("what a merge has moved is not readable: {error}"))
}

//! Merging: two records turn out to be one person. Everything moves to the one that is kept, and
//! what moved is written down, so that it can be undone.
//!
//! The tables of features are theirs to move: they hear of a merge through [`Merge`].

use crate::{Person, Touched, store::merges};
use base::{Id, Instant};
use db::{Result, Tx};
use serde::{Deserialize, Serialize};

db::row! {
    /// A merge that was made.
    #[derive(Clone, Debug, PartialEq, Eq)]
    pub struct Merge {
        pub id: Id<Merge>,
        pub kept: Id<Person>,
        pub dropped: Id<Person>,
        /// Why they were thought to be one, as JSON.
        pub evidence: String,
        /// What moved, as JSON.
        pub moved: String,
        pub by: Option<Id<Person>>,
        pub at: Instant,
        pub undone_at: Option<Instant>,
    }
}

/// Everything that named the dropped record and names the kept one now.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Moved {
    pub enrolments: Vec<i64>,
    pub guarding: Vec<i64>,
    pub guarded: Vec<i64>,
    pub assignments: Vec<i64>,
    pub delegations: Vec<i64>,
    pub keys: Vec<(String, String)>,
    pub hand_members: Vec<(i64, i64)>,
    pub contributes: Vec<i64>,
    pub audiences: Vec<(String, i64)>,
    /// Those that were merged into the dropped record before.
    #[serde(default)]
    pub merged: Vec<i64>,
    /// What was said of his image, and what he said of others'.
    #[serde(default)]
    pub shown: Vec<i64>,
    #[serde(default)]
    pub said: Vec<i64>,
}

/// Why a merge cannot be made or undone.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum MergeRefused {
    #[error("a person cannot be merged with itself")]
    Itself,
    #[error("one of them is merged already")]
    AlreadyMerged,
    #[error("one guards the other: they are two persons")]
    GuardsTheOther,
    #[error("this merge was undone already")]
    AlreadyUndone,
    #[error("what was known of one of them is erased")]
    Erased,
}

/// Keeps one record, and moves to it what names the other. The names and addresses of the kept one
/// stay as they are.
pub fn merge(
    tx: &Tx<'_>,
    keep: Id<Person>,
    drop: Id<Person>,
    evidence: &serde_json::Value,
    by: Option<Id<Person>>,
    at: Instant,
) -> Result<(Merge, Touched)> {
    if keep == drop {
        return Err(db::Error::refused(MergeRefused::Itself));
    }
    if merges::merged_among(tx, keep, drop)? != 0 {
        return Err(db::Error::refused(MergeRefused::AlreadyMerged));
    }
    if merges::guards_between(tx, keep, drop)? != 0 {
        return Err(db::Error::refused(MergeRefused::GuardsTheOther));
    }
    if merges::erased_among(tx, keep, drop)? != 0 {
        return Err(db::Error::refused(MergeRefused::Erased));
    }
    let moved = merges::moved(tx, drop)?;
    merges::move_all(tx, &moved, drop, keep)?;
    merges::set_merged(tx, drop, Some(keep))?;
    let merge = Merge {
        id: tx.new_id(),
        kept: keep,
        dropped: drop,
        evidence: evidence.to_string(),
        moved: serde_json::to_string(&moved).map_err(unreadable)?,
        by,
        at,
        undone_at: None,
    };
    merges::insert(tx, &merge)?;
    tx.signal("viewer", [keep.raw(), drop.raw()]);
    Ok((merge, Touched::persons([keep, drop])))
}

/// Makes two records of one again: what had moved and is still there moves back.
pub fn undo(tx: &Tx<'_>, merge: Id<Merge>, at: Instant) -> Result<Touched> {
    let Some(merge) = merges::load(tx, merge)? else { return Err(db::Error::Missing) };
    if merge.undone_at.is_some() {
        return Err(db::Error::refused(MergeRefused::AlreadyUndone));
    }
    if merges::erased_among(tx, merge.kept, merge.dropped)? != 0 {
        return Err(db::Error::refused(MergeRefused::Erased));
    }
    let moved: Moved = serde_json::from_str(&merge.moved).map_err(unreadable)?;
    merges::set_merged(tx, merge.dropped, None)?;
    merges::move_all(tx, &moved, merge.kept, merge.dropped)?;
    merges::set_undone(tx, merge.id, at)?;
    tx.signal("viewer", [merge.kept.raw(), merge.dropped.raw()]);
    Ok(Touched::persons([merge.kept, merge.dropped]))
}

/// The merges a person was part of, the latest first.
pub fn of_person(tx: &Tx<'_>, person: Id<Person>) -> Result<Vec<Merge>> {
    merges::of_person(tx, person)
}

fn unreadable(error: serde_json::Error) -> db::Error {
    db::Error::Engine(error.to_string())
}

//! What is in a file: its pieces, what was given for each, what is said beside it.

use super::{Act, Completeness, Dossier, Note, Part, Piece};
use crate::store::collection::{acts, collections, parts};
use base::{Day, Id};
use council::Deliberation;
use db::{Result, Tx};
use files::File;
use std::collections::HashMap;

/// A file with everything in it, read at once.
pub struct Contents {
    pub pieces: Vec<Piece>,
    pub parts: Vec<Part>,
    pub acts: HashMap<Id<Deliberation>, Act>,
    pub files: HashMap<Id<Part>, Vec<File>>,
    pub notes: Vec<Note>,
    pub completeness: Completeness,
}

impl Contents {
    pub fn of(tx: &Tx<'_>, dossier: &Dossier, today: Day) -> Result<Self> {
        let pieces = collections::pieces(tx, dossier.collection_id)?;
        let parts = parts::of_dossier(tx, dossier.id)?;
        let acts = tied(tx, &parts)?;
        let ids: Vec<Id<Part>> = parts.iter().map(|part| part.id).collect();
        let files = files::of_all(tx, Part::FILES, &ids)?;
        let notes = parts::notes(tx, dossier.id)?;
        let all: Vec<&Part> = parts.iter().collect();
        let completeness = Completeness::of(&pieces, &all, &acts, today);
        Ok(Contents { pieces, parts, acts, files, notes, completeness })
    }

    pub fn part(&self, piece: Id<Piece>) -> Option<&Part> {
        self.parts.iter().find(|part| part.piece_id == piece)
    }

    pub fn act(&self, part: &Part) -> Option<&Act> {
        self.acts.get(&part.deliberation_id?)
    }

    pub fn files(&self, part: Id<Part>) -> &[File] {
        self.files.get(&part).map_or(&[], Vec::as_slice)
    }

    /// The titles of these pieces, for a sentence.
    pub fn titles(&self, places: &[u32]) -> String {
        let named = self.pieces.iter().filter(|piece| places.contains(&piece.place));
        named.map(|piece| piece.title.as_str()).collect::<Vec<_>>().join(", ")
    }
}

/// The deliberations that parts are tied to.
pub fn tied(tx: &Tx<'_>, parts: &[Part]) -> Result<HashMap<Id<Deliberation>, Act>> {
    let mut ids: Vec<Id<Deliberation>> =
        parts.iter().filter_map(|part| part.deliberation_id).collect();
    ids.sort_unstable();
    ids.dedup();
    Ok(acts::these(tx, &ids)?.into_iter().map(|act| (act.id, act)).collect())
}

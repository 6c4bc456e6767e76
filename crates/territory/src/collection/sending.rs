//! Sending: the files that are complete leave for the syndicate in one lot, with their bordereau.

use super::{
    Act, Collection, Completeness, Dossier, DossierRow, DossierState, Lot, LotLine, LotRow, Part,
    Piece, contents, deeds, lot,
    telling::{self, About, News},
};
use crate::store::{
    self,
    collection::{collections, dossiers, lots, parts},
};
use base::{Day, Id};
use council::Deliberation;
use db::{Result, Tx};
use files::File;
use people::Body;
use std::collections::HashMap;

/// All files of a collection, as its pages show them.
pub struct Desk {
    pub pieces: Vec<Piece>,
    pub lines: Vec<DeskLine>,
    parts: Vec<Part>,
    acts: HashMap<Id<Deliberation>, Act>,
}

/// A commune and where its file stands.
pub struct DeskLine {
    pub dossier: DossierRow,
    pub commune: Body,
    pub completeness: Completeness,
}

impl DeskLine {
    /// It may leave today.
    pub fn is_ready(&self) -> bool {
        self.dossier.state == DossierState::Handed && self.completeness.is_complete()
    }
}

impl Desk {
    /// By the names of the communes.
    pub fn of(tx: &Tx<'_>, collection: Id<Collection>, today: Day) -> Result<Self> {
        let pieces = collections::pieces(tx, collection)?;
        let parts = parts::of_collection(tx, collection)?;
        let acts = contents::tied(tx, &parts)?;
        let rows = dossiers::of_collection(tx, collection)?;
        let ids: Vec<Id<Body>> = rows.iter().map(|row| row.body_id).collect();
        let mut bodies: HashMap<Id<Body>, Body> =
            store::bodies::these(tx, &ids)?.into_iter().map(|body| (body.id, body)).collect();
        let mut of_dossier: HashMap<Id<Dossier>, Vec<&Part>> = HashMap::new();
        for part in &parts {
            of_dossier.entry(part.dossier_id).or_default().push(part);
        }
        let line = |dossier: DossierRow| {
            let own = of_dossier.get(&dossier.id).map_or(&[][..], Vec::as_slice);
            let completeness = Completeness::of(&pieces, own, &acts, today);
            let commune = bodies.remove(&dossier.body_id)?;
            Some(DeskLine { dossier, commune, completeness })
        };
        let mut lines: Vec<DeskLine> = rows.into_iter().filter_map(line).collect();
        lines.sort_by_cached_key(|line| base::fold(&line.commune.name));
        Ok(Desk { pieces, lines, parts, acts })
    }

    pub fn ready(&self) -> impl Iterator<Item = &DeskLine> {
        self.lines.iter().filter(|line| line.is_ready())
    }
}

/// Sends every file that is complete. None when there is none: nothing has changed then. A
/// [`db::Error::Conflict`] when the collection is no longer in `version`.
pub fn send(
    tx: &Tx<'_>,
    collection: &Collection,
    version: u32,
    by: deeds::By,
) -> Result<Option<Id<Lot>>> {
    let desk = Desk::of(tx, collection.id, by.1.day())?;
    let ready: Vec<&DeskLine> = desk.ready().collect();
    if ready.is_empty() {
        return Ok(None);
    }
    collections::touch(tx, collection.id, version)?;
    let lines = lines(tx, &desk, &ready)?;
    let lot = LotRow {
        id: tx.new_id(),
        collection_id: collection.id,
        number: lots::next_number(tx, collection.id)?,
        sent_at: by.1,
        received_at: None,
        dossiers: u32::try_from(ready.len()).unwrap_or(u32::MAX),
        digest: lot::digest(&lines),
    };
    lots::insert(tx, &lot, &lines)?;
    let sent: Vec<Id<Dossier>> = ready.iter().map(|line| line.dossier.id).collect();
    dossiers::send(tx, &sent, lot.id)?;
    let told = (Some(by.0), by.1);
    let row = &collection.row;
    let communes: Vec<Id<Body>> = ready.iter().map(|line| line.commune.id).collect();
    telling::tell(tx, row, News::Sent, About::collection(row), &communes, told)?;
    telling::tell(tx, row, News::Sent, About::lot(lot.id), &[collection.syndicate_id], told)?;
    deeds::of(tx, by, "collection.send", ("lot", lot.id))?;
    Ok(Some(lot.id))
}

/// Every document of these files, with its digest.
fn lines(tx: &Tx<'_>, desk: &Desk, ready: &[&DeskLine]) -> Result<Vec<LotLine>> {
    let leaving = |part: &&Part| ready.iter().any(|line| line.dossier.id == part.dossier_id);
    let ids: Vec<Id<Part>> = desk.parts.iter().filter(leaving).map(|part| part.id).collect();
    let files: HashMap<Id<Part>, Vec<File>> = files::of_all(tx, Part::FILES, &ids)?;
    let mut lines: Vec<LotLine> = Vec::new();
    for line in ready {
        for piece in &desk.pieces {
            let is_it =
                |part: &&Part| part.dossier_id == line.dossier.id && part.piece_id == piece.id;
            let Some(part) = desk.parts.iter().find(is_it) else { continue };
            let act = part.deliberation_id.and_then(|id| desk.acts.get(&id));
            let own = files.get(&part.id).map_or(&[][..], Vec::as_slice);
            for (name, bytes, digest) in documents(part, act, own) {
                lines.push(LotLine {
                    place: u32::try_from(lines.len()).unwrap_or(u32::MAX) + 1,
                    dossier_id: line.dossier.id,
                    commune: line.commune.name.clone(),
                    piece: piece.title.clone(),
                    name,
                    bytes,
                    digest,
                });
            }
        }
    }
    Ok(lines)
}

/// The documents of a part: its act, its files, its words.
fn documents(part: &Part, act: Option<&Act>, files: &[File]) -> Vec<(String, u64, String)> {
    let mut found: Vec<(String, u64, String)> = Vec::new();
    found.extend(act.map(|act| (act.name(), 0, act.digest.clone())));
    found.extend(files.iter().map(|file| (file.name.clone(), file.bytes, file.hash.to_string())));
    if !part.words.is_empty() {
        let digest = blake3::hash(part.words.as_bytes()).to_hex().to_string();
        found.push((part.words.clone(), part.words.len() as u64, digest));
    }
    found
}

//! What communes have given, and what is said beside it, as rows.

use crate::collection::{Collection, Dossier, Note, Part, PartState, Piece, Side};
use base::{Id, Instant};
use council::Deliberation;
use db::{Result, Tx, params};

pub fn of_dossier(tx: &Tx<'_>, dossier: Id<Dossier>) -> Result<Vec<Part>> {
    tx.all(
        "select id, dossier_id, piece_id, state, deliberation_id, words, given_at
           from collection_part
          where dossier_id = $1
          order by id
          limit 50",
        params![dossier],
    )
}

/// Those of all files of a collection.
pub fn of_collection(tx: &Tx<'_>, collection: Id<Collection>) -> Result<Vec<Part>> {
    tx.all(
        "select p.id, p.dossier_id, p.piece_id, p.state, p.deliberation_id, p.words, p.given_at
           from collection_dossier d
           join collection_part p on p.dossier_id = d.id
          where d.collection_id = $1
          order by p.dossier_id, p.id
          limit 100000",
        params![collection],
    )
}

/// What is given for a piece now; it waits for a look again.
pub fn give(
    tx: &Tx<'_>,
    (dossier, piece): (Id<Dossier>, Id<Piece>),
    act: Option<Id<Deliberation>>,
    words: &str,
    at: Instant,
) -> Result<Id<Part>> {
    let id: Id<Part> = tx.new_id();
    let (given,): (Id<Part>,) = tx.one(
        "insert into collection_part
           (id, dossier_id, piece_id, state, deliberation_id, words, given_at)
         values ($1, $2, $3, 'given', $4, $5, $6)
             on conflict (dossier_id, piece_id) do update
            set state = 'given', deliberation_id = excluded.deliberation_id,
                words = excluded.words, given_at = excluded.given_at
      returning id",
        params![id, dossier, piece, act, words, at],
    )?;
    Ok(given)
}

pub fn judge(tx: &Tx<'_>, part: Id<Part>, state: PartState) -> Result<()> {
    tx.change("update collection_part set state = $2 where id = $1", params![part, state])
}

pub fn say(
    tx: &Tx<'_>,
    (dossier, piece): (Id<Dossier>, Id<Piece>),
    side: Side,
    words: &str,
    at: Instant,
) -> Result<()> {
    let id: Id<Note> = tx.new_id();
    tx.run(
        "insert into collection_note (id, dossier_id, piece_id, side, words, at)
         values ($1, $2, $3, $4, $5, $6)",
        params![id, dossier, piece, side, words, at],
    )
    .map(drop)
}

/// What is said in a file, the oldest first.
pub fn notes(tx: &Tx<'_>, dossier: Id<Dossier>) -> Result<Vec<Note>> {
    tx.all(
        "select id, piece_id, side, words, at
           from collection_note
          where dossier_id = $1
          order by id
          limit 500",
        params![dossier],
    )
}

//! The pieces of dossiers, and what those that go are made of.

use crate::{Dossier, piece::Piece};
use base::{Day, Id};
use db::{Result, Tx, ids, params};
use files::File;
use web::passage::{Kind, Medium, Piece as Offered};

db::row! {
    /// A piece as it is listed.
    #[derive(Clone, Debug, PartialEq, Eq)]
    pub struct Line {
        pub id: Id<Piece>,
        pub dossier_id: Id<Dossier>,
        pub keeper: String,
        pub key: String,
        pub title: String,
        pub made_on: Day,
        pub kind: Kind,
        pub medium: Medium,
        pub why: String,
        /// None until the dossier is sealed.
        pub goes: Option<bool>,
        /// It was wished, and weighs more than a dossier may.
        pub is_heavy: bool,
    }
}

pub fn of(tx: &Tx<'_>, dossier: Id<Dossier>) -> Result<Vec<Line>> {
    of_all(tx, &[dossier])
}

/// Those of several dossiers, in the order of their making.
pub fn of_all(tx: &Tx<'_>, dossiers: &[Id<Dossier>]) -> Result<Vec<Line>> {
    tx.all(
        "select id, dossier_id, keeper, piece_key as key, title, made_on, kind, medium, why, goes,
                is_heavy
           from dossier_piece
          where dossier_id in ids($1)
          order by dossier_id, made_on, id
          limit 100000",
        params![ids(dossiers.iter().copied())],
    )
}

/// A piece that a keeper offers for a dossier.
pub struct NewPiece<'a> {
    pub dossier: Id<Dossier>,
    pub keeper: &'a str,
    pub offered: &'a Offered,
}

/// Those that are there already have the title and the day of now; they keep what was said of them.
pub fn put(tx: &Tx<'_>, pieces: &[NewPiece<'_>]) -> Result<()> {
    let row = |it: &NewPiece<'_>| {
        let Offered { key, title, made_on, kind, medium, why } = it.offered;
        let id: Id<Piece> = tx.new_id();
        params![id, it.dossier, it.keeper, key, title, *made_on, *kind, *medium, why].to_vec()
    };
    let rows: Vec<_> = pieces.iter().map(row).collect();
    tx.run_each(
        "insert into dossier_piece
           (id, dossier_id, keeper, piece_key, title, made_on, kind, medium, why)
         values ($1, $2, $3, $4, $5, $6, $7, $8, $9)
             on conflict (dossier_id, keeper, piece_key)
             do update set title = excluded.title, made_on = excluded.made_on,
                           kind = excluded.kind, medium = excluded.medium, why = excluded.why",
        &rows,
    )
    .map(drop)
}

/// A piece of a dossier that comes from elsewhere: it goes, since it has come.
pub fn put_arrived(tx: &Tx<'_>, new: &NewPiece<'_>) -> Result<Id<Piece>> {
    let id: Id<Piece> = tx.new_id();
    let Offered { key, title, made_on, kind, medium, why } = new.offered;
    tx.run(
        "insert into dossier_piece
           (id, dossier_id, keeper, piece_key, title, made_on, kind, medium, why, goes)
         values ($1, $2, $3, $4, $5, $6, $7, $8, $9, 1)",
        params![id, new.dossier, new.keeper, key, title, *made_on, *kind, *medium, why],
    )?;
    Ok(id)
}

/// What is not offered any more goes from the list, with what was said of it.
pub fn remove(tx: &Tx<'_>, pieces: &[Id<Piece>]) -> Result<()> {
    if pieces.is_empty() {
        return Ok(());
    }
    let list = params![ids(pieces.iter().copied())];
    tx.run("delete from dossier_choice where piece_id in ids($1)", list)?;
    tx.run("delete from dossier_piece where id in ids($1)", list).map(drop)
}

/// Decided: these go, the others of their dossier stay; some of them because they are too heavy.
pub fn set_going(
    tx: &Tx<'_>,
    dossier: Id<Dossier>,
    going: &[Id<Piece>],
    heavy: &[Id<Piece>],
) -> Result<()> {
    tx.run(
        "update dossier_piece
            set goes = case when id in ids($2) then 1 else 0 end,
                is_heavy = case when id in ids($3) then 1 else 0 end
          where dossier_id = $1",
        params![dossier, ids(going.iter().copied()), ids(heavy.iter().copied())],
    )
    .map(drop)
}

db::row! {
    /// One file of a piece that goes.
    #[derive(Clone, Debug, PartialEq, Eq)]
    pub struct Part {
        pub piece_id: Id<Piece>,
        pub place: i64,
        /// None: it was not taken in.
        pub file_id: Option<Id<File>>,
        /// Made for the dossier, for machines or for people.
        pub is_made: bool,
        pub name: String,
        pub media_type: String,
        pub bytes: u64,
        pub sha256: String,
        /// Why it was not taken in: the id of a sentence.
        pub refusal: String,
    }
}

pub fn insert_parts(tx: &Tx<'_>, parts: &[Part]) -> Result<()> {
    let row = |it: &Part| {
        let bytes = i64::try_from(it.bytes).unwrap_or(i64::MAX);
        params![
            it.piece_id,
            it.place,
            it.file_id,
            it.is_made,
            &it.name,
            &it.media_type,
            bytes,
            &it.sha256,
            &it.refusal
        ]
        .to_vec()
    };
    let rows: Vec<_> = parts.iter().map(row).collect();
    tx.run_each(
        "insert into dossier_part
           (piece_id, place, file_id, is_made, name, media_type, bytes, sha256, refusal)
         values ($1, $2, $3, $4, $5, $6, $7, $8, $9)",
        &rows,
    )
    .map(drop)
}

/// The parts of these dossiers, by piece.
pub fn parts_of(tx: &Tx<'_>, dossiers: &[Id<Dossier>]) -> Result<Vec<Part>> {
    tx.all(
        "select r.piece_id, r.place, r.file_id, r.is_made, r.name, r.media_type, r.bytes, r.sha256,
                r.refusal
           from dossier_part r
           join dossier_piece p on p.id = r.piece_id
          where p.dossier_id in ids($1)
          order by p.made_on, r.piece_id, r.place
          limit 20000",
        params![ids(dossiers.iter().copied())],
    )
}

/// The part of a dossier that a file is.
pub fn part_with(tx: &Tx<'_>, dossier: Id<Dossier>, file: Id<File>) -> Result<Option<Part>> {
    tx.first(
        "select r.piece_id, r.place, r.file_id, r.is_made, r.name, r.media_type, r.bytes, r.sha256,
                r.refusal
           from dossier_part r
           join dossier_piece p on p.id = r.piece_id
          where p.dossier_id = $1 and r.file_id = $2
          order by r.piece_id, r.place
          limit 1",
        params![dossier, file],
    )
}

/// What these dossiers held is gone; says of which pieces.
pub fn erase_parts(tx: &Tx<'_>, dossiers: &[Id<Dossier>]) -> Result<Vec<Id<Piece>>> {
    let gone: Vec<(Id<Piece>,)> = tx.all(
        "delete from dossier_part
          where piece_id in (select id from dossier_piece where dossier_id in ids($1))
      returning piece_id",
        params![ids(dossiers.iter().copied())],
    )?;
    Ok(gone.into_iter().map(|(id,)| id).collect())
}

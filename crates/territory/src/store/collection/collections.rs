//! Collections and what they ask for, as rows.

use crate::{
    Competence,
    collection::{Collection, CollectionRow, Piece, PieceKind, State},
};
use base::{Day, Id, Instant};
use db::{Result, Tx, Value, ids, params};
use people::Body;

pub fn find(tx: &Tx<'_>, id: Id<Collection>) -> Result<Option<CollectionRow>> {
    tx.first(
        "select id, body_id, syndicate_id, competence_id, title, words, due_on, every_days,
                remind_on, state, made_at, version
           from collection
          where id = $1",
        params![id],
    )
}

/// Those these bodies run, receive or are asked in; all of them for who runs the platform.
pub fn of_bodies(tx: &Tx<'_>, bodies: &[Id<Body>], is_all: bool) -> Result<Vec<CollectionRow>> {
    tx.all(
        "select c.id, c.body_id, c.syndicate_id, c.competence_id, c.title, c.words, c.due_on,
                c.every_days, c.remind_on, c.state, c.made_at, c.version
           from collection c
          where $2 = 1
             or c.body_id in ids($1)
             or c.syndicate_id in ids($1)
             or c.id in (select d.collection_id
                           from collection_dossier d
                          where d.body_id in ids($1))
          order by c.made_at desc, c.id desc
          limit 200",
        params![ids(bodies.iter().copied()), i64::from(is_all)],
    )
}

/// What a new collection is told to be.
#[derive(Clone, Debug)]
pub struct NewCollection {
    pub body: Id<Body>,
    pub syndicate: Id<Body>,
    pub competence: Id<Competence>,
    pub title: String,
    pub words: String,
    pub due_on: Day,
    pub every_days: u32,
    pub remind_on: Option<Day>,
    pub pieces: Vec<NewPiece>,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NewPiece {
    pub kind: PieceKind,
    pub title: String,
    pub is_needed: bool,
}

/// Writes a collection, its pieces and a file for each of these communes.
pub fn insert(
    tx: &Tx<'_>,
    new: &NewCollection,
    communes: &[Id<Body>],
    at: Instant,
) -> Result<Id<Collection>> {
    let id: Id<Collection> = tx.new_id();
    tx.run(
        "insert into collection (id, body_id, syndicate_id, competence_id, title, words, due_on,
                                 every_days, remind_on, state, made_at, version)
         values ($1, $2, $3, $4, $5, $6, $7, $8, $9, 'open', $10, 1)",
        params![
            id,
            new.body,
            new.syndicate,
            new.competence,
            &new.title,
            &new.words,
            new.due_on,
            new.every_days,
            new.remind_on,
            at
        ],
    )?;
    let row = |(place, piece): (u32, &NewPiece)| {
        let piece_id: Id<Piece> = tx.new_id();
        params![piece_id, id, place, piece.kind, &piece.title, i64::from(piece.is_needed)].to_vec()
    };
    let rows: Vec<Vec<Value>> = (1..).zip(&new.pieces).map(row).collect();
    tx.run_each(
        "insert into collection_piece (id, collection_id, place, kind, title, is_needed)
         values ($1, $2, $3, $4, $5, $6)",
        &rows,
    )?;
    super::dossiers::insert(tx, id, communes)?;
    Ok(id)
}

pub fn pieces(tx: &Tx<'_>, collection: Id<Collection>) -> Result<Vec<Piece>> {
    tx.all(
        "select id, collection_id, place, kind, title, is_needed
           from collection_piece
          where collection_id = $1
          order by place
          limit 50",
        params![collection],
    )
}

/// Its last day and its rhythm, over the version its form was made with.
pub fn set_days(
    tx: &Tx<'_>,
    id: Id<Collection>,
    version: u32,
    (due_on, every_days, remind_on): (Day, u32, Option<Day>),
) -> Result<()> {
    tx.change(
        "update collection
            set due_on = $3, every_days = $4, remind_on = $5, version = version + 1
          where id = $1 and version = $2 and state = 'open'",
        params![id, version, due_on, every_days, remind_on],
    )
}

pub fn close(tx: &Tx<'_>, id: Id<Collection>, version: u32) -> Result<()> {
    tx.change(
        "update collection
            set state = $3, remind_on = null, version = version + 1
          where id = $1 and version = $2 and state = 'open'",
        params![id, version, State::Closed],
    )
}

/// A lot leaves: nobody else may send one from the same page.
pub fn touch(tx: &Tx<'_>, id: Id<Collection>, version: u32) -> Result<()> {
    tx.change(
        "update collection
            set version = version + 1
          where id = $1 and version = $2 and state = 'open'",
        params![id, version],
    )
}

/// Those whose day of reminding has come.
pub fn to_remind(tx: &Tx<'_>, today: Day, limit: u32) -> Result<Vec<CollectionRow>> {
    tx.all(
        "select id, body_id, syndicate_id, competence_id, title, words, due_on, every_days,
                remind_on, state, made_at, version
           from collection
          where remind_on <= $1 and state = 'open'
          order by remind_on, id
          limit $2",
        params![today, limit],
    )
}

pub fn set_reminder(tx: &Tx<'_>, id: Id<Collection>, on: Option<Day>) -> Result<()> {
    tx.run("update collection set remind_on = $2 where id = $1", params![id, on]).map(drop)
}

db::row! {
    /// A competence one may collect for, and whose it is.
    #[derive(Clone, Debug, PartialEq, Eq)]
    pub struct Choice {
        pub id: Id<Competence>,
        pub name: String,
        pub syndicate_id: Id<Body>,
        pub syndicate: String,
    }
}

/// The competences that may be given today.
pub fn choices(tx: &Tx<'_>, today: Day) -> Result<Vec<Choice>> {
    tx.all(
        "select c.id, c.name, c.syndicate_id, b.name as syndicate
           from competence c
           join body b on b.id = c.syndicate_id
          where c.from_on <= $1 and (c.until_on is null or c.until_on > $1)
          order by b.name, c.name, c.id
          limit 200",
        params![today],
    )
}

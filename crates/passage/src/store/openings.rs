//! Who of the receiving school has read a dossier, and when.

use crate::{Dossier, piece::Piece};
use base::{Id, Instant};
use db::{Result, Tx, params};
use people::Person;

pub fn insert(
    tx: &Tx<'_>,
    dossier: Id<Dossier>,
    person: Id<Person>,
    piece: Option<Id<Piece>>,
    at: Instant,
) -> Result<()> {
    let id: Id<Line> = tx.new_id();
    tx.run(
        "insert into dossier_opening (id, dossier_id, person_id, piece_id, at)
         values ($1, $2, $3, $4, $5)",
        params![id, dossier, person, piece, at],
    )
    .map(drop)
}

db::row! {
    #[derive(Clone, Debug, PartialEq, Eq)]
    pub struct Line {
        pub first_name: String,
        pub last_name: String,
        pub piece_id: Option<Id<Piece>>,
        pub title: Option<String>,
        pub at: Instant,
    }
}

/// The readings of a dossier, the latest first.
pub fn of(tx: &Tx<'_>, dossier: Id<Dossier>) -> Result<Vec<Line>> {
    tx.all(
        "select p.first_name, p.last_name, o.piece_id, w.title, o.at
           from dossier_opening o
           join person p on p.id = o.person_id
           left join dossier_piece w on w.id = o.piece_id
          where o.dossier_id = $1
          order by o.id desc
          limit 200",
        params![dossier],
    )
}

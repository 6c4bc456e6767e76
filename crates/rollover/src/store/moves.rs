//! Where pupils go, as rows.

use crate::{
    YearChange,
    movement::{Destination, Move},
};
use base::Id;
use db::{Result, Tx, Value, params};
use people::{Level, Person};

pub fn insert(tx: &Tx<'_>, change: Id<YearChange>, moves: &[Move]) -> Result<()> {
    let row = |it: &Move| {
        params![
            change,
            it.pupil,
            it.from,
            &it.from_name,
            it.from_level,
            it.to,
            it.level,
            it.leaves_to,
            it.is_decided
        ]
        .to_vec()
    };
    let rows: Vec<Vec<Value>> = moves.iter().map(row).collect();
    tx.run_each(
        "insert into year_move (change_id, pupil_id, from_class_id, from_class, from_level,
                                year_class_id, level, leaves_to, is_decided)
         values ($1, $2, $3, $4, $5, $6, $7, $8, $9)
             on conflict (change_id, pupil_id)
             do update set from_class_id = excluded.from_class_id,
                           from_class = excluded.from_class, from_level = excluded.from_level,
                           year_class_id = excluded.year_class_id, level = excluded.level,
                           leaves_to = excluded.leaves_to, is_decided = excluded.is_decided",
        &rows,
    )
    .map(drop)
}

pub fn of_change(tx: &Tx<'_>, change: Id<YearChange>) -> Result<Vec<Move>> {
    tx.all(
        "select pupil_id as pupil, from_class_id as \"from\", from_class as from_name, from_level,
                year_class_id as \"to\", level, leaves_to, is_decided
           from year_move
          where change_id = $1
          order by pupil_id",
        params![change],
    )
}

/// Those who are in the school no more when it is applied.
pub fn delete(tx: &Tx<'_>, change: Id<YearChange>, pupils: &[Id<Person>]) -> Result<()> {
    let rows: Vec<Vec<Value>> =
        pupils.iter().map(|pupil| params![change, *pupil].to_vec()).collect();
    tx.run_each("delete from year_move where change_id = $1 and pupil_id = $2", &rows).map(drop)
}

db::row! {
    /// What became of a pupil, for his own files.
    pub struct Held {
        pub year: base::SchoolYear,
        pub state: crate::change::State,
        pub from_class: String,
        pub from_level: Level,
        pub class: Option<String>,
        pub level: Option<Level>,
        pub leaves_to: Option<Destination>,
    }
}

pub fn of_pupil(tx: &Tx<'_>, pupil: Id<Person>) -> Result<Vec<Held>> {
    tx.all(
        "select c.year, c.state, m.from_class, m.from_level, y.name as class, m.level, m.leaves_to
           from year_move m
           join year_change c on c.id = m.change_id
           left join year_class y on y.id = m.year_class_id
          where m.pupil_id = $1
          order by c.year",
        params![pupil],
    )
}

//! Rooms, as rows.

use crate::Room;
use base::{Day, Id, fold};
use db::{Result, Tx, Value, params};
use people::School;

pub fn find(tx: &Tx<'_>, id: Id<Room>) -> Result<Option<Room>> {
    tx.first("select id, school_id, name, closed_on from timetable_room where id = $1", params![id])
}

pub fn of_school(tx: &Tx<'_>, school: Id<School>) -> Result<Vec<Room>> {
    tx.all(
        "select id, school_id, name, closed_on
           from timetable_room
          where school_id = $1
          order by folded, id
          limit 500",
        params![school],
    )
}

/// Makes those that are not there yet, and opens again those that were closed.
pub fn settle(tx: &Tx<'_>, school: Id<School>, names: &[String]) -> Result<()> {
    let row = |name: &String| params![tx.new_id::<Room>(), school, name, fold(name)].to_vec();
    let rows: Vec<Vec<Value>> = names.iter().filter(|it| !fold(it).is_empty()).map(row).collect();
    tx.run_each(
        "insert into timetable_room (id, school_id, name, folded)
         values ($1, $2, $3, $4)
         on conflict (school_id, folded) do update set closed_on = null",
        &rows,
    )
    .map(drop)
}

/// From this day on nobody chooses it; what was there stays.
pub fn close(tx: &Tx<'_>, school: Id<School>, room: Id<Room>, on: Day) -> Result<()> {
    tx.change(
        "update timetable_room
            set closed_on = $3
          where id = $2 and school_id = $1 and closed_on is null",
        params![school, room, on],
    )
}

//! Where pupils go, as rows.

use crate::{
    YearChange,
    movement::{Destination, Move},
};
use base::{Day, Id, SchoolYear};
use db::{Result, Tx, Value, params};
use people::{Level, Person, School};

pub fn insert(tx: &Tx<'_>, change: Id<YearChange>, moves: &[Move]) -> Result<()> {
    let row = |it: &Move| {
        params![
            change,
            it.pupil,
            it.from,
            &it.from_name,
            it.from_level,
            it.is_announced,
            it.to,
            it.level,
            it.leaves_to,
            it.to_school,
            it.is_decided
        ]
        .to_vec()
    };
    let rows: Vec<Vec<Value>> = moves.iter().map(row).collect();
    tx.run_each(
        "insert into year_move (change_id, pupil_id, from_class_id, from_class, from_level,
                                is_announced, year_class_id, level, leaves_to, to_school_id,
                                is_decided)
         values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)
             on conflict (change_id, pupil_id)
             do update set from_class_id = excluded.from_class_id,
                           from_class = excluded.from_class, from_level = excluded.from_level,
                           is_announced = excluded.is_announced,
                           year_class_id = excluded.year_class_id, level = excluded.level,
                           leaves_to = excluded.leaves_to, to_school_id = excluded.to_school_id,
                           is_decided = excluded.is_decided",
        &rows,
    )
    .map(drop)
}

pub fn of_change(tx: &Tx<'_>, change: Id<YearChange>) -> Result<Vec<Move>> {
    tx.all(
        "select pupil_id as pupil, from_class_id as \"from\", from_class as from_name, from_level,
                is_announced, year_class_id as \"to\", level, leaves_to,
                to_school_id as to_school, is_decided
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
    /// A pupil whom another school sends here, as its own plan says.
    #[derive(Clone, Debug)]
    pub struct Announced {
        pub pupil: Id<Person>,
        pub level: Level,
        pub school_name: String,
        /// He is in no other school any more on the day.
        pub is_free: bool,
    }
}

/// Whom others send to this school at the end of a year. `$3` is the first day of the new classes.
pub fn announced(
    tx: &Tx<'_>,
    school: Id<School>,
    year: SchoolYear,
    on: Day,
) -> Result<Vec<Announced>> {
    tx.all(
        "select m.pupil_id as pupil, m.from_level as level, s.name as school_name,
                case when exists (select 1
                                    from enrolment e
                                   where e.pupil_id = m.pupil_id
                                     and e.school_id <> $1
                                     and (e.until_on is null or e.until_on > $3))
                     then 0 else 1 end as is_free
           from year_move m
           join year_change c on c.id = m.change_id
           join school s on s.id = c.school_id
          where m.to_school_id = $1
            and c.year = $2
            and c.state <> 'undone'
          order by m.pupil_id
          limit 5000",
        params![school, year, on],
    )
}

/// The schools that are to receive somebody by this change.
pub fn receivers(tx: &Tx<'_>, change: Id<YearChange>) -> Result<Vec<Id<School>>> {
    let rows: Vec<(Id<School>,)> = tx.all(
        "select distinct to_school_id
           from year_move
          where change_id = $1 and to_school_id is not null
          order by to_school_id",
        params![change],
    )?;
    Ok(rows.into_iter().map(|(id,)| id).collect())
}

/// Pupils who go to no other school of the platform.
pub fn leavers(tx: &Tx<'_>, change: Id<YearChange>) -> Result<Vec<Id<Person>>> {
    let rows: Vec<(Id<Person>,)> = tx.all(
        "select pupil_id
           from year_move
          where change_id = $1 and leaves_to is not null and to_school_id is null
          order by pupil_id
          limit 20000",
        params![change],
    )?;
    Ok(rows.into_iter().map(|(id,)| id).collect())
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

//! Showings and what guardians did with them, as rows.

use crate::{
    Half, NurseryClass,
    showing::{Showing, Shown, Sight},
    store::pupils::Line,
};
use base::{Day, Id, Instant};
use db::{Result, Tx, Value, ids, params};
use people::Person;

/// Of these pupils, how much their families have not been shown, up to a day.
pub fn waiting(tx: &Tx<'_>, pupils: &[Id<Person>], until: Day) -> Result<Vec<(Id<Person>, u32)>> {
    tx.all(
        "select pupil_id, count(*)
           from carnet_observation
          where pupil_id in ids($1)
            and on_day <= $2
            and shown_at is null
            and unwritten = 0
            and withdrawn_at is null
          group by pupil_id
          order by pupil_id
          limit 500",
        params![ids(pupils.iter().copied()), until],
    )
}

pub struct New<'a> {
    pub class: &'a NurseryClass,
    pub half: Half,
    pub until: Day,
    pub by: Id<Person>,
    pub at: Instant,
}

pub fn insert(tx: &Tx<'_>, new: &New<'_>, pupils: &[(Id<Person>, u32)]) -> Result<Id<Showing>> {
    let id: Id<Showing> = tx.new_id();
    tx.run(
        "insert into carnet_showing (id, class_id, school_id, half, until_on, by_id, at)
         values ($1, $2, $3, $4, $5, $6, $7)",
        params![
            id,
            new.class.id,
            new.class.school,
            new.half.to_string(),
            new.until,
            new.by,
            new.at
        ],
    )?;
    let rows: Vec<Vec<Value>> =
        pupils.iter().map(|(pupil, count)| params![id, *pupil, *count].to_vec()).collect();
    tx.run_each(
        "insert into carnet_shown (showing_id, pupil_id, observations) values ($1, $2, $3)",
        &rows,
    )?;
    Ok(id)
}

/// Families read it from now on.
pub fn reveal(tx: &Tx<'_>, pupils: &[Id<Person>], until: Day, at: Instant) -> Result<()> {
    tx.change(
        "update carnet_observation
            set shown_at = $3
          where pupil_id in ids($1)
            and on_day <= $2
            and shown_at is null
            and unwritten = 0
            and withdrawn_at is null",
        params![ids(pupils.iter().copied()), until, at],
    )
}

/// Where it was shown.
pub fn place(
    tx: &Tx<'_>,
    showing: Id<Showing>,
) -> Result<Option<(Id<people::Class>, Id<people::School>)>> {
    tx.first("select class_id, school_id from carnet_showing where id = $1", params![showing])
}

/// Whose carnets were shown by it.
pub fn pupils(tx: &Tx<'_>, showing: Id<Showing>) -> Result<Vec<Line>> {
    tx.all(
        "select p.id, p.first_name, p.last_name, 'other' as level
           from carnet_shown s
           join person p on p.id = s.pupil_id
          where s.showing_id = $1
          order by p.sort_key, p.id
          limit 200",
        params![showing],
    )
}

/// The last one of a pupil.
pub fn last(tx: &Tx<'_>, pupil: Id<Person>) -> Result<Option<Shown>> {
    tx.first(
        "select s.showing_id, w.at, w.half, s.observations
           from carnet_shown s
           join carnet_showing w on w.id = s.showing_id
          where s.pupil_id = $1
          order by s.showing_id desc
          limit 1",
        params![pupil],
    )
}

/// What the guardians of a pupil did with one.
pub fn sights(tx: &Tx<'_>, showing: Id<Showing>, pupil: Id<Person>) -> Result<Vec<Sight>> {
    tx.all(
        "select g.guardian_id, p.first_name, p.last_name, p.title, g.opened_at, g.signed_at,
                g.words
           from carnet_sight g
           join person p on p.id = g.guardian_id
          where g.showing_id = $1 and g.pupil_id = $2
          order by g.opened_at, g.guardian_id
          limit 20",
        params![showing, pupil],
    )
}

/// The first time counts.
pub fn open(
    tx: &Tx<'_>,
    (showing, pupil, guardian): (Id<Showing>, Id<Person>, Id<Person>),
    at: Instant,
) -> Result<()> {
    tx.run(
        "insert into carnet_sight (showing_id, pupil_id, guardian_id, opened_at, signed_at, words)
         values ($1, $2, $3, $4, null, '')
         on conflict (showing_id, pupil_id, guardian_id) do nothing",
        params![showing, pupil, guardian, at],
    )?;
    Ok(())
}

/// A guardian signs, once, and may say a word.
pub fn sign(
    tx: &Tx<'_>,
    (showing, pupil, guardian): (Id<Showing>, Id<Person>, Id<Person>),
    words: &str,
    at: Instant,
) -> Result<()> {
    open(tx, (showing, pupil, guardian), at)?;
    tx.change(
        "update carnet_sight
            set signed_at = $4, words = $5
          where showing_id = $1 and pupil_id = $2 and guardian_id = $3 and signed_at is null",
        params![showing, pupil, guardian, at, words],
    )
}

/// Of these pupils, those whose carnet was shown in a half-year.
pub fn shown_in(tx: &Tx<'_>, pupils: &[Id<Person>], half: Half) -> Result<Vec<Id<Person>>> {
    let rows: Vec<(Id<Person>,)> = tx.all(
        "select distinct s.pupil_id
           from carnet_shown s
           join carnet_showing w on w.id = s.showing_id
          where s.pupil_id in ids($1) and w.half = $2
          order by s.pupil_id
          limit 500",
        params![ids(pupils.iter().copied()), half.to_string()],
    )?;
    Ok(rows.into_iter().map(|(pupil,)| pupil).collect())
}

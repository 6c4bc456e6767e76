//! Waves of towns, as rows.

use crate::{Wave, wave::WaveState};
use base::{Id, Instant, SchoolYear};
use db::{Result, Tx, params};
use jobs::progress::Progress;
use people::{Person, Town};

/// None when the town has begun this year already.
pub fn insert(
    tx: &Tx<'_>,
    town: Id<Town>,
    year: SchoolYear,
    by: Id<Person>,
    at: Instant,
) -> Result<Option<Id<Wave>>> {
    let id = tx.new_id::<Wave>();
    let made = tx.run(
        "insert into year_wave (id, town_id, year, state, version, by_id, created_at)
         values ($1, $2, $3, 'open', 1, $4, $5)
             on conflict (town_id, year) do nothing",
        params![id, town, year, by, at],
    )?;
    Ok((made > 0).then_some(id))
}

pub fn load(tx: &Tx<'_>, id: Id<Wave>) -> Result<Option<Wave>> {
    tx.first(
        "select w.id, w.town_id as town, t.name as town_name, w.year, w.state, w.version, w.run_at,
                w.progress_id as progress, w.by_id as by, w.created_at
           from year_wave w
           join town t on t.id = w.town_id
          where w.id = $1",
        params![id],
    )
}

/// The waves of a town, the last year first.
pub fn of_town(tx: &Tx<'_>, town: Id<Town>) -> Result<Vec<Wave>> {
    tx.all(
        "select w.id, w.town_id as town, t.name as town_name, w.year, w.state, w.version, w.run_at,
                w.progress_id as progress, w.by_id as by, w.created_at
           from year_wave w
           join town t on t.id = w.town_id
          where w.town_id = $1
          order by w.year desc
          limit 50",
        params![town],
    )
}

/// The last waves of all towns.
pub fn latest(tx: &Tx<'_>) -> Result<Vec<Wave>> {
    tx.all(
        "select w.id, w.town_id as town, t.name as town_name, w.year, w.state, w.version, w.run_at,
                w.progress_id as progress, w.by_id as by, w.created_at
           from year_wave w
           join town t on t.id = w.town_id
          order by w.id desc
          limit 100",
        &[],
    )
}

/// What is worked on says how far it has come there.
pub fn follow(tx: &Tx<'_>, id: Id<Wave>, progress: Id<Progress>) -> Result<()> {
    tx.change("update year_wave set progress_id = $2 where id = $1", params![id, progress])
}

/// From one of three states to another, with what tells how far it has come.
pub fn set_state(
    tx: &Tx<'_>,
    (id, version): (Id<Wave>, i64),
    from: [WaveState; 3],
    to: WaveState,
    (run_at, progress): (Option<Instant>, Option<Id<Progress>>),
) -> Result<()> {
    tx.change(
        "update year_wave
            set state = $6, run_at = $7, progress_id = coalesce($8, progress_id),
                version = version + 1
          where id = $1 and version = $2 and state in ($3, $4, $5)",
        params![id, version, from[0], from[1], from[2], to, run_at, progress],
    )
}

/// The evening has come.
pub fn begin(tx: &Tx<'_>, id: Id<Wave>) -> Result<()> {
    tx.change(
        "update year_wave
            set state = 'applying', version = version + 1
          where id = $1 and state in ('scheduled', 'applying')",
        params![id],
    )
}

pub fn end(tx: &Tx<'_>, id: Id<Wave>, from: WaveState, to: WaveState) -> Result<()> {
    tx.change(
        "update year_wave
            set state = $3, run_at = null, version = version + 1
          where id = $1 and state = $2",
        params![id, from, to],
    )
}

//! Year changes of schools, as rows.

use crate::{Wave, YearChange, change::State, done::Done};
use base::{Day, Id, Instant, SchoolYear};
use db::{Result, Tx, ids, params};
use jobs::progress::Progress;
use people::{Person, School};

pub struct New {
    pub school: Id<School>,
    pub wave: Option<Id<Wave>>,
    pub year: SchoolYear,
    pub effective_on: Day,
    pub by: Id<Person>,
    pub at: Instant,
}

/// None when the school prepares this year already. It joins the wave of its town, if there is one.
pub fn insert(tx: &Tx<'_>, new: &New) -> Result<Option<Id<YearChange>>> {
    let id = tx.new_id::<YearChange>();
    let made = tx.run(
        "insert into year_change (id, school_id, wave_id, year, effective_on, state, version, by_id,
                                  created_at, minded, reason, is_closed)
         values ($1, $2,
                 coalesce($3, (select w.id
                                 from year_wave w
                                 join school s on s.town_id = w.town_id
                                where s.id = $2 and w.year = $4)),
                 $4, $5, 'draft', 1, $6, $7, '[]', '', 0)
             on conflict (school_id, year) do nothing",
        params![id, new.school, new.wave, new.year, new.effective_on, new.by, new.at],
    )?;
    Ok((made > 0).then_some(id))
}

pub fn load(tx: &Tx<'_>, id: Id<YearChange>) -> Result<Option<YearChange>> {
    tx.first(
        "select c.id, c.school_id as school, s.name as school_name, s.kind as school_kind,
                c.wave_id as wave, c.year, c.effective_on, c.state, c.version, c.by_id as by,
                c.created_at, c.ready_by, c.ready_at, c.minded, c.reason, c.held, c.run_at,
                c.progress_id as progress, c.applied_at, c.undone_at
           from year_change c
           join school s on s.id = c.school_id
          where c.id = $1",
        params![id],
    )
}

/// The changes of a school, the last year first.
pub fn of_school(tx: &Tx<'_>, school: Id<School>) -> Result<Vec<YearChange>> {
    tx.all(
        "select c.id, c.school_id as school, s.name as school_name, s.kind as school_kind,
                c.wave_id as wave, c.year, c.effective_on, c.state, c.version, c.by_id as by,
                c.created_at, c.ready_by, c.ready_at, c.minded, c.reason, c.held, c.run_at,
                c.progress_id as progress, c.applied_at, c.undone_at
           from year_change c
           join school s on s.id = c.school_id
          where c.school_id = $1
          order by c.year desc
          limit 50",
        params![school],
    )
}

/// The last change of each of these schools.
pub fn latest_of(tx: &Tx<'_>, schools: &[Id<School>]) -> Result<Vec<YearChange>> {
    tx.all(
        "select c.id, c.school_id as school, s.name as school_name, s.kind as school_kind,
                c.wave_id as wave, c.year, c.effective_on, c.state, c.version, c.by_id as by,
                c.created_at, c.ready_by, c.ready_at, c.minded, c.reason, c.held, c.run_at,
                c.progress_id as progress, c.applied_at, c.undone_at
           from year_change c
           join school s on s.id = c.school_id
          where c.school_id in ids($1)
            and c.year = (select max(o.year) from year_change o where o.school_id = c.school_id)
          order by s.name, c.id",
        params![ids(schools.iter().copied())],
    )
}

/// Those of a wave, by the name of their school.
pub fn of_wave(tx: &Tx<'_>, wave: Id<Wave>) -> Result<Vec<YearChange>> {
    tx.all(
        "select c.id, c.school_id as school, s.name as school_name, s.kind as school_kind,
                c.wave_id as wave, c.year, c.effective_on, c.state, c.version, c.by_id as by,
                c.created_at, c.ready_by, c.ready_at, c.minded, c.reason, c.held, c.run_at,
                c.progress_id as progress, c.applied_at, c.undone_at
           from year_change c
           join school s on s.id = c.school_id
          where c.wave_id = $1
          order by s.name, c.id
          limit 5000",
        params![wave],
    )
}

db::row! {
    /// A plan in numbers, for those who may not read its names.
    #[derive(Clone, Debug)]
    pub struct Size {
        pub change: Id<YearChange>,
        pub placed: u64,
        pub leaving: u64,
        pub nowhere: u64,
    }
}

/// What was written down of the pupils of each school of a wave, counted.
pub fn sizes(tx: &Tx<'_>, wave: Id<Wave>) -> Result<Vec<Size>> {
    tx.all(
        "select c.id as change,
                sum(case when m.year_class_id is not null then 1 else 0 end) as placed,
                sum(case when m.leaves_to is not null then 1 else 0 end) as leaving,
                sum(case when m.year_class_id is null and m.leaves_to is null
                         then 1 else 0 end) as nowhere
           from year_change c
           join year_move m on m.change_id = c.id
          where c.wave_id = $1
          group by c.id",
        params![wave],
    )
}

/// The schools of a town that do not prepare this year.
pub fn not_begun(
    tx: &Tx<'_>,
    town: Id<people::Town>,
    year: SchoolYear,
) -> Result<Vec<(Id<School>, String)>> {
    tx.all(
        "select s.id, s.name
           from school s
          where s.town_id = $1
            and s.closed_on is null
            and not exists (select 1
                              from year_change c
                             where c.school_id = s.id and c.year = $2)
          order by s.name, s.id
          limit 5000",
        params![town, year],
    )
}

/// The schools of a town that change year by themselves.
pub fn apart(tx: &Tx<'_>, town: Id<people::Town>, year: SchoolYear) -> Result<Vec<String>> {
    let rows: Vec<(String,)> = tx.all(
        "select s.name
           from school s
           join year_change c on c.school_id = s.id
          where s.town_id = $1 and c.year = $2 and c.wave_id is null
          order by s.name, s.id
          limit 5000",
        params![town, year],
    )?;
    Ok(rows.into_iter().map(|(name,)| name).collect())
}

/// A school that had begun by itself joins the wave of its town.
pub fn join_wave(tx: &Tx<'_>, school: Id<School>, year: SchoolYear, wave: Id<Wave>) -> Result<()> {
    tx.run(
        "update year_change
            set wave_id = $3
          where school_id = $1 and year = $2 and wave_id is null
            and state in ('draft', 'ready', 'undone')",
        params![school, year, wave],
    )
    .map(drop)
}

/// Something of the plan is about to change: whoever had read it reads it again.
pub fn touch(tx: &Tx<'_>, id: Id<YearChange>, version: i64) -> Result<()> {
    tx.change(
        "update year_change
            set version = version + 1, state = 'draft', held = null
          where id = $1 and version = $2 and state in ('draft', 'ready')",
        params![id, version],
    )
}

pub fn set_day(tx: &Tx<'_>, id: Id<YearChange>, effective_on: Day) -> Result<()> {
    tx.change(
        "update year_change set effective_on = $2 where id = $1 and state = 'draft'",
        params![id, effective_on],
    )
}

/// Somebody has read the sentences of this version, and says that they are right.
pub fn set_ready(
    tx: &Tx<'_>,
    (id, version): (Id<YearChange>, i64),
    by: Id<Person>,
    at: Instant,
    (minded, reason): (&str, &str),
) -> Result<()> {
    tx.change(
        "update year_change
            set state = 'ready', ready_by = $3, ready_at = $4, minded = $5, reason = $6,
                held = null, version = version + 1
          where id = $1 and version = $2 and state = 'draft'",
        params![id, version, by, at, minded, reason],
    )
}

/// From one of two states to another, and no other way.
pub fn set_state(
    tx: &Tx<'_>,
    id: Id<YearChange>,
    from: [State; 2],
    to: State,
    version: i64,
) -> Result<()> {
    tx.change(
        "update year_change
            set state = $4, version = version + 1
          where id = $1 and state in ($2, $3) and version = $5",
        params![id, from[0], from[1], to, version],
    )
}

/// To be applied at an hour, or now.
pub fn plan_for(
    tx: &Tx<'_>,
    (id, version): (Id<YearChange>, i64),
    to: State,
    run_at: Instant,
    progress: Id<Progress>,
) -> Result<()> {
    tx.change(
        "update year_change
            set state = $3, run_at = $4, progress_id = $5, held = null, version = version + 1
          where id = $1 and version = $2 and state = 'ready'",
        params![id, version, to, run_at, progress],
    )
}

/// It was not the moment: back to the preparation, with why.
pub fn hold(tx: &Tx<'_>, id: Id<YearChange>, held: &str) -> Result<()> {
    tx.change(
        "update year_change
            set state = 'draft', held = $2, run_at = null, version = version + 1
          where id = $1 and state in ('ready', 'scheduled', 'applying')",
        params![id, held],
    )
}

pub fn set_applied(tx: &Tx<'_>, id: Id<YearChange>, at: Instant, done: &Done) -> Result<()> {
    let is_closed = done.classes_old.is_empty();
    tx.change(
        "update year_change
            set state = 'applied', applied_at = $2, undone_at = null, held = null, run_at = null,
                is_closed = $4, done = $3, version = version + 1
          where id = $1 and state in ('ready', 'scheduled', 'applying')",
        params![id, at, written(done)?, is_closed],
    )
}

pub fn set_undone(tx: &Tx<'_>, id: Id<YearChange>, at: Instant) -> Result<()> {
    tx.change(
        "update year_change
            set state = 'undone', undone_at = $2, done = null, is_closed = 0,
                version = version + 1
          where id = $1 and state = 'applied'",
        params![id, at],
    )
}

/// Why it could not be undone, for who did not wait for the answer.
pub fn refuse_undo(tx: &Tx<'_>, id: Id<YearChange>, why: &str) -> Result<()> {
    tx.change(
        "update year_change set held = $2 where id = $1 and state = 'applied'",
        params![id, why],
    )
}

pub fn done(tx: &Tx<'_>, id: Id<YearChange>) -> Result<Option<Done>> {
    let (done,): (Option<String>,) =
        tx.one("select done from year_change where id = $1", params![id])?;
    done.as_deref().map(serde_json::from_str).transpose().map_err(unreadable)
}

/// The change of a school that stands.
pub fn applied_of(tx: &Tx<'_>, school: Id<School>, year: SchoolYear) -> Result<Option<YearChange>> {
    Ok(of_school(tx, school)?.into_iter().find(|it| it.year == year && it.state == State::Applied))
}

/// More was done.
pub fn set_done(tx: &Tx<'_>, id: Id<YearChange>, done: &Done) -> Result<()> {
    tx.change(
        "update year_change set done = $2 where id = $1 and state = 'applied'",
        params![id, written(done)?],
    )
}

/// The old classes of these are closed, on the day, or for another reason never will be.
pub fn set_closed(tx: &Tx<'_>, id: Id<YearChange>, done: &Done, is_closed: bool) -> Result<()> {
    tx.change(
        "update year_change set done = $2, is_closed = $3 where id = $1 and state = 'applied'",
        params![id, written(done)?, is_closed],
    )
}

/// Applied, and old classes still stand: their day comes, or somebody is left in them.
pub fn to_close(tx: &Tx<'_>, after: Id<YearChange>, limit: u32) -> Result<Vec<Id<YearChange>>> {
    let rows: Vec<(Id<YearChange>,)> = tx.all(
        "select id
           from year_change
          where state = 'applied' and is_closed = 0 and id > $1
          order by id
          limit $2",
        params![after, limit],
    )?;
    Ok(rows.into_iter().map(|(id,)| id).collect())
}

fn written(done: &Done) -> Result<String> {
    serde_json::to_string(done).map_err(unreadable)
}

fn unreadable(error: serde_json::Error) -> db::Error {
    db::Error::Engine(error.to_string())
}

//! What guardians have chosen, whom it reaches, and what waits for the word of the week, as rows.

use crate::{
    alert::{Choice, What},
    news::{News, Published},
};
use base::{Day, Id, Instant};
use db::{Result, Tx, Value, ids, params};
use notices::Reader;
use people::Person;

db::row! {
    struct ChoiceRow {
        what: What,
        below_percent: u8,
    }
}

pub fn of(tx: &Tx<'_>, guardian: Id<Person>, pupil: Id<Person>) -> Result<Option<Choice>> {
    let row: Option<ChoiceRow> = tx.first(
        "select what, below_percent from result_alert where guardian_id = $1 and pupil_id = $2",
        params![guardian, pupil],
    )?;
    Ok(row.map(|row| Choice { what: row.what, below_percent: row.below_percent }))
}

pub fn choose(tx: &Tx<'_>, chosen: &[(Id<Person>, Id<Person>, Choice)]) -> Result<()> {
    let row = |(guardian, pupil, choice): &(Id<Person>, Id<Person>, Choice)| {
        params![*guardian, *pupil, choice.what, choice.below_percent].to_vec()
    };
    let rows: Vec<Vec<Value>> = chosen.iter().map(row).collect();
    if rows.is_empty() {
        return Ok(());
    }
    tx.run_each(
        "insert into result_alert (guardian_id, pupil_id, what, below_percent)
         values ($1, $2, $3, $4)
         on conflict (guardian_id, pupil_id)
         do update set what = excluded.what, below_percent = excluded.below_percent",
        &rows,
    )?;
    Ok(())
}

pub fn forget_waiting(tx: &Tx<'_>, guardian: Id<Person>, pupil: Id<Person>) -> Result<()> {
    tx.run(
        "delete from result_waiting where guardian_id = $1 and pupil_id = $2",
        params![guardian, pupil],
    )?;
    Ok(())
}

db::row! {
    /// A guardian of today, and what he has chosen for this pupil.
    pub struct Guard {
        pub guardian_id: Id<Person>,
        pub pupil_id: Id<Person>,
        pub what: Option<What>,
        pub below_percent: Option<u8>,
    }
}

impl Guard {
    pub fn choice(&self) -> Choice {
        let chosen = self.what.zip(self.below_percent);
        chosen.map_or_else(Choice::default, |(what, below_percent)| Choice { what, below_percent })
    }

    pub fn reader(&self) -> Reader {
        Reader::guardian(self.guardian_id, self.pupil_id)
    }
}

/// Those who answer for these pupils.
pub fn guards(tx: &Tx<'_>, pupils: &[Id<Person>], on: Day) -> Result<Vec<Guard>> {
    let pupils: Value = ids(pupils.iter().copied());
    tx.all(
        "select distinct g.guardian_id, g.pupil_id, a.what, a.below_percent
           from guardianship g
           left join result_alert a on a.guardian_id = g.guardian_id and a.pupil_id = g.pupil_id
          where g.pupil_id in ids($1)
            and g.from_on <= $2
            and (g.until_on is null or g.until_on > $2)
            and (g.has_authority = 1 or g.is_contact = 1)
          order by g.pupil_id, g.guardian_id
          limit 20000",
        params![pupils, on],
    )
}

/// Those of these pupils who read by themselves: after CP.
pub fn reading(tx: &Tx<'_>, pupils: &[Id<Person>], on: Day) -> Result<Vec<Id<Person>>> {
    let pupils: Value = ids(pupils.iter().copied());
    let rows: Vec<(Id<Person>,)> = tx.all(
        "select distinct pupil_id
           from enrolment
          where pupil_id in ids($1)
            and from_on <= $2
            and (until_on is null or until_on > $2)
            and level not in ('tps', 'ps', 'ms', 'gs', 'cp')
          order by pupil_id
          limit 5000",
        params![pupils, on],
    )?;
    Ok(rows.into_iter().map(|(pupil,)| pupil).collect())
}

pub fn wait(tx: &Tx<'_>, readers: &[Reader], thing: i64, visible_at: Instant) -> Result<()> {
    let row = |it: &Reader| params![it.person, it.on_behalf_of, thing, visible_at].to_vec();
    let rows: Vec<Vec<Value>> = readers.iter().map(row).collect();
    if rows.is_empty() {
        return Ok(());
    }
    tx.run_each(
        "insert into result_waiting (guardian_id, pupil_id, thing, visible_at)
         values ($1, $2, $3, $4)
         on conflict (guardian_id, pupil_id, thing) do update set visible_at = excluded.visible_at",
        &rows,
    )?;
    Ok(())
}

pub fn take_back(tx: &Tx<'_>, things: &[i64]) -> Result<()> {
    let things: Value = ids(things.iter().map(|thing| Id::<()>::new(*thing)));
    tx.run("delete from result_waiting where thing in ids($1)", params![things])?;
    Ok(())
}

/// Guardians told of the week in one transaction.
pub const WEEK_MAX: usize = 5_000;

db::row! {
    pub struct Waiting {
        pub guardian_id: Id<Person>,
        pub pupil_id: Id<Person>,
        pub results: i64,
    }
}

impl Waiting {
    pub fn reader(&self) -> Reader {
        Reader::guardian(self.guardian_id, self.pupil_id)
    }
}

/// How many results each child had by now of which nobody was told.
pub fn waiting(tx: &Tx<'_>, now: Instant) -> Result<Vec<Waiting>> {
    tx.all(
        "select guardian_id, pupil_id, count(*) as results
           from result_waiting
          where visible_at <= $1
          group by guardian_id, pupil_id
          order by guardian_id, pupil_id
          limit $2",
        params![now, WEEK_MAX],
    )
}

pub fn told_week(tx: &Tx<'_>, told: &[Waiting], now: Instant) -> Result<()> {
    let row = |it: &Waiting| params![it.guardian_id, it.pupil_id, now].to_vec();
    let rows: Vec<Vec<Value>> = told.iter().map(row).collect();
    if rows.is_empty() {
        return Ok(());
    }
    tx.run_each(
        "delete from result_waiting
          where guardian_id = $1 and pupil_id = $2 and visible_at <= $3",
        &rows,
    )?;
    Ok(())
}

db::row! {
    /// What waits to be told of a pupil.
    pub struct Kept {
        pub pupil_id: Id<Person>,
        pub what: Published,
        pub thing: i64,
        pub title: String,
        pub url: String,
        pub visible_at: Instant,
        pub by_id: Option<Id<Person>>,
        pub at_percent: Option<u8>,
    }
}

impl Kept {
    pub fn news(&self) -> News {
        News {
            what: self.what,
            thing: self.thing,
            title: self.title.clone(),
            url: self.url.clone(),
            visible_at: self.visible_at,
            by: self.by_id,
        }
    }
}

pub fn keep_news(tx: &Tx<'_>, news: &News, pupils: &[(Id<Person>, Option<u8>)]) -> Result<()> {
    let row = |(pupil, at): &(Id<Person>, Option<u8>)| {
        let (title, url) = (news.title.as_str(), news.url.as_str());
        params![news.thing, *pupil, news.what, title, url, news.visible_at, news.by, *at].to_vec()
    };
    let rows: Vec<Vec<Value>> = pupils.iter().map(row).collect();
    if rows.is_empty() {
        return Ok(());
    }
    tx.run_each(
        "insert into result_news
           (thing, pupil_id, what, title, url, visible_at, by_id, at_percent)
         values ($1, $2, $3, $4, $5, $6, $7, $8)
         on conflict (thing, pupil_id)
         do update set what = excluded.what, title = excluded.title, url = excluded.url,
                       visible_at = excluded.visible_at, by_id = excluded.by_id,
                       at_percent = excluded.at_percent",
        &rows,
    )?;
    Ok(())
}

pub fn kept_news(tx: &Tx<'_>, thing: i64) -> Result<Vec<Kept>> {
    tx.all(
        "select pupil_id, what, thing, title, url, visible_at, by_id, at_percent
           from result_news
          where thing = $1
          order by pupil_id
          limit 5000",
        params![thing],
    )
}

pub fn forget_news(tx: &Tx<'_>, things: &[i64]) -> Result<()> {
    let things: Value = ids(things.iter().map(|thing| Id::<()>::new(*thing)));
    tx.run("delete from result_news where thing in ids($1)", params![things])?;
    Ok(())
}

pub fn forget_told(tx: &Tx<'_>, thing: i64, now: Instant) -> Result<()> {
    tx.run("delete from result_news where thing = $1 and visible_at <= $2", params![thing, now])?;
    Ok(())
}

//! What was not looked at yet, as rows.

use base::Id;
use db::{Result, Tx, Value, ids, params};
use notices::Reader;
use people::Person;
use web::counters::COUNTERS_TOPIC;

/// A thing these readers may look at now.
pub fn add(tx: &Tx<'_>, readers: &[Reader], thing: i64) -> Result<()> {
    let row =
        |it: &Reader| params![it.person, it.on_behalf_of.unwrap_or(it.person), thing].to_vec();
    let rows: Vec<Vec<Value>> = readers.iter().map(row).collect();
    if rows.is_empty() {
        return Ok(());
    }
    tx.run_each(
        "insert into result_fresh (person_id, pupil_id, thing)
         values ($1, $2, $3)
         on conflict (person_id, pupil_id, thing) do nothing",
        &rows,
    )?;
    tx.signal(COUNTERS_TOPIC, readers.iter().map(|reader| reader.person.raw()));
    Ok(())
}

pub fn count(tx: &Tx<'_>, person: Id<Person>) -> Result<i64> {
    tx.number("select count(*) from result_fresh where person_id = $1", params![person])
}

/// How many, child by child.
pub fn by_pupil(tx: &Tx<'_>, person: Id<Person>) -> Result<Vec<(Id<Person>, i64)>> {
    tx.all(
        "select pupil_id, count(*)
           from result_fresh
          where person_id = $1
          group by pupil_id
          order by pupil_id
          limit 50",
        params![person],
    )
}

/// He has opened the page of this pupil.
pub fn seen(tx: &Tx<'_>, person: Id<Person>, pupil: Id<Person>) -> Result<()> {
    let rows = tx.run(
        "delete from result_fresh where person_id = $1 and pupil_id = $2",
        params![person, pupil],
    )?;
    if rows > 0 {
        tx.signal(COUNTERS_TOPIC, [person.raw()]);
    }
    Ok(())
}

/// What was taken back is no news.
pub fn take_back(tx: &Tx<'_>, things: &[i64]) -> Result<()> {
    let things: Value = ids(things.iter().map(|thing| Id::<()>::new(*thing)));
    let gone: Vec<(Id<Person>,)> = tx.all(
        "delete from result_fresh where thing in ids($1) returning person_id",
        params![things],
    )?;
    tx.signal(COUNTERS_TOPIC, gone.into_iter().map(|(person,)| person.raw()));
    Ok(())
}

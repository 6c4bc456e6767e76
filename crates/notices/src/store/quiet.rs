//! The hours at which somebody's devices are still.

use crate::Notice;
use base::{Id, Instant, Minutes, QuietHours};
use db::{Result, Tx, Value, params};
use people::Person;

/// Those of these persons who have chosen hours.
pub fn of(
    tx: &Tx<'_>,
    persons: impl Iterator<Item = Id<Person>>,
) -> Result<Vec<(Id<Person>, QuietHours)>> {
    let rows: Vec<(Id<Person>, u16, u16)> = tx.all(
        "select person_id, from_minutes, until_minutes
           from notice_quiet
          where person_id in ids($1)",
        params![db::ids(persons)],
    )?;
    let hours = |(person, from, until)| {
        let (from, until) = (Minutes(from), Minutes(until));
        let every_day = QuietHours { weekends: false, holidays: false, ..QuietHours::default() };
        (person, QuietHours { is_on: true, from, until, ..every_day })
    };
    Ok(rows.into_iter().map(hours).collect())
}

pub fn keep(tx: &Tx<'_>, person: Id<Person>, hours: Option<(Minutes, Minutes)>) -> Result<()> {
    let Some((from, until)) = hours else {
        let forget = "delete from notice_quiet where person_id = $1";
        return tx.run(forget, params![person]).map(drop);
    };
    tx.run(
        "insert into notice_quiet (person_id, from_minutes, until_minutes)
         values ($1, $2, $3)
             on conflict (person_id) do update
            set from_minutes = excluded.from_minutes, until_minutes = excluded.until_minutes",
        params![person, from.0, until.0],
    )
    .map(drop)
}

/// These will be due on the devices of their reader at `at`, unless they are seen before.
pub fn postpone(
    tx: &Tx<'_>,
    person: Id<Person>,
    notices: &[Id<Notice>],
    at: Instant,
) -> Result<()> {
    let row = |notice: &Id<Notice>| -> Vec<Value> { params![person, *notice, at].to_vec() };
    tx.run_each(
        "update notice_reader
            set push_at = $3
          where person_id = $1 and notice_id = $2 and seen_at is null",
        &notices.iter().map(row).collect::<Vec<_>>(),
    )
    .map(drop)
}

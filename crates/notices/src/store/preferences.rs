//! How each person wants his mails.

use base::Id;
use db::{Result, Tx, Value, params};
use people::Person;
use web::Rhythm;

/// Stands for every kind: what the link of a mail turns off.
pub const ALL: &str = "*";

pub fn of(tx: &Tx<'_>, person: Id<Person>) -> Result<Vec<(String, Rhythm)>> {
    tx.all(
        "select kind, rhythm from notice_preference where person_id = $1 limit 500",
        params![person],
    )
}

/// Keeps what was chosen for each of these kinds; nothing is turned off for all any more.
pub fn keep(tx: &Tx<'_>, person: Id<Person>, chosen: &[(&'static str, Rhythm)]) -> Result<()> {
    tx.run("delete from notice_preference where person_id = $1 and kind = '*'", params![person])?;
    choose(tx, person, chosen)
}

/// Turns every mail off.
pub fn turn_off(tx: &Tx<'_>, person: Id<Person>) -> Result<()> {
    choose(tx, person, &[(ALL, Rhythm::Never)])?;
    tx.run(
        "update notice_reader set mail_at = null where person_id = $1 and mail_at is not null",
        params![person],
    )
    .map(drop)
}

fn choose(tx: &Tx<'_>, person: Id<Person>, chosen: &[(&'static str, Rhythm)]) -> Result<()> {
    let rows: Vec<Vec<Value>> =
        chosen.iter().map(|(kind, rhythm)| params![person, *kind, *rhythm].to_vec()).collect();
    tx.run_each(
        "insert into notice_preference (person_id, kind, rhythm)
         values ($1, $2, $3)
             on conflict (person_id, kind) do update set rhythm = excluded.rhythm",
        &rows,
    )
    .map(drop)
}

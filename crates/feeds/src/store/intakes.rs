//! Files that have arrived, as rows.

use crate::history::Feed;
use crate::intake::{Intake, IntakeFile, IntakeState};
use base::{Id, Instant};
use db::{Error, Result, Tx, Value, params};
use people::{Person, School};

pub fn insert(tx: &Tx<'_>, intake: &Intake, files: &[IntakeFile]) -> Result<()> {
    tx.run(
        "insert into feed_intake (id, by_id, school_id, at, state, asked, progress_id)
         values ($1, $2, $3, $4, $5, $6, $7)",
        params![
            intake.id,
            intake.by,
            intake.school,
            intake.at,
            intake.state,
            &intake.asked,
            intake.progress
        ],
    )?;
    let row = |(position, file): (usize, &IntakeFile)| {
        params![intake.id, position, &file.name, file.hash.to_string(), as_column(file.bytes)]
            .to_vec()
    };
    let rows: Vec<Vec<Value>> = files.iter().enumerate().map(row).collect();
    tx.run_each(
        "insert into feed_intake_file (intake_id, position, name, hash, bytes)
         values ($1, $2, $3, $4, $5)",
        &rows,
    )
    .map(drop)
}

fn as_column(bytes: u64) -> i64 {
    i64::try_from(bytes).unwrap_or(i64::MAX)
}

pub fn load(tx: &Tx<'_>, intake: Id<Intake>) -> Result<Option<Intake>> {
    tx.first(
        "select id, by_id as by, school_id as school, at, state, asked, looked, refusal,
                progress_id as progress, feed_id as feed
           from feed_intake
          where id = $1",
        params![intake],
    )
}

/// The files a feed was read from.
pub fn of_feed(tx: &Tx<'_>, feed: Id<Feed>) -> Result<Option<Intake>> {
    tx.first(
        "select id, by_id as by, school_id as school, at, state, asked, looked, refusal,
                progress_id as progress, feed_id as feed
           from feed_intake
          where feed_id = $1
          order by id desc
          limit 1",
        params![feed],
    )
}

/// Those of which no feed was made, or not yet; of one school, or (0) of the platform.
pub fn open(tx: &Tx<'_>, school: Option<Id<School>>, limit: u32) -> Result<Vec<Intake>> {
    tx.all(
        "select id, by_id as by, school_id as school, at, state, asked, looked, refusal,
                progress_id as progress, feed_id as feed
           from feed_intake
          where state in ('reading', 'asking', 'refused') and (school_id = $1 or $1 = 0)
          order by id desc
          limit $2",
        params![school.map_or(0, Id::raw), limit],
    )
}

pub fn files(tx: &Tx<'_>, intake: Id<Intake>) -> Result<Vec<IntakeFile>> {
    let rows: Vec<(String, String, i64)> = tx.all(
        "select name, hash, bytes from feed_intake_file where intake_id = $1 order by position",
        params![intake],
    )?;
    let file = |(name, hash, bytes): (String, String, i64)| {
        let hash = hash.parse().map_err(|_| Error::Engine("not a hash".to_owned()))?;
        Ok(IntakeFile { name, hash, bytes: u64::try_from(bytes).unwrap_or_default() })
    };
    rows.into_iter().map(file).collect()
}

pub fn forget_files(tx: &Tx<'_>, intake: Id<Intake>) -> Result<()> {
    tx.run("delete from feed_intake_file where intake_id = $1", params![intake]).map(drop)
}

/// Moves on from one state; a conflict when somebody else has.
pub fn set_state(
    tx: &Tx<'_>,
    intake: Id<Intake>,
    from: [IntakeState; 2],
    to: IntakeState,
) -> Result<()> {
    tx.change(
        "update feed_intake set state = $4 where id = $1 and state in ($2, $3)",
        params![intake, from[0], from[1], to],
    )
}

/// What must be asked about.
pub fn ask(tx: &Tx<'_>, intake: Id<Intake>, looked: &str) -> Result<()> {
    tx.change(
        "update feed_intake
            set state = 'asking', looked = $2
          where id = $1 and state = 'reading'",
        params![intake, looked],
    )
}

/// What was answered: it is read again, under a new progress.
pub fn answer(tx: &Tx<'_>, intake: &Intake) -> Result<()> {
    tx.change(
        "update feed_intake
            set state = 'reading', asked = $2, progress_id = $3, refusal = null
          where id = $1 and state in ('asking', 'read')",
        params![intake.id, &intake.asked, intake.progress],
    )
}

pub fn refuse(tx: &Tx<'_>, intake: Id<Intake>, problem: &str) -> Result<()> {
    tx.change(
        "update feed_intake
            set state = 'refused', refusal = $2, looked = null
          where id = $1 and state = 'reading'",
        params![intake, problem],
    )
}

pub fn set_feed(tx: &Tx<'_>, intake: Id<Intake>, feed: Id<Feed>) -> Result<()> {
    tx.change("update feed_intake set feed_id = $2 where id = $1", params![intake, feed])
}

/// A feed was made: the first rows of the tables are forgotten.
pub fn set_read(tx: &Tx<'_>, intake: Id<Intake>) -> Result<()> {
    tx.change(
        "update feed_intake set state = 'read', looked = null where id = $1 and state = 'reading'",
        params![intake],
    )
}

/// Being read, without a sign of life since.
pub fn abandoned(tx: &Tx<'_>, before: Instant, limit: u32) -> Result<Vec<Intake>> {
    tx.all(
        "select i.id, i.by_id as by, i.school_id as school, i.at, i.state, i.asked, i.looked,
                i.refusal, i.progress_id as progress, i.feed_id as feed
           from feed_intake i
           join progress p on p.id = i.progress_id
          where i.state = 'reading' and p.updated_at < $1
          order by i.id
          limit $2",
        params![before, limit],
    )
}

/// Contents and first rows that nobody came back to.
pub fn forget_contents(tx: &Tx<'_>, before: Instant) -> Result<()> {
    tx.run(
        "delete from feed_intake_file
          where intake_id in (select id from feed_intake where at < $1)",
        params![before],
    )?;
    tx.run(
        "update feed_intake
            set state = 'dropped', looked = null
          where at < $1 and state = 'asking'",
        params![before],
    )
    .map(drop)
}

pub fn forget_old(tx: &Tx<'_>, before: Instant) -> Result<()> {
    tx.run("delete from feed_intake where at < $1", params![before]).map(drop)
}

/// What a person brought in is no longer said to be his.
pub fn forget_sender(tx: &Tx<'_>, person: Id<Person>) -> Result<u64> {
    tx.run(
        "delete from feed_intake_file
          where intake_id in (select id from feed_intake where by_id = $1)",
        params![person],
    )?;
    let intakes = tx.run("delete from feed_intake where by_id = $1", params![person])?;
    let feeds = tx.run("update feed set by_id = null where by_id = $1", params![person])?;
    Ok(intakes + feeds)
}

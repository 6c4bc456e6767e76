//! What is common to a class, and what is a pupil's own, as rows.

use crate::report::Report;
use base::Id;
use db::{Error, Result, Tx, Value, ids, params};
use people::{Class, Person};
use results::Period;

db::row! {
    /// What was worked at a place (a line each), or lived in a parcours.
    #[derive(Clone, Debug, PartialEq, Eq)]
    pub struct Common {
        pub place: String,
        pub words: String,
        pub version: u32,
    }
}

pub fn of_class(tx: &Tx<'_>, class: Id<Class>, period: Id<Period>) -> Result<Vec<Common>> {
    tx.all(
        "select place, words, version
           from report_common
          where class_id = $1 and period_id = $2
          order by place
          limit 200",
        params![class, period],
    )
}

/// Writes it over the version that was read (0: none).
pub fn set(
    tx: &Tx<'_>,
    (class, period): (Id<Class>, Id<Period>),
    common: &Common,
    by: Id<Person>,
) -> Result<()> {
    let written = tx.run(
        "insert into report_common (class_id, period_id, place, words, by_id, version)
         values ($1, $2, $3, $4, $5, 1)
             on conflict (class_id, period_id, place)
             do update set words = $4, by_id = $5, version = report_common.version + 1
                     where report_common.version = $6",
        params![class, period, common.place.as_str(), &common.words, by, common.version],
    )?;
    if written == 0 {
        return Err(Error::Conflict("somebody else has written it meanwhile".to_owned()));
    }
    Ok(())
}

db::row! {
    /// A pupil's own part in a parcours, or how he is accompanied.
    #[derive(Clone, Debug, PartialEq, Eq)]
    pub struct Own {
        pub report: Id<Report>,
        pub code: String,
        pub words: String,
    }
}

pub fn own(tx: &Tx<'_>, reports: &[Id<Report>]) -> Result<Vec<Own>> {
    tx.all(
        "select report_id as report, code, words
           from report_own
          where report_id in ids($1)
          order by report_id, code
          limit 5000",
        params![ids(reports.iter().copied())],
    )
}

/// What the whole class has, until somebody says otherwise: of the reports just opened.
pub fn accompany(tx: &Tx<'_>, reports: &[Id<Report>], code: &str) -> Result<()> {
    tx.run(
        "insert into report_own (report_id, code, words)
         select id, $2, ''
           from report
          where id in ids($1)",
        params![ids(reports.iter().copied()), code],
    )
    .map(drop)
}

/// Instead of what was there: the caller has written the report's version in this transaction.
pub fn set_own(tx: &Tx<'_>, report: Id<Report>, own: &[Own]) -> Result<()> {
    tx.run("delete from report_own where report_id = $1", params![report])?;
    let row = |own: &Own| params![report, own.code.as_str(), own.words.as_str()].to_vec();
    let rows: Vec<Vec<Value>> = own.iter().map(row).collect();
    if rows.is_empty() {
        return Ok(());
    }
    tx.run_each("insert into report_own (report_id, code, words) values ($1, $2, $3)", &rows)
        .map(drop)
}

//! What reports said each time they were locked, and who has read it, as rows.

use crate::{chain::Hash, content::Content, report::Report};
use base::{Id, Instant};
use db::{Error, Result, Tx, Value, ids, params};
use people::Person;

/// The latest edition families may read.
pub fn readable(tx: &Tx<'_>, report: Id<Report>, now: Instant) -> Result<Option<u32>> {
    let (edition,): (Option<u32>,) = tx.one(
        "select max(edition)
           from report_edition
          where report_id = $1 and published_at is not null and published_at <= $2",
        params![report, now],
    )?;
    Ok(edition)
}

/// An edition about to be written down.
pub struct New {
    pub report: Id<Report>,
    pub edition: u32,
    pub content: Content,
    pub digest: Hash,
}

pub fn insert(tx: &Tx<'_>, new: &[New], by: Id<Person>, at: Instant) -> Result<()> {
    let mut rows: Vec<Vec<Value>> = Vec::new();
    for it in new {
        let content = it.content.json()?;
        rows.push(params![it.report, it.edition, content, it.digest, at, by].to_vec());
    }
    tx.run_each(
        "insert into report_edition (report_id, edition, content, digest, locked_at, locked_by,
                                     reason)
         values ($1, $2, $3, $4, $5, $6, '')",
        &rows,
    )
    .map(drop)
}

/// Families may read the current edition of these reports from an instant on.
pub fn publish(tx: &Tx<'_>, reports: &[Id<Report>], at: Instant) -> Result<()> {
    tx.run(
        "update report_edition
            set published_at = $2
          where report_id in ids($1)
            and edition = (select r.edition from report r where r.id = report_edition.report_id)",
        params![ids(reports.iter().copied()), at],
    )
    .map(drop)
}

/// Why an edition is not the last one. What families could not read yet, they never will.
pub fn close(
    tx: &Tx<'_>,
    (report, edition): (Id<Report>, u32),
    by: Id<Person>,
    reason: &str,
    at: Instant,
) -> Result<()> {
    tx.change(
        "update report_edition
            set reopened_at = $5, reopened_by = $3, reason = $4,
                published_at = case when published_at <= $5 then published_at else null end
          where report_id = $1 and edition = $2 and reopened_at is null",
        params![report, edition, by, reason, at],
    )
}

db::row! {
    struct EditionRow {
        edition: u32,
        content: String,
        locked_at: Instant,
        published_at: Option<Instant>,
        reason: String,
    }
}

/// An edition of a report.
#[expect(clippy::struct_field_names, reason = "its number is called so in every table")]
#[derive(Clone, Debug)]
pub struct Edition {
    pub edition: u32,
    pub content: Content,
    pub locked_at: Instant,
    pub published_at: Option<Instant>,
    pub reason: String,
}

impl EditionRow {
    fn read(self) -> Result<Edition> {
        Ok(Edition {
            edition: self.edition,
            content: Content::read(&self.content)?,
            locked_at: self.locked_at,
            published_at: self.published_at,
            reason: self.reason,
        })
    }
}

pub fn find(tx: &Tx<'_>, report: Id<Report>, edition: u32) -> Result<Option<Edition>> {
    let found: Option<EditionRow> = tx.first(
        "select edition, content, locked_at, published_at, reason
           from report_edition
          where report_id = $1 and edition = $2",
        params![report, edition],
    )?;
    found.map(EditionRow::read).transpose()
}

/// Every edition of a report, the latest first.
pub fn of_report(tx: &Tx<'_>, report: Id<Report>) -> Result<Vec<Edition>> {
    let found: Vec<EditionRow> = tx.all(
        "select edition, content, locked_at, published_at, reason
           from report_edition
          where report_id = $1
          order by edition desc
          limit 100",
        params![report],
    )?;
    found.into_iter().map(EditionRow::read).collect()
}

db::row! {
    struct CurrentRow { report: Id<Report>, content: String }
}

/// What locked reports say, in the order asked. Missing when one is not locked.
pub fn current(tx: &Tx<'_>, reports: &[Id<Report>]) -> Result<Vec<(Id<Report>, Content)>> {
    let found: Vec<CurrentRow> = tx.all(
        "select e.report_id as report, e.content
           from report r
           join report_edition e on e.report_id = r.id and e.edition = r.edition
          where r.id in ids($1) and r.state = 'locked'
          order by e.report_id
          limit 500",
        params![ids(reports.iter().copied())],
    )?;
    let mut contents = std::collections::HashMap::new();
    for row in found {
        contents.insert(row.report, Content::read(&row.content)?);
    }
    let take = |report: &Id<Report>| {
        contents.remove(report).map(|content| (*report, content)).ok_or(Error::Missing)
    };
    reports.iter().map(take).collect()
}

pub fn see(
    tx: &Tx<'_>,
    (report, edition): (Id<Report>, u32),
    person: Id<Person>,
    at: Instant,
) -> Result<u64> {
    tx.run(
        "insert into report_seen (report_id, edition, person_id, seen_at)
         values ($1, $2, $3, $4)
             on conflict do nothing",
        params![report, edition, person, at],
    )
}

/// Who has opened the current edition of the reports of a class: by report.
pub fn seen(tx: &Tx<'_>, reports: &[Id<Report>]) -> Result<Vec<(Id<Report>, Id<Person>)>> {
    tx.all(
        "select s.report_id, s.person_id
           from report_seen s
           join report r on r.id = s.report_id and r.edition = s.edition
          where s.report_id in ids($1)
          order by s.report_id, s.person_id
          limit 2000",
        params![ids(reports.iter().copied())],
    )
}

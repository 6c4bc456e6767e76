//! What follows a pupil, as rows.

use crate::report::{Kind, Report};
use base::{Id, Instant, SchoolYear};
use db::{Result, Tx, ids, params};
use people::{Level, Person};

db::row! {
    /// A locked report, in the edition that counts.
    pub struct Kept {
        pub report: Id<Report>,
        pub pupil: Id<Person>,
        pub kind: Kind,
        pub level: Level,
        pub class: String,
        pub period: String,
        pub year: SchoolYear,
        pub locked_at: Instant,
    }
}

/// Every locked report of these pupils, of all their years.
pub fn kept(tx: &Tx<'_>, pupils: &[Id<Person>]) -> Result<Vec<Kept>> {
    tx.all(
        "select r.id as report, r.pupil_id as pupil, r.kind, r.level, c.name as class,
                d.name as period, d.year, e.locked_at
           from report r
           join report_edition e on e.report_id = r.id and e.edition = r.edition
           join period d on d.id = r.period_id
           join class c on c.id = r.class_id
          where r.pupil_id in ids($1) and r.state = 'locked'
          order by r.pupil_id, d.from_on, r.kind desc
          limit 20000",
        params![ids(pupils.iter().copied())],
    )
}

/// What one of them says, as it is kept.
pub fn content(tx: &Tx<'_>, pupil: Id<Person>, report: Id<Report>) -> Result<Option<String>> {
    let found: Option<(String,)> = tx.first(
        "select e.content
           from report r
           join report_edition e on e.report_id = r.id and e.edition = r.edition
          where r.id = $1 and r.pupil_id = $2 and r.state = 'locked'",
        params![report, pupil],
    )?;
    Ok(found.map(|(content,)| content))
}

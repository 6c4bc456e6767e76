//! What teachers have decided, as rows.

use crate::report::Report;
use base::{Id, Instant};
use db::{Result, Tx, Value, ids, params};
use people::{Class, Person};
use results::Period;

db::row! {
    #[derive(Clone, Debug, PartialEq, Eq)]
    pub struct Line {
        pub report: Id<Report>,
        pub place: String,
        /// 0: not evaluated.
        pub position: Option<u8>,
        pub appreciation: String,
        pub by: Id<Person>,
        pub version: u32,
    }
}

pub fn of_class(tx: &Tx<'_>, class: Id<Class>, period: Id<Period>) -> Result<Vec<Line>> {
    tx.all(
        "select l.report_id as report, l.place, l.position, l.appreciation, l.by_id as by,
                l.version
           from report r
           join report_line l on l.report_id = r.id
          where r.class_id = $1 and r.period_id = $2
          order by l.report_id, l.place
          limit 40000",
        params![class, period],
    )
}

/// The lines of these reports at these places.
pub fn of_reports(tx: &Tx<'_>, reports: &[Id<Report>]) -> Result<Vec<Line>> {
    tx.all(
        "select report_id as report, place, position, appreciation, by_id as by, version
           from report_line
          where report_id in ids($1)
          order by report_id, place
          limit 40000",
        params![ids(reports.iter().copied())],
    )
}

/// A line as it will be, over the version that was read (0: none).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Decided {
    pub report: Id<Report>,
    pub place: String,
    pub position: Option<u8>,
    pub appreciation: String,
    pub version: u32,
}

/// Writes these lines where their report is open and nobody has written over what was read; says
/// how many were.
pub fn decide(tx: &Tx<'_>, lines: &[Decided], by: Id<Person>, at: Instant) -> Result<u64> {
    let row = |line: &Decided| {
        params![
            line.report,
            line.place.as_str(),
            line.position,
            line.appreciation.as_str(),
            by,
            at,
            line.version
        ]
        .to_vec()
    };
    let rows: Vec<Vec<Value>> = lines.iter().map(row).collect();
    tx.run_each(
        "insert into report_line (report_id, place, position, appreciation, by_id, changed_at,
                                  version)
         select r.id, $2, $3, $4, $5, $6, 1
           from report r
          where r.id = $1 and r.state = 'open'
             on conflict (report_id, place)
             do update set position = $3, appreciation = $4, by_id = $5, changed_at = $6,
                           version = report_line.version + 1
                     where report_line.version = $7",
        &rows,
    )
}

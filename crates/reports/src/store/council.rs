//! The class council, as rows: thirty-five pupils by twelve subjects, read as often as a council
//! turns its pages. No column it does not show, no sorting the page does not need.

use crate::report::Report;
use base::{Day, Id, PersonName};
use db::{Result, Tx, params};
use people::{Class, School};
use results::{Period, Subject};

const PUPILS_MAX: u32 = 400;
const SUBJECTS_MAX: u32 = 500;

db::row! {
    /// A pupil of the table: his report of the period.
    #[derive(Clone, Debug, PartialEq, Eq)]
    pub struct PupilRow {
        pub report: Id<Report>,
        pub sort_key: String,
        pub first_name: String,
        pub last_name: String,
        /// `place:hundredths`, between spaces: see [`crate::averages`].
        pub averages: String,
        pub average: Option<i64>,
        pub mention: String,
        pub is_written: bool,
    }
}

impl PupilRow {
    pub fn name(&self) -> String {
        let (first, last) = (self.first_name.as_str(), self.last_name.as_str());
        PersonName::new(first, last, None).listed()
    }
}

/// The pupils of a class, by name.
pub fn pupils(tx: &Tx<'_>, class: Id<Class>, period: Id<Period>) -> Result<Vec<PupilRow>> {
    let mut rows: Vec<PupilRow> = tx.all(
        "select r.id as report, p.sort_key, p.first_name, p.last_name, r.averages, r.average,
                r.mention, case when r.general <> '' then 1 else 0 end as is_written
           from report r
           join person p on p.id = r.pupil_id
          where r.class_id = $1 and r.period_id = $2 and r.kind = 'period'
          limit $3",
        params![class, period, PUPILS_MAX],
    )?;
    // A class is sorted here: the engines would copy each row once more to do it.
    rows.sort_unstable_by(|a, b| (&a.sort_key, a.report).cmp(&(&b.sort_key, b.report)));
    Ok(rows)
}

/// The decided positions of a class: (report, place, position).
pub fn positions(
    tx: &Tx<'_>,
    class: Id<Class>,
    period: Id<Period>,
) -> Result<Vec<(Id<Report>, String, u8)>> {
    tx.all(
        "select l.report_id, l.place, l.position
           from report r
           join report_line l on l.report_id = r.id
          where r.class_id = $1
            and r.period_id = $2
            and r.kind = 'period'
            and l.position is not null
          limit 40000",
        params![class, period],
    )
}

db::row! {
    /// A subject of a school: what the table needs of it.
    #[derive(Clone, Debug, PartialEq, Eq)]
    pub struct SubjectRow {
        pub id: Id<Subject>,
        pub parent: Option<Id<Subject>>,
        pub name: String,
        pub folded: String,
        pub is_retired: bool,
    }
}

/// The subjects of a school in its order.
pub fn subjects(tx: &Tx<'_>, school: Id<School>, on: Day) -> Result<Vec<SubjectRow>> {
    tx.all(
        "select id, parent_id as parent, name, folded,
                case when retired_on <= $2 then 1 else 0 end as is_retired
           from subject
          where school_id = $1
          order by place, id
          limit $3",
        params![school, on, SUBJECTS_MAX],
    )
}

/// What the assignments of a class call its subjects on a day.
pub fn taught(tx: &Tx<'_>, class: Id<Class>, on: Day) -> Result<Vec<(String,)>> {
    tx.all(
        "select subject
           from assignment
          where class_id = $1
            and subject is not null
            and from_on <= $2
            and (until_on is null or until_on > $2)
          limit $3",
        params![class, on, SUBJECTS_MAX],
    )
}

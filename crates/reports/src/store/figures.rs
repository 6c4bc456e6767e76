//! What the results say, reckoned and written down, as rows; and the skills it is reckoned with.

use crate::{
    averages,
    reckoning::{Figure, OUT_OF, Reckoned, Remark, Span},
    report::Report,
};
use base::{Id, Instant};
use db::{Result, Tx, Value, ids, params};
use people::{Class, Person};
use results::{Period, Scale, Skill, scale::Steps};

/// A skill is never deeper than a domain, its part, a theme and an item.
const DEPTH_MAX: u32 = 8;

/// The codes of these skills and of what each is a part of, the nearest first.
pub fn codes(tx: &Tx<'_>, skills: &[Id<Skill>]) -> Result<Vec<(Id<Skill>, String)>> {
    tx.all(
        "with recursive up (skill_id, parent_id, code, depth) as (
           select id, parent_id, code, 0
             from skill
            where id in ids($1)
            union all
           select u.skill_id, s.parent_id, s.code, u.depth + 1
             from up u
             join skill s on s.id = u.parent_id
            where u.depth < $2
         )
         select skill_id, code
           from up
          order by skill_id, depth
          limit 40000",
        params![ids(skills.iter().copied()), DEPTH_MAX],
    )
}

db::row! {
    struct ScaleRow {
        id: Id<Scale>,
        school: Option<Id<people::School>>,
        code: String,
        name: String,
        kind: results::ScaleKind,
        steps: Steps,
        retired_on: Option<base::Day>,
    }
}

/// These scales, whatever became of them, and the national one of objectives.
pub fn scales(tx: &Tx<'_>, scales: &[Id<Scale>]) -> Result<Vec<Scale>> {
    let found: Vec<ScaleRow> = tx.all(
        "select id, school_id as school, code, name, kind, steps, retired_on
           from scale
          where id in ids($1) or school_id is null and code = 'objectifs' and retired_on is null
          order by id
          limit 500",
        params![ids(scales.iter().copied())],
    )?;
    let scale = |row: ScaleRow| Scale {
        id: row.id,
        school: row.school,
        code: row.code,
        name: row.name,
        kind: row.kind,
        steps: row.steps,
        retired_on: row.retired_on,
    };
    Ok(found.into_iter().map(scale).collect())
}

/// Writes the figures of these open reports instead of those they had.
pub fn set(
    tx: &Tx<'_>,
    (class, period): (Id<Class>, Id<Period>),
    reports: &[(Id<Report>, Id<Person>)],
    reckoned: &Reckoned,
    at: Instant,
) -> Result<()> {
    let list = ids(reports.iter().map(|(report, _)| *report));
    tx.run("delete from report_figure where report_id in ids($1)", params![list])?;
    let mut rows: Vec<Vec<Value>> = Vec::new();
    let mut totals: Vec<Vec<Value>> = Vec::new();
    for (report, pupil) in reports {
        let general = reckoned.general.get(pupil).map(|share| share.hundredths_of(OUT_OF));
        let figures = || reckoned.figures.get(pupil).into_iter().flatten();
        let each = figures().filter_map(|(place, it)| Some((place.as_str(), it.hundredths()?)));
        totals.push(params![*report, general, averages::packed(each)].to_vec());
        rows.extend(figures().map(|(place, figure)| row(*report, place, figure)));
    }
    if !rows.is_empty() {
        tx.run_each(
            "insert into report_figure (report_id, place, shown, proposed, average, remarks)
             values ($1, $2, $3, $4, $5, $6)",
            &rows,
        )?;
    }
    if !totals.is_empty() {
        tx.run_each(
            "update report set average = $2, averages = $3 where id = $1 and state = 'open'",
            &totals,
        )?;
    }
    set_spans(tx, class, period, reckoned, at)
}

fn row(report: Id<Report>, place: &str, figure: &Figure) -> Vec<Value> {
    let remarks = serde_json::to_string(&figure.remarks).unwrap_or_else(|_| "[]".to_owned());
    params![report, place, figure.shown, figure.proposed, figure.hundredths(), remarks].to_vec()
}

fn set_spans(
    tx: &Tx<'_>,
    class: Id<Class>,
    period: Id<Period>,
    reckoned: &Reckoned,
    at: Instant,
) -> Result<()> {
    tx.run(
        "delete from report_class_figure where class_id = $1 and period_id = $2",
        params![class, period],
    )?;
    let row = |(place, span): (&String, &Span)| {
        params![class, period, place.as_str(), span.lowest, span.mean, span.highest, at].to_vec()
    };
    let rows: Vec<Vec<Value>> = reckoned.spans.iter().map(row).collect();
    if rows.is_empty() {
        return Ok(());
    }
    tx.run_each(
        "insert into report_class_figure (class_id, period_id, place, lowest, mean, highest,
                                          reckoned_at)
         values ($1, $2, $3, $4, $5, $6, $7)",
        &rows,
    )
    .map(drop)
}

/// A figure as it was written down.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Kept {
    pub report: Id<Report>,
    pub place: String,
    pub shown: u32,
    pub proposed: Option<u8>,
    pub average: Option<i64>,
    pub remarks: Vec<Remark>,
}

db::row! {
    struct KeptRow {
        report: Id<Report>,
        place: String,
        shown: u32,
        proposed: Option<u8>,
        average: Option<i64>,
        remarks: String,
    }
}

pub fn of_class(tx: &Tx<'_>, class: Id<Class>, period: Id<Period>) -> Result<Vec<Kept>> {
    let found: Vec<KeptRow> = tx.all(
        "select f.report_id as report, f.place, f.shown, f.proposed, f.average, f.remarks
           from report r
           join report_figure f on f.report_id = r.id
          where r.class_id = $1 and r.period_id = $2
          order by f.report_id, f.place
          limit 40000",
        params![class, period],
    )?;
    let kept = |row: KeptRow| Kept {
        report: row.report,
        place: row.place,
        shown: row.shown,
        proposed: row.proposed,
        average: row.average,
        remarks: serde_json::from_str(&row.remarks).unwrap_or_default(),
    };
    Ok(found.into_iter().map(kept).collect())
}

db::row! {
    /// The averages of a class at a place, and when they were reckoned.
    #[derive(Clone, Debug, PartialEq, Eq)]
    pub struct KeptSpan {
        pub place: String,
        pub lowest: i64,
        pub mean: i64,
        pub highest: i64,
        pub reckoned_at: Instant,
    }
}

pub fn spans(tx: &Tx<'_>, class: Id<Class>, period: Id<Period>) -> Result<Vec<KeptSpan>> {
    tx.all(
        "select place, lowest, mean, highest, reckoned_at
           from report_class_figure
          where class_id = $1 and period_id = $2
          order by place
          limit 200",
        params![class, period],
    )
}

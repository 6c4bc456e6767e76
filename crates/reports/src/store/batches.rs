//! The reports of a class or a school in one file, as rows.

use crate::{batch::Batch, report::Report};
use base::{Id, Instant};
use db::{Result, Tx, params};
use jobs::progress::Progress;
use people::{Class, Person, School};
use results::Period;

db::word! {
    pub enum State { Making = "making", Ready = "ready", Failed = "failed", Gone = "gone" }
}

/// A batch to be made.
#[derive(Clone, Copy, Debug)]
pub struct New {
    pub school: Id<School>,
    pub class: Option<Id<Class>>,
    pub period: Id<Period>,
    pub by: Id<Person>,
    pub progress: Id<Progress>,
}

pub fn insert(tx: &Tx<'_>, new: &New, at: Instant) -> Result<Id<Batch>> {
    let id: Id<Batch> = tx.new_id();
    tx.run(
        "insert into report_batch (id, school_id, class_id, period_id, by_id, progress_id, state,
                                   pages, made_at)
         values ($1, $2, $3, $4, $5, $6, 'making', 0, $7)",
        params![id, new.school, new.class, new.period, new.by, new.progress, at],
    )?;
    Ok(id)
}

pub fn load(tx: &Tx<'_>, id: Id<Batch>) -> Result<Option<Batch>> {
    tx.first(
        "select b.id, b.school_id as school, b.class_id as class, b.period_id as period,
                b.by_id as by, b.progress_id as progress, b.state, b.pages, b.made_at,
                d.name as period_name, s.name as school_name, c.name as class_name
           from report_batch b
           join period d on d.id = b.period_id
           join school s on s.id = b.school_id
           left join class c on c.id = b.class_id
          where b.id = $1",
        params![id],
    )
}

/// The last ones of a person for a school, the newest first.
pub fn of_person(tx: &Tx<'_>, person: Id<Person>, school: Id<School>) -> Result<Vec<Batch>> {
    tx.all(
        "select b.id, b.school_id as school, b.class_id as class, b.period_id as period,
                b.by_id as by, b.progress_id as progress, b.state, b.pages, b.made_at,
                d.name as period_name, s.name as school_name, c.name as class_name
           from report_batch b
           join period d on d.id = b.period_id
           join school s on s.id = b.school_id
           left join class c on c.id = b.class_id
          where b.by_id = $1 and b.school_id = $2 and b.state <> 'gone'
          order by b.id desc
          limit 5",
        params![person, school],
    )
}

pub fn set_state(tx: &Tx<'_>, id: Id<Batch>, state: State, pages: u32) -> Result<()> {
    tx.change(
        "update report_batch set state = $2, pages = $3 where id = $1 and state = 'making'",
        params![id, state, pages],
    )
}

/// The locked reports of a batch after one, by class and by name, some at a time.
pub fn reports(
    tx: &Tx<'_>,
    batch: &Batch,
    after: &(String, String, Id<Report>),
    limit: u32,
) -> Result<Vec<(String, String, Id<Report>)>> {
    let class = batch.class.map_or(0, Id::raw);
    tx.all(
        "select c.name, p.sort_key, r.id
           from report r
           join class c on c.id = r.class_id
           join person p on p.id = r.pupil_id
          where r.school_id = $1
            and r.period_id = $2
            and r.state = 'locked'
            and (r.class_id = $3 or $3 = 0)
            and (c.name > $4
                 or c.name = $4 and (p.sort_key > $5 or p.sort_key = $5 and r.id > $6))
          order by c.name, p.sort_key, r.id
          limit $7",
        params![
            batch.school,
            batch.period,
            class,
            after.0.as_str(),
            after.1.as_str(),
            after.2,
            limit
        ],
    )
}

pub fn count(
    tx: &Tx<'_>,
    school: Id<School>,
    class: Option<Id<Class>>,
    period: Id<Period>,
) -> Result<i64> {
    tx.number(
        "select count(*)
           from report
          where school_id = $1
            and period_id = $2
            and state = 'locked'
            and (class_id = $3 or $3 = 0)",
        params![school, period, class.map_or(0, Id::raw)],
    )
}

/// Those made before an instant, that are still there.
pub fn past(tx: &Tx<'_>, before: Instant) -> Result<Vec<Id<Batch>>> {
    let found: Vec<(Id<Batch>,)> = tx.all(
        "update report_batch
            set state = 'gone'
          where made_at < $1 and state <> 'gone'
         returning id",
        params![before],
    )?;
    Ok(found.into_iter().map(|(id,)| id).collect())
}

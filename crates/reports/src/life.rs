//! The life of a report: opened for a class, written, locked by the head, published to families at
//! an hour, reopened with a reason. Each change says again in its `where` what it stands on.

use crate::{
    attendance::Tools,
    class_reports::{ClassReports, Lock},
    content::Content,
    deeds, gather, news, place,
    report::{Kind, Report, Written},
    store::{self, editions::New, reports::NewReport, roster::Enrolled},
};
use base::{Day, Id, Instant, Minutes};
use db::{Error, Result, Tx};
use people::{Level, Person, school};
use results::Period;
use web::{Granted, counters::COUNTERS_TOPIC};

/// Marks reach families so long after they are written down (quiet hours, circular of 10 July
/// 2025).
const REST_HOURS: i64 = 24;
/// A report is published at the end of the school day, unless that is too soon.
const PUBLISHED: Minutes = Minutes(17 * 60);
/// No report is promised for later.
pub const AHEAD_DAYS: i32 = 120;
pub const REASON_CHARS: usize = 300;

/// Why nothing was changed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Refusal {
    /// Somebody else has changed one of them meanwhile.
    #[error("a report was changed meanwhile")]
    Changed,
    #[error("no report is ready")]
    NothingReady,
    #[error("no report is locked")]
    NothingLocked,
}

/// The last period of a year is where a cycle ends.
fn is_last(tx: &Tx<'_>, period: &Period) -> Result<bool> {
    let periods = results::period::of_school(tx, period.school, period.year)?;
    Ok(periods.iter().all(|other| other.number <= period.number))
}

/// Opens the reports of a class: those of the pupils who are there at the end of the period. Again,
/// it brings in who has come meanwhile, follows a level that was corrected, and lets go what was
/// not begun of who has left. Says how many were opened, have come or were corrected.
pub fn open(tx: &Tx<'_>, tools: &Tools, class: &ClassReports, period: &Period) -> Result<u64> {
    let now = tx.now();
    let on = gather::day_of(period, now.day());
    if !class.is_first_degree() {
        results::subject::settle(tx, class.school, on)?;
    }
    let ends_cycle = is_last(tx, period)?;
    let enrolled = store::roster::of_class(tx, class.class, on)?;
    let mut new: Vec<NewReport> = Vec::new();
    for pupil in enrolled.iter().filter(|it| class.reports_on(it)) {
        let of = |kind| NewReport {
            id: tx.new_id(),
            school: class.school,
            period: period.id,
            class: class.class,
            pupil: pupil.pupil,
            kind,
            level: pupil.level,
            cycle: class.cycle_of(pupil),
        };
        new.push(of(Kind::Period));
        if ends_cycle && place::cycle_ended(pupil.level).is_some() {
            new.push(of(Kind::Cycle));
        }
    }
    let opened = if new.is_empty() { 0 } else { store::reports::open(tx, &new, now)? };
    if let Some(care) = place::care_of_class(&class.name) {
        let ids: Vec<Id<Report>> =
            new.iter().filter(|it| it.kind == Kind::Period).map(|it| it.id).collect();
        store::commons::accompany(tx, &ids, care)?;
    }
    let_go(tx, (class, period), &enrolled, &new)?;
    refresh(tx, tools, class, period)?;
    Ok(opened)
}

/// What is not to be written and was not begun: of who has left, and of the end of a cycle that a
/// corrected level does not end.
fn let_go(
    tx: &Tx<'_>,
    (class, period): (&ClassReports, &Period),
    enrolled: &[Enrolled],
    new: &[NewReport],
) -> Result<()> {
    let has_no_level =
        |pupil: Id<Person>| enrolled.iter().any(|it| it.pupil == pupil && it.level == Level::Other);
    // No level says when his cycle ends: his teachers have opened this one.
    let is_chosen = |it: &Written| {
        it.kind == Kind::Cycle && it.level == Level::Other && has_no_level(it.pupil_id)
    };
    let is_to_write = |it: &Written| {
        new.iter().any(|new| (new.pupil, new.kind) == (it.pupil_id, it.kind)) || is_chosen(it)
    };
    let reports = store::reports::of_class(tx, class.class, period.id)?;
    let idle = reports.iter().filter(|it| it.is_open() && !is_to_write(it));
    let idle: Vec<Id<Report>> = idle.map(|it| it.id).collect();
    if idle.is_empty() {
        return Ok(());
    }
    store::reports::forget_unwritten(tx, &idle).map(drop)
}

/// Reckons the figures of the open reports of a class anew. What is locked keeps what it says.
pub fn refresh(tx: &Tx<'_>, tools: &Tools, class: &ClassReports, period: &Period) -> Result<()> {
    let reports = store::reports::of_class(tx, class.class, period.id)?;
    if !reports.iter().any(Written::is_open) {
        return Ok(());
    }
    let reckoned = gather::reckon(tx, tools, (class.school, class.kind), period, &reports)?;
    let open = reports.iter().filter(|it| it.is_open() && it.kind == Kind::Period);
    let open: Vec<(Id<Report>, Id<Person>)> = open.map(|it| (it.id, it.pupil_id)).collect();
    store::figures::set(tx, (class.class, period.id), &open, &reckoned, tx.now())
}

/// What is to be locked.
#[derive(Clone, Debug)]
pub struct Locking {
    /// Only this one, or all of the class.
    pub only: Option<Id<Report>>,
    /// Those in which something is missing too.
    pub with_lacks: bool,
    pub by: Id<Person>,
}

/// Locks the reports of a class: what each says now is written down. Says how many were.
pub fn lock(
    tx: &Tx<'_>,
    tools: &Tools,
    (class, period): (&ClassReports, &Period),
    locking: &Locking,
) -> Result<usize> {
    refresh(tx, tools, class, period)?;
    let gathered = gather::load(tx, tools, class, period)?;
    let is_asked = |report: &&Written| locking.only.is_none_or(|only| only == report.id);
    let open = gathered.sheet.reports.iter().filter(|it| it.is_open()).filter(is_asked);
    let contents: Vec<(&Written, Content)> =
        open.map(|report| (report, gathered.content(report))).collect();
    let is_ready =
        |(_, content): &(&Written, Content)| locking.with_lacks || content.lacks().is_empty();
    let mut new = Vec::new();
    for (report, content) in contents.into_iter().filter(is_ready) {
        let digest = content.digest()?;
        new.push(New { report: report.id, edition: report.edition, content, digest });
    }
    if new.is_empty() {
        return Err(Error::refused(Refusal::NothingReady));
    }
    let ids: Vec<Id<Report>> = new.iter().map(|it| it.report).collect();
    let now = tx.now();
    store::editions::insert(tx, &new, locking.by, now)?;
    if store::reports::lock(tx, &ids, now)? != ids.len() as u64 {
        return Err(Error::refused(Refusal::Changed));
    }
    deeds::locked(tx, class, period.id, ids.len(), locking.by)?;
    Ok(ids.len())
}

/// When what is published on a day may be read: after a day of rest since it was locked, and never
/// in the quiet hours of the school.
pub fn hour(tx: &Tx<'_>, class: &ClassReports, day: Day, locked_at: Instant) -> Result<Instant> {
    let school = school::load(tx, class.school)?.ok_or(Error::Missing)?;
    let wanted = Instant::at(day, PUBLISHED).max(locked_at.plus_hours(REST_HOURS)).max(tx.now());
    Ok(school.quiet().delivery(wanted))
}

/// Publishes the locked reports of a class, from a day on; says the hour and how many.
pub fn publish(
    tx: &Tx<'_>,
    class: &Granted<Lock, ClassReports>,
    period: &Period,
    day: Day,
) -> Result<(Instant, usize)> {
    publish_by(tx, class, period, day, class.viewer.person)
}

/// The same, by somebody who is not at a screen: the demo plays him.
pub fn publish_by(
    tx: &Tx<'_>,
    class: &ClassReports,
    period: &Period,
    day: Day,
    by: Id<Person>,
) -> Result<(Instant, usize)> {
    let reports = store::reports::of_class(tx, class.class, period.id)?;
    let last = reports.iter().filter_map(|report| report.locked_at).max();
    let Some(last) = last else { return Err(Error::refused(Refusal::NothingLocked)) };
    let at = hour(tx, class, day, last)?;
    let out = store::reports::publish(tx, class.class, period.id, (at, tx.now()))?;
    if out.is_empty() {
        return Err(Error::refused(Refusal::NothingLocked));
    }
    store::editions::publish(tx, &out, at)?;
    deeds::published(tx, class, period.id, (out.len(), at), by)?;
    Ok((at, out.len()))
}

/// Reopens a report: what it said stays readable, its next edition is written. Families who had it
/// are told.
pub fn reopen(tx: &Tx<'_>, report: &Granted<Lock, Report>, reason: &str) -> Result<()> {
    let (by, now) = (report.viewer.person, tx.now());
    store::editions::close(tx, (report.id, report.edition), by, reason, now)?;
    store::reports::reopen(tx, report.id, report.edition)?;
    if report.readable == Some(report.edition) {
        news::reopened(tx, report, now)?;
    } else {
        news::take_back(tx, report.id)?;
    }
    let guardians = store::reports::guardians(tx, &[report.pupil_id], now.day())?;
    tx.signal(COUNTERS_TOPIC, guardians.iter().map(|(guardian, _)| guardian.raw()));
    deeds::reopened(tx, report, by)
}

//! Reports: what a reader found unacceptable, until a head has answered.

use crate::{
    Letter,
    report::{NewReport, Outcome, Report},
};
use base::{Id, Instant};
use db::{Result, Tx, params};
use people::{Person, School};

/// Reporting the same letter twice changes nothing.
pub fn insert(tx: &Tx<'_>, report: &NewReport) -> Result<()> {
    tx.run(
        "insert into letter_report (id, letter_id, reporter_id, school_id, reason, reported_at)
         values ($1, $2, $3, $4, $5, $6)
         on conflict do nothing",
        params![
            tx.new_id::<Report>(),
            report.letter,
            report.reporter,
            report.school,
            &report.reason,
            report.at
        ],
    )
    .map(drop)
}

pub fn find(tx: &Tx<'_>, id: Id<Report>) -> Result<Option<Report>> {
    tx.first(
        "select r.id, r.letter_id, r.reporter_id, r.school_id, r.reason, r.reported_at, r.outcome,
                r.closed_at, l.sender_id, l.subject, l.state, p.first_name, p.last_name, p.title
           from letter_report r
           join letter l on l.id = r.letter_id
           join person p on p.id = l.sender_id
          where r.id = $1",
        params![id],
    )
}

/// What was reported in these schools, the newest first.
pub fn list(tx: &Tx<'_>, schools: &[Id<School>], is_open: bool) -> Result<Vec<Report>> {
    tx.all(
        "select r.id, r.letter_id, r.reporter_id, r.school_id, r.reason, r.reported_at, r.outcome,
                r.closed_at, l.sender_id, l.subject, l.state, p.first_name, p.last_name, p.title
           from letter_report r
           join letter l on l.id = r.letter_id
           join person p on p.id = l.sender_id
          where r.school_id in ids($1)
            and (case when r.closed_at is null then 1 else 0 end) = $2
          order by r.id desc
          limit 100",
        params![db::ids(schools.iter().copied()), is_open],
    )
}

/// What this person has reported, the oldest first: for his export.
pub fn of_reporter(tx: &Tx<'_>, person: Id<Person>) -> Result<Vec<Report>> {
    tx.all(
        "select r.id, r.letter_id, r.reporter_id, r.school_id, r.reason, r.reported_at, r.outcome,
                r.closed_at, l.sender_id, l.subject, l.state, p.first_name, p.last_name, p.title
           from letter_report r
           join letter l on l.id = r.letter_id
           join person p on p.id = l.sender_id
          where r.reporter_id = $1
          order by r.id
          limit 1000",
        params![person],
    )
}

/// How many await an answer of these schools' heads.
pub fn count_open(tx: &Tx<'_>, schools: &[Id<School>]) -> Result<i64> {
    tx.number(
        "select (select count(*)
                   from letter_report
                  where school_id in ids($1) and closed_at is null)
              + (select count(*) from letter_hold where school_id in ids($1))",
        params![db::ids(schools.iter().copied())],
    )
}

/// Answers every open report of the letter at once. A conflict when another head was faster.
pub fn close(
    tx: &Tx<'_>,
    report: &Report,
    outcome: Outcome,
    by: Id<Person>,
    now: Instant,
) -> Result<()> {
    tx.change(
        "update letter_report
            set outcome = $3, closed_at = $4, closed_by = $5
          where letter_id = $1 and school_id = $2 and closed_at is null",
        params![report.letter_id, report.school_id, outcome, now, by],
    )
}

/// The letter a report is about and those around it, as the reporter has them: the context.
pub fn context(tx: &Tx<'_>, report: &Report, limit: u32) -> Result<Vec<Letter>> {
    tx.all(
        "select l.id, l.thread_id, l.answers_id, l.sender_id, l.subject, l.body, l.lang,
                l.addressees, l.state, l.sent_at, l.deliver_at, l.is_urgent, l.urgent_reason,
                l.no_reply, l.wants_receipts, l.is_to_many, l.attachments, l.reminded_at, d.role,
                d.on_behalf_of, d.folder, d.delivered_at, d.is_unread, d.read_at, p.first_name,
                p.last_name, p.title
           from delivery d
           join letter l on l.id = d.letter_id
           join person p on p.id = l.sender_id
          where d.letter_id in (select other.id
                                  from letter known
                                  join letter other on other.thread_id = known.thread_id
                                 where known.id = $1)
            and d.person_id = $2
          order by d.letter_id desc
          limit $3",
        params![report.letter_id, report.reporter_id, limit],
    )
}

/// Forgets what was answered before `before`, some at a time; answers about which letters.
pub fn purge(tx: &Tx<'_>, before: Instant, limit: u32) -> Result<Vec<Id<Letter>>> {
    let rows: Vec<(Id<Letter>,)> = tx.all(
        "delete from letter_report
          where id in (select id from letter_report where closed_at < $1 order by id limit $2)
         returning letter_id",
        params![before, limit],
    )?;
    Ok(rows.into_iter().map(|(letter,)| letter).collect())
}

/// Where a report goes: a school of the reporter to which the sender belongs too.
pub fn school_of_both(
    tx: &Tx<'_>,
    schools: &[Id<School>],
    sender: Id<Person>,
) -> Result<Option<Id<School>>> {
    let row: Option<(Id<School>,)> = tx.first(
        "select g.school_id
           from membership m
           join person_group g on g.id = m.group_id
          where m.person_id = $2 and g.school_id in ids($1)
          order by g.school_id
          limit 1",
        params![db::ids(schools.iter().copied()), sender],
    )?;
    Ok(row.map(|(school,)| school))
}

/// Those who look after what was reported in a school: its heads and their delegates.
pub fn moderators(tx: &Tx<'_>, school: Id<School>) -> Result<Vec<Id<Person>>> {
    let rows: Vec<(Id<Person>,)> = tx.all(
        "select m.person_id
           from person_group g
           join membership m on m.group_id = g.id
          where g.scope_kind = 'school' and g.scope_id = $1 and g.kind = 'heads'
          union
         select person_id
           from delegation
          where school_id = $1 and is_current = 1 and word in ('administration', 'moderation')
          limit 100",
        params![school],
    )?;
    Ok(rows.into_iter().map(|(person,)| person).collect())
}

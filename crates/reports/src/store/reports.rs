//! Reports, as rows. Whatever changes one says again in its `where` that it is open.

use crate::{
    report::{Kind, Report, Written},
    store::{classes, editions},
};
use base::{Day, Id, Instant};
use db::{Error, Result, Tx, Value, ids, params};
use people::{Class, Level, Person, School, Standing};
use results::Period;

/// Two reports a pupil in a class of two hundred.
const REPORTS_MAX: u32 = 400;

pub fn load(tx: &Tx<'_>, id: Id<Report>, viewer: &Standing) -> Result<Option<Report>> {
    let Some(written) = find(tx, id)? else { return Ok(None) };
    let (at, person) = (tx.now(), viewer.person);
    let class = classes::load(tx, written.class_id, person, at.day())?.ok_or(Error::Missing)?;
    let readable = editions::readable(tx, id, at)?;
    let has_authority =
        viewer.guards(written.pupil_id) && has_authority(tx, person, written.pupil_id, at.day())?;
    Ok(Some(Report { written, class, readable, has_authority }))
}

pub fn has_authority(
    tx: &Tx<'_>,
    guardian: Id<Person>,
    pupil: Id<Person>,
    on: Day,
) -> Result<bool> {
    let found = tx.number(
        "select count(*)
           from guardianship
          where guardian_id = $1
            and pupil_id = $2
            and has_authority = 1
            and from_on <= $3
            and (until_on is null or until_on > $3)",
        params![guardian, pupil, on],
    )?;
    Ok(found > 0)
}

/// Who answers for these pupils by law: (guardian, pupil).
pub fn guardians(
    tx: &Tx<'_>,
    pupils: &[Id<Person>],
    on: Day,
) -> Result<Vec<(Id<Person>, Id<Person>)>> {
    tx.all(
        "select distinct guardian_id, pupil_id
           from guardianship
          where pupil_id in ids($1)
            and has_authority = 1
            and from_on <= $2
            and (until_on is null or until_on > $2)
          order by guardian_id, pupil_id
          limit 20000",
        params![ids(pupils.iter().copied()), on],
    )
}

pub fn find(tx: &Tx<'_>, id: Id<Report>) -> Result<Option<Written>> {
    tx.first(
        "select id, school_id, period_id, class_id, pupil_id, kind, level, cycle, state, edition,
                version, general, life, mention, average, locked_at, publish_at
           from report
          where id = $1",
        params![id],
    )
}

/// The reports of a class, by the names of their pupils; of a period, then of the cycle.
pub fn of_class(tx: &Tx<'_>, class: Id<Class>, period: Id<Period>) -> Result<Vec<Written>> {
    tx.all(
        "select r.id, r.school_id, r.period_id, r.class_id, r.pupil_id, r.kind, r.level, r.cycle,
                r.state, r.edition, r.version, r.general, r.life, r.mention, r.average, r.locked_at,
                r.publish_at
           from report r
           join person p on p.id = r.pupil_id
          where r.class_id = $1 and r.period_id = $2
          order by p.sort_key, p.id, r.kind desc
          limit $3",
        params![class, period, REPORTS_MAX],
    )
}

/// A report to be opened.
#[derive(Clone, Copy, Debug)]
pub struct NewReport {
    pub id: Id<Report>,
    pub school: Id<School>,
    pub period: Id<Period>,
    pub class: Id<Class>,
    pub pupil: Id<Person>,
    pub kind: Kind,
    pub level: Level,
    /// The cycle a pupil without a level follows in an école.
    pub cycle: Option<u8>,
}

/// Opens those that are not there yet. A pupil who came from another class brings his open report,
/// one whose level was corrected keeps his; a cycle teachers chose stays where neither changed.
pub fn open(tx: &Tx<'_>, new: &[NewReport], at: Instant) -> Result<u64> {
    let row = |new: &NewReport| {
        params![
            new.id, new.school, new.period, new.class, new.pupil, new.kind, new.level, at,
            new.cycle
        ]
        .to_vec()
    };
    let rows: Vec<Vec<Value>> = new.iter().map(row).collect();
    tx.run_each(
        "insert into report (id, school_id, period_id, class_id, pupil_id, kind, level, state,
                             edition, version, general, life, mention, opened_at, cycle)
         values ($1, $2, $3, $4, $5, $6, $7, 'open', 1, 1, '', '', '', $8, $9)
             on conflict (pupil_id, period_id, kind)
             do update set class_id = $4, school_id = $2, level = $7, cycle = $9
                     where report.state = 'open'
                       and (report.class_id <> $4 or report.level <> $7)",
        &rows,
    )
}

/// Forgets those of these open reports in which nobody has written anything: they would be awaited
/// for ever.
pub fn forget_unwritten(tx: &Tx<'_>, reports: &[Id<Report>]) -> Result<u64> {
    let found: Vec<(Id<Report>,)> = tx.all(
        "select r.id
           from report r
          where r.id in ids($1)
            and r.state = 'open'
            and r.edition = 1
            and r.general = ''
            and r.life = ''
            and not exists (select 1 from report_line l where l.report_id = r.id)
            and not exists (select 1
                              from report_own o
                             where o.report_id = r.id
                               and (o.words <> '' or o.code not in ('ULIS', 'UPE2A')))
            and not exists (select 1 from report_project_own o where o.report_id = r.id)
          order by r.id
          limit $2",
        params![ids(reports.iter().copied()), REPORTS_MAX],
    )?;
    if found.is_empty() {
        return Ok(0);
    }
    let list = ids(found.into_iter().map(|(id,)| id));
    tx.run("delete from report_figure where report_id in ids($1)", params![list.clone()])?;
    tx.run("delete from report_own where report_id in ids($1)", params![list.clone()])?;
    tx.run("delete from report where id in ids($1) and state = 'open'", params![list])
}

/// What the last word of a report is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Words {
    pub general: String,
    pub life: String,
    pub mention: String,
}

/// Writes it over the version that was read; a conflict when it was written or locked meanwhile.
pub fn set_words(tx: &Tx<'_>, id: Id<Report>, version: u32, words: &Words) -> Result<()> {
    tx.change(
        "update report
            set general = $3, life = $4, mention = $5, version = version + 1
          where id = $1 and version = $2 and state = 'open'",
        params![id, version, &words.general, &words.life, &words.mention],
    )
}

/// The caller has written the report's version in this transaction.
pub fn set_cycle(tx: &Tx<'_>, id: Id<Report>, cycle: u8) -> Result<()> {
    tx.run(
        "update report set cycle = $2 where id = $1 and state = 'open' and cycle is not null",
        params![id, cycle],
    )
    .map(drop)
}

pub fn lock(tx: &Tx<'_>, reports: &[Id<Report>], at: Instant) -> Result<u64> {
    tx.run(
        "update report
            set state = 'locked', locked_at = $2, version = version + 1
          where id in ids($1) and state = 'open'",
        params![ids(reports.iter().copied()), at],
    )
}

/// Sends locked reports to families from an instant on; those that are out already stay out.
pub fn publish(
    tx: &Tx<'_>,
    class: Id<Class>,
    period: Id<Period>,
    (at, now): (Instant, Instant),
) -> Result<Vec<Id<Report>>> {
    let found: Vec<(Id<Report>,)> = tx.all(
        "update report
            set publish_at = $3, told_at = null
          where class_id = $1
            and period_id = $2
            and state = 'locked'
            and (publish_at is null or publish_at > $4)
         returning id",
        params![class, period, at, now],
    )?;
    Ok(found.into_iter().map(|(id,)| id).collect())
}

pub fn reopen(tx: &Tx<'_>, id: Id<Report>, edition: u32) -> Result<()> {
    tx.change(
        "update report
            set state = 'open', edition = edition + 1, version = version + 1, locked_at = null,
                publish_at = null, told_at = null
          where id = $1 and edition = $2 and state = 'locked'",
        params![id, edition],
    )
}

db::row! {
    /// A report that families have not been told of.
    #[derive(Clone, Debug)]
    pub struct ToTell {
        pub id: Id<Report>,
        pub pupil: Id<Person>,
        pub first_name: String,
        pub edition: u32,
        pub period: String,
    }
}

pub fn to_tell(tx: &Tx<'_>, now: Instant, limit: u32) -> Result<Vec<ToTell>> {
    tx.all(
        "select r.id, r.pupil_id as pupil, p.first_name, r.edition, d.name as period
           from report r
           join person p on p.id = r.pupil_id
           join period d on d.id = r.period_id
          where r.publish_at is not null and r.publish_at <= $1 and r.told_at is null
          order by r.publish_at, r.id
          limit $2",
        params![now, limit],
    )
}

pub fn set_told(tx: &Tx<'_>, reports: &[Id<Report>], at: Instant) -> Result<()> {
    tx.run(
        "update report set told_at = $2 where id in ids($1)",
        params![ids(reports.iter().copied()), at],
    )
    .map(drop)
}

db::row! {
    /// A report a family may read, in a list.
    #[derive(Clone, Debug)]
    pub struct Out {
        pub id: Id<Report>,
        pub pupil: Id<Person>,
        pub kind: Kind,
        pub state: crate::report::State,
        pub level: Level,
        pub edition: u32,
        pub period: String,
        pub class: String,
        pub published_at: Instant,
        pub is_signed: bool,
    }
}

impl Out {
    /// It is not being written anew.
    pub fn is_current(&self) -> bool {
        self.state == crate::report::State::Locked
    }
}

/// What these pupils' families may read now, the latest first; signed by this one?
pub fn out(
    tx: &Tx<'_>,
    pupils: &[Id<Person>],
    viewer: Id<Person>,
    now: Instant,
) -> Result<Vec<Out>> {
    tx.all(
        "select r.id, r.pupil_id as pupil, r.kind, r.state, r.level, e.edition, d.name as period,
                c.name as class, e.published_at,
                case when exists (select 1
                                    from report_signature s
                                   where s.report_id = r.id
                                     and s.edition = e.edition
                                     and s.guardian_id = $2)
                     then 1 else 0 end as is_signed
           from report r
           join report_edition e on e.report_id = r.id
           join period d on d.id = r.period_id
           join class c on c.id = r.class_id
          where r.pupil_id in ids($1)
            and e.published_at is not null
            and e.published_at <= $3
            and not exists (select 1
                              from report_edition n
                             where n.report_id = r.id
                               and n.edition > e.edition
                               and n.published_at is not null
                               and n.published_at <= $3)
          order by d.from_on desc, r.id
          limit 200",
        params![ids(pupils.iter().copied()), viewer, now],
    )
}

/// How many reports of these pupils wait for the signature of a guardian who answers by law.
pub fn count_to_sign(
    tx: &Tx<'_>,
    pupils: &[Id<Person>],
    viewer: Id<Person>,
    now: Instant,
) -> Result<i64> {
    tx.number(
        "select count(*)
           from report r
           join report_edition e on e.report_id = r.id and e.edition = r.edition
          where r.pupil_id in ids($1)
            and r.state = 'locked'
            and e.published_at is not null
            and e.published_at <= $3
            and exists (select 1
                          from guardianship g
                         where g.pupil_id = r.pupil_id
                           and g.guardian_id = $2
                           and g.has_authority = 1
                           and g.from_on <= $4
                           and (g.until_on is null or g.until_on > $4))
            and not exists (select 1
                              from report_signature s
                             where s.report_id = r.id
                               and s.edition = r.edition
                               and s.guardian_id = $2)",
        params![ids(pupils.iter().copied()), viewer, now, now.day()],
    )
}

/// Classes with open reports in periods of a year that go on or have just ended.
pub fn open_classes(
    tx: &Tx<'_>,
    on: Day,
    after: (Id<Class>, Id<Period>),
    limit: u32,
) -> Result<Vec<(Id<Class>, Id<Period>)>> {
    tx.all(
        "select distinct r.class_id, r.period_id
           from report r
           join period d on d.id = r.period_id
          where r.state = 'open'
            and d.until_on >= $1
            and (r.class_id > $2 or r.class_id = $2 and r.period_id > $3)
          order by r.class_id, r.period_id
          limit $4",
        params![on, after.0, after.1, limit],
    )
}

//! Who is told of a report; export and merging, as rows.

use crate::report::{Kind, Report, State};
use base::{Day, Id, Instant, SchoolYear};
use db::{Result, Tx, ids, params};
use people::{Class, Person, School};
use results::Period;
use web::{
    follows,
    merging::{Column, Merging, Names, column},
};

/// Who reads of these pupils: (guardian, pupil), with authority or as a contact.
pub fn readers(
    tx: &Tx<'_>,
    pupils: &[Id<Person>],
    on: Day,
) -> Result<Vec<(Id<Person>, Id<Person>)>> {
    tx.all(
        "select distinct guardian_id, pupil_id
           from guardianship
          where pupil_id in ids($1)
            and (has_authority = 1 or is_contact = 1)
            and from_on <= $2
            and (until_on is null or until_on > $2)
          order by pupil_id, guardian_id
          limit 20000",
        params![ids(pupils.iter().copied()), on],
    )
}

/// The first name of its pupil and its period.
pub fn named(tx: &Tx<'_>, report: Id<Report>) -> Result<(String, String)> {
    tx.one(
        "select p.first_name, d.name
           from report r
           join person p on p.id = r.pupil_id
           join period d on d.id = r.period_id
          where r.id = $1",
        params![report],
    )
}

/// The period that goes on in each of these schools.
pub fn periods(
    tx: &Tx<'_>,
    schools: &[Id<School>],
    year: SchoolYear,
    on: Day,
) -> Result<Vec<Period>> {
    if schools.is_empty() {
        return Ok(Vec::new());
    }
    tx.all(
        "select id, school_id as school, year, number, name, from_on, until_on
           from period
          where school_id in ids($1) and year = $2 and from_on <= $3 and until_on > $3
          order by school_id
          limit 200",
        params![ids(schools.iter().copied()), year, on],
    )
}

/// The classes with reports of the periods that end between two days.
pub fn ending(
    tx: &Tx<'_>,
    (from, until): (Day, Day),
    after: (Id<Class>, Id<Period>),
    limit: u32,
) -> Result<Vec<(Id<Class>, Id<Period>)>> {
    tx.all(
        "select c.id, d.id
           from period d
           join class c on c.school_id = d.school_id and c.year = d.year
           join school s on s.id = c.school_id
          where d.until_on > $1
            and d.until_on <= $2
            and c.closed_on is null
            and (c.id > $3 or c.id = $3 and d.id > $4)
            and s.kind <> 'nursery'
            and exists (select 1
                          from class_level l
                         where l.class_id = c.id
                           and l.level not in ('tps', 'ps', 'ms', 'gs'))
          order by c.id, d.id
          limit $5",
        params![from, until, after.0, after.1, limit],
    )
}

db::row! {
    /// An edition families may read, for the export of a pupil.
    pub struct EditionLine {
        pub report: Id<Report>,
        pub kind: Kind,
        pub state: State,
        pub edition: u32,
        pub content: String,
        pub published_at: Option<Instant>,
        pub reopened_at: Option<Instant>,
        pub reason: String,
    }
}

/// What the school has said of a pupil to his family, every edition.
pub fn editions(tx: &Tx<'_>, pupil: Id<Person>) -> Result<Vec<EditionLine>> {
    tx.all(
        "select r.id as report, r.kind, r.state, e.edition, e.content, e.published_at,
                e.reopened_at, e.reason
           from report r
           join report_edition e on e.report_id = r.id
          where r.pupil_id = $1 and e.published_at is not null and e.published_at <= $2
          order by r.id, e.edition
          limit 1000",
        params![pupil, tx.now()],
    )
}

db::row! {
    pub struct SignatureLine {
        pub report: Id<Report>,
        pub edition: u32,
        pub pupil: Id<Person>,
        pub signed_at: Instant,
        pub is_on_paper: bool,
    }
}

/// By which numbers the State knows this person: the kind, and the number.
pub fn codes(tx: &Tx<'_>, person: Id<Person>) -> Result<Vec<(String, String)>> {
    tx.all(
        "select kind, code
           from report_code
          where thing_id = $1 and kind <> 'onde'
          order by kind, code
          limit 20",
        params![person],
    )
}

/// What this person has signed, under each record he has had.
pub fn signatures(tx: &Tx<'_>, person: Id<Person>) -> Result<Vec<SignatureLine>> {
    tx.all(
        "select s.report_id as report, s.edition, s.pupil_id as pupil, s.signed_at,
                case when s.noted_by is null then 0 else 1 end as is_on_paper
           from person r
           join report_signature s on s.guardian_id = r.id
          where r.id = $1 or r.merged_into = $1
          order by s.id
          limit 2000",
        params![person],
    )
}

/// Two records are one person: reports and what he wrote follow him. Signatures do not: each says
/// what was true when it was given, and the chain would not hold.
pub const MERGING: Merging = Merging::of::<Reports>();

struct Reports;

impl Names for Reports {
    const COLUMNS: &[Column] = &[
        // Where both have a report of a period, each keeps his.
        column(
            "reports",
            "select id from report where pupil_id = $1",
            &["update report
                  set pupil_id = $3
                where id = $1
                  and pupil_id = $2
                  and not exists (select 1
                                    from report o
                                   where o.pupil_id = $3
                                     and o.period_id = report.period_id
                                     and o.kind = report.kind)"],
        ),
        column(
            "lines",
            "select report_id, place from report_line where by_id = $1",
            &["update report_line
                  set by_id = $4
                where report_id = $1 and place = $2 and by_id = $3"],
        ),
        column(
            "commons",
            "select class_id, period_id, place from report_common where by_id = $1",
            &["update report_common
                  set by_id = $5
                where class_id = $1 and period_id = $2 and place = $3 and by_id = $4"],
        ),
        follows!(
            "projects", "report_project_teaching", "teacher_id",
            by "project_id", "subject_id"
        ),
        column(
            "project words",
            "select part_id, period_id from report_project_word where by_id = $1",
            &["update report_project_word
                  set by_id = $4
                where part_id = $1 and period_id = $2 and by_id = $3"],
        ),
        column(
            "project own",
            "select report_id, part_id from report_project_own where by_id = $1",
            &["update report_project_own
                  set by_id = $4
                where report_id = $1 and part_id = $2 and by_id = $3"],
        ),
        follows!("seen", "report_seen", "person_id", by "report_id", "edition"),
        column(
            "headed",
            "select class_id from report_class where head_teacher_id = $1",
            &["update report_class
                  set head_teacher_id = $3
                where class_id = $1 and head_teacher_id = $2"],
        ),
        column(
            "codes",
            "select school_id, kind from report_code where thing_id = $1 and kind <> 'onde'",
            &["update report_code
                  set thing_id = $4
                where school_id = $1
                  and kind = $2
                  and thing_id = $3
                  and not exists (select 1
                                    from report_code o
                                   where o.school_id = $1 and o.kind = $2 and o.thing_id = $4)"],
        ),
        column(
            "batches",
            "select id from report_batch where by_id = $1",
            &["update report_batch set by_id = $3 where id = $1 and by_id = $2"],
        ),
    ];
}

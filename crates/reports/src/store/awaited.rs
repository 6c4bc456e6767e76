//! Whose signature is awaited, as rows.

use crate::report::Report;
use base::{Day, Id, Instant, PersonName, Title};
use db::{Result, Tx, ids, params};
use people::Person;

db::row! {
    /// A guardian who answers by law for a pupil of the school and has not signed the report that
    /// he may read now.
    #[derive(Clone, Debug, PartialEq, Eq)]
    pub struct Awaited {
        pub report: Id<Report>,
        pub pupil: Id<Person>,
        pub guardian: Id<Person>,
        pub first_name: String,
        pub last_name: String,
        pub title: Option<Title>,
        pub sort_key: String,
    }
}

impl Awaited {
    pub fn name(&self) -> PersonName {
        PersonName::new(self.first_name.clone(), self.last_name.clone(), self.title)
    }
}

/// Who is awaited for these reports. Nobody signs for a child who has left the school.
pub fn of_reports(
    tx: &Tx<'_>,
    reports: &[Id<Report>],
    (at, on): (Instant, Day),
) -> Result<Vec<Awaited>> {
    tx.all(
        "select distinct r.id as report, r.pupil_id as pupil, p.id as guardian, p.first_name,
                p.last_name, p.title, p.sort_key
           from report r
           join report_edition e on e.report_id = r.id and e.edition = r.edition
           join guardianship g on g.pupil_id = r.pupil_id
           join person p on p.id = g.guardian_id
          where r.id in ids($1)
            and r.state = 'locked'
            and e.published_at is not null
            and e.published_at <= $2
            and g.has_authority = 1
            and g.from_on <= $3
            and (g.until_on is null or g.until_on > $3)
            and exists (select 1
                          from enrolment n
                         where n.pupil_id = r.pupil_id
                           and n.school_id = r.school_id
                           and n.from_on <= $3
                           and (n.until_on is null or n.until_on > $3))
            and not exists (select 1
                              from report_signature s
                             where s.report_id = r.id
                               and s.edition = r.edition
                               and s.guardian_id = g.guardian_id)
          order by r.id, p.sort_key, p.id
          limit 5000",
        params![ids(reports.iter().copied()), at, on],
    )
}

db::row! {
    /// An edition that has been out for some time.
    #[derive(Clone, Debug, PartialEq, Eq)]
    pub struct Due {
        pub report: Id<Report>,
        pub edition: u32,
        pub first_name: String,
        pub period: String,
    }
}

/// The editions that count, out between two instants, of which nobody was reminded.
pub fn due(tx: &Tx<'_>, (after, until): (Instant, Instant), limit: u32) -> Result<Vec<Due>> {
    tx.all(
        "select r.id as report, r.edition, p.first_name, d.name as period
           from report_edition e
           join report r on r.id = e.report_id and r.edition = e.edition
           join person p on p.id = r.pupil_id
           join period d on d.id = r.period_id
          where e.published_at is not null
            and e.reminded_at is null
            and e.published_at > $1
            and e.published_at <= $2
            and r.state = 'locked'
          order by e.published_at, r.id
          limit $3",
        params![after, until, limit],
    )
}

pub fn set_reminded(tx: &Tx<'_>, reports: &[Id<Report>], at: Instant) -> Result<u64> {
    tx.run(
        "update report_edition
            set reminded_at = $2
          where report_id in ids($1)
            and reminded_at is null
            and exists (select 1
                          from report r
                         where r.id = report_edition.report_id
                           and r.edition = report_edition.edition)",
        params![ids(reports.iter().copied()), at],
    )
}

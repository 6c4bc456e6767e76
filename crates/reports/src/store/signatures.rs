//! Signatures: written once, never changed.

use crate::{report::Report, signing::Signed};
use base::{Id, Instant, PersonName, Title};
use db::{Result, Tx, ids, params};
use people::{Person, School};

pub enum Signature {}

/// Writes a signature and its wait for a place in the chain, where the report says what it said;
/// signed before, it is no other signature.
pub fn insert(tx: &Tx<'_>, signed: &Signed) -> Result<u64> {
    let written = tx.run(
        "insert into report_signature (id, school_id, report_id, edition, pupil_id, guardian_id,
                                       signed_at, code)
         select $1, $2, r.id, r.edition, $5, $6, $7, $8
           from report r
           join report_edition e on e.report_id = r.id and e.edition = r.edition
          where r.id = $3
            and r.edition = $4
            and r.state = 'locked'
            and e.published_at is not null
            and e.published_at <= $7
             on conflict do nothing",
        params![
            signed.id,
            signed.school,
            signed.report,
            signed.edition,
            signed.pupil,
            signed.guardian,
            signed.at,
            signed.code.as_str()
        ],
    )?;
    if written > 0 {
        let wait = params![signed.id, signed.school];
        tx.run("insert into report_seal_wait (signature_id, school_id) values ($1, $2)", wait)?;
    }
    Ok(written)
}

/// A signature on paper.
pub struct Noted {
    pub id: Id<Signature>,
    pub report: Id<Report>,
    pub edition: u32,
    pub guardian: Id<Person>,
}

/// Writes it where the report is out and says what it said; signed before, here or on paper, it is
/// no other signature.
pub fn note(tx: &Tx<'_>, noted: &Noted, by: Id<Person>, at: Instant) -> Result<u64> {
    tx.run(
        "insert into report_signature (id, school_id, report_id, edition, pupil_id, guardian_id,
                                       signed_at, code, noted_by)
         select $1, r.school_id, r.id, r.edition, r.pupil_id, $4, $5, '', $6
           from report r
           join report_edition e on e.report_id = r.id and e.edition = r.edition
          where r.id = $2
            and r.edition = $3
            and r.state = 'locked'
            and e.published_at is not null
            and e.published_at <= $5
             on conflict do nothing",
        params![noted.id, noted.report, noted.edition, noted.guardian, at, by],
    )
}

/// Takes back what this person has noted by mistake, while the report says what it said; a
/// signature given here is never taken back.
pub fn take_back(
    tx: &Tx<'_>,
    (report, edition): (Id<Report>, u32),
    guardian: Id<Person>,
    by: Id<Person>,
) -> Result<u64> {
    tx.run(
        "delete from report_signature
          where report_id = $1
            and edition = $2
            and guardian_id = $3
            and noted_by = $4
            and exists (select 1
                          from report r
                         where r.id = $1 and r.edition = $2 and r.state = 'locked')",
        params![report, edition, guardian, by],
    )
}

/// Has this guardian signed this edition?
pub fn is_signed(
    tx: &Tx<'_>,
    report: Id<Report>,
    edition: u32,
    guardian: Id<Person>,
) -> Result<bool> {
    let found = tx.number(
        "select count(*)
           from report_signature
          where report_id = $1 and edition = $2 and guardian_id = $3",
        params![report, edition, guardian],
    )?;
    Ok(found > 0)
}

db::row! {
    /// A signature of an edition, with the name of who gave it.
    #[derive(Clone, Debug)]
    pub struct Given {
        pub report: Id<Report>,
        pub edition: u32,
        pub guardian: Id<Person>,
        pub first_name: String,
        pub last_name: String,
        pub title: Option<Title>,
        pub signed_at: Instant,
        /// Who noted that it was given on paper.
        pub noted_by: Option<Id<Person>>,
        pub noter_first: Option<String>,
        pub noter_last: Option<String>,
        pub noter_title: Option<Title>,
    }
}

impl Given {
    pub fn name(&self) -> PersonName {
        PersonName::new(self.first_name.clone(), self.last_name.clone(), self.title)
    }

    /// Who noted it, when it was given on paper.
    pub fn noter(&self) -> Option<PersonName> {
        let (first, last) = self.noter_first.clone().zip(self.noter_last.clone())?;
        Some(PersonName::new(first, last, self.noter_title))
    }
}

/// Who has signed these reports, every edition.
pub fn of_reports(tx: &Tx<'_>, reports: &[Id<Report>]) -> Result<Vec<Given>> {
    tx.all(
        "select s.report_id as report, s.edition, s.guardian_id as guardian, p.first_name,
                p.last_name, p.title, s.signed_at, s.noted_by, n.first_name as noter_first,
                n.last_name as noter_last, n.title as noter_title
           from report_signature s
           join person p on p.id = s.guardian_id
           left join person n on n.id = s.noted_by
          where s.report_id in ids($1)
          order by s.report_id, s.edition, s.id
          limit 5000",
        params![ids(reports.iter().copied())],
    )
}

/// How many reports of a school's period are signed by somebody, in the edition that counts.
pub fn count(tx: &Tx<'_>, school: Id<School>, period: Id<results::Period>) -> Result<i64> {
    tx.number(
        "select count(distinct r.id)
           from report r
           join report_signature s on s.report_id = r.id and s.edition = r.edition
          where r.school_id = $1 and r.period_id = $2",
        params![school, period],
    )
}

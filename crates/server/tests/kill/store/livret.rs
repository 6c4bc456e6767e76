//! Livrets that are out, as rows: what must never be seen of their signatures, and what there is.

use super::Wrong;
use base::{Id, Instant, SchoolYear};
use db::{Result, Tx, params};
use people::{Person, School};
use results::{Period, period::NewPeriod};

pub const WRONGS: [Wrong; 4] = [
    (
        "a livret that was signed, with no place in the chain and no wait for one, or both",
        "select count(*) from report_signature s
          where s.noted_by is null
            and 1 <> (select count(*) from report_seal k where k.signature_id = s.id)
                   + (select count(*) from report_seal_wait w where w.signature_id = s.id)",
    ),
    (
        "a place in the chain of livrets of no signature",
        "select count(*) from report_seal k
          where k.erased_at is null
            and not exists (select 1 from report_signature s where s.id = k.signature_id)",
    ),
    (
        "a livret that was signed before it was out",
        "select count(*) from report_signature s
          where not exists (select 1 from report_edition e
                             where e.report_id = s.report_id and e.edition = s.edition
                               and e.published_at <= s.signed_at)",
    ),
    (
        "a livret that was signed and not opened",
        "select count(*) from report_signature s
          where not exists (select 1 from report_seen v
                             where v.report_id = s.report_id and v.edition = s.edition
                               and v.person_id = s.guardian_id)",
    ),
];

/// Who runs the school of a class, and that school with the year of the class.
pub fn head(tx: &Tx<'_>, class: i64) -> Result<(Id<Person>, Id<School>, SchoolYear)> {
    tx.one(
        "select min(a.person_id), c.school_id, c.year
           from class c
           join assignment a on a.school_id = c.school_id
          where c.id = $1 and a.function = 'head' and a.until_on is null
          group by c.school_id, c.year",
        params![class],
    )
}

/// A school cuts its year in three.
pub fn cut(tx: &Tx<'_>, school: Id<School>, year: SchoolYear) -> Result<Vec<Id<Period>>> {
    let first = year.first_day().ok_or(db::Error::Missing)?;
    let third = |number: i32| NewPeriod {
        name: format!("Trimestre {number}"),
        from_on: first.plus_days((number - 1) * 120),
        until_on: first.plus_days(number * 120),
    };
    let thirds: Vec<NewPeriod> = (1..=3).map(third).collect();
    let periods = results::period::cut(tx, school, year, &thirds)?;
    Ok(periods.into_iter().map(|it| it.id).collect())
}

/// The day of rest before families read what was published has passed.
pub fn is_out(tx: &Tx<'_>, at: Instant) -> Result<()> {
    tx.run("update report set publish_at = $1 where publish_at > $1", params![at])?;
    tx.run("update report_edition set published_at = $1 where published_at > $1", params![at])?;
    Ok(())
}

/// `(livret, edition, pupil)` of a class.
pub fn of_class(tx: &Tx<'_>, class: i64) -> Result<Vec<(i64, i64, i64)>> {
    tx.all(
        "select r.id, r.edition, r.pupil_id
           from report r
          where r.class_id = $1 and r.state = 'locked' and r.publish_at is not null
          order by r.id",
        params![class],
    )
}

/// `(signature, livret, edition, guardian)`.
pub fn signatures(tx: &Tx<'_>) -> Result<Vec<(i64, i64, i64, i64)>> {
    tx.all("select id, report_id, edition, guardian_id from report_signature", &[])
}

/// Schools whose chain is broken.
pub fn broken_chains(tx: &Tx<'_>) -> Result<i64> {
    let schools: Vec<(Id<School>,)> = tx.all("select distinct school_id from report_seal", &[])?;
    let mut broken = 0;
    for (school,) in schools {
        broken += i64::from(reports::chain::verify(tx, school)?.broken.is_some());
    }
    Ok(broken)
}

//! Removing what is held of a pupil. The chain keeps its places: only their content goes.

use base::{Id, Instant};
use db::{Result, Tx, params};
use people::Person;

pub fn pupil(tx: &Tx<'_>, person: Id<Person>, at: Instant) -> Result<u64> {
    tx.run(
        "update report_seal
            set erased_at = $2
          where erased_at is null
            and signature_id in (select id from report_signature where pupil_id = $1)",
        params![person, at],
    )?;
    tx.run(
        "delete from report_seal_wait
          where signature_id in (select id from report_signature where pupil_id = $1)",
        params![person],
    )?;
    let of = params![person];
    let rows = [
        tx.run("delete from report_signature where pupil_id = $1", of)?,
        tx.run(
            "delete from report_seen
              where report_id in (select id from report where pupil_id = $1)",
            of,
        )?,
        tx.run(
            "delete from report_edition
              where report_id in (select id from report where pupil_id = $1)",
            of,
        )?,
        tx.run(
            "delete from report_own where report_id in (select id from report where pupil_id = $1)",
            of,
        )?,
        tx.run(
            "delete from report_project_own
              where report_id in (select id from report where pupil_id = $1)",
            of,
        )?,
        tx.run(
            "delete from report_figure
              where report_id in (select id from report where pupil_id = $1)",
            of,
        )?,
        tx.run(
            "delete from report_line
              where report_id in (select id from report where pupil_id = $1)",
            of,
        )?,
        tx.run("delete from report where pupil_id = $1", of)?,
        tx.run("delete from report_code where thing_id = $1 and kind <> 'onde'", of)?,
    ];
    Ok(rows.iter().sum())
}

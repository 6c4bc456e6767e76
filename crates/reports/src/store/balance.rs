//! The report of the end of a cycle of a pupil without a level, as rows: nobody but his teachers
//! knows when it ends.

use crate::report::Report;
use base::Id;
use db::{Result, Tx, params};
use people::Person;
use results::Period;

/// The report, and whether anything of it is written.
pub fn of(
    tx: &Tx<'_>,
    pupil: Id<Person>,
    period: Id<Period>,
) -> Result<Option<(Id<Report>, bool)>> {
    tx.first(
        "select r.id,
                case when r.state = 'open'
                      and r.edition = 1
                      and r.general = ''
                      and not exists (select 1 from report_line l where l.report_id = r.id)
                     then 0 else 1 end
           from report r
          where r.pupil_id = $1 and r.period_id = $2 and r.kind = 'cycle'",
        params![pupil, period],
    )
}

/// Takes it away where nothing of it is written.
pub fn forget(tx: &Tx<'_>, report: Id<Report>) -> Result<()> {
    tx.run(
        "delete from report
          where id = $1
            and kind = 'cycle'
            and state = 'open'
            and edition = 1
            and general = ''
            and not exists (select 1 from report_line l where l.report_id = report.id)",
        params![report],
    )
    .map(drop)
}

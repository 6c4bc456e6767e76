//! What schools have decided, as rows.

use crate::setting::Settings;
use base::Id;
use db::{Result, Tx, params};
use people::School;

pub fn of_school(tx: &Tx<'_>, school: Id<School>) -> Result<Option<Settings>> {
    tx.first(
        "select marks_early, averages_from, version from result_setting where school_id = $1",
        params![school],
    )
}

pub fn set(tx: &Tx<'_>, school: Id<School>, settings: Settings) -> Result<()> {
    let Settings { marks_early, averages_from, version } = settings;
    tx.change(
        "insert into result_setting (school_id, marks_early, averages_from, version)
         values ($1, $2, $3, $4 + 1)
         on conflict (school_id)
         do update set marks_early = excluded.marks_early,
                       averages_from = excluded.averages_from,
                       version = excluded.version
          where result_setting.version = $4",
        params![school, marks_early, averages_from, version],
    )
}

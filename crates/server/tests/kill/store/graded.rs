//! What pupils were seen to know, as rows: what must never be seen of it, and what there is.

use super::Wrong;
use db::{Result, Tx};

pub const WRONGS: [Wrong; 3] = [
    (
        "levels that left together and of which one is missing",
        "select count(*) from assessment_result r
          where 2 <> (select count(*) from assessment_result o
                       where o.assessment_id = r.assessment_id and o.pupil_id = r.pupil_id
                         and o.step = r.step)",
    ),
    (
        "a level of which no trace says who gave it",
        "select count(*) from assessment_result r
          where not exists (select 1 from assessment_trace t
                             where t.item_id = r.item_id and t.pupil_id = r.pupil_id
                               and t.step = r.step)",
    ),
    ("a line that says otherwise than its cells", assessments::ASTRAY),
];

/// `(item, pupil, step)`.
pub fn cells(tx: &Tx<'_>) -> Result<Vec<(i64, i64, i64)>> {
    tx.all("select item_id, pupil_id, step from assessment_result where step is not null", &[])
}

//! Export, erasure and merging, as rows.

use base::Id;
use db::{Result, Tx, params};
use people::Person;
use web::merging::{Column, Merging, Names, column};

/// What was planned for a pupil goes with him, and his place in teams; who did what is in the log.
pub fn erase(tx: &Tx<'_>, person: Id<Person>) -> Result<u64> {
    let rows = [
        tx.run("delete from year_move where pupil_id = $1", params![person])?,
        tx.run("delete from year_class_team where person_id = $1", params![person])?,
    ];
    Ok(rows.iter().sum())
}

/// Two records are one person: what was planned for one is planned for the other.
pub const MERGING: Merging = Merging::of::<Plans>();

struct Plans;

impl Names for Plans {
    const COLUMNS: &[Column] = &[
        column(
            "moves",
            "select change_id from year_move where pupil_id = $1",
            &["update year_move
                  set pupil_id = $3
                where change_id = $1 and pupil_id = $2
                  and not exists (select 1
                                    from year_move o
                                   where o.change_id = $1 and o.pupil_id = $3)"],
        ),
        column(
            "teams",
            "select year_class_id, function, subject from year_class_team where person_id = $1",
            &["update year_class_team
                  set person_id = $5
                where year_class_id = $1 and function = $2 and subject = $3 and person_id = $4
                  and not exists (select 1
                                    from year_class_team o
                                   where o.year_class_id = $1 and o.function = $2
                                     and o.subject = $3 and o.person_id = $5)"],
        ),
        column(
            "changes",
            "select id from year_change where by_id = $1",
            &["update year_change set by_id = $3 where id = $1 and by_id = $2"],
        ),
        column(
            "read",
            "select id from year_change where ready_by = $1",
            &["update year_change set ready_by = $3 where id = $1 and ready_by = $2"],
        ),
        column(
            "waves",
            "select id from year_wave where by_id = $1",
            &["update year_wave set by_id = $3 where id = $1 and by_id = $2"],
        ),
    ];
}

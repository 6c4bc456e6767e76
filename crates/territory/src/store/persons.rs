//! What the territory holds of a person: whom he represents, what he decided or wrote down.

use base::{Day, Id};
use db::{Result, Tx, params};
use people::Person;
use web::merging::{Column, Merging, Names, column};

/// How what names a person follows him when his two records become one.
pub const MERGING: Merging = Merging::of::<Named>();

struct Named;

impl Names for Named {
    const COLUMNS: &[Column] = &[
        column(
            "overrides",
            "select id from opening_override where person_id = $1",
            &["update opening_override set person_id = $3 where id = $1 and person_id = $2"],
        ),
        column(
            "delegates",
            "select id from delegate where person_id = $1",
            &["update delegate set person_id = $3 where id = $1 and person_id = $2"],
        ),
        column(
            "counts",
            "select id from contribution_count where taken_by = $1",
            &["update contribution_count set taken_by = $3 where id = $1 and taken_by = $2"],
        ),
        column(
            "corrections",
            "select id from counted_correction where corrected_by = $1",
            &["update counted_correction
                  set corrected_by = $3
                where id = $1 and corrected_by = $2"],
        ),
        column(
            "entries",
            "select id from contribution_entry where written_by = $1",
            &["update contribution_entry set written_by = $3 where id = $1 and written_by = $2"],
        ),
        column(
            "orders",
            "select id from purchasing_order where ordered_by = $1",
            &["update purchasing_order set ordered_by = $3 where id = $1 and ordered_by = $2"],
        ),
    ];
}

/// Unties him from what stays: names in acts are public by law, and sums are the accounts'.
pub fn erase(tx: &Tx<'_>, person: Id<Person>) -> Result<u64> {
    let overrides = tx.run(
        "update opening_override set person_id = null where person_id = $1",
        params![person],
    )?;
    let delegates =
        tx.run("update delegate set person_id = null where person_id = $1", params![person])?;
    let counts = tx.run(
        "update contribution_count set taken_by = null where taken_by = $1",
        params![person],
    )?;
    let corrections = tx.run(
        "update counted_correction set corrected_by = null where corrected_by = $1",
        params![person],
    )?;
    let entries = tx.run(
        "update contribution_entry set written_by = null where written_by = $1",
        params![person],
    )?;
    let orders = tx.run(
        "update purchasing_order set ordered_by = null where ordered_by = $1",
        params![person],
    )?;
    Ok(overrides + delegates + counts + corrections + entries + orders)
}

db::row! {
    /// Whom he represents, or represented.
    pub struct Represents {
        pub syndicate: String,
        pub member: String,
        pub college: String,
        pub is_deputy: bool,
        pub from_on: Day,
        pub until_on: Option<Day>,
    }
}

pub fn represents(tx: &Tx<'_>, person: Id<Person>) -> Result<Vec<Represents>> {
    tx.all(
        "select s.name as syndicate, m.name as member, d.college, d.is_deputy, d.from_on,
                d.until_on
           from delegate d
           join body s on s.id = d.syndicate_id
           join body m on m.id = d.sent_by
          where d.person_id = $1
          order by d.from_on, d.id
          limit 200",
        params![person],
    )
}

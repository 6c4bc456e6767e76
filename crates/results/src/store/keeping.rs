//! Export, erasure and merging, as rows: what guardians have chosen, and for whom.

use crate::alert::What;
use base::Id;
use db::{Result, Tx, params};
use people::Person;
use web::{
    follows,
    merging::{Column, Merging, Names, column},
};

db::row! {
    pub struct Chosen {
        pub pupil_id: Id<Person>,
        pub what: What,
        pub below_percent: u8,
    }
}

pub fn chosen(tx: &Tx<'_>, guardian: Id<Person>) -> Result<Vec<Chosen>> {
    tx.all(
        "select pupil_id, what, below_percent
           from result_alert
          where guardian_id = $1
          order by pupil_id
          limit 100",
        params![guardian],
    )
}

/// What he has chosen, what was chosen for him, and what waited.
pub fn erase(tx: &Tx<'_>, person: Id<Person>) -> Result<u64> {
    let person = params![person];
    let rows = [
        tx.run("delete from result_alert where guardian_id = $1 or pupil_id = $1", person)?,
        tx.run("delete from result_waiting where guardian_id = $1 or pupil_id = $1", person)?,
        tx.run("delete from result_news where pupil_id = $1", person)?,
        tx.run("delete from result_fresh where person_id = $1 or pupil_id = $1", person)?,
        tx.run("update result_news set by_id = null where by_id = $1", person)?,
    ];
    Ok(rows.iter().sum())
}

/// Two records are one person: what the kept one has chosen stays.
pub const MERGING: Merging = Merging::of::<Choices>();

struct Choices;

impl Names for Choices {
    const COLUMNS: &[Column] = &[
        follows!("alerts", "result_alert", "guardian_id", by "pupil_id"),
        follows!("alerts_for", "result_alert", "pupil_id", by "guardian_id"),
        follows!("waiting", "result_waiting", "guardian_id", by "pupil_id", "thing"),
        follows!("waiting_for", "result_waiting", "pupil_id", by "guardian_id", "thing"),
        follows!("fresh", "result_fresh", "person_id", by "pupil_id", "thing", unless "pupil_id"),
        follows!("fresh_for", "result_fresh", "pupil_id", by "person_id", "thing",
            unless "person_id"),
        // A pupil who reads his own.
        column(
            "fresh_own",
            "select thing from result_fresh where person_id = $1 and pupil_id = $1",
            &["update result_fresh
                  set person_id = $3, pupil_id = $3
                where thing = $1
                  and person_id = $2
                  and pupil_id = $2
                  and not exists (select 1
                                    from result_fresh o
                                   where o.thing = $1 and o.person_id = $3 and o.pupil_id = $3)"],
        ),
        follows!("news", "result_news", "pupil_id", by "thing"),
        column(
            "news_by",
            "select thing, pupil_id from result_news where by_id = $1",
            &["update result_news
                  set by_id = $4
                where thing = $1 and pupil_id = $2 and by_id = $3"],
        ),
    ];
}

//! Appreciations of one pupil, as rows.

use crate::Assessment;
use base::{Id, Instant};
use db::{Result, Tx, Value, params};
use people::Person;

db::row! {
    #[derive(Clone, Debug, PartialEq, Eq)]
    pub struct Remark {
        pub pupil_id: Id<Person>,
        pub words: String,
        pub version: u32,
        pub written_by: Id<Person>,
        pub written_at: Instant,
    }
}

pub fn of_assessment(tx: &Tx<'_>, id: Id<Assessment>) -> Result<Vec<Remark>> {
    tx.all(
        "select pupil_id, words, version, written_by, written_at
           from assessment_remark
          where assessment_id = $1
          limit 300",
        params![id],
    )
}

pub fn of_pupil(tx: &Tx<'_>, id: Id<Assessment>, pupil: Id<Person>) -> Result<Option<Remark>> {
    tx.first(
        "select pupil_id, words, version, written_by, written_at
           from assessment_remark
          where assessment_id = $1 and pupil_id = $2",
        params![id, pupil],
    )
}

/// Writes those over the versions that were read; whoever asks has looked at them in this
/// transaction, whose turn he has taken.
pub fn put(
    tx: &Tx<'_>,
    id: Id<Assessment>,
    remarks: &[(Id<Person>, String)],
    (by, at): (Id<Person>, Instant),
) -> Result<()> {
    let row = |(pupil, words): &(Id<Person>, String)| {
        params![id, *pupil, words.as_str(), by, at].to_vec()
    };
    let rows: Vec<Vec<Value>> = remarks.iter().map(row).collect();
    tx.run_each(
        "insert into assessment_remark (assessment_id, pupil_id, words, version, written_by,
                                        written_at)
         values ($1, $2, $3, 1, $4, $5)
         on conflict (assessment_id, pupil_id) do update
            set words = excluded.words,
                version = assessment_remark.version + 1,
                written_by = excluded.written_by,
                written_at = excluded.written_at",
        &rows,
    )
    .map(drop)
}

//! Drafts: kept as they were last typed.

use crate::{
    Letter, Pick,
    draft::{Choices, Draft, Kind},
    pick,
};
use base::{Id, Instant, RichText};
use db::{Error, Result, Tx, params};
use files::File;
use people::Person;
use web::{Edit, Granted};

/// What is kept of a letter that is being written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Writing {
    pub answers: Option<Id<Letter>>,
    pub kind: Kind,
    pub picks: Vec<Pick>,
    pub subject: String,
    pub body: RichText,
    pub choices: Choices,
    /// What is attached, in its order.
    pub files: Vec<Id<File>>,
}

db::row! {
    /// A line of the list of drafts.
    #[derive(Clone, Debug)]
    pub struct Line {
        pub id: Id<Draft>,
        pub subject: String,
        pub summary: String,
        pub updated_at: Instant,
    }
}

const SUMMARY_CHARS_MAX: usize = 160;
/// Nobody writes so many letters at once; a script that went wrong might.
pub const DRAFTS_MAX: i64 = 500;

pub fn find(tx: &Tx<'_>, id: Id<Draft>) -> Result<Option<Draft>> {
    tx.first(
        "select id, person_id, answers_id, kind, picks, subject, body, choices, updated_at
           from letter_draft
          where id = $1",
        params![id],
    )
}

/// The drafts of this person, the last touched first.
pub fn list(tx: &Tx<'_>, person: Id<Person>, limit: u32) -> Result<Vec<Line>> {
    tx.all(
        "select id, subject, summary, updated_at
           from letter_draft
          where person_id = $1
          order by updated_at desc, id desc
          limit $2",
        params![person, limit],
    )
}

/// The same, whole: for an export.
pub fn whole(tx: &Tx<'_>, person: Id<Person>) -> Result<Vec<Draft>> {
    tx.all(
        "select id, person_id, answers_id, kind, picks, subject, body, choices, updated_at
           from letter_draft
          where person_id = $1
          order by updated_at
          limit 1000",
        params![person],
    )
}

pub fn count(tx: &Tx<'_>, person: Id<Person>) -> Result<i64> {
    tx.number("select count(*) from letter_draft where person_id = $1", params![person])
}

pub fn insert(
    tx: &Tx<'_>,
    person: Id<Person>,
    writing: &Writing,
    now: Instant,
) -> Result<Id<Draft>> {
    let id = tx.new_id();
    tx.run(
        "insert into letter_draft
           (id, person_id, answers_id, kind, picks, subject, body, summary, choices, updated_at)
         values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)",
        params![
            id,
            person,
            writing.answers,
            writing.kind,
            pick::written(&writing.picks),
            &writing.subject,
            &writing.body,
            writing.body.summary(SUMMARY_CHARS_MAX),
            as_json(&writing.choices)?,
            now
        ],
    )?;
    Ok(id)
}

pub fn update(
    tx: &Tx<'_>,
    draft: &Granted<Edit, Draft>,
    writing: &Writing,
    now: Instant,
) -> Result<()> {
    tx.change(
        "update letter_draft
            set picks = $2, subject = $3, body = $4, summary = $5, choices = $6, updated_at = $7
          where id = $1",
        params![
            draft.id,
            pick::written(&writing.picks),
            &writing.subject,
            &writing.body,
            writing.body.summary(SUMMARY_CHARS_MAX),
            as_json(&writing.choices)?,
            now
        ],
    )
}

/// Sent or thrown away.
pub fn delete(tx: &Tx<'_>, draft: &Granted<Edit, Draft>) -> Result<()> {
    tx.change("delete from letter_draft where id = $1", params![draft.id])
}

fn as_json(choices: &Choices) -> Result<String> {
    serde_json::to_string(choices).map_err(|_| Error::Engine("choices are not JSON".to_owned()))
}

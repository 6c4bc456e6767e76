//! What a slip said, each time it was corrected.

use crate::{Slip, chain::Hash, question::Question};
use base::{Id, Instant, Lang, RichText};
use db::{Result, Tx, params};
use people::Person;

db::row! {
    #[derive(Clone, Debug)]
    pub struct Edition {
        pub version: u32,
        pub title: String,
        pub body: RichText,
        pub lang: Lang,
        pub questions: String,
        pub by_id: Id<Person>,
        pub at: Instant,
        pub files_id: Id<Edition>,
    }
}

impl Edition {
    pub fn questions(&self) -> Vec<Question> {
        crate::question::read(&self.questions)
    }
}

/// A version about to be written down.
pub struct NewVersion<'a> {
    pub slip: Id<Slip>,
    pub version: u32,
    pub title: &'a str,
    pub body: &'a RichText,
    pub lang: Lang,
    pub questions: &'a str,
    pub digest: Hash,
    pub by: Id<Person>,
    pub at: Instant,
    pub files_id: Id<Edition>,
    /// The names and ids of its files, as the digest knows them.
    pub attached: &'a str,
}

pub fn insert(tx: &Tx<'_>, new: &NewVersion<'_>) -> Result<()> {
    tx.change(
        "insert into slip_version (slip_id, version, title, body, questions, digest, by_id, at,
                                   files_id, attached, lang)
         values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)",
        params![
            new.slip,
            new.version,
            new.title,
            new.body,
            new.questions,
            new.digest,
            new.by,
            new.at,
            new.files_id,
            new.attached,
            new.lang
        ],
    )
}

pub fn find(tx: &Tx<'_>, slip: Id<Slip>, version: u32) -> Result<Option<Edition>> {
    tx.first(
        "select version, title, body, lang, questions, by_id, at, files_id
           from slip_version
          where slip_id = $1 and version = $2",
        params![slip, version],
    )
}

/// The newest first.
pub fn all(tx: &Tx<'_>, slip: Id<Slip>) -> Result<Vec<Edition>> {
    tx.all(
        "select version, title, body, lang, questions, by_id, at, files_id
           from slip_version
          where slip_id = $1
          order by version desc
          limit 100",
        params![slip],
    )
}

//! Each state a post was saved in, with who and when.

use crate::{Post, writing::Draft};
use base::{Id, Instant, PersonName, RichText, Title};
use db::{Result, Tx, params};
use people::Person;

db::row! {
    pub struct Version {
        pub number: u32,
        pub at: Instant,
        pub title: String,
        pub body: RichText,
        pub first_name: String,
        pub last_name: String,
        pub civility: Option<Title>,
    }
}

impl Version {
    pub fn editor(&self) -> PersonName {
        PersonName::new(self.first_name.clone(), self.last_name.clone(), self.civility)
    }
}

pub fn keep(
    tx: &Tx<'_>,
    id: Id<Post>,
    version: u32,
    editor: Id<Person>,
    draft: &Draft,
    now: Instant,
) -> Result<()> {
    tx.run(
        "insert into journal_version (post_id, version, editor_id, at, title, body)
         values ($1, $2, $3, $4, $5, $6)",
        params![id, version, editor, now, &draft.title, &draft.body],
    )
    .map(drop)
}

/// The newest first.
pub fn of(tx: &Tx<'_>, id: Id<Post>, limit: u32) -> Result<Vec<Version>> {
    tx.all(
        "select v.version as number, v.at, v.title, v.body, p.first_name, p.last_name,
                p.title as civility
           from journal_version v
           join person p on p.id = v.editor_id
          where v.post_id = $1
          order by v.version desc
          limit $2",
        params![id, limit],
    )
}

//! What a deliberation may name: competences, statutes, keys of contributions, as rows.

use crate::{Competence, Statutes, funding::key::WrittenKey};
use base::Id;
use db::{Result, Tx, params};
use people::Body;

/// Of whom, its id, its name.
pub type Named<T> = (Id<Body>, Id<T>, String);

/// Those that have not ended, the latest first.
pub fn competences(tx: &Tx<'_>) -> Result<Vec<Named<Competence>>> {
    tx.all(
        "select syndicate_id, id, name
           from competence
          where until_on is null or until_on > $1
          order by id desc
          limit 300",
        params![tx.now().day()],
    )
}

/// Those in force and the drafts, the latest first.
pub fn statutes(tx: &Tx<'_>) -> Result<Vec<Named<Statutes>>> {
    tx.all(
        "select syndicate_id, id, cast(number as text) || '. ' || title as name
           from statutes
          where until_on is null or until_on > $1
          order by id desc
          limit 300",
        params![tx.now().day()],
    )
}

/// Those that wait for their vote, the latest first.
pub fn keys(tx: &Tx<'_>) -> Result<Vec<Named<WrittenKey>>> {
    tx.all(
        "select syndicate_id, id, title
           from contribution_key
          where state = 'draft'
          order by id desc
          limit 300",
        params![],
    )
}

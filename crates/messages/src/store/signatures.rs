//! Signatures: what a person's new letters end with.

use base::Id;
use db::{Result, Tx, params};
use people::Person;

pub fn find(tx: &Tx<'_>, person: Id<Person>) -> Result<Option<String>> {
    let row: Option<(String,)> =
        tx.first("select body from letter_signature where person_id = $1", params![person])?;
    Ok(row.map(|(body,)| body))
}

/// Empty: none any more.
pub fn keep(tx: &Tx<'_>, person: Id<Person>, body: &str) -> Result<()> {
    if body.is_empty() {
        return tx
            .run("delete from letter_signature where person_id = $1", params![person])
            .map(drop);
    }
    tx.run(
        "insert into letter_signature (person_id, body)
         values ($1, $2)
         on conflict (person_id) do update set body = excluded.body",
        params![person, body],
    )
    .map(drop)
}

//! What of an account went along with a merge.

use base::Id;
use db::{Result, Tx, params};
use people::Person;

db::row! {
    /// What went from the dropped record to the kept one.
    #[derive(Clone, Copy, Debug, PartialEq, Eq)]
    pub struct Went {
        pub has_credential: bool,
        pub has_pictures: bool,
    }
}

pub fn keep(tx: &Tx<'_>, dropped: Id<Person>, went: Went) -> Result<()> {
    forget(tx, dropped)?;
    tx.run(
        "insert into account_merge (dropped_id, has_credential, has_pictures)
         values ($1, $2, $3)",
        params![dropped, went.has_credential, went.has_pictures],
    )
    .map(drop)
}

pub fn find(tx: &Tx<'_>, dropped: Id<Person>) -> Result<Option<Went>> {
    tx.first(
        "select has_credential, has_pictures from account_merge where dropped_id = $1",
        params![dropped],
    )
}

pub fn forget(tx: &Tx<'_>, dropped: Id<Person>) -> Result<u64> {
    tx.run("delete from account_merge where dropped_id = $1", params![dropped])
}

/// The login, the password, the address and the second factor.
pub fn move_credential(tx: &Tx<'_>, from: Id<Person>, to: Id<Person>) -> Result<()> {
    tx.run("update credential set person_id = $2 where person_id = $1", params![from, to])?;
    tx.run(
        "update second_factor
            set person_id = $2, made_for = coalesce(made_for, person_id)
          where person_id = $1",
        params![from, to],
    )?;
    tx.run("update recovery_code set person_id = $2 where person_id = $1", params![from, to])
        .map(drop)
}

pub fn has_pictures(tx: &Tx<'_>, person: Id<Person>) -> Result<bool> {
    let count =
        tx.number("select count(*) from picture_code where person_id = $1", params![person])?;
    Ok(count > 0)
}

pub fn move_pictures(tx: &Tx<'_>, from: Id<Person>, to: Id<Person>) -> Result<()> {
    tx.run(
        "update picture_code
            set person_id = $2, made_for = coalesce(made_for, person_id)
          where person_id = $1",
        params![from, to],
    )
    .map(drop)
}

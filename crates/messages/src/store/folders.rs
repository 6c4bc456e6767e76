//! Folders of one's own.

use crate::folder::OwnFolder;
use base::{Id, fold};
use db::{Result, Tx, params};
use people::Person;
use web::{Edit, Granted};

pub const FOLDERS_MAX: u32 = 60;

pub fn find(tx: &Tx<'_>, id: Id<OwnFolder>) -> Result<Option<OwnFolder>> {
    tx.first("select id, person_id, name from letter_folder where id = $1", params![id])
}

pub fn list(tx: &Tx<'_>, person: Id<Person>) -> Result<Vec<OwnFolder>> {
    tx.all(
        "select id, person_id, name
           from letter_folder
          where person_id = $1
          order by sort_key
          limit $2",
        params![person, FOLDERS_MAX],
    )
}

/// A conflict when there is one of this name.
pub fn insert(tx: &Tx<'_>, person: Id<Person>, name: &str) -> Result<Id<OwnFolder>> {
    let id = tx.new_id();
    tx.change(
        "insert into letter_folder (id, person_id, name, sort_key)
         values ($1, $2, $3, $4)
         on conflict do nothing",
        params![id, person, name, fold(name)],
    )?;
    Ok(id)
}

pub fn rename(tx: &Tx<'_>, folder: &Granted<Edit, OwnFolder>, name: &str) -> Result<()> {
    let key = fold(name);
    tx.change(
        "update letter_folder
            set name = $2, sort_key = $3
          where id = $1
            and not exists (select 1
                              from letter_folder other
                             where other.person_id = $4 and other.sort_key = $3
                               and other.id <> $1)",
        params![folder.id, name, key, folder.person_id],
    )
}

/// The folder goes; what was in it goes to the archive.
pub fn delete(tx: &Tx<'_>, folder: &Granted<Edit, OwnFolder>) -> Result<()> {
    tx.run(
        "update delivery set folder = 3 where person_id = $1 and folder = $2",
        params![folder.person_id, folder.id],
    )?;
    tx.run(
        "update delivery set was_in = 3 where person_id = $1 and folder = 4 and was_in = $2",
        params![folder.person_id, folder.id],
    )?;
    tx.change("delete from letter_folder where id = $1", params![folder.id])
}

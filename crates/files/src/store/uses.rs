//! What files are attached to, as rows.

use crate::{File, Use};
use base::Id;
use db::{Result, Tx, params};
use people::Person;

/// One's own uploads become a thing's; says how many of them were there. The files are touched
/// first: a sweep that is removing one of them ends before, and it is missing, or after, and finds
/// that it is needed.
pub fn attach(tx: &Tx<'_>, owner: Id<Person>, files: &[Id<File>], to: Use) -> Result<u64> {
    let found = tx.run(
        "update file set loose_since = null where id in ids($1) and owner_id = $2",
        params![db::ids(files.iter().copied()), owner],
    )?;
    if found == files.len() as u64 {
        use_them(tx, files, to)?;
    }
    Ok(found)
}

/// The same for files of nobody, which nothing needs yet.
pub fn adopt(tx: &Tx<'_>, files: &[Id<File>], to: Use) -> Result<u64> {
    let found = tx.run(
        "update file
            set loose_since = null
          where id in ids($1) and owner_id is null and loose_since is not null",
        params![db::ids(files.iter().copied())],
    )?;
    if found == files.len() as u64 {
        use_them(tx, files, to)?;
    }
    Ok(found)
}

fn use_them(tx: &Tx<'_>, files: &[Id<File>], to: Use) -> Result<()> {
    let rows: Vec<Vec<db::Value>> = (0i64..)
        .zip(files)
        .map(|(place, file)| params![to.kind, to.thing, *file, place].to_vec())
        .collect();
    tx.run_each(
        "insert into file_use (kind, thing_id, file_id, place)
         values ($1, $2, $3, $4)
             on conflict (kind, thing_id, file_id) do update set place = excluded.place",
        &rows,
    )
    .map(drop)
}

/// Other things show the same files: from, to.
pub fn copy_uses(tx: &Tx<'_>, pairs: &[(Use, Use)]) -> Result<u64> {
    let row = |(from, to): &(Use, Use)| params![from.kind, from.thing, to.kind, to.thing].to_vec();
    let rows: Vec<Vec<db::Value>> = pairs.iter().map(row).collect();
    tx.run_each(
        "insert into file_use (kind, thing_id, file_id, place)
         select $3, $4, file_id, place
           from file_use
          where kind = $1 and thing_id = $2
             on conflict (kind, thing_id, file_id) do nothing",
        &rows,
    )
}

/// Another thing takes the files over.
pub fn move_uses(tx: &Tx<'_>, from: Use, to: Use) -> Result<u64> {
    tx.run(
        "update file_use set kind = $3, thing_id = $4 where kind = $1 and thing_id = $2",
        params![from.kind, from.thing, to.kind, to.thing],
    )
}

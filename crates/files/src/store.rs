//! The SQL of files.

pub mod made;
pub mod sendings;

use crate::{
    File, Use,
    file::{Cause, State},
};
use base::{Id, Instant};
use db::{FromRow, Result, Row, Tx, blob::Hash, params};
use people::Person;
use web::merging::{Column, Merging, Names, column};

/// A file that has just arrived.
#[derive(Clone, Debug)]
pub struct NewFile {
    pub owner: Id<Person>,
    pub name: String,
    pub media_type: &'static str,
    pub bytes: u64,
    pub hash: Hash,
    pub state: State,
    pub at: Instant,
}

/// Writes a file down, unless its owner would keep more than `bytes_max`.
pub fn insert(tx: &Tx<'_>, file: &NewFile, bytes_max: u64) -> Result<Option<Id<File>>> {
    let id: Id<File> = tx.new_id();
    let inserted = tx.run(
        "insert into file
           (id, owner_id, name, media_type, bytes, hash, state, created_at, loose_since)
         select $1, $2, $3, $4, cast($5 as bigint), $6, $7, $8, $8
          where (select cast(coalesce(sum(bytes), 0) as bigint) from file where owner_id = $2)
                + cast($5 as bigint) <= $9",
        params![
            id,
            file.owner,
            &file.name,
            file.media_type,
            signed(file.bytes),
            file.hash,
            file.state,
            file.at,
            signed(bytes_max)
        ],
    )?;
    Ok((inserted > 0).then_some(id))
}

fn signed(count: u64) -> i64 {
    i64::try_from(count).unwrap_or(i64::MAX)
}

pub fn find(tx: &Tx<'_>, id: Id<File>) -> Result<Option<File>> {
    tx.first(
        "select id, owner_id, name, media_type, bytes, hash, state, refusal, width, height,
                created_at, loose_since
           from file
          where id = $1",
        params![id],
    )
}

/// A file, if it is attached to this thing.
pub fn find_used(tx: &Tx<'_>, id: Id<File>, to: Use) -> Result<Option<File>> {
    tx.first(
        "select f.id, f.owner_id, f.name, f.media_type, f.bytes, f.hash, f.state, f.refusal,
                f.width, f.height, f.created_at, f.loose_since
           from file_use u
           join file f on f.id = u.file_id
          where u.kind = $1 and u.thing_id = $2 and u.file_id = $3",
        params![to.kind, to.thing, id],
    )
}

/// How many bytes a person keeps.
pub fn bytes_of(tx: &Tx<'_>, owner: Id<Person>) -> Result<u64> {
    let sum = tx.number(
        "select cast(coalesce(sum(bytes), 0) as bigint) from file where owner_id = $1",
        params![owner],
    )?;
    Ok(u64::try_from(sum).unwrap_or_default())
}

/// What a person has sent, the newest first, from before `before`.
pub fn of_person(
    tx: &Tx<'_>,
    owner: Id<Person>,
    before: Id<File>,
    limit: u32,
) -> Result<Vec<File>> {
    tx.all(
        "select id, owner_id, name, media_type, bytes, hash, state, refusal, width, height,
                created_at, loose_since
           from file
          where owner_id = $1 and id < $2
          order by id desc
          limit $3",
        params![owner, before, limit],
    )
}

/// Of these, one's own.
pub fn own(tx: &Tx<'_>, owner: Id<Person>, files: &[Id<File>]) -> Result<Vec<File>> {
    tx.all(
        "select id, owner_id, name, media_type, bytes, hash, state, refusal, width, height,
                created_at, loose_since
           from file
          where id in ids($1) and owner_id = $2
          order by id",
        params![db::ids(files.iter().copied()), owner],
    )
}

/// Two records are one person: what he has sent follows him.
pub const MERGING: Merging = Merging::of::<Sent>();

struct Sent;

impl Names for Sent {
    const COLUMNS: &[Column] = &[
        column(
            "files",
            "select id from file where owner_id = $1",
            &["update file set owner_id = $3 where id = $1 and owner_id = $2"],
        ),
        column(
            "sendings",
            "select id from file_sending where owner_id = $1",
            &["update file_sending set owner_id = $3 where id = $1 and owner_id = $2"],
        ),
    ];
}

/// A file and the thing it is attached to.
pub struct Attached {
    pub thing: i64,
    pub file: File,
}

impl FromRow for Attached {
    fn from_row(row: &mut Row<'_>) -> Result<Self> {
        Ok(Attached { thing: row.next()?, file: File::from_row(row)? })
    }
}

/// The files of several things of one kind, in the order each shows them.
pub fn attached(tx: &Tx<'_>, kind: &'static str, things: &[i64]) -> Result<Vec<Attached>> {
    tx.all(
        "select u.thing_id, f.id, f.owner_id, f.name, f.media_type, f.bytes, f.hash, f.state,
                f.refusal, f.width, f.height, f.created_at, f.loose_since
           from file_use u
           join file f on f.id = u.file_id
          where u.kind = $1 and u.thing_id in ids($2)
          order by u.thing_id, u.place, f.id
          limit 5000",
        params![kind, list(things)],
    )
}

/// A list of ids of things of any kind, for `in ids($1)`.
fn list(ids: &[i64]) -> db::Value {
    db::ids(ids.iter().map(|id| Id::<()>::new(*id)))
}

/// One's own uploads become a thing's; says how many of them were there. The files are touched
/// first: a sweep that is removing one of them ends before, and it is missing, or after, and finds
/// that it is needed.
pub fn attach(tx: &Tx<'_>, owner: Id<Person>, files: &[Id<File>], to: Use) -> Result<u64> {
    let found = tx.run(
        "update file set loose_since = null where id in ids($1) and owner_id = $2",
        params![db::ids(files.iter().copied()), owner],
    )?;
    let rows: Vec<Vec<db::Value>> = (0i64..)
        .zip(files)
        .map(|(place, file)| params![to.kind, to.thing, *file, place].to_vec())
        .collect();
    if found == files.len() as u64 {
        tx.run_each(
            "insert into file_use (kind, thing_id, file_id, place)
             values ($1, $2, $3, $4)
                 on conflict (kind, thing_id, file_id) do update set place = excluded.place",
            &rows,
        )?;
    }
    Ok(found)
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

/// These things no longer have files; `kept` stay with them all the same.
pub fn detach(
    tx: &Tx<'_>,
    kind: &'static str,
    things: &[i64],
    kept: &[Id<File>],
    at: Instant,
) -> Result<u64> {
    let gone: Vec<(Id<File>,)> = tx.all(
        "delete from file_use
          where kind = $1 and thing_id in ids($2) and file_id not in ids($3)
      returning file_id",
        params![kind, list(things), db::ids(kept.iter().copied())],
    )?;
    tx.run(
        "update file
            set loose_since = $1
          where id in ids($2)
            and not exists (select 1 from file_use u where u.file_id = file.id)",
        params![at, db::ids(gone.into_iter().map(|(id,)| id))],
    )
}

/// The content of one size of a photo.
pub fn size(tx: &Tx<'_>, file: Id<File>, edge: u32) -> Result<Option<(Hash, String)>> {
    tx.first(
        "select hash, media_type from file_size where file_id = $1 and edge = $2",
        params![file, edge],
    )
}

/// The scanner has found nothing.
pub fn release(tx: &Tx<'_>, file: Id<File>, to: State) -> Result<u64> {
    tx.run("update file set state = $2 where id = $1 and state = 'held'", params![file, to])
}

/// It is given to nobody. Its content is swept when nothing else has the same.
pub fn refuse(tx: &Tx<'_>, file: Id<File>, cause: Cause) -> Result<u64> {
    tx.run(
        "update file
            set state = 'refused', refusal = $2
          where id = $1 and state in ('held', 'pending')",
        params![file, cause],
    )
}

/// A photo without its metadata.
#[derive(Clone, Debug)]
pub struct Clean {
    pub name: String,
    pub media_type: &'static str,
    pub bytes: u64,
    pub hash: Hash,
    pub width: u32,
    pub height: u32,
    /// Smaller ones: edge, content, type.
    pub sizes: Vec<(u32, Hash, &'static str)>,
}

/// A photo is ready: false when it was meanwhile, or is gone.
pub fn make_ready(tx: &Tx<'_>, file: Id<File>, clean: &Clean) -> Result<bool> {
    let made = tx.run(
        "update file
            set state = 'ready', name = $2, media_type = $3, bytes = $4, hash = $5, width = $6,
                height = $7
          where id = $1 and state = 'pending'",
        params![
            file,
            &clean.name,
            clean.media_type,
            signed(clean.bytes),
            clean.hash,
            clean.width,
            clean.height
        ],
    )?;
    if made > 0 {
        keep_sizes(tx, file, &clean.sizes)?;
    }
    Ok(made > 0)
}

/// A document has a drawing of its first page; its content stays as it is.
pub fn show_page(
    tx: &Tx<'_>,
    file: Id<File>,
    (width, height): (u32, u32),
    pages: &[(u32, Hash, &'static str)],
) -> Result<()> {
    let shown = tx.run(
        "update file set width = $2, height = $3 where id = $1 and state = 'ready'",
        params![file, width, height],
    )?;
    if shown > 0 { keep_sizes(tx, file, pages) } else { Ok(()) }
}

fn keep_sizes(tx: &Tx<'_>, file: Id<File>, sizes: &[(u32, Hash, &'static str)]) -> Result<()> {
    let rows: Vec<Vec<db::Value>> = sizes
        .iter()
        .map(|(edge, hash, media_type)| params![file, *edge, *hash, *media_type].to_vec())
        .collect();
    tx.run_each(
        "insert into file_size (file_id, edge, hash, media_type)
         values ($1, $2, $3, $4)
             on conflict (file_id, edge) do nothing",
        &rows,
    )
    .map(drop)
}

/// Removes one upload that nothing needs.
pub fn discard(tx: &Tx<'_>, file: Id<File>) -> Result<()> {
    tx.change(
        "delete from file
          where id = $1
            and loose_since is not null
            and not exists (select 1 from file_use u where u.file_id = file.id)",
        params![file],
    )?;
    tx.run("delete from file_size where file_id = $1", params![file]).map(drop)
}

/// Removes what nothing has needed since `before`, a few hundred at a time; says how many. What was
/// attached a moment ago, while it was found loose, is spared.
pub fn sweep_loose(tx: &Tx<'_>, before: Instant) -> Result<usize> {
    let gone: Vec<(Id<File>,)> = tx.all(
        "delete from file
          where loose_since < $1
            and id in (select id
                         from file l
                        where loose_since < $1
                          and not exists (select 1 from file_use u where u.file_id = l.id)
                        limit 500)
      returning id",
        params![before],
    )?;
    let count = gone.len();
    forget_sizes(tx, gone)?;
    Ok(count)
}

fn forget_sizes(tx: &Tx<'_>, files: Vec<(Id<File>,)>) -> Result<()> {
    tx.run(
        "delete from file_size where file_id in ids($1)",
        params![db::ids(files.into_iter().map(|(id,)| id))],
    )
    .map(drop)
}

/// Of a person who is erased: what nothing needs goes, what somebody's thing needs is nobody's.
pub fn erase(tx: &Tx<'_>, owner: Id<Person>) -> Result<u64> {
    let gone: Vec<(Id<File>,)> = tx.all(
        "delete from file
          where owner_id = $1
            and loose_since is not null
            and not exists (select 1 from file_use u where u.file_id = file.id)
      returning id",
        params![owner],
    )?;
    let count = gone.len() as u64;
    forget_sizes(tx, gone)?;
    Ok(count
        + sendings::erase(tx, owner)?
        + tx.run("update file set owner_id = null where owner_id = $1", params![owner])?)
}

/// How many contents are asked about at once.
pub const PAGE: usize = 16;

/// Which of these contents something refers to.
pub fn referred(tx: &Tx<'_>, hashes: &[Hash]) -> Result<Vec<Hash>> {
    let Some(last) = hashes.last() else { return Ok(Vec::new()) };
    // The statement has 16 places: a short page repeats its last line.
    let places = hashes.iter().chain(std::iter::repeat(last)).take(PAGE);
    let params: Vec<db::Value> = places.map(|hash| (*hash).into()).collect();
    let rows: Vec<(Hash,)> = tx.all(
        "select hash from file
          where hash in ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16)
          union
         select hash from file_size
          where hash in ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16)
          union
         select hash from file_piece
          where hash in ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16)",
        &params,
    )?;
    Ok(rows.into_iter().map(|(hash,)| hash).collect())
}

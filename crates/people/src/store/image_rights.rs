//! What families allow to be shown, as rows.

use crate::{
    Person,
    image_right::{ImageRight, Source, Word},
};
use base::{Id, Instant};
use db::{Result, Tx, Value, ids, params};

pub fn insert(
    tx: &Tx<'_>,
    said: &[(Id<Person>, ImageRight)],
    source: Source,
    by: Option<Id<Person>>,
    at: Instant,
) -> Result<Vec<Id<Word>>> {
    let new: Vec<Id<Word>> = said.iter().map(|_| tx.new_id()).collect();
    let rows: Vec<Vec<Value>> = new
        .iter()
        .zip(said)
        .map(|(id, (pupil, word))| params![*id, *pupil, *word, source, by, at].to_vec())
        .collect();
    tx.run_each(
        "insert into image_right (id, pupil_id, word, source, by_id, at)
         values ($1, $2, $3, $4, $5, $6)",
        &rows,
    )?;
    Ok(new)
}

pub fn current(tx: &Tx<'_>, pupils: &[Id<Person>]) -> Result<Vec<Word>> {
    tx.all(
        "select r.id, r.pupil_id, r.word, r.source, r.by_id, r.at
           from image_right r
          where r.pupil_id in ids($1)
            and r.id = (select max(l.id) from image_right l where l.pupil_id = r.pupil_id)",
        params![ids(pupils.iter().copied())],
    )
}

pub fn history(tx: &Tx<'_>, pupil: Id<Person>) -> Result<Vec<Word>> {
    tx.all(
        "select id, pupil_id, word, source, by_id, at
           from image_right
          where pupil_id = $1
          order by id desc
          limit 100",
        params![pupil],
    )
}

pub fn delete(tx: &Tx<'_>, words: &[Id<Word>]) -> Result<()> {
    tx.run("delete from image_right where id in ids($1)", params![ids(words.iter().copied())])
        .map(drop)
}

//! Full text: each engine's own index over text folded in Rust, newest first.
//!
//! A document says what it is (`kind`) and who may find it (`readers`: a person or a group each).
//! The readers are part of the index, so that a search costs what its own reader may see.

use crate::{Engine, Result, Tx, Value, ids, params};
use base::{Id, fold, search_words};

/// A document to be found.
#[derive(Clone, Debug)]
pub struct Document<'a> {
    pub kind: &'static str,
    pub id: i64,
    /// Ids of the persons and groups who may find it.
    pub readers: &'a [i64],
    pub text: &'a str,
}

/// Adds a document, or replaces what was said of it.
pub fn put(tx: &Tx<'_>, document: &Document<'_>) -> Result<()> {
    put_all(tx, std::slice::from_ref(document))
}

/// Adds documents, or replaces what was said of them: two statements, however many there are.
pub fn put_all(tx: &Tx<'_>, documents: &[Document<'_>]) -> Result<()> {
    let known: Vec<i64> = documents.iter().map(|document| document.id).collect();
    remove_all(tx, &known)?;
    put_new_all(tx, documents)
}

/// One that is known not to be there, which spares a look.
pub fn put_new(tx: &Tx<'_>, document: &Document<'_>) -> Result<()> {
    put_new_all(tx, std::slice::from_ref(document))
}

fn put_new_all(tx: &Tx<'_>, documents: &[Document<'_>]) -> Result<()> {
    let row = |document: &Document<'_>| {
        let readers = document.readers.iter().map(|reader| token(document.kind, *reader));
        let readers = readers.collect::<Vec<_>>().join(" ");
        params![document.id, readers, fold(document.text)].to_vec()
    };
    let rows: Vec<Vec<Value>> = documents.iter().map(row).collect();
    let sql = match tx.engine() {
        Engine::Sqlite => "insert into search (rowid, readers, words) values ($1, $2, $3)",
        Engine::Postgres => {
            "insert into search (id, readers, words)
             values ($1, array_to_tsvector(array_remove(string_to_array($2, ' '), '')),
                     array_to_tsvector(array_remove(string_to_array($3, ' '), '')))"
        }
    };
    tx.run_each(sql, &rows).map(drop)
}

pub fn remove(tx: &Tx<'_>, id: i64) -> Result<()> {
    remove_all(tx, &[id])
}

pub fn remove_all(tx: &Tx<'_>, documents: &[i64]) -> Result<()> {
    let sql = match tx.engine() {
        Engine::Sqlite => "delete from search where rowid in ids($1)",
        Engine::Postgres => "delete from search where id in ids($1)",
    };
    tx.run(sql, params![ids(documents.iter().map(|id| Id::<()>::new(*id)))]).map(drop)
}

/// The newest documents of `kind` that one of `readers` may find and that hold every word of
/// `query`, each as a prefix. No word: nothing found.
pub fn find<T>(
    tx: &Tx<'_>,
    kind: &'static str,
    readers: &[i64],
    query: &str,
    limit: u32,
) -> Result<Vec<Id<T>>> {
    let words = search_words(query);
    if words.is_empty() || readers.is_empty() {
        return Ok(Vec::new());
    }
    let readers: Vec<String> = readers.iter().map(|reader| token(kind, *reader)).collect();
    let rows: Vec<(Id<T>,)> = match tx.engine() {
        Engine::Sqlite => {
            let words: Vec<String> = words.iter().map(|word| format!("\"{word}\"*")).collect();
            let matched =
                format!("readers:({}) AND words:({})", readers.join(" OR "), words.join(" AND "));
            tx.all(
                "select rowid from search where search match $1 order by rowid desc limit $2",
                params![matched, limit],
            )?
        }
        Engine::Postgres => {
            let words: Vec<String> = words.iter().map(|word| format!("'{word}':*")).collect();
            tx.all(
                "select id
                   from search
                  where readers @@ cast(cast($1 as text) as tsquery)
                    and words @@ cast(cast($2 as text) as tsquery)
                  order by id desc
                  limit $3",
                params![readers.join(" | "), words.join(" & "), limit],
            )?
        }
    };
    Ok(rows.into_iter().map(|(id,)| id).collect())
}

/// A reader's word in the index. Letters and digits only: it needs no quotes on either engine.
fn token(kind: &str, reader: i64) -> String {
    format!("{kind}{reader}")
}

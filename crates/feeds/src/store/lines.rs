//! What feeds want, as rows.

use crate::history::Feed;
use crate::record::RecordKind;
use crate::wanted::{Content, Line, Verb, key_text, parse_key};
use base::Id;
use db::{Error, FromRow, Result, Row, Tx, Value, params};

/// A line on its way in: written as text, with its sum.
#[derive(Clone, Debug)]
pub struct Written {
    pub place: String,
    pub kind: RecordKind,
    /// `aaf:09/501`
    pub key: String,
    pub verb: Verb,
    pub content: String,
    pub hash: i64,
}

impl Written {
    pub fn of(line: &Line) -> Result<Self> {
        let content = match &line.content {
            Content::Nothing => String::new(),
            Content::Person(person) => json(person)?,
            Content::School(school) => json(school)?,
        };
        Ok(Written {
            place: line.place.clone(),
            kind: line.kind,
            key: key_text(&line.key),
            verb: line.verb,
            content,
            hash: 0,
        })
    }
}

fn json<T: serde::Serialize>(content: &T) -> Result<String> {
    serde_json::to_string(content).map_err(|error| Error::Engine(error.to_string()))
}

impl FromRow for Line {
    fn from_row(row: &mut Row<'_>) -> Result<Self> {
        let (place, kind, key): (String, RecordKind, String) =
            (row.next()?, row.next()?, row.next()?);
        let (verb, content): (Verb, String) = (row.next()?, row.next()?);
        let unreadable = |error: serde_json::Error| Error::Engine(error.to_string());
        let content = match kind {
            _ if content.is_empty() => Content::Nothing,
            RecordKind::School => {
                Content::School(serde_json::from_str(&content).map_err(unreadable)?)
            }
            _ => Content::Person(serde_json::from_str(&content).map_err(unreadable)?),
        };
        Ok(Line { place, kind, key: parse_key(&key), verb, content })
    }
}

/// A later line of a delta replaces what an earlier one wanted; see `stage`.
pub fn insert(tx: &Tx<'_>, feed: Id<Feed>, lines: &[Written]) -> Result<()> {
    let rows: Vec<Vec<Value>> = lines
        .iter()
        .map(|line| {
            params![
                feed,
                line.place.as_str(),
                line.kind,
                line.key.as_str(),
                line.verb,
                line.content.as_str(),
                line.hash
            ]
            .to_vec()
        })
        .collect();
    tx.run_each(
        "insert into feed_wanted (feed_id, place, kind, key, verb, content, hash)
         values ($1, $2, $3, $4, $5, $6, $7)
             on conflict (feed_id, place, kind, key)
             do update set verb = excluded.verb, content = excluded.content, hash = excluded.hash",
        &rows,
    )
    .map(drop)
}

/// All lines of a school.
pub fn of_place(tx: &Tx<'_>, feed: Id<Feed>, place: &str) -> Result<Vec<Line>> {
    tx.all(
        "select place, kind, key, verb, content
           from feed_wanted
          where feed_id = $1 and place = $2
          order by kind, key",
        params![feed, place],
    )
}

/// These guardians of AAF, of those the feed speaks about. `keys` is a JSON list.
pub fn guardians(tx: &Tx<'_>, feed: Id<Feed>, keys: &[String]) -> Result<Vec<Line>> {
    let list = json(&keys)?;
    let sql = match tx.engine() {
        db::Engine::Sqlite => {
            "select place, kind, key, verb, content
               from feed_wanted
              where feed_id = $1 and place = '' and kind = 'guardian'
                and key in (select value from json_each($2))"
        }
        db::Engine::Postgres => {
            // One by one, each by the whole of the primary key: of a table that was just filled
            // PostgreSQL knows nothing, and would read all its guardians for each of these.
            "select w.place, w.kind, w.key, w.verb, w.content
               from (select distinct value as key
                       from json_array_elements_text(cast($2 as json))) k
              cross join lateral (select place, kind, key, verb, content
                                    from feed_wanted
                                   where feed_id = $1 and place = '' and kind = 'guardian'
                                     and key = k.key
                                   limit 1) w"
        }
    };
    tx.all(sql, params![feed, list])
}

/// The guardians of AAF after a key, for those whose details alone have changed.
pub fn guardians_after(tx: &Tx<'_>, feed: Id<Feed>, after: &str, limit: u32) -> Result<Vec<Line>> {
    tx.all(
        "select place, kind, key, verb, content
           from feed_wanted
          where feed_id = $1 and place = '' and kind = 'guardian' and key > $2
          order by key
          limit $3",
        params![feed, after, limit],
    )
}

/// The schools a feed has something to say about.
pub fn places(tx: &Tx<'_>, feed: Id<Feed>) -> Result<Vec<String>> {
    let places: Vec<(String,)> = tx.all(
        "select distinct place from feed_wanted where feed_id = $1 and place <> '' order by place",
        params![feed],
    )?;
    Ok(places.into_iter().map(|(place,)| place).collect())
}

/// Where else the feed puts somebody whom one place no longer has.
pub fn other_places(tx: &Tx<'_>, feed: Id<Feed>, place: &str) -> Result<Vec<(String, String)>> {
    tx.all(
        "select gone.key, other.place
           from feed_wanted gone
           join feed_wanted other on other.feed_id = gone.feed_id and other.kind = gone.kind
                                 and other.key = gone.key and other.verb in ('put', 'modify')
          where gone.feed_id = $1 and gone.place = $2 and gone.verb = 'moved'",
        params![feed, place],
    )
}

/// A delta may not say where somebody is: he is where he was last known to be.
pub fn put_in_known_places(tx: &Tx<'_>, feed: Id<Feed>) -> Result<u64> {
    tx.run(
        "insert into feed_wanted (feed_id, place, kind, key, verb, content, hash)
         select w.feed_id, k.place, w.kind, w.key,
                case w.verb when 'delete' then 'absent' else w.verb end, w.content, w.hash
           from feed_wanted w
           join feed_known k on k.kind = w.kind and k.key = w.key
          where w.feed_id = $1 and w.place = '' and w.kind in ('pupil', 'staff')
             on conflict (feed_id, place, kind, key) do nothing",
        params![feed],
    )?;
    tx.run(
        "delete from feed_wanted where feed_id = $1 and place = '' and kind in ('pupil', 'staff')",
        params![feed],
    )
}

pub fn delete_place(tx: &Tx<'_>, feed: Id<Feed>, place: &str) -> Result<()> {
    tx.run("delete from feed_wanted where feed_id = $1 and place = $2", params![feed, place])
        .map(drop)
}

/// Guardians of AAF who have been created: nothing more is to be said of them.
pub fn delete_guardians(tx: &Tx<'_>, feed: Id<Feed>, keys: &[String]) -> Result<()> {
    let rows: Vec<Vec<Value>> = keys.iter().map(|key| params![feed, key].to_vec()).collect();
    tx.run_each(
        "delete from feed_wanted
          where feed_id = $1 and place = '' and kind = 'guardian' and key = $2",
        &rows,
    )
    .map(drop)
}

pub fn delete_all(tx: &Tx<'_>, feed: Id<Feed>) -> Result<()> {
    tx.run("delete from feed_wanted where feed_id = $1", params![feed]).map(drop)
}

//! Translations as they are kept, and the languages of readers.

use crate::Text;
use base::{Id, Instant, Lang};
use db::{Error, Result, Tx, Value, ids, params};
use people::{Group, Person};

db::word! {
    pub enum State { Waiting = "waiting", Made = "made", Failed = "failed" }
}

db::row! {
    /// A translation, or the wait for it.
    #[derive(Clone, Debug)]
    pub struct Translation {
        pub id: Id<Translation>,
        pub kind: String,
        pub thing_id: i64,
        pub source_lang: Lang,
        pub target_lang: Lang,
        pub digest: [u8; 32],
        pub state: State,
        pub parts: String,
        pub misses: u32,
    }
}

impl Translation {
    pub fn parts(&self) -> Vec<String> {
        serde_json::from_str(&self.parts).unwrap_or_default()
    }
}

/// What there is of these things in one language.
pub fn of(tx: &Tx<'_>, kind: &str, things: &[i64], target: Lang) -> Result<Vec<Translation>> {
    tx.all(
        "select id, kind, thing_id, source_lang, target_lang, digest, state, parts, misses
           from translation
          where kind = $1 and thing_id in ids($2) and target_lang = $3",
        params![kind, ids(things.iter().map(|id| Id::<Text>::new(*id))), target],
    )
}

pub fn find(tx: &Tx<'_>, id: Id<Translation>) -> Result<Option<Translation>> {
    tx.first(
        "select id, kind, thing_id, source_lang, target_lang, digest, state, parts, misses
           from translation
          where id = $1",
        params![id],
    )
}

/// Makes each of these languages wait, unless the same wording is there already or is being made;
/// answers all that wait.
pub fn ask(
    tx: &Tx<'_>,
    text: &Text,
    targets: &[Lang],
    now: Instant,
) -> Result<Vec<Id<Translation>>> {
    let digest = text.digest();
    let parts = written(text.parts())?;
    let row = |target: &Lang| {
        params![
            tx.new_id::<Translation>(),
            text.kind,
            text.id,
            text.lang,
            *target,
            digest,
            &parts,
            now
        ]
        .to_vec()
    };
    let rows: Vec<Vec<Value>> = targets.iter().map(row).collect();
    tx.run_each(
        "insert into translation (id, kind, thing_id, source_lang, target_lang, digest, state,
                                  parts, misses, changed_at)
         values ($1, $2, $3, $4, $5, $6, 'waiting', $7, 0, $8)
             on conflict (kind, thing_id, target_lang) do update
            set id = excluded.id, source_lang = excluded.source_lang, digest = excluded.digest,
                state = 'waiting', parts = excluded.parts, misses = 0,
                changed_at = excluded.changed_at
          where translation.digest <> excluded.digest or translation.state = 'failed'",
        &rows,
    )?;
    let waiting: Vec<(Id<Translation>,)> = tx.all(
        "select id
           from translation
          where kind = $1 and thing_id = $2 and digest = $3 and state = 'waiting'",
        params![text.kind, text.id, digest],
    )?;
    Ok(waiting.into_iter().map(|(id,)| id).collect())
}

fn written(parts: &[String]) -> Result<String> {
    serde_json::to_string(parts).map_err(|_| Error::Engine("parts are not JSON".to_owned()))
}

/// It is made. Nothing happens when the text has changed or gone meanwhile.
pub fn made(tx: &Tx<'_>, id: Id<Translation>, parts: &[String], now: Instant) -> Result<()> {
    tx.run(
        "update translation
            set state = 'made', parts = $2, changed_at = $3
          where id = $1 and state = 'waiting'",
        params![id, written(parts)?, now],
    )
    .map(drop)
}

/// The engine has not answered: it is asked again.
pub fn missed(tx: &Tx<'_>, id: Id<Translation>, now: Instant) -> Result<()> {
    tx.run(
        "update translation
            set misses = misses + 1, changed_at = $2
          where id = $1 and state = 'waiting'",
        params![id, now],
    )
    .map(drop)
}

/// It will not be made, unless somebody asks anew.
pub fn failed(tx: &Tx<'_>, id: Id<Translation>, now: Instant) -> Result<()> {
    tx.run(
        "update translation
            set state = 'failed', parts = '[]', changed_at = $2
          where id = $1 and state = 'waiting'",
        params![id, now],
    )
    .map(drop)
}

/// All translations of these things.
pub fn forget(tx: &Tx<'_>, kind: &str, things: &[i64]) -> Result<u64> {
    tx.run(
        "delete from translation where kind = $1 and thing_id in ids($2)",
        params![kind, ids(things.iter().map(|id| Id::<Text>::new(*id)))],
    )
}

/// Some of those that nobody has asked for since `before`.
pub fn sweep(tx: &Tx<'_>, before: Instant, limit: u32) -> Result<u64> {
    tx.run(
        "delete from translation
          where id in (select id
                         from translation
                        where changed_at < $1
                        order by changed_at
                        limit $2)",
        params![before, limit],
    )
}

/// The languages in which these people and the members of these groups read, each once.
pub fn readings(tx: &Tx<'_>, persons: &[Id<Person>], groups: &[Id<Group>]) -> Result<Vec<Lang>> {
    let rows: Vec<(Lang,)> = tx.all(
        "select distinct coalesce(f.reads, f.locale, 'fr')
           from (select id as person_id from person where id in ids($1)
                 union all
                 select person_id from membership where group_id in ids($2)) r
           left join preference f on f.person_id = r.person_id
          limit 100",
        params![ids(persons.iter().copied()), ids(groups.iter().copied())],
    )?;
    Ok(rows.into_iter().map(|(lang,)| lang).collect())
}

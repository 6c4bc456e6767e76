//! Two records turn out to be one person: what features hold of the record that goes follows him,
//! in the transaction that merges them, and comes back when it is undone.

use crate::{App, counters::COUNTERS_TOPIC};
use base::{Id, Instant};
use db::{Error, Result, Tx, params};
use people::{Merge, Person, Touched, merge};
use serde_json::{Value, json};

/// How the tables of a feature follow a person.
#[derive(Clone, Copy)]
pub struct Merging {
    /// Everything there that names this person, as JSON: written down with the merge.
    pub named: fn(&Tx<'_>, Id<Person>) -> Result<Value>,
    /// Makes what of it still names `from` name `to`; what `to` has already stays where it is.
    pub rename: fn(&Tx<'_>, &Value, from: Id<Person>, to: Id<Person>) -> Result<()>,
}

impl Merging {
    /// How a feature follows a person whose tables name him in these columns.
    pub const fn of<T: Names>() -> Self {
        Merging { named: named_in::<T>, rename: rename_in::<T> }
    }
}

/// The columns of a feature that name somebody.
pub trait Names {
    const COLUMNS: &'static [Column];
}

/// A column that names somebody.
pub struct Column {
    /// Under which the rows it had are written down with a merge.
    name: &'static str,
    find: &'static str,
    rename: &'static [&'static str],
}

/// A column that names somebody. `find` selects the keys (numbers, words) of the rows that name
/// `$1`; `rename` is done for each of them, with its keys, `from` and `to` as parameters, and
/// leaves alone what `to` has already.
pub const fn column(
    name: &'static str,
    find: &'static str,
    rename: &'static [&'static str],
) -> Column {
    Column { name, find, rename }
}

/// A column of a table whose rows are known by one or two others: they follow the person, and what
/// `to` has already stays where it is. `unless` leaves rows alone that name him twice.
///
/// ```
/// # use web::merging::Column;
/// const COLUMNS: [Column; 2] = [
///     web::follows!("alerts", "result_alert", "guardian_id", by "pupil_id"),
///     web::follows!("waiting", "result_waiting", "guardian_id", by "pupil_id", "thing"),
/// ];
/// ```
#[macro_export]
macro_rules! follows {
    ($name:literal, $table:literal, $column:literal, by $key:literal) => {
        $crate::merging::column(
            $name,
            concat!("select ", $key, " from ", $table, " where ", $column, " = $1"),
            &[concat!(
                "update ", $table, " set ", $column, " = $3 where ", $key, " = $1 and ", $column,
                " = $2 and not exists (select 1 from ", $table, " o where o.", $key,
                " = $1 and o.", $column, " = $3)"
            )],
        )
    };
    (
        $name:literal, $table:literal, $column:literal,
        by $key:literal, $other:literal $(, unless $own:literal)?
    ) => {
        $crate::merging::column(
            $name,
            concat!(
                "select ", $key, ", ", $other, " from ", $table, " where ", $column, " = $1"
                $(, " and ", $own, " <> $1")?
            ),
            &[concat!(
                "update ", $table, " set ", $column, " = $4 where ", $key, " = $1 and ", $other,
                " = $2 and ", $column, " = $3 and not exists (select 1 from ", $table,
                " o where o.", $key, " = $1 and o.", $other, " = $2 and o.", $column, " = $4)"
            )],
        )
    };
}

fn named_in<T: Names>(tx: &Tx<'_>, person: Id<Person>) -> Result<Value> {
    let mut named = serde_json::Map::new();
    for column in T::COLUMNS {
        let rows: Vec<Vec<db::Value>> = tx.all(column.find, params![person])?;
        let rows: Result<Vec<Value>> = rows.into_iter().map(as_json).collect();
        named.insert(column.name.to_owned(), Value::Array(rows?));
    }
    Ok(Value::Object(named))
}

/// The keys of a row; one alone stands by itself.
fn as_json(keys: Vec<db::Value>) -> Result<Value> {
    let key = |key| match key {
        db::Value::Int(number) => Ok(json!(number)),
        db::Value::Text(word) => Ok(json!(word)),
        _ => Err(Error::Engine("a key is a number or a word".to_owned())),
    };
    let mut keys = keys.into_iter().map(key).collect::<Result<Vec<Value>>>()?;
    Ok(if keys.len() == 1 { keys.remove(0) } else { Value::Array(keys) })
}

fn rename_in<T: Names>(tx: &Tx<'_>, named: &Value, from: Id<Person>, to: Id<Person>) -> Result<()> {
    for column in T::COLUMNS {
        let Some(rows) = named.get(column.name).and_then(Value::as_array) else { continue };
        let rows: Vec<Vec<db::Value>> =
            rows.iter().map(|row| keys(row).chain([from.into(), to.into()]).collect()).collect();
        if !rows.is_empty() {
            column.rename.iter().try_for_each(|sql| tx.run_each(sql, &rows).map(drop))?;
        }
    }
    Ok(())
}

fn keys(row: &Value) -> impl Iterator<Item = db::Value> {
    let keys = row.as_array().map_or(std::slice::from_ref(row), Vec::as_slice);
    keys.iter().map(|key| match key {
        Value::String(word) => db::Value::from(word),
        key => key.as_i64().into(),
    })
}

/// Which record is kept, which one goes, and why they are thought to be one.
pub struct Pair<'a> {
    pub keep: Id<Person>,
    pub drop: Id<Person>,
    pub evidence: &'a Value,
}

/// Merges two records, in `people` and in every feature.
pub fn merge(
    app: &App,
    tx: &Tx<'_>,
    pair: &Pair<'_>,
    by: Option<Id<Person>>,
    at: Instant,
) -> Result<(Merge, Touched)> {
    let Pair { keep, drop, evidence } = *pair;
    // Before the facts move: who guards whom is part of what is found.
    let mut found = Vec::new();
    for (name, merging) in features(app) {
        found.push((name, merging, (merging.named)(tx, drop)?));
    }
    let (merge, touched) = merge::merge(tx, keep, drop, evidence, by, at)?;
    for (name, merging, named) in found {
        (merging.rename)(tx, &named, drop, keep)?;
        tx.run(
            "insert into merge_moved (merge_id, feature, kept_id, dropped_id, moved)
             values ($1, $2, $3, $4, $5)",
            params![merge.id, name, keep, drop, named.to_string()],
        )?;
    }
    tx.signal(COUNTERS_TOPIC, [keep.raw(), drop.raw()]);
    Ok((merge, touched))
}

/// Makes two records of one again: what followed and is still there goes back.
pub fn undo(app: &App, tx: &Tx<'_>, merge: Id<Merge>, at: Instant) -> Result<Touched> {
    let touched = merge::undo(tx, merge, at)?;
    for (name, merging) in features(app) {
        let moved: Option<(Id<Person>, Id<Person>, String)> = tx.first(
            "select kept_id, dropped_id, moved
               from merge_moved
              where merge_id = $1 and feature = $2",
            params![merge, name],
        )?;
        let Some((kept, dropped, moved)) = moved else { continue };
        let named = serde_json::from_str(&moved).map_err(|error| unreadable(&error))?;
        (merging.rename)(tx, &named, kept, dropped)?;
        tx.signal(COUNTERS_TOPIC, [kept.raw(), dropped.raw()]);
    }
    tx.run("delete from merge_moved where merge_id = $1", params![merge])?;
    Ok(touched)
}

/// What moved with these merges is not to be known any more; says how many rows.
pub(crate) fn forget(tx: &Tx<'_>, merges: &[Id<Merge>]) -> Result<u64> {
    tx.run(
        "delete from merge_moved where merge_id in ids($1)",
        params![db::ids(merges.iter().copied())],
    )
}

fn features(app: &App) -> impl Iterator<Item = (&'static str, Merging)> {
    app.features.iter().filter_map(|feature| Some((feature.name, feature.merging?)))
}

/// What a feature has written down cannot be read: for its [`Merging::rename`].
pub fn unreadable(error: &serde_json::Error) -> Error {
    Error::Engine(format!("what a merge has moved is not readable: {error}"))
}

#[cfg(test)]
mod tests {
    #[test]
    fn what_follows_a_person_leaves_alone_what_the_other_record_has() {
        let column = follows!("a", "shelf", "owner_id", by "box_id", "thing", unless "box_id");
        assert_eq!(
            column.find,
            "select box_id, thing from shelf where owner_id = $1 and box_id <> $1",
        );
        let renamed = "update shelf set owner_id = $4 where box_id = $1 and thing = $2 \
                       and owner_id = $3 and not exists (select 1 from shelf o \
                       where o.box_id = $1 and o.thing = $2 and o.owner_id = $4)";
        assert_eq!(column.rename, [renamed]);
    }
}

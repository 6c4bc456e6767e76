//! The words by which the persons of a town are found.

use crate::{Person, Town};
use base::Id;
use db::{Result, Tx, Value, ids, params};
use std::collections::{BTreeMap, BTreeSet};

type Places = BTreeSet<(Id<Person>, Id<Town>)>;

/// Makes these persons findable in these towns and in no other.
pub fn place(tx: &Tx<'_>, persons: &Value, wanted: &Places) -> Result<()> {
    let found: Vec<(Id<Person>, Id<Town>)> = tx.all(
        "select distinct person_id, town_id from place_word where person_id in ids($1)",
        std::slice::from_ref(persons),
    )?;
    let current: Places = found.into_iter().collect();
    let gone: Vec<Vec<Value>> =
        current.difference(wanted).map(|(person, town)| params![*person, *town].to_vec()).collect();
    if !gone.is_empty() {
        tx.run_each("delete from place_word where person_id = $1 and town_id = $2", &gone)?;
    }
    let missing: Vec<_> = wanted.difference(&current).copied().collect();
    if missing.is_empty() { Ok(()) } else { add(tx, &missing) }
}

/// Makes these persons findable by their new names, where they were found before.
pub fn rename(tx: &Tx<'_>, persons: &[Id<Person>]) -> Result<()> {
    let places: Vec<(Id<Person>, Id<Town>)> = tx.all(
        "select distinct person_id, town_id from place_word where person_id in ids($1)",
        params![ids(persons.iter().copied())],
    )?;
    if places.is_empty() {
        return Ok(());
    }
    tx.run(
        "delete from place_word where person_id in ids($1)",
        params![ids(persons.iter().copied())],
    )?;
    add(tx, &places)
}

fn add(tx: &Tx<'_>, places: &[(Id<Person>, Id<Town>)]) -> Result<()> {
    let known: Vec<(Id<Person>, String)> = tx.all(
        "select id, words from person where id in ids($1)",
        params![ids(places.iter().map(|(person, _)| *person))],
    )?;
    let words: BTreeMap<Id<Person>, String> = known.into_iter().collect();
    let mut rows: BTreeSet<(i64, &str, i64)> = BTreeSet::new();
    for (person, town) in places {
        let words = words.get(person).map(String::as_str).unwrap_or_default();
        rows.extend(words.split_whitespace().map(|word| (town.raw(), word, person.raw())));
    }
    let rows: Vec<Vec<Value>> =
        rows.into_iter().map(|(town, word, person)| params![town, word, person].to_vec()).collect();
    tx.run_each(
        "insert into place_word (town_id, word, person_id)
         values ($1, $2, $3)
             on conflict (town_id, word, person_id) do nothing",
        &rows,
    )
    .map(drop)
}

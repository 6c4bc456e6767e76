//! The words by which the persons of a school or a town are found.

use crate::Person;
use base::Id;
use db::{Result, Tx, Value, ids, params};
use std::collections::{BTreeMap, BTreeSet};

type Places = BTreeSet<(Id<Person>, i64)>;

/// Makes these persons findable in these places and in no other.
pub fn place(tx: &Tx<'_>, persons: &Value, wanted: &Places) -> Result<()> {
    let found: Vec<(Id<Person>, i64)> = tx.all(
        "select distinct person_id, place_id from place_word where person_id in ids($1)",
        std::slice::from_ref(persons),
    )?;
    let current: Places = found.into_iter().collect();
    let gone: Vec<Vec<Value>> = current
        .difference(wanted)
        .map(|(person, place)| params![*person, *place].to_vec())
        .collect();
    if !gone.is_empty() {
        tx.run_each("delete from place_word where person_id = $1 and place_id = $2", &gone)?;
    }
    let missing: Vec<_> = wanted.difference(&current).copied().collect();
    if missing.is_empty() { Ok(()) } else { add(tx, &missing) }
}

/// Makes these persons findable by their new names, where they were found before.
pub fn rename(tx: &Tx<'_>, persons: &[Id<Person>]) -> Result<()> {
    let places: Vec<(Id<Person>, i64)> = tx.all(
        "select distinct person_id, place_id from place_word where person_id in ids($1)",
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

fn add(tx: &Tx<'_>, places: &[(Id<Person>, i64)]) -> Result<()> {
    let known: Vec<(Id<Person>, String)> = tx.all(
        "select id, words from person where id in ids($1)",
        params![ids(places.iter().map(|(person, _)| *person))],
    )?;
    let words: BTreeMap<Id<Person>, String> = known.into_iter().collect();
    let mut rows: BTreeSet<(i64, &str, i64)> = BTreeSet::new();
    for (person, place) in places {
        let words = words.get(person).map(String::as_str).unwrap_or_default();
        rows.extend(words.split_whitespace().map(|word| (*place, word, person.raw())));
    }
    let rows: Vec<Vec<Value>> = rows
        .into_iter()
        .map(|(place, word, person)| params![place, word, person].to_vec())
        .collect();
    tx.run_each(
        "insert into place_word (place_id, word, person_id)
         values ($1, $2, $3)
             on conflict (place_id, word, person_id) do nothing",
        &rows,
    )
    .map(drop)
}

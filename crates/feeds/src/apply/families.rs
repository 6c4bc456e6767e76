//! Guardians of AAF whose details changed: they belong to several schools at times, so they are
//! written once, after all schools.

use crate::done::Done;
use crate::history::{Feed, SchoolStep, StepState};
use crate::plan::{Counts, FieldChange};
use crate::stage::Error;
use crate::store;
use crate::wanted::{Content, Line, Verb, key_text};
use base::{Clock, Id, Instant};
use db::{Db, Result, Tx};
use people::{Details, Person, person};
use std::collections::HashMap;

/// Guardians written in one transaction.
const PERSONS: u32 = 2_000;

/// Chunks are steps of the feed like schools, under the name of their first key.
pub async fn apply(db: &Db, feed: &Feed, clock: &Clock, is_kept: bool) -> Result<(), Error> {
    let id = feed.id;
    let mut after = String::new();
    loop {
        let (from, at) = (after.clone(), clock.now());
        let last = db.write(move |tx| apply_some(tx, id, &from, at, is_kept)).await?;
        let Some(last) = last else { break };
        after = last;
    }
    Ok(())
}

/// The next guardians after a key; the last of them, when there were any.
/// Lines that are kept are for schools whose turn will come.
fn apply_some(
    tx: &Tx<'_>,
    feed: Id<Feed>,
    after: &str,
    at: Instant,
    is_kept: bool,
) -> Result<Option<String>> {
    let lines = store::lines::guardians_after(tx, feed, after, PERSONS)?;
    let (Some(first), Some(last)) = (lines.first(), lines.last()) else { return Ok(None) };
    let (first, last) = (key_text(&first.key), key_text(&last.key));
    let mut done = Done::default();
    let known = edit(tx, &lines, &mut done)?;
    leave(tx, &lines, at, &mut done)?;
    if !done.edited.is_empty() || !done.left.is_empty() {
        let changed = done.edited.len() as u64;
        let counts = Counts { changed, ..Counts::default() };
        let step = SchoolStep {
            place: format!("/{first}@{}", at.millis()),
            position: 1_000_000,
            name: String::new(),
            school: None,
            state: StepState::Planned,
            counts: serde_json::to_string(&counts).unwrap_or_default(),
            leaving: 0,
            present: 0,
            leaving_sum: String::new(),
            reason: None,
            applied_at: None,
            town: None,
        };
        store::schools::insert(tx, feed, std::slice::from_ref(&step))?;
        store::schools::set_applied(tx, feed, &step, at, &done)?;
    }
    if !is_kept {
        store::known::learn_guardians(tx, feed, &known)?;
    }
    Ok(Some(last))
}

/// Gives the keys of those who are known: of the others the next feed will speak again.
fn edit(tx: &Tx<'_>, lines: &[Line], done: &mut Done) -> Result<Vec<String>> {
    let persons = persons_of(tx, lines)?;
    let ids: Vec<Id<Person>> = persons.values().copied().collect();
    let known: HashMap<Id<Person>, Person> =
        person::load_all(tx, &ids)?.into_iter().map(|person| (person.id, person)).collect();
    let mut edits: Vec<(Id<Person>, Details)> = Vec::new();
    for line in lines {
        let (Content::Person(wanted), Verb::Put | Verb::Modify) = (&line.content, line.verb) else {
            continue;
        };
        let person = persons.get(&key_text(&line.key)).and_then(|id| known.get(id));
        let Some(person) = person else { continue };
        let details = wanted.details.put_on(person.details.clone());
        let changes = FieldChange::between(&person.details, &details);
        if !changes.is_empty() {
            done.edited.push((person.id, changes));
            edits.push((person.id, details));
        }
    }
    if !edits.is_empty() {
        person::edit(tx, &edits)?;
    }
    Ok(persons.into_keys().collect())
}

/// A guardian whom a delta takes away.
fn leave(tx: &Tx<'_>, lines: &[Line], at: Instant, done: &mut Done) -> Result<()> {
    let gone: Vec<Line> = lines.iter().filter(|line| line.verb == Verb::Delete).cloned().collect();
    if gone.is_empty() {
        return Ok(());
    }
    let on = at.day();
    let persons: Vec<Id<Person>> = persons_of(tx, &gone)?.into_values().collect();
    let guarding = store::people::guarding(tx, &persons, on)?;
    let ids: Vec<_> = guarding.iter().map(|fact| fact.id).collect();
    done.guardianships_ended.extend(guarding.iter().map(|fact| (fact.id, fact.until_on)));
    let mut touched = people::guardianship::end(tx, &ids, on)?;
    // A parent who teaches stays for that.
    let standing = store::people::standing(tx, &persons, on)?;
    let left: Vec<Id<Person>> =
        persons.into_iter().filter(|person| !standing.contains(person)).collect();
    done.left.extend(&left);
    touched = touched.and(person::leave(tx, &left, on)?);
    people::groups::refresh(tx, &touched, on)
}

fn persons_of(tx: &Tx<'_>, lines: &[Line]) -> Result<HashMap<String, Id<Person>>> {
    let mut by_source: HashMap<&str, Vec<&str>> = HashMap::new();
    for line in lines {
        by_source.entry(&line.key.source).or_default().push(&line.key.key);
    }
    let mut persons = HashMap::new();
    for (source, keys) in by_source {
        for (key, person) in person::find_by_keys(tx, source, &keys)? {
            persons.insert(format!("{source}/{key}"), person);
        }
    }
    Ok(persons)
}

//! Afterwards: every letter of the book against the database, and against what the house shows.

use crate::{
    ledger::{Entry, Ledger, Outcome, To},
    store,
    writers::Writer,
};
use bench::http::Connection;
use db::Db;
use std::{
    collections::{BTreeMap, BTreeSet, HashMap},
    net::SocketAddr,
};

#[derive(Default)]
pub struct Found {
    pub lost: Vec<String>,
    pub doubled: Vec<String>,
    pub half: Vec<String>,
    pub deliveries: usize,
    pub files: usize,
}

impl Found {
    pub fn is_good(&self) {
        let Found { lost, doubled, half, .. } = self;
        assert!(lost.is_empty(), "lost: {lost:?}");
        assert!(doubled.is_empty(), "doubled: {doubled:?}");
        assert!(half.is_empty(), "half there: {half:?}");
    }
}

/// What the database has.
struct Kept {
    /// By subject: number, sender, state.
    letters: BTreeMap<String, Vec<(i64, i64, String)>>,
    /// By letter: who has it, and as what.
    copies: HashMap<i64, Vec<(i64, bool)>>,
    members: HashMap<i64, Vec<i64>>,
}

pub async fn all(db: &Db, book: &Ledger, writers: &[Writer], address: SocketAddr) -> Found {
    let groups: BTreeSet<i64> = writers.iter().map(|writer| writer.group).collect();
    let kept = db.read_long(move |tx| read(tx, &groups)).await.expect("the database is read");
    let mut found = Found::default();
    for (subject, entry) in &book.0 {
        compare(&kept, subject, entry, &mut found);
    }
    for subject in kept.letters.keys().filter(|subject| !book.0.contains_key(*subject)) {
        found.half.push(format!("{subject} was written by nobody"));
    }
    let mut line = Connection::open(address).await.expect("a line");
    for (subject, entry) in &book.0 {
        read_back(&mut line, writers, subject, entry, &mut found).await;
    }
    for writer in writers {
        lists(&mut line, &kept, writer, &mut found).await;
    }
    found
}

fn read(tx: &db::Tx<'_>, groups: &BTreeSet<i64>) -> db::Result<Kept> {
    assert_eq!(store::integrity(tx)?, "ok");
    let mut letters: BTreeMap<String, Vec<_>> = BTreeMap::new();
    for (id, subject, sender, state) in store::letters(tx)? {
        letters.entry(subject).or_default().push((id, sender, state));
    }
    let mut copies: HashMap<i64, Vec<_>> = HashMap::new();
    store::deliveries(tx, |letter, person, role| {
        copies.entry(letter).or_default().push((person, role == "sender"));
    })?;
    let mut members = HashMap::new();
    for group in groups {
        members.insert(*group, store::members(tx, *group)?);
    }
    Ok(Kept { letters, copies, members })
}

fn compare(kept: &Kept, subject: &str, entry: &Entry, found: &mut Found) {
    let same = kept.letters.get(subject).map(Vec::as_slice).unwrap_or_default();
    let (id, sender, state) = match (same, entry.outcome) {
        ([], Outcome::Unknown) => return,
        ([], _) => return found.lost.push(subject.to_owned()),
        ([one], _) => one,
        _ => return found.doubled.push(subject.to_owned()),
    };
    if matches!(entry.outcome, Outcome::Acknowledged(told) if told != *id) {
        found.lost.push(format!("{subject} is there under another number"));
    }
    if state != "sent" || *sender != entry.sender {
        found.half.push(format!("{subject} is {state}"));
    }
    let copies = kept.copies.get(id).map(Vec::as_slice).unwrap_or_default();
    found.deliveries += copies.len();
    let mut meant: BTreeSet<i64> = match &entry.to {
        To::Persons(persons) => persons.iter().copied().collect(),
        To::Group(group) => kept.members[group].iter().copied().collect(),
    };
    meant.insert(entry.sender);
    let have: BTreeSet<i64> = copies.iter().map(|(person, _)| *person).collect();
    if copies.len() != have.len() {
        found.doubled.push(format!("{subject} has a reader twice"));
    }
    if have != meant || !copies.contains(&(entry.sender, true)) {
        found.half.push(format!("{subject}: {} of {} copies", have.len(), meant.len()));
    }
}

/// The file of a letter, as its author gets it back.
async fn read_back(
    line: &mut Connection,
    writers: &[Writer],
    subject: &str,
    entry: &Entry,
    found: &mut Found,
) {
    let (Some(file), Outcome::Acknowledged(id)) = (&entry.file, entry.outcome) else { return };
    let path = format!("/messages/{id}/fichiers/{}", file.id);
    let request = writers[entry.writer].browser.get(&path);
    let answer = line.ask(&request).await.expect("an answer");
    if answer.status == 200 && answer.body == file.content {
        found.files += 1;
    } else {
        found.lost.push(format!("the file of {subject}: {}", answer.status));
    }
}

/// What a writer's own two lists show, page after page: each of his copies once.
async fn lists(line: &mut Connection, kept: &Kept, writer: &Writer, found: &mut Found) {
    let mut shown = Vec::new();
    for list in ["/api/messages", "/api/messages/envoyes"] {
        let mut path = list.to_owned();
        loop {
            let answer = line.ask(&writer.browser.get(&path)).await.expect("an answer");
            assert_eq!(answer.status, 200, "{path}: {}", answer.text());
            let page: serde_json::Value = serde_json::from_slice(answer.body).expect("JSON");
            let letters = page["letters"].as_array().expect("letters");
            let ids =
                letters.iter().filter_map(|letter| letter["id"].as_str()?.parse::<i64>().ok());
            shown.extend(ids);
            let Some(older) = page["older"].as_str() else { break };
            path = format!("{list}?avant={older}");
        }
    }
    let count = shown.len();
    let shown: BTreeSet<i64> = shown.into_iter().collect();
    if count != shown.len() {
        found.doubled.push(format!("a list of {} shows a letter twice", writer.person));
    }
    let has = |copies: &Vec<(i64, bool)>| copies.iter().any(|(person, _)| *person == writer.person);
    let has: BTreeSet<i64> =
        kept.copies.iter().filter(|(_, copies)| has(copies)).map(|(id, _)| *id).collect();
    if has != shown {
        let (has, shows) = (has.len(), shown.len());
        found.lost.push(format!("{} has {has} letters and sees {shows}", writer.person));
    }
}

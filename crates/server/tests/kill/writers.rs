//! People who write letters as fast as the house takes them, until it is gone.

use crate::ledger::{Attached, Entry, Outcome, To};
use bench::{
    Result,
    http::{Answer, Browser, Connection},
};
use std::{
    net::SocketAddr,
    sync::{
        Arc,
        atomic::{AtomicBool, AtomicUsize, Ordering},
    },
    time::Duration,
};

/// Somebody who is signed in, and whom he may write to.
#[derive(Clone)]
pub struct Writer {
    pub person: i64,
    pub browser: Browser,
    pub group: i64,
    pub named: Vec<i64>,
}

/// What the writers of a round share.
pub struct Desk {
    pub writers: Arc<Vec<Writer>>,
    pub address: SocketAddr,
    /// Of the round: subjects are never the same twice.
    pub number: usize,
    pub next: AtomicUsize,
    pub acknowledged: AtomicUsize,
    pub is_over: AtomicBool,
}

/// An answer that takes longer than this is no answer.
const PATIENCE: Duration = Duration::from_secs(30);

/// One after the other, until the line is cut or the round is over.
pub async fn write(desk: Arc<Desk>) -> Vec<(String, Entry)> {
    let mut written = Vec::new();
    let Ok(mut line) = Connection::open(desk.address).await else { return written };
    while !desk.is_over.load(Ordering::Relaxed) {
        let number = desk.next.fetch_add(1, Ordering::Relaxed);
        let subject = format!("mot {} {number}", desk.number);
        let Some(entry) = begin(&desk, &mut line, number, &subject).await else { break };
        let request = form(&desk.writers[entry.writer].browser, &subject, &entry);
        let outcome = send(&mut line, &request).await;
        let is_cut = outcome == Outcome::Unknown;
        written.push((subject, Entry { outcome, ..entry }));
        if is_cut {
            break;
        }
        desk.acknowledged.fetch_add(1, Ordering::Relaxed);
    }
    written
}

/// What a letter is: every third goes to a whole group, some carry a file, some were drafts.
async fn begin(desk: &Desk, line: &mut Connection, number: usize, subject: &str) -> Option<Entry> {
    let writer = number * 7 % desk.writers.len();
    let from = &desk.writers[writer];
    let to = if number.is_multiple_of(3) || from.named.len() < 4 {
        To::Group(from.group)
    } else {
        let first = number % (from.named.len() - 3);
        To::Persons(from.named[first..first + 3].to_vec())
    };
    let mut entry = Entry {
        writer,
        sender: from.person,
        to,
        once: format!("{}-{number}", desk.number),
        draft: None,
        file: None,
        outcome: Outcome::Unknown,
    };
    if number % 5 == 1 {
        let content = format!("{subject}\n").repeat(400).into_bytes();
        let request = from.browser.upload("/fichiers", "sortie.txt", "text/plain", &content);
        let id = told(line, &request, "\"id\":\"").await?;
        entry.file = Some(Attached { id, content });
    }
    if number % 4 == 2 {
        let request = draft(&from.browser, subject, &entry);
        entry.draft = Some(told(line, &request, "\"draft\":\"").await?);
    }
    Some(entry)
}

/// The number in an answer of JSON; none when the line was cut.
async fn told(line: &mut Connection, request: &[u8], mark: &str) -> Option<String> {
    let answer = ask(line, request).await.ok()?;
    if answer.status >= 500 {
        return None;
    }
    let id = answer.text().split(mark).nth(1).and_then(|rest| rest.split('"').next());
    assert!(id.is_some(), "{}: {}", answer.status, answer.text());
    id.map(str::to_owned)
}

/// Asks, and does not wait for ever.
pub async fn ask<'l>(line: &'l mut Connection, request: &[u8]) -> Result<Answer<'l>> {
    tokio::time::timeout(PATIENCE, line.ask(request)).await?
}

/// The request that sends a letter.
pub fn form(browser: &Browser, subject: &str, entry: &Entry) -> Vec<u8> {
    with_fields(browser, "/api/messages", subject, entry)
}

fn draft(browser: &Browser, subject: &str, entry: &Entry) -> Vec<u8> {
    with_fields(browser, "/api/messages/brouillons", subject, entry)
}

fn with_fields(browser: &Browser, path: &str, subject: &str, entry: &Entry) -> Vec<u8> {
    let to: Vec<String> = match &entry.to {
        To::Group(group) => vec![format!("g:{group}")],
        To::Persons(persons) => persons.iter().map(|it| format!("p:{it}")).collect(),
    };
    let mut fields: Vec<(&str, &str)> = to.iter().map(|to| ("to", to.as_str())).collect();
    fields.extend([("subject", subject), ("body", "Bonjour, à jeudi."), ("once", &entry.once)]);
    fields.extend(entry.draft.as_deref().map(|draft| ("draft", draft)));
    fields.extend(entry.file.as_ref().map(|file| ("files", file.id.as_str())));
    browser.post(path, &fields)
}

/// Sends a letter. What is refused though it should not be ends the test.
pub async fn send(line: &mut Connection, request: &[u8]) -> Outcome {
    let Ok(answer) = ask(line, request).await else { return Outcome::Unknown };
    match answer.status {
        201 => {
            let text = answer.text();
            assert!(text.contains("\"state\":\"sent\""), "{text}");
            let id = text.split("\"id\":\"").nth(1).and_then(|rest| rest.split('"').next());
            let id = id.and_then(|id| id.parse().ok()).expect("the number of the letter");
            Outcome::Acknowledged(id)
        }
        409 => Outcome::AlreadyThere,
        500.. => Outcome::Unknown,
        status => panic!("{status}: {}", answer.text()),
    }
}

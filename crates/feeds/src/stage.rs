//! Staging: a source is read on one thread and laid down on another, line by line; what is the same
//! as last time is let go at once.

mod sieve;

use crate::history::{Feed, FeedMode, State};
use crate::problem::{Place, Problem, ProblemKind, Problems, Refused};
use crate::read::{Asked, Counts, Mode, Reading, Source, read};
use crate::store::{self, lines::Written};
use crate::wanted::{Line, Verb, wanted};
use base::{Clock, Id, Instant, SchoolYear};
use db::Db;
use jobs::progress::Progress;
use people::{Person, School};
use serde::{Deserialize, Serialize};
use sieve::Sieve;
use tokio::sync::mpsc;

/// Why a feed could not be brought in.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// The files cannot be used: the sentence says why.
    #[error("{0}")]
    Refused(#[from] Refused),
    #[error(transparent)]
    Database(#[from] db::Error),
    /// Whoever listened has gone.
    #[error("the import was stopped")]
    Stopped,
}

/// Who brings a feed in, and how far it may go.
#[derive(Clone, Debug, Default)]
pub struct Bringing {
    /// The name to show: that of the file.
    pub name: String,
    pub by: Option<Id<Person>>,
    /// Opens the schools the platform does not have, and their towns.
    pub makes_schools: bool,
    /// Of those, only the schools of these UAI; all of them when there is none.
    pub opens: Vec<String>,
    /// Of one school only: what is said of others is left out.
    pub school: Option<(Id<School>, String)>,
    /// A school that would lose a larger share is held, in percent; 0 for the usual one.
    pub hold_percent: u32,
    /// Of whoever waits for it.
    pub progress: Option<Id<Progress>>,
    /// Looks at everybody again, even those of whom the feed says what it said last.
    pub looks_again: bool,
    pub asked: Asked,
}

/// What was read, as it is kept with the feed.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Summary {
    pub schools: u64,
    pub pupils: u64,
    pub guardians: u64,
    pub staff: u64,
    pub deletions: u64,
    /// Of whom the feed says what it said last.
    pub unchanged: u64,
    /// Of schools the platform does not have.
    pub elsewhere: u64,
    /// Rows, or parts of rows, that were left out.
    pub left_out: u64,
    pub academies: Vec<String>,
    pub versions: Vec<String>,
    pub generated_on: Vec<String>,
    /// Schools the platform does not have: their UAI and their name, the first of them.
    pub unknown_schools: Vec<(String, String)>,
    pub unknown_count: u64,
    /// The first of them.
    pub problems: Vec<Problem>,
    pub problem_count: u64,
}

const LINES_IN_A_BATCH: usize = 4_000;
const BATCHES_WAITING: usize = 4;
const PROBLEMS_KEPT: usize = 1_000;
/// A sign of life is given so often.
const ALIVE_MILLIS: i64 = 30_000;

/// One change as the reader hands it over.
struct Batch(Vec<(Line, String, u64)>);

/// Reads a whole source and lays down what is new in it. Nothing is changed yet.
pub async fn stage(
    db: &Db,
    source: Source,
    bringing: Bringing,
    clock: &Clock,
) -> Result<Id<Feed>, Error> {
    let feed = new_feed(db, &bringing, clock.now());
    let new = feed.clone();
    db.write(move |tx| store::feeds::insert(tx, &new)).await?;
    fill(db, feed, source, bringing, clock).await
}

/// The line of a feed in the history, before anything of it is read.
pub(crate) fn new_feed(db: &Db, bringing: &Bringing, at: Instant) -> Feed {
    Feed {
        id: db.ids().make(),
        name: bringing.name.clone(),
        mode: FeedMode::Complete,
        state: State::Reading,
        year: SchoolYear::of(at.day()),
        makes_schools: bringing.makes_schools,
        by: bringing.by,
        at,
        applied_at: None,
        undone_at: None,
        reading: "{}".to_owned(),
        school: bringing.school.as_ref().map(|(school, _)| *school),
        hold_percent: if bringing.hold_percent == 0 { 5 } else { bringing.hold_percent },
        progress: bringing.progress,
        alive_at: at,
        counts: "{}".to_owned(),
    }
}

/// Reads a source into a feed that is there and empty.
pub(crate) async fn fill(
    db: &Db,
    feed: Feed,
    mut source: Source,
    bringing: Bringing,
    clock: &Clock,
) -> Result<Id<Feed>, Error> {
    let is_delta = source.parts().iter().any(|part| part.is_delta);
    let (sender, receiver) = mpsc::channel(BATCHES_WAITING);
    let asked = bringing.asked.clone();
    let reader = tokio::task::spawn_blocking(move || read_all(&mut source, &asked, &sender));
    let sieve = Sieve::new(feed.year, is_delta, bringing.looks_again);
    let sieve = match &bringing.school {
        Some((_, uai)) => sieve.of_one_school(uai),
        None if bringing.makes_schools && bringing.opens.is_empty() => sieve,
        None => sieve.of_the_platform(db, &bringing.opens).await?,
    };
    let laid = lay_down(db, feed.id, sieve, receiver, clock).await;
    let read = reader.await.map_err(|_| Error::Stopped)?;
    let ended = match (read, laid) {
        (Err(error), _) | (Ok(_), Err(error)) => Err(error),
        (Ok(reading), Ok(sieve)) => finish(db, feed.clone(), reading, sieve).await,
    };
    if ended.is_err() {
        let feed = feed.id;
        db.write(move |tx| drop_feed(tx, feed)).await?;
    }
    ended
}

/// Gives a feed up: what it wanted is forgotten, its line in the history stays.
pub fn drop_feed(tx: &db::Tx<'_>, feed: Id<Feed>) -> db::Result<()> {
    store::lines::delete_all(tx, feed)?;
    store::feeds::set_dropped(tx, feed)
}

fn read_all(
    source: &mut Source,
    asked: &Asked,
    sender: &mpsc::Sender<Batch>,
) -> Result<Reading, Error> {
    let mut batch = Vec::with_capacity(LINES_IN_A_BATCH);
    let reading = read(source, asked, |found| {
        for line in wanted(&found.change) {
            batch.push((line, found.file.to_owned(), found.line));
        }
        if batch.len() >= LINES_IN_A_BATCH {
            let full = std::mem::replace(&mut batch, Vec::with_capacity(LINES_IN_A_BATCH));
            sender.blocking_send(Batch(full)).map_err(|_| Error::Stopped)?;
        }
        Ok::<(), Error>(())
    })?;
    sender.blocking_send(Batch(batch)).map_err(|_| Error::Stopped)?;
    Ok(reading)
}

async fn lay_down(
    db: &Db,
    feed: Id<Feed>,
    mut sieve: Sieve,
    mut receiver: mpsc::Receiver<Batch>,
    clock: &Clock,
) -> Result<Sieve, Error> {
    let mut alive_at = clock.now();
    while let Some(Batch(batch)) = receiver.recv().await {
        for (line, ..) in &batch {
            if sieve.is_new_source(&line.key.source) {
                sieve = sieve.learn(db, line.key.source.clone()).await?;
            }
        }
        let mut lines = Vec::with_capacity(batch.len());
        for (line, file, number) in batch {
            lines.extend(sieve.sift(&line, &file, number)?);
        }
        write(db, feed, lines).await?;
        let now = clock.now();
        if now.since(alive_at) > ALIVE_MILLIS {
            alive_at = now;
            db.write(move |tx| store::feeds::touch(tx, feed, now)).await?;
        }
    }
    Ok(sieve)
}

async fn write(db: &Db, feed: Id<Feed>, lines: Vec<Written>) -> Result<(), Error> {
    if !lines.is_empty() {
        db.write(move |tx| store::lines::insert(tx, feed, &lines)).await?;
    }
    Ok(())
}

/// All is read: those who are no longer said are told, and the feed may be planned.
async fn finish(
    db: &Db,
    mut feed: Feed,
    mut reading: Reading,
    sieve: Sieve,
) -> Result<Id<Feed>, Error> {
    let is_complete = reading.mode == Mode::Complete;
    if is_complete {
        let (gone, sieve) = sieve.gone(db, &reading).await?;
        for lines in gone.chunks(LINES_IN_A_BATCH) {
            write(db, feed.id, lines.to_vec()).await?;
        }
        sieve.tell(&mut reading.problems);
        feed.reading = summary(&reading, &sieve);
    } else {
        sieve.tell(&mut reading.problems);
        feed.reading = summary(&reading, &sieve);
    }
    feed.mode = if is_complete { FeedMode::Complete } else { FeedMode::Delta };
    feed.state = State::Read;
    let id = feed.id;
    db.write(move |tx| {
        store::lines::put_in_known_places(tx, feed.id)?;
        store::feeds::set_read(tx, &feed)
    })
    .await?;
    Ok(id)
}

fn summary(reading: &Reading, sieve: &Sieve) -> String {
    let Counts { schools, pupils, guardians, staff, deletions } = reading.counts;
    let texts = |texts: &std::collections::BTreeSet<String>| texts.iter().cloned().collect();
    let summary = Summary {
        schools,
        pupils,
        guardians,
        staff,
        deletions,
        unchanged: sieve.unchanged(),
        elsewhere: sieve.elsewhere(),
        left_out: reading.problems.row_count(),
        academies: reading.academies.iter().map(ToString::to_string).collect(),
        versions: texts(&reading.versions),
        generated_on: texts(&reading.generated_on),
        unknown_schools: sieve.unknown_schools().to_vec(),
        unknown_count: sieve.unknown_count(),
        problems: reading.problems.iter().take(PROBLEMS_KEPT).cloned().collect(),
        problem_count: reading.problems.iter().count() as u64 + reading.problems.left_out(),
    };
    serde_json::to_string(&summary).unwrap_or_else(|_| "{}".to_owned())
}

/// Two rows of a table that nothing tells apart.
fn duplicate(problems: &mut Problems, file: &str, line: u64, key: &str) {
    let kind =
        ProblemKind::Duplicate { key: key.to_owned(), first_line: 0, first_file: file.to_owned() };
    problems.row(Place::file(file).line(line), kind);
}

/// Whether a line puts somebody somewhere.
const fn puts(verb: Verb) -> bool {
    matches!(verb, Verb::Put | Verb::Modify)
}

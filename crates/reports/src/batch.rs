//! The reports of a class or a whole school in one archive: a PDF a class, made by a job that says
//! how far it is, written while it is made, kept for a month for who asked.

use crate::{
    class_reports::{ClassReports, Lock},
    content::Content,
    deeds, printing,
    report::Report,
    store::{self, batches::State},
};
use base::{Id, Instant};
use bytes::Bytes;
use db::{Tx, blob::Stored};
use files::{Made, Use};
use futures_util::stream;
use jobs::{
    Context, Error, Job, Result,
    progress::{self, Pace, Progress, State as Ended},
};
use people::{Class, Person, School};
use results::Period;
use serde::{Deserialize, Serialize};
use std::{
    io::{self, Write},
    time::Duration,
};
use tokio::sync::mpsc;
use web::{Action, Allows, App, Door, Guarded, Read, Risk, Viewer};
use zip::{CompressionMethod, ZipWriter, write::SimpleFileOptions};

db::row! {
    #[derive(Clone, Debug)]
    pub struct Batch {
        pub id: Id<Batch>,
        pub school: Id<School>,
        pub class: Option<Id<Class>>,
        pub period: Id<Period>,
        pub by: Id<Person>,
        pub progress: Id<Progress>,
        pub state: State,
        /// How many reports it holds.
        pub pages: u32,
        pub made_at: Instant,
        pub period_name: String,
        pub school_name: String,
        pub class_name: Option<String>,
    }
}

impl Batch {
    /// A class, or the school.
    pub fn whose(&self) -> &str {
        self.class_name.as_deref().unwrap_or(&self.school_name)
    }

    pub const fn files(&self) -> Use {
        use_of(self.id)
    }
}

const fn use_of(id: Id<Batch>) -> Use {
    Use::of(USE, id)
}

const USE: &str = "report_batch";
/// It is fetched within so many days, or made anew.
pub const KEPT_DAYS: i64 = 30;

impl Guarded for Batch {
    const PARAM: &'static str = "batch";

    fn load(tx: &Tx<'_>, id: Id<Self>, _: &Viewer, _: Door) -> db::Result<Option<Self>> {
        store::batches::load(tx, id)
    }
}

/// Who asked for it, as long as he works there.
impl Allows<Read> for Batch {
    fn allows(&self, viewer: &Viewer) -> bool {
        self.by == viewer.person && viewer.works_in(self.school)
    }
}

/// To have the reports of a class in one file: its teachers too.
pub struct Take;

impl Action for Take {
    const NAME: &'static str = "Take";
    const RISK: Risk = Risk::PersonalData;
}

impl Allows<Take> for ClassReports {
    fn allows(&self, viewer: &Viewer) -> bool {
        self.is_concluded_by(viewer) || Allows::<Lock>::allows(self, viewer)
    }
}

/// Begins one; nothing when no report is locked.
pub fn begin(
    tx: &Tx<'_>,
    (school, class): (Id<School>, Option<Id<Class>>),
    period: Id<Period>,
    by: Id<Person>,
) -> db::Result<Option<Id<Batch>>> {
    let (count, now) = (store::batches::count(tx, school, class, period)?, tx.now());
    if count == 0 {
        return Ok(None);
    }
    let total = u64::try_from(count).ok();
    let text = text::id!("reports-batch-making");
    let progress = progress::start(tx, MakeBatch::KIND, by, total, text, now)?;
    let new = store::batches::New { school, class, period, by, progress };
    let batch = store::batches::insert(tx, &new, now)?;
    jobs::enqueue(tx, &MakeBatch { batch }, now)?;
    deeds::batch(tx, school, period, count, by)?;
    Ok(Some(batch))
}

/// Lets go those whose month is over.
pub fn let_go(tx: &Tx<'_>, before: Instant) -> db::Result<()> {
    let gone = store::batches::past(tx, before)?;
    if gone.is_empty() { Ok(()) } else { files::detach(tx, USE, &gone, tx.now()) }
}

/// Makes a batch, from the beginning each time: a worker that dies leaves a content nobody needs.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct MakeBatch {
    pub batch: Id<Batch>,
}

impl Job for MakeBatch {
    const KIND: &'static str = "reports.batch";
    const TRIES_MAX: u32 = 4;
    const TIME_MAX: Duration = Duration::from_hours(1);
    const IS_LONG: bool = true;
    fn key(&self) -> Option<String> {
        Some(self.batch.to_string())
    }
}

pub async fn make(context: Context, job: MakeBatch) -> Result<()> {
    let load = move |tx: &Tx<'_>| store::batches::load(tx, job.batch);
    let found = context.db.read(load).await?.filter(|it| it.state == State::Making);
    let Some(batch) = found else { return Ok(()) };
    match pack(&context, &batch).await {
        Ok((stored, count)) => keep(&context, batch, stored, count).await,
        Err(_) if context.tries() >= MakeBatch::TRIES_MAX => give_up(&context, batch).await,
        Err(error) => Err(error),
    }
}

/// A document of the archive: its name, and the reports in it.
type Document = (String, Vec<Content>);

/// Reads class by class, draws and writes on a thread of its own, and stores what is written as it
/// comes: no more than a class is held.
async fn pack(context: &Context, batch: &Batch) -> Result<(Stored, u32)> {
    let app = context.tool::<App>()?;
    let (documents, waiting) = mpsc::channel::<Document>(1);
    let (pieces, written) = mpsc::channel::<io::Result<Bytes>>(4);
    let drawing = tokio::task::spawn_blocking(move || draw(waiting, pieces));
    let written = stream::unfold(written, |mut written| async {
        written.recv().await.map(|piece| (piece.map_err(db_error), written))
    });
    let storing = app.blobs.put(written, u64::MAX);
    let reading = read(context, batch, documents);
    let (stored, count) = tokio::join!(storing, reading);
    drawing.await.map_err(|_| Error::because("the drawing of reports has stopped"))?;
    Ok((stored.map_err(Error::from)?, count?))
}

fn db_error(error: io::Error) -> db::Error {
    db::Error::Engine(error.to_string())
}

/// The first report of a school, in the order of a batch.
const CHUNK: u32 = 40;

async fn read(context: &Context, batch: &Batch, to: mpsc::Sender<Document>) -> Result<u32> {
    let mut pace = Pace::new(context.db.clone(), context.clock.clone(), batch.progress);
    let mut after = (String::new(), String::new(), Id::<Report>::new(0));
    let mut count: u32 = 0;
    let (mut class, mut held) = (String::new(), Vec::new());
    loop {
        let (of, from) = (batch.clone(), after.clone());
        let load = move |tx: &Tx<'_>| {
            let lines = store::batches::reports(tx, &of, &from, CHUNK)?;
            let ids: Vec<Id<Report>> = lines.iter().map(|(_, _, id)| *id).collect();
            Ok((lines, store::editions::current(tx, &ids)?))
        };
        let (lines, contents) = context.db.read_long(load).await?;
        for ((name, _, _), (_, content)) in lines.iter().zip(contents) {
            if *name != class && !held.is_empty() {
                send(&to, &class, std::mem::take(&mut held)).await?;
            }
            class.clone_from(name);
            held.push(content);
            count += 1;
        }
        pace.tell(u64::from(count), None, text::id!("reports-batch-making")).await?;
        match lines.into_iter().next_back() {
            Some(last) => after = last,
            None => break,
        }
    }
    if !held.is_empty() {
        send(&to, &class, held).await?;
    }
    Ok(count)
}

async fn send(to: &mpsc::Sender<Document>, class: &str, held: Vec<Content>) -> Result<()> {
    let name = format!("livrets-{}.pdf", printing::slug(class));
    to.send((name, held)).await.map_err(|_| Error::because("the reports could not be drawn"))
}

/// Runs on a thread of its own. A failure ends the archive before its end, so that it is not kept.
fn draw(mut documents: mpsc::Receiver<Document>, pieces: mpsc::Sender<io::Result<Bytes>>) {
    let failed = pieces.clone();
    let mut archive = ZipWriter::new_stream(Pieces { pieces });
    let options = SimpleFileOptions::default().compression_method(CompressionMethod::Stored);
    let mut write = || -> io::Result<()> {
        while let Some((name, contents)) = documents.blocking_recv() {
            let pdf = printing::pdf(&contents).map_err(io::Error::other)?;
            archive.start_file(name, options)?;
            archive.write_all(&pdf)?;
        }
        Ok(())
    };
    let written = write().and_then(|()| archive.finish().map(drop).map_err(io::Error::other));
    if let Err(error) = written {
        drop(failed.blocking_send(Err(error)));
    }
}

struct Pieces {
    pieces: mpsc::Sender<io::Result<Bytes>>,
}

impl Write for Pieces {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        let sent = self.pieces.blocking_send(Ok(Bytes::copy_from_slice(bytes)));
        sent.map(|()| bytes.len()).map_err(|_| io::ErrorKind::BrokenPipe.into())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

/// The archive and the end of the job are one.
async fn keep(context: &Context, batch: Batch, stored: Stored, count: u32) -> Result<()> {
    let (now, ended) = (context.clock.now(), context.clone());
    let words = format!("livrets {} {}", batch.whose(), batch.period_name);
    let name = printing::slug(&words) + ".zip";
    let made = Made { name, media_type: "application/zip", stored };
    let write = move |tx: &Tx<'_>| {
        store::batches::set_state(tx, batch.id, State::Ready, count)?;
        files::keep_made(tx, &made, batch.files(), now)?;
        let text = text::id!("reports-batch-ready");
        progress::finish(tx, batch.progress, Ended::Done, text, None, now)?;
        ended.complete(tx)
    };
    Ok(context.db.write(write).await?)
}

async fn give_up(context: &Context, batch: Batch) -> Result<()> {
    let (now, ended) = (context.clock.now(), context.clone());
    let write = move |tx: &Tx<'_>| {
        store::batches::set_state(tx, batch.id, State::Failed, 0)?;
        let text = text::id!("reports-batch-failed");
        progress::finish(tx, batch.progress, Ended::Failed, text, None, now)?;
        ended.complete(tx)
    };
    Ok(context.db.write(write).await?)
}

//! What happens to a file after it has arrived: scanned, made clean, swept when nothing needs it.

use crate::{
    File, Settings,
    file::{Cause, State},
    media::Media,
    pdf::{self, PDF_BYTES_MAX},
    photo::{self, Cleaned, Written},
    scan::{self, Verdict},
    settings::{LOOSE_HOURS, PHOTO_BYTES_MAX},
    store::{self, Clean},
};
use base::{Id, Instant};
use bytes::Bytes;
use db::{Tx, blob::Hash};
use futures_util::{TryStreamExt, stream};
use jobs::{Context, Error, Job, Registry, Result, Schedule};
use serde::{Deserialize, Serialize};
use std::{sync::LazyLock, time::Duration};
use tokio::sync::Semaphore;
use web::App;

/// Shows a file to the scanner.
#[derive(Serialize, Deserialize)]
struct Scan {
    file: Id<File>,
}

/// Makes a photo again without its metadata, and its smaller sizes.
#[derive(Serialize, Deserialize)]
struct MakeSizes {
    file: Id<File>,
}

/// Draws the first page of a document.
#[derive(Serialize, Deserialize)]
struct DrawPage {
    file: Id<File>,
}

/// Removes uploads that nothing needs.
#[derive(Serialize, Deserialize)]
struct SweepUploads;

/// Removes contents that nothing refers to.
#[derive(Serialize, Deserialize)]
struct SweepContents;

impl Job for Scan {
    const KIND: &'static str = "files.scan";
    /// The scanner may be restarting: a file is held for hours rather than given up.
    const TRIES_MAX: u32 = 20;
}
impl Job for MakeSizes {
    const KIND: &'static str = "files.sizes";
    const TRIES_MAX: u32 = 4;
    const TIME_MAX: Duration = Duration::from_mins(3);
}
impl Job for DrawPage {
    const KIND: &'static str = "files.page";
    const TRIES_MAX: u32 = 2;
    const TIME_MAX: Duration = Duration::from_mins(3);
}
impl Job for SweepUploads {
    const KIND: &'static str = "files.sweep-uploads";
}
impl Job for SweepContents {
    const KIND: &'static str = "files.sweep-contents";
    const TIME_MAX: Duration = Duration::from_hours(6);
    const IS_LONG: bool = true;
}

pub(crate) fn register(registry: &mut Registry) {
    registry.on(scan);
    registry.on(make_sizes);
    registry.on(draw_page);
    registry.on(sweep_uploads);
    registry.on(sweep_contents);
    registry.every("hourly", Schedule::EveryMinutes(60), &SweepUploads);
    registry.every("nightly", Schedule::NIGHTLY, &SweepContents);
}

/// What awaits a file that has just been written down.
pub(crate) fn after_arrival(
    tx: &Tx<'_>,
    file: Id<File>,
    (state, media): (State, &Media),
    at: Instant,
) -> db::Result<()> {
    match state {
        State::Held => jobs::enqueue(tx, &Scan { file }, at).map(drop),
        State::Pending => jobs::enqueue(tx, &MakeSizes { file }, at).map(drop),
        State::Ready if media.is_pdf() => jobs::enqueue(tx, &DrawPage { file }, at).map(drop),
        State::Ready | State::Refused => Ok(()),
    }
}

async fn find(context: &Context, file: Id<File>, state: State) -> Result<Option<File>> {
    let found = context.db.read(move |tx| store::find(tx, file)).await?;
    Ok(found.filter(|file| file.state == state))
}

async fn scan(context: Context, job: Scan) -> Result<()> {
    let app = context.tool::<App>()?;
    let Some(file) = find(&context, job.file, State::Held).await? else { return Ok(()) };
    let settings = Settings::of(&app);
    // A house that gave its scanner up does not keep files held for ever.
    let verdict = match &settings.clamd {
        None => Verdict::Clean,
        Some(address) => {
            let content = app.blobs.get(file.hash, None).await?;
            let asked = scan::ask(address, content.stream).await;
            asked.map_err(|_| Error::because("the scanner does not answer"))?
        }
    };
    let to = if file.media().is_photo() { State::Pending } else { State::Ready };
    let now = context.clock.now();
    let ended = context.clone();
    let written = context.db.write(move |tx| {
        if verdict == Verdict::Infected {
            store::refuse(tx, file.id, Cause::Virus)?;
        } else if store::release(tx, file.id, to)? > 0 {
            after_arrival(tx, file.id, (to, file.media()), now)?;
        }
        ended.complete(tx)
    });
    Ok(written.await?)
}

/// One photo at a time on a node: decoded, it weighs a hundred times what it did.
pub(crate) static BENCH: LazyLock<Semaphore> = LazyLock::new(|| Semaphore::new(1));

async fn make_sizes(context: Context, job: MakeSizes) -> Result<()> {
    let app = context.tool::<App>()?;
    let Some(file) = find(&context, job.file, State::Pending).await? else { return Ok(()) };
    let place = BENCH.acquire().await.map_err(|_| Error::because("the house is closing"))?;
    let cleaned = cleaned(&app, &file).await?;
    drop(place);
    let clean = match cleaned {
        Some(cleaned) => Some(keep(&app, &file, cleaned).await?),
        None => None,
    };
    let ended = context.clone();
    let written = context.db.write(move |tx| {
        match &clean {
            Some(clean) => store::make_ready(tx, file.id, clean).map(drop)?,
            None => store::refuse(tx, file.id, Cause::Unreadable).map(drop)?,
        }
        ended.complete(tx)
    });
    Ok(written.await?)
}

/// None when it cannot be decoded: a panic of the decoder says the same.
async fn cleaned(app: &App, file: &File) -> Result<Option<Cleaned>> {
    if file.bytes > PHOTO_BYTES_MAX {
        return Ok(None);
    }
    let bytes = content(app, file).await?;
    let cleaned = tokio::task::spawn_blocking(move || photo::clean(&bytes)).await;
    Ok(cleaned.ok().and_then(std::result::Result::ok))
}

/// A document that cannot be drawn has an icon: it may be right all the same.
async fn draw_page(context: Context, job: DrawPage) -> Result<()> {
    let app = context.tool::<App>()?;
    let Some(file) = find(&context, job.file, State::Ready).await? else { return Ok(()) };
    if file.bytes > PDF_BYTES_MAX || file.width.is_some() {
        return Ok(());
    }
    let place = BENCH.acquire().await.map_err(|_| Error::because("the house is closing"))?;
    let (pdf, drawer) = (content(&app, &file).await?, Settings::of(&app).drawer.clone());
    let drawn = tokio::task::spawn_blocking(move || pdf::first_page(&drawer, pdf)).await;
    drop(place);
    let Ok(Ok(Cleaned { whole, sizes })) = drawn else { return Ok(()) };
    let (width, height) = (whole.width, whole.height);
    let mut pages = vec![(photo::EDGES[1], put(&app, whole.bytes).await?, whole.media_type)];
    for (edge, small) in sizes {
        pages.push((edge, put(&app, small.bytes).await?, small.media_type));
    }
    let ended = context.clone();
    let written = context.db.write(move |tx| {
        store::show_page(tx, file.id, (width, height), &pages)?;
        ended.complete(tx)
    });
    Ok(written.await?)
}

pub(crate) async fn content(app: &App, file: &File) -> Result<Vec<u8>> {
    let content = app.blobs.get(file.hash, None).await?;
    let bytes = content.stream.try_fold(Vec::new(), |mut whole, piece| async move {
        whole.extend_from_slice(&piece);
        Ok(whole)
    });
    Ok(bytes.await?)
}

async fn keep(app: &App, file: &File, cleaned: Cleaned) -> Result<Clean> {
    let Written { bytes, media_type, width, height } = cleaned.whole;
    let media = Media::of(media_type);
    let mut clean = Clean {
        name: file.file_name().with_extension(media.extensions, true).as_str().to_owned(),
        media_type,
        bytes: bytes.len() as u64,
        hash: put(app, bytes).await?,
        width,
        height,
        sizes: Vec::new(),
    };
    for (edge, small) in cleaned.sizes {
        clean.sizes.push((edge, put(app, small.bytes).await?, small.media_type));
    }
    Ok(clean)
}

async fn put(app: &App, bytes: Vec<u8>) -> Result<Hash> {
    let content = stream::once(async { Ok::<_, Error>(Bytes::from(bytes)) });
    Ok(app.blobs.put(content, u64::MAX).await?.hash)
}

async fn sweep_uploads(context: Context, _: SweepUploads) -> Result<()> {
    let before = context.clock.now().plus_hours(-LOOSE_HOURS);
    while context.db.write(move |tx| store::sweep_loose(tx, before)).await? > 0 {}
    while context.db.write(move |tx| store::sendings::sweep(tx, before)).await? > 0 {}
    Ok(())
}

/// A content younger than this may be on its way to the row that will refer to it.
const CONTENT_HOURS: i64 = 24;

async fn sweep_contents(context: Context, _: SweepContents) -> Result<()> {
    let app = context.tool::<App>()?;
    let before = context.clock.now().plus_hours(-CONTENT_HOURS);
    let mut pages = app.blobs.old(before).map_ok(|old| old.hash).try_chunks(store::PAGE);
    while let Some(page) = pages.try_next().await.map_err(|error| Error::from(error.1))? {
        let asked = page.clone();
        let referred = context.db.read(move |tx| store::referred(tx, &asked)).await?;
        for hash in page.into_iter().filter(|hash| !referred.contains(hash)) {
            app.blobs.delete_if_old(hash, before).await?;
        }
    }
    app.blobs.sweep_incoming(before).await?;
    Ok(())
}

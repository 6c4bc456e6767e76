//! Receiving: one file of a request goes to its place as it comes, and is never whole in memory.

use crate::{
    File, FileName, Media, Refusal, Settings,
    file::State,
    jobs, photo,
    sending::Sending,
    settings::{PHOTO_BYTES_MAX, PIXELS_MAX},
    store::{self, NewFile},
};
use base::Id;
use bytes::{Bytes, BytesMut};
use futures_util::{Stream, StreamExt, stream};
use multer::Field;
use people::{Person, Standing};
use web::{App, Error, Result, Viewer};

/// A file that has arrived, as a list of uploads shows it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Arrived {
    pub id: Id<File>,
    pub name: String,
    pub bytes: u64,
}

/// Enough to know a type, and the size of nearly every photo.
const HEAD_BYTES: usize = 256 * 1024;
/// Read and thrown away after a refusal, so that a browser hears the answer.
const DRAIN_BYTES_MAX: usize = 64_000_000;

/// Takes a file in for `viewer`, or says why not.
pub async fn receive(
    app: &App,
    viewer: &Viewer,
    mut field: Field<'_>,
) -> Result<Result<Arrived, Refusal>> {
    let taken = take(app, viewer, &mut field).await?;
    if taken.is_err() {
        drain(&mut field).await;
    }
    Ok(taken)
}

async fn take(
    app: &App,
    viewer: &Viewer,
    field: &mut Field<'_>,
) -> Result<Result<Arrived, Refusal>> {
    let name = FileName::parse(field.file_name().unwrap_or_default());
    match read_head(field).await {
        Ok(head) => place(app, viewer, (&name, None), head, field).await,
        Err(refusal) => Ok(Err(refusal)),
    }
}

/// Takes in what has come in pieces, and ends their [`Sending`] in the same transaction.
pub(crate) async fn take_pieces(
    app: &App,
    owner: &Standing,
    name: &FileName,
    pieces: impl Stream<Item = db::Result<Bytes>> + Send,
    sending: Id<Sending>,
) -> Result<Result<Arrived, Refusal>> {
    let mut pieces = Box::pin(pieces);
    match read_head(&mut pieces).await {
        Ok(head) => place(app, owner, (name, Some(sending)), head, pieces).await,
        Err(refusal) => Ok(Err(refusal)),
    }
}

/// Takes in what comes from no request: for the demo.
pub async fn keep(
    app: &App,
    owner: &Standing,
    name: &str,
    content: Bytes,
) -> Result<Result<Arrived, Refusal>> {
    let nothing = stream::empty::<Result<Bytes, Refusal>>();
    place(app, owner, (&FileName::parse(name), None), content, nothing).await
}

/// The same for all that somebody encloses. Nobody real is named in a demo: what is wrong ends its
/// making, and is said whole.
pub async fn keep_all(
    app: &App,
    by: Id<Person>,
    contents: Vec<(String, Vec<u8>)>,
) -> db::Result<Vec<Id<File>>> {
    let owner = app.db.read(move |tx| Standing::load(tx, by)).await?.ok_or(db::Error::Missing)?;
    let mut files = Vec::new();
    for (name, bytes) in contents {
        let wrong = |why: String| db::Error::Engine(format!("{name}: {why}"));
        let kept = keep(app, &owner, &name, bytes.into()).await;
        let kept = kept.map_err(|error| wrong(format!("{error:?}")))?;
        files.push(kept.map_err(|refusal| wrong(format!("{refusal:?}")))?.id);
    }
    Ok(files)
}

/// Looks at the first bytes, stores them and what follows, and writes the file down.
async fn place<S, E>(
    app: &App,
    standing: &Standing,
    (name, sending): (&FileName, Option<Id<Sending>>),
    head: Bytes,
    rest: S,
) -> Result<Result<Arrived, Refusal>>
where
    S: Stream<Item = Result<Bytes, E>> + Send,
    E: Send,
{
    let owner = standing.person;
    let settings = Settings::of(app);
    let allowance = settings.allowance(standing);
    let kept = app.db.read(move |tx| store::bytes_of(tx, owner)).await?;
    let room = allowance.bytes_max.saturating_sub(kept);
    let media = match look(&head, name) {
        Ok(media) => media,
        Err(refusal) => return Ok(Err(refusal)),
    };
    let photo_max = if media.is_photo() { PHOTO_BYTES_MAX } else { u64::MAX };
    let bytes_max = allowance.file_bytes_max.min(photo_max);
    let content = stream::once(async { Ok(head) }).chain(rest);
    let stored = match app.blobs.put(content, bytes_max.min(room)).await {
        Ok(stored) => stored,
        Err(error) => match error.reason().copied() {
            Some(reason) => {
                let full = allowance.bytes_max;
                return Ok(Err(Refusal::of_store(reason, bytes_max, room, full)));
            }
            None => return Err(error.into()),
        },
    };
    let file = NewFile {
        owner: Some(owner),
        name: name.with_extension(media.extensions, media.is_photo()).as_str().to_owned(),
        media_type: media.word,
        bytes: stored.len,
        hash: stored.hash,
        state: first_state(&settings, media),
        at: app.clock.now(),
    };
    write_down(app, file, sending, allowance.bytes_max).await
}

pub(crate) async fn write_down(
    app: &App,
    file: NewFile,
    sending: Option<Id<Sending>>,
    bytes_max: u64,
) -> Result<Result<Arrived, Refusal>> {
    let (name, bytes) = (file.name.clone(), file.bytes);
    let write = move |tx: &db::Tx<'_>| {
        let Some(id) = store::insert(tx, &file, bytes_max)? else { return Ok(None) };
        if let Some(sending) = sending
            && !store::sendings::end(tx, sending, id, file.at)?
        {
            return Err(db::Error::Conflict("its last piece came twice".to_owned()));
        }
        jobs::after_arrival(tx, id, (file.state, Media::of(file.media_type)), file.at)?;
        Ok(Some(id))
    };
    Ok(match app.db.write(write).await? {
        Some(id) => Ok(Arrived { id, name, bytes }),
        None => Err(Refusal::QuotaFull { bytes_max }),
    })
}

pub(crate) fn first_state(settings: &Settings, media: &Media) -> State {
    match (&settings.clamd, media.is_photo()) {
        (Some(_), _) => State::Held,
        (None, true) => State::Pending,
        (None, false) => State::Ready,
    }
}

/// The first bytes, in one piece.
async fn read_head<E>(
    content: &mut (impl Stream<Item = Result<Bytes, E>> + Unpin),
) -> Result<Bytes, Refusal> {
    let mut head = BytesMut::new();
    while head.len() < HEAD_BYTES {
        match content.next().await {
            Some(Ok(piece)) => head.extend_from_slice(&piece),
            Some(Err(_)) => return Err(Refusal::Interrupted),
            None => break,
        }
    }
    if head.is_empty() { Err(Refusal::Empty) } else { Ok(head.freeze()) }
}

/// What it is; and of a photo, whether it can be made clean.
pub(crate) fn look(head: &[u8], name: &FileName) -> Result<&'static Media, Refusal> {
    let media = Media::sniff(head, name)?;
    let pixels = if media.is_photo() { photo::pixels(head) } else { None };
    if pixels.is_some_and(|pixels| pixels > PIXELS_MAX) {
        return Err(Refusal::PhotoTooLarge);
    }
    Ok(media)
}

async fn drain(field: &mut Field<'_>) {
    let mut drained = 0;
    while let Ok(Some(piece)) = field.chunk().await {
        drained += piece.len();
        if drained > DRAIN_BYTES_MAX {
            return;
        }
    }
}

/// A body that is not what it says, or that stops half-way: then a line was cut.
pub(crate) fn unreadable(error: multer::Error) -> Error {
    match error {
        multer::Error::IncompleteStream
        | multer::Error::IncompleteHeaders
        | multer::Error::IncompleteFieldData { .. }
        | multer::Error::StreamReadFailed(_) => Error::TooSlow,
        _ => Error::BadRequest,
    }
}

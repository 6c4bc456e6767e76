//! All the files of a thing in one ZIP, written while it is sent.

use crate::{Disposition, File, FileName, Use, attach};
use axum::{
    body::Body,
    http::{HeaderMap, HeaderValue, header},
    response::{IntoResponse, Response},
};
use bytes::Bytes;
use db::blob::Blobs;
use futures_util::{TryStreamExt, stream};
use std::{
    collections::HashSet,
    io::{self, Write},
    sync::LazyLock,
};
use tokio::{
    runtime::Handle,
    sync::{Semaphore, SemaphorePermit, mpsc},
};
use web::{App, Error, Result};
use zip::{CompressionMethod, ZipWriter, write::SimpleFileOptions};

/// Each holds a thread as long as its reader reads.
const AT_ONCE: usize = 16;
static PLACES: LazyLock<Semaphore> = LazyLock::new(|| Semaphore::new(AT_ONCE));

const PIECE_BYTES: usize = 128 * 1024;
const PIECES_AHEAD: usize = 4;

/// What goes into an archive: a file, or bytes that were made for it, under a path of its own.
pub enum Packed {
    File(String, Box<File>),
    Bytes(String, Vec<u8>),
}

/// The files of a thing that the caller has shown to be the viewer's to read.
pub async fn zip(app: &App, of: Use, name: &str) -> Result<Response> {
    let files = app.db.read(move |tx| attach::of(tx, of)).await?;
    let mut taken = HashSet::new();
    let ready = files.into_iter().filter(File::is_ready);
    let packed: Vec<Packed> =
        ready.map(|file| Packed::File(alone(&file.name, &mut taken), Box::new(file))).collect();
    if packed.is_empty() { Err(Error::NotFound) } else { zip_of(app, packed, name) }
}

/// Files and pages in one archive. The caller has shown that all of them are the viewer's to read;
/// a file that is not ready is left out.
pub fn zip_of(app: &App, packed: Vec<Packed>, name: &str) -> Result<Response> {
    let place = PLACES.try_acquire().map_err(|_| Error::Unavailable)?;
    let (sender, receiver) = mpsc::channel(PIECES_AHEAD);
    let (blobs, runtime) = (app.blobs.clone(), Handle::current());
    tokio::task::spawn_blocking(move || write(packed, &blobs, &runtime, sender, place));
    let pieces = stream::unfold(receiver, |mut receiver| async {
        receiver.recv().await.map(|piece| (piece, receiver))
    });
    let mut headers = HeaderMap::new();
    headers.insert(header::CONTENT_TYPE, HeaderValue::from_static("application/zip"));
    let name = FileName::parse(name).with_extension(&["zip"], false);
    if let Ok(value) = HeaderValue::try_from(name.disposition(Disposition::Attachment)) {
        headers.insert(header::CONTENT_DISPOSITION, value);
    }
    Ok((headers, Body::from_stream(pieces)).into_response())
}

/// Runs on a thread of its own, since the archive is written with plain `Write`. A failure ends
/// the answer before its end, so that nobody takes half an archive for a whole one.
fn write(
    packed: Vec<Packed>,
    blobs: &Blobs,
    runtime: &Handle,
    sender: mpsc::Sender<io::Result<Bytes>>,
    place: SemaphorePermit<'static>,
) {
    let failed = sender.clone();
    if let Err(error) = write_all(packed, blobs, runtime, Pieces::new(sender)) {
        drop(failed.blocking_send(Err(error)));
    }
    drop(place);
}

fn write_all(packed: Vec<Packed>, blobs: &Blobs, runtime: &Handle, to: Pieces) -> io::Result<()> {
    let mut archive = ZipWriter::new_stream(to);
    for one in packed {
        match one {
            Packed::File(path, file) if file.is_ready() => {
                // Photos and office files are compressed already.
                archive.start_file(path, stored(file.bytes))?;
                let content = runtime.block_on(blobs.get(file.hash, None));
                let mut content = content.map_err(io::Error::other)?;
                while let Some(piece) =
                    runtime.block_on(content.stream.try_next()).map_err(io::Error::other)?
                {
                    archive.write_all(&piece)?;
                }
            }
            Packed::File(..) => {}
            Packed::Bytes(path, bytes) => {
                archive.start_file(path, stored(bytes.len() as u64))?;
                archive.write_all(&bytes)?;
            }
        }
    }
    let mut pieces = archive.finish()?.into_inner();
    pieces.flush()
}

fn stored(bytes: u64) -> SimpleFileOptions {
    let options = SimpleFileOptions::default().compression_method(CompressionMethod::Stored);
    options.large_file(bytes > u64::from(u32::MAX))
}

/// `plan.pdf`, then `plan (2).pdf`.
fn alone(name: &str, taken: &mut HashSet<String>) -> String {
    let (stem, extension) = name.rsplit_once('.').map_or((name, ""), |(stem, it)| (stem, it));
    let dot = if extension.is_empty() { "" } else { "." };
    let numbered = (2..).map(|number| format!("{stem} ({number}){dot}{extension}"));
    let mut names = std::iter::once(name.to_owned()).chain(numbered);
    // Disks of families do not tell capitals apart.
    names.find(|name| taken.insert(name.to_lowercase())).unwrap_or_default()
}

/// What is written leaves in pieces; a reader who has gone ends the writing.
struct Pieces {
    full: Vec<u8>,
    sender: mpsc::Sender<io::Result<Bytes>>,
}

impl Pieces {
    fn new(sender: mpsc::Sender<io::Result<Bytes>>) -> Self {
        Pieces { full: Vec::with_capacity(PIECE_BYTES), sender }
    }
}

impl Write for Pieces {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.full.extend_from_slice(bytes);
        if self.full.len() >= PIECE_BYTES {
            self.flush()?;
        }
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        if self.full.is_empty() {
            return Ok(());
        }
        let piece = Bytes::from(std::mem::take(&mut self.full));
        let sent = self.sender.blocking_send(Ok(piece));
        sent.map_err(|_| io::ErrorKind::BrokenPipe.into())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn two_files_of_one_name_are_two() {
        let mut taken = HashSet::new();
        let names = ["plan.pdf", "Plan.pdf", "plan.pdf", "mot"].map(|name| alone(name, &mut taken));
        assert_eq!(names, ["plan.pdf", "Plan (2).pdf", "plan (3).pdf", "mot"]);
    }
}

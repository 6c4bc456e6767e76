//! Bytes on their way out: whole or a range, a piece at a time.

use super::{Blobs, Hash, Refusal, path_of, translate};
use crate::{Error, Result};
use bytes::Bytes;
use futures_util::{StreamExt, TryStreamExt, stream, stream::BoxStream};
use object_store::{GetOptions, GetRange, GetResult, GetResultPayload};
use std::{
    fs::File,
    io::{Read, Seek, SeekFrom},
    ops::Range,
};

/// A blob, or a range of it, ready to be read.
pub struct Content {
    /// Of the whole blob.
    pub len: u64,
    /// What `stream` gives.
    pub range: Range<u64>,
    pub stream: BoxStream<'static, Result<Bytes>>,
}

const PIECE_BYTES: u64 = 128 * 1024;

impl Blobs {
    /// Opens a blob; [`Error::Missing`] when it is not there. A range that goes beyond its end is
    /// cut; one that begins there is refused.
    pub async fn get(&self, hash: Hash, range: Option<Range<u64>>) -> Result<Content> {
        let options =
            GetOptions { range: range.clone().map(GetRange::Bounded), ..GetOptions::default() };
        match self.store.get_opts(&path_of(hash), options).await {
            Ok(found) => Ok(open(found)),
            Err(error) => Err(self.why_not(hash, range, &error).await),
        }
    }

    /// Stores answer a bad range in many ways; the length tells.
    async fn why_not(
        &self,
        hash: Hash,
        range: Option<Range<u64>>,
        error: &object_store::Error,
    ) -> Error {
        let Some(range) = range else { return translate(error) };
        match self.len(hash).await {
            Ok(len) if range.start >= len || range.is_empty() => {
                Error::refused(Refusal::OutOfRange { len })
            }
            Ok(_) => translate(error),
            Err(error) => error,
        }
    }
}

fn open(found: GetResult) -> Content {
    let (len, range) = (found.meta.size, found.range);
    let stream = match found.payload {
        GetResultPayload::File(file, _) => pieces(file, range.clone()),
        GetResultPayload::Stream(stream) => stream.map_err(|e| translate(&e)).boxed(),
    };
    Content { len, range, stream }
}

/// A file in large pieces: each costs a hop to a thread that may wait for the disk.
fn pieces(file: File, range: Range<u64>) -> BoxStream<'static, Result<Bytes>> {
    let next = |(file, range): (File, Range<u64>)| async move {
        if range.is_empty() {
            return Ok(None);
        }
        let read = tokio::task::spawn_blocking(move || read_piece(file, range));
        read.await.map_err(Error::engine)?.map(Some).map_err(|error: std::io::Error| {
            Error::Unavailable(format!("a blob cannot be read: {error}"))
        })
    };
    stream::try_unfold((file, range), next).boxed()
}

fn read_piece(mut file: File, range: Range<u64>) -> std::io::Result<(Bytes, (File, Range<u64>))> {
    let len = PIECE_BYTES.min(range.end - range.start);
    file.seek(SeekFrom::Start(range.start))?;
    let mut piece = Vec::with_capacity(usize::try_from(len).unwrap_or_default());
    let read = Read::by_ref(&mut file).take(len).read_to_end(&mut piece)?;
    if read == 0 {
        return Err(std::io::ErrorKind::UnexpectedEof.into());
    }
    Ok((piece.into(), (file, range.start + read as u64..range.end)))
}

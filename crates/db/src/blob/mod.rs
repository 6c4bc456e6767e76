//! Blobs: files by their content, in a folder or in a bucket, never whole in memory.
//!
//! A blob is named by the BLAKE3 sum of its bytes, so the same photograph sent to thirty classes is
//! kept once, and a blob never changes. Who refers to it is not known here: `files` keeps that, and
//! sweeps what nobody refers to any more ([`Blobs::old`], [`Blobs::delete_if_old`]).
//!
//! ```text
//! blobs/3f/3f0a…64 digits    a blob, whole
//! incoming/…                 an upload that has not ended; swept when it never does
//! ```

mod config;
mod hash;
mod intake;
mod outgo;
mod sweep;

pub use config::{Config, S3};
pub use hash::Hash;
pub use outgo::Content;
pub use sweep::Old;

use crate::{Error, Result};
use base::Random;
use bytes::Bytes;
use futures_util::{Stream, future::try_join};
use intake::Intake;
use object_store::{
    MultipartUpload, ObjectStore, ObjectStoreExt, PutPayload, local::LocalFileSystem,
    memory::InMemory, path::Path,
};
use std::{path::PathBuf, sync::Arc};

/// A place for blobs; clones are the same place.
#[derive(Clone)]
pub struct Blobs {
    store: Arc<dyn ObjectStore>,
    /// Where it is on this machine, when it is.
    folder: Option<PathBuf>,
    part_bytes: usize,
    random: Random,
}

/// What was put: its name, and how long it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Stored {
    pub hash: Hash,
    pub len: u64,
}

/// Why bytes were not taken or given. `error.reason::<blob::Refusal>()` tells it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Refusal {
    #[error("longer than {len_max} bytes")]
    TooLong { len_max: u64 },
    /// The sender stopped before the end.
    #[error("the sender stopped before the end")]
    Interrupted,
    #[error("the blob has only {len} bytes")]
    OutOfRange { len: u64 },
}

/// In a folder, parts are small: many uploads at once must fit in little memory.
const PART_BYTES_LOCAL: usize = 256 * 1024;
/// S3 refuses smaller parts, except the last one.
const PART_BYTES_S3: usize = 5 * 1024 * 1024;

impl Blobs {
    /// Opens the place; a folder is made when it is missing. `random` names the uploads.
    pub fn open(config: &Config, random: Random) -> Result<Self> {
        match config {
            Config::Folder(folder) => Self::in_folder(folder.clone(), random),
            Config::S3(s3) => {
                Ok(Blobs { store: s3.open()?, folder: None, part_bytes: PART_BYTES_S3, random })
            }
        }
    }

    /// A place that is gone with the process: for tests.
    pub fn in_memory(random: Random) -> Self {
        let store = Arc::new(InMemory::new());
        Blobs { store, folder: None, part_bytes: PART_BYTES_LOCAL, random }
    }

    fn in_folder(folder: PathBuf, random: Random) -> Result<Self> {
        let unavailable = |error: std::io::Error| {
            Error::Unavailable(format!("the folder {}: {error}", folder.display()))
        };
        std::fs::create_dir_all(folder.join(BLOBS)).map_err(unavailable)?;
        std::fs::create_dir_all(folder.join(INCOMING)).map_err(unavailable)?;
        // The folders that hold these two must be on the disk before a blob in them is answered.
        for made in [folder.parent(), Some(folder.as_path())].into_iter().flatten() {
            if let Ok(opened) = std::fs::File::open(made) {
                opened.sync_all().map_err(unavailable)?;
            }
        }
        let store = LocalFileSystem::new_with_prefix(&folder).map_err(|e| translate(&e))?;
        // Each file, and each folder that names it, is on the disk before the answer.
        let store = Arc::new(store.with_fsync(true));
        Ok(Blobs { store, folder: Some(folder), part_bytes: PART_BYTES_LOCAL, random })
    }

    /// Takes in a stream of at most `len_max` bytes and answers when it is durable. Nothing of it
    /// can be seen before its end; what was there already is simply there once more, made young
    /// again so that a sweep spares it.
    pub async fn put<S, E>(&self, content: S, len_max: u64) -> Result<Stored>
    where
        S: Stream<Item = Result<Bytes, E>> + Send,
        E: Send,
    {
        let mut intake = Intake::new(Box::pin(content), self.part_bytes, len_max);
        let first = intake.part().await?;
        if intake.is_over() {
            // Most files are small: one request, no temporary name.
            let stored = intake.stored();
            let put = self.store.put(&path_of(stored.hash), first).await;
            return put.map(|_| stored).map_err(|e| translate(&e));
        }
        let incoming = Path::from(INCOMING).join(self.random.token());
        let mut upload = self.store.put_multipart(&incoming).await.map_err(|e| translate(&e))?;
        if let Err(error) = send(&mut *upload, first, &mut intake).await {
            // What cannot be cleaned up now is swept later.
            drop(upload.abort().await);
            return Err(error);
        }
        let stored = intake.stored();
        let named = self.store.rename(&incoming, &path_of(stored.hash)).await;
        named.map(|()| stored).map_err(|e| translate(&e))
    }

    pub(crate) fn random(&self) -> Random {
        self.random.clone()
    }

    /// How long a blob is; [`Error::Missing`] when it is not there.
    pub async fn len(&self, hash: Hash) -> Result<u64> {
        let head = self.store.head(&path_of(hash)).await;
        head.map(|meta| meta.size).map_err(|e| translate(&e))
    }

    /// Removes a blob; it may be gone already.
    pub async fn delete(&self, hash: Hash) -> Result<()> {
        match self.store.delete(&path_of(hash)).await {
            Ok(()) | Err(object_store::Error::NotFound { .. }) => Ok(()),
            Err(error) => Err(translate(&error)),
        }
    }
}

/// Sends the parts: while one travels, the next one is read.
async fn send<S, E>(
    upload: &mut dyn MultipartUpload,
    first: PutPayload,
    intake: &mut Intake<S>,
) -> Result<()>
where
    S: Stream<Item = Result<Bytes, E>> + Send + Unpin,
{
    let mut part = first;
    while !intake.is_over() {
        let sent = upload.put_part(part);
        let sent = async { sent.await.map_err(|e| translate(&e)) };
        ((), part) = try_join(sent, intake.part()).await?;
    }
    upload.put_part(part).await.map_err(|e| translate(&e))?;
    upload.complete().await.map(drop).map_err(|e| translate(&e))
}

const BLOBS: &str = "blobs";
const INCOMING: &str = "incoming";

/// 256 folders, so that none is too full to be listed.
fn path_of(hash: Hash) -> Path {
    let name = hash.to_string();
    Path::from_iter([BLOBS, &name[..2], &name])
}

fn translate(error: &object_store::Error) -> Error {
    match error {
        object_store::Error::NotFound { .. } => Error::Missing,
        error => Error::Unavailable(format!("blobs: {error}")),
    }
}

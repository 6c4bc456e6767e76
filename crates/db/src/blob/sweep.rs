//! Sweeping: what is old enough that an upload in progress cannot be about to refer to it.

use super::{BLOBS, Blobs, Hash, INCOMING, path_of, translate};
use crate::{Error, Result};
use base::Instant;
use futures_util::{StreamExt, TryStreamExt, future::ready, stream::BoxStream};
use object_store::{ObjectMeta, ObjectStoreExt, path::Path};
use std::{path::PathBuf, time::UNIX_EPOCH};

/// A blob that has not been put for a while.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Old {
    pub hash: Hash,
    pub len: u64,
    /// When it was last put.
    pub put_at: Instant,
}

impl Blobs {
    /// The blobs that were last put before `before`, in no order, a page of the store at a time.
    ///
    /// To sweep: for each, ask the database whether anything refers to it, then
    /// [`Blobs::delete_if_old`] with the same `before`. A day is a good age: an upload and the
    /// transaction that refers to it are much closer than that.
    pub fn old(&self, before: Instant) -> BoxStream<'static, Result<Old>> {
        let listed = self.store.list(Some(&Path::from(BLOBS)));
        let old = listed.map_err(|e| translate(&e)).try_filter_map(move |meta| {
            let old = read(&meta).filter(|old| old.put_at < before);
            ready(Ok(old))
        });
        old.boxed()
    }

    /// Every blob: for backups and counts.
    pub fn all(&self) -> BoxStream<'static, Result<Old>> {
        self.old(Instant::from_millis(i64::MAX))
    }

    /// Removes a blob unless it was put again meanwhile; says whether it did.
    pub async fn delete_if_old(&self, hash: Hash, before: Instant) -> Result<bool> {
        let meta = match self.store.head(&path_of(hash)).await {
            Ok(meta) => meta,
            Err(object_store::Error::NotFound { .. }) => return Ok(false),
            Err(error) => return Err(translate(&error)),
        };
        let is_old = read(&meta).is_some_and(|old| old.put_at < before);
        if is_old {
            self.delete(hash).await?;
        }
        Ok(is_old)
    }

    /// Removes the uploads that began before `before` and never ended; says how many. The parts of
    /// those that never ended on S3 are not listed: the bucket has a lifecycle rule for them.
    pub async fn sweep_incoming(&self, before: Instant) -> Result<usize> {
        let listed = self.store.list(Some(&Path::from(INCOMING)));
        let abandoned: Vec<Path> = listed
            .try_filter(|meta| ready(put_at(meta) < before))
            .map_ok(|meta| meta.location)
            .try_collect()
            .await
            .map_err(|e| translate(&e))?;
        for path in &abandoned {
            match self.store.delete(path).await {
                Ok(()) | Err(object_store::Error::NotFound { .. }) => {}
                Err(error) => return Err(translate(&error)),
            }
        }
        let Some(folder) = self.folder.clone() else { return Ok(abandoned.len()) };
        let staged = tokio::task::spawn_blocking(move || sweep_staged(folder, before));
        let staged = staged
            .await
            .map_err(Error::engine)?
            .map_err(|error| Error::Unavailable(format!("the folder of the blobs: {error}")))?;
        Ok(abandoned.len() + staged)
    }
}

fn read(meta: &ObjectMeta) -> Option<Old> {
    let hash = meta.location.filename()?.parse().ok()?;
    Some(Old { hash, len: meta.size, put_at: put_at(meta) })
}

fn put_at(meta: &ObjectMeta) -> Instant {
    Instant::from_millis(meta.last_modified.timestamp_millis())
}

/// In a folder, a file that is being written is `name#number`, beside its name, and is not listed.
fn sweep_staged(folder: PathBuf, before: Instant) -> std::io::Result<usize> {
    let mut folders = vec![folder.join(INCOMING)];
    for entry in std::fs::read_dir(folder.join(BLOBS))? {
        folders.push(entry?.path());
    }
    let mut swept = 0;
    for folder in folders {
        for entry in std::fs::read_dir(folder)? {
            let entry = entry?;
            let modified = entry.metadata()?.modified()?.duration_since(UNIX_EPOCH);
            let modified = modified.map_or(0, |since| since.as_millis());
            let is_old = i64::try_from(modified).is_ok_and(|at| at < before.millis());
            if is_old && entry.file_name().to_string_lossy().contains('#') {
                std::fs::remove_file(entry.path())?;
                swept += 1;
            }
        }
    }
    Ok(swept)
}

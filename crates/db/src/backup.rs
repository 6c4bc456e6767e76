//! A whole backup: a folder that holds everything, and can be checked by whoever has it.
//!
//! ```text
//! manifest.json      what is here, with its sums; written last: without it, no backup
//! database.sqlite    a consistent copy; or database.dump, made by pg_dump
//! secret             the secret of the platform, when the caller put it there
//! blobs/3f/3f0a…     every file, named by the BLAKE3 sum of its content
//! ```
//!
//! The database is copied first: a blob is there before anything refers to it, so every file that
//! the copy refers to is among the blobs. Nothing is ever overwritten, neither by a backup nor by a
//! restoration.

mod database;
mod manifest;

pub use database::{DUMP, SECRET, check as check_database};
pub use manifest::{Blobs as ManifestBlobs, File, Manifest, Ran};

use crate::{
    Db, Engine, Error, Migrations, Result,
    blob::{self, Blobs, Hash, Old},
};
use base::{Instant, Random};
use futures_util::{StreamExt, TryStreamExt, stream::BoxStream};
use std::path::Path;

/// How far a backup, its verification or its restoration has come.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Progress {
    pub stage: Stage,
    /// Blobs so far; the database is one stage.
    pub blobs: u64,
    pub bytes: u64,
    /// How many blobs there are, once somebody has counted them.
    pub blobs_total: Option<u64>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Stage {
    Database,
    Blobs,
}

/// What was written.
#[derive(Clone, Debug)]
pub struct Written {
    pub manifest: Manifest,
    /// What is left to the host: PostgreSQL is saved by its own tools.
    pub advice: Option<&'static str>,
}

/// Why a backup is not written, not believed or not restored. `error.reason::<backup::Refusal>()`.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Refusal {
    #[error("{path} is there already, and nothing is overwritten")]
    Taken { path: String },
    #[error("this is not a whole backup: manifest.json is missing or cannot be read")]
    NoManifest,
    #[error("the backup is damaged: {what}")]
    Damaged { what: String },
    #[error("the backup was made by another version, which knew {area}/{step}")]
    OtherVersion { area: String, step: String },
    #[error("the backup holds no SQLite database: {}", RESTORE_POSTGRES)]
    NoDatabase,
}

/// What a host with PostgreSQL does before the backup, so that the dump is in it with its sum.
pub const SAVE_POSTGRES: &str =
    "first run: pg_dump --format=custom --file=<folder>/database.dump <address>";
pub const RESTORE_POSTGRES: &str =
    "run: pg_restore --dbname=<address> <folder>/database.dump, then restore the files";

/// Writes a whole backup into `folder`, which is new or empty (a `database.dump` may wait there).
pub async fn write(
    db: &Db,
    blobs: &Blobs,
    folder: &Path,
    now: Instant,
    mut progress: impl FnMut(Progress),
) -> Result<Written> {
    database::make_folder(folder)?;
    progress(Progress { stage: Stage::Database, blobs: 0, bytes: 0, blobs_total: None });
    let steps = db.read_long(manifest::steps).await?;
    let database = match db.engine() {
        Engine::Sqlite => {
            let copy = folder.join(database::COPY);
            db.backup(copy.clone()).await?;
            database::make_durable(&copy).await?;
            Some(database::sum(copy).await?)
        }
        Engine::Postgres if folder.join(DUMP).exists() => {
            Some(database::sum(folder.join(DUMP)).await?)
        }
        Engine::Postgres => None,
    };
    let secret = folder.join(SECRET);
    let secret = if secret.exists() { Some(database::sum(secret).await?) } else { None };
    let copies = Blobs::open(&blob::Config::Folder(folder.to_owned()), blobs.random())?;
    let counted = copy(blobs, &copies, blobs.all(), None, progress).await?;
    let advice = database.is_none().then_some(SAVE_POSTGRES);
    let engine = db.engine().name().to_owned();
    let manifest = Manifest {
        format: manifest::FORMAT,
        made_at: now,
        engine,
        database,
        secret,
        steps,
        blobs: counted,
    };
    manifest.write(folder)?;
    Ok(Written { manifest, advice })
}

/// Checks a backup: every sum, the database's own structure, and that this program, which has
/// `areas`, knows its version.
pub async fn verify(
    folder: &Path,
    areas: &[Migrations],
    mut progress: impl FnMut(Progress),
) -> Result<Manifest> {
    let manifest = Manifest::read(folder)?;
    manifest.is_known(areas)?;
    progress(Progress { stage: Stage::Database, blobs: 0, bytes: 0, blobs_total: None });
    for file in [&manifest.database, &manifest.secret].into_iter().flatten() {
        let found = database::sum(folder.join(&file.name)).await?;
        if found != *file {
            return Err(damaged(format!("{} is not what was written", file.name)));
        }
    }
    if let Some(file) = &manifest.database
        && manifest.engine == Engine::Sqlite.name()
    {
        check_database(&folder.join(&file.name), areas).await?;
    }
    let copies = open_copies(folder)?;
    let (mut seen, total) = (ManifestBlobs::default(), Some(manifest.blobs.count));
    let mut all = copies.all();
    while let Some(blob) = all.try_next().await? {
        check_blob(&copies, blob.hash).await?;
        seen.add(blob.len);
        progress(seen.progress(total));
    }
    if seen != manifest.blobs {
        let (found, written) = (seen.count, manifest.blobs.count);
        return Err(damaged(format!("{found} files are there, {written} were written")));
    }
    Ok(manifest)
}

/// Checks a backup, then restores it: the database as the SQLite file `database`, which must not
/// be there, and the files into `blobs`, where those that are missing are added.
pub async fn restore(
    folder: &Path,
    areas: &[Migrations],
    database: &Path,
    blobs: &Blobs,
    mut progress: impl FnMut(Progress),
) -> Result<Manifest> {
    database::refuse_taken(database)?;
    let manifest = verify(folder, areas, &mut progress).await?;
    if manifest.engine != Engine::Sqlite.name() {
        return Err(Error::refused(Refusal::NoDatabase));
    }
    restore_blobs(folder, blobs, progress).await?;
    // Last: a house without its files is not opened by mistake.
    database::place(folder.join(database::COPY), database.to_owned()).await?;
    Ok(manifest)
}

/// Restores the files alone; what is there already has the same content.
pub async fn restore_blobs(
    folder: &Path,
    blobs: &Blobs,
    progress: impl FnMut(Progress),
) -> Result<ManifestBlobs> {
    let manifest = Manifest::read(folder)?;
    let copies = open_copies(folder)?;
    let total = Some(manifest.blobs.count);
    copy(&copies, blobs, copies.all(), total, progress).await
}

/// The blobs of a backup. Nothing is put there, so chance has no part in it.
fn open_copies(folder: &Path) -> Result<Blobs> {
    Blobs::open(&blob::Config::Folder(folder.to_owned()), Random::seeded(0))
}

/// Blobs in flight at once: a bucket answers slowly, but many at a time.
const COPIES_MAX: usize = 8;

async fn copy(
    from: &Blobs,
    to: &Blobs,
    all: BoxStream<'static, Result<Old>>,
    total: Option<u64>,
    mut progress: impl FnMut(Progress),
) -> Result<ManifestBlobs> {
    let mut copied = ManifestBlobs::default();
    let copies = all.map_ok(|blob| copy_one(from, to, blob)).try_buffer_unordered(COPIES_MAX);
    let mut copies = std::pin::pin!(copies);
    while let Some(len) = copies.try_next().await? {
        copied.add(len);
        progress(copied.progress(total));
    }
    Ok(copied)
}

async fn copy_one(from: &Blobs, to: &Blobs, blob: Old) -> Result<u64> {
    if to.len(blob.hash).await.is_ok_and(|len| len == blob.len) {
        return Ok(blob.len);
    }
    let content = from.get(blob.hash, None).await?;
    let stored = to.put(content.stream, blob.len).await?;
    if stored.hash == blob.hash {
        return Ok(stored.len);
    }
    to.delete(stored.hash).await?;
    Err(damaged(format!("the file {} has changed", blob.hash)))
}

async fn check_blob(copies: &Blobs, hash: Hash) -> Result<()> {
    let mut stream = copies.get(hash, None).await?.stream;
    let mut hasher = blake3::Hasher::new();
    while let Some(piece) = stream.next().await {
        hasher.update(&piece?);
    }
    if Hash::from(hasher.finalize()) == hash {
        return Ok(());
    }
    Err(damaged(format!("the file {hash} has changed")))
}

fn damaged(what: String) -> Error {
    Error::refused(Refusal::Damaged { what })
}

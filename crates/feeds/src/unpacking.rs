//! Unpacking: the files of an intake, from wherever contents are kept to a folder of this node, for
//! as long as they are read.

use crate::intake::IntakeFile;
use crate::problem::{Place, ProblemKind, Refused};
use crate::stage::Error;
use futures_util::TryStreamExt;
use std::path::{Path, PathBuf};
use tempfile::TempDir;
use tokio::io::AsyncWriteExt;
use web::App;

/// A folder that is gone when this is.
pub struct Unpacked {
    path: PathBuf,
    _folder: TempDir,
}

impl Unpacked {
    /// A file when there was one, else their folder.
    pub fn path(&self) -> &Path {
        &self.path
    }
}

pub async fn unpack(app: &App, files: &[IntakeFile]) -> Result<Unpacked, Error> {
    let folder = TempDir::with_prefix("preau-").map_err(full)?;
    // The name of a folder may say "delta": this one says nothing.
    let within = folder.path().join("fichiers");
    tokio::fs::create_dir(&within).await.map_err(full)?;
    for file in files {
        copy(app, file, &within.join(&file.name)).await?;
    }
    let path = match files {
        [] => return Err(gone("").into()),
        [file] => within.join(&file.name),
        _ => within,
    };
    Ok(Unpacked { path, _folder: folder })
}

async fn copy(app: &App, file: &IntakeFile, to: &Path) -> Result<(), Error> {
    let mut content = match app.blobs.get(file.hash, None).await {
        Ok(content) => content.stream,
        Err(db::Error::Missing) => return Err(gone(&file.name).into()),
        Err(error) => return Err(error.into()),
    };
    let mut written = tokio::fs::File::create_new(to).await.map_err(full)?;
    while let Some(piece) = content.try_next().await? {
        written.write_all(&piece).await.map_err(full)?;
    }
    written.flush().await.map_err(full)
}

fn gone(file: &str) -> Refused {
    Refused::new(Place::file(file), ProblemKind::NotKept)
}

/// The disk of this node, which another try or another node may not lack.
fn full(error: std::io::Error) -> Error {
    Error::Database(db::Error::Unavailable(format!("the temporary folder: {}", error.kind())))
}

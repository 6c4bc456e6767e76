//! The archive of a town that leaves: what `preau export --commune` writes, into the place of the
//! house for files, for the territory that hands it over.

use crate::{
    export::{self, Contents, From, Moment, Place, Step},
    house,
};
use base::{Day, Id};
use bytes::Bytes;
use db::blob::Stored;
use futures_util::{Stream, stream};
use jobs::{Error, Result};
use people::Town;
use std::{fs, io, path::PathBuf, sync::Arc};
use territory::handover::{Packed, Packer, Packing, Told};
use tokio::{
    fs::File,
    io::{AsyncReadExt, AsyncSeekExt},
    runtime::Handle,
    task::spawn_blocking,
};
use web::App;

/// Makes archives in a file without a name below `folder`: a process that is killed leaves none.
pub struct TownArchives {
    pub folder: PathBuf,
}

impl Packer for TownArchives {
    fn pack(&self, app: App, town: Id<Town>, as_of: Day, told: Arc<Told>) -> Packing {
        let folder = self.folder.clone();
        Box::pin(async move {
            let runtime = Handle::current();
            let packing = app.clone();
            // What is compressed takes the time of no thread that answers pages.
            let written = spawn_blocking(move || {
                runtime.block_on(write(&packing, &folder, town, as_of, &told))
            });
            let written = written.await.map_err(|_| Error::because("the archive was given up"))?;
            let (held, file) = written?;
            let stored = keep(&app, file).await?;
            let Place { schools, persons, files } = held;
            Ok(Packed { schools, persons, files, stored })
        })
    }
}

async fn write(
    app: &App,
    folder: &PathBuf,
    town: Id<Town>,
    as_of: Day,
    told: &Told,
) -> Result<(Place, fs::File)> {
    let extent = app.db.read(move |tx| export::extent_of_town(tx, town)).await?;
    let file = tempfile::tempfile_in(folder).map_err(|_| full())?;
    let now = app.clock.now();
    let from = From { db: &app.db, blobs: &app.blobs, exports: house::exports(), now };
    let moment = Moment { contents: Contents::Everything, on: as_of };
    let tell = |step| {
        if let Step::Persons(done, of) = step {
            told.persons(done, of);
        }
    };
    let written = export::place(&from, extent, moment, file, &tell).await;
    // Its words may hold a path or a name: the log of jobs has none of them.
    written.map_err(|_| Error::because("the archive could not be written"))
}

async fn keep(app: &App, file: fs::File) -> Result<Stored> {
    let mut file = File::from_std(file);
    file.rewind().await.map_err(|_| full())?;
    Ok(app.blobs.put(pieces(file), u64::MAX).await?)
}

fn full() -> Error {
    Error::because("the folder of the house cannot take the archive")
}

const PIECE_BYTES: usize = 128 * 1024;

/// The bytes of a file, a piece at a time.
fn pieces(file: File) -> impl Stream<Item = io::Result<Bytes>> + Send {
    stream::try_unfold(file, |mut file| async move {
        let mut piece = vec![0; PIECE_BYTES];
        let read = file.read(&mut piece).await?;
        piece.truncate(read);
        Ok((read > 0).then(|| (Bytes::from(piece), file)))
    })
}

//! A file that comes in pieces, because lines are cut: a photo from a bus, a film from a school
//! yard. Each piece that arrived stays, half a piece too; who comes back is told where to go on.
//!
//! `POST /fichiers/envois` announces its name and weight, `POST /fichiers/envois/{sending}` brings
//! a piece and says from where on, `GET` asks how far it is. The last piece makes the file.

use crate::{
    Arrived, File, FileName, Refusal, Settings, receive,
    settings::SENDINGS_MAX,
    store::{self, sendings},
};
use base::Id;
use bytes::Bytes;
use db::{Tx, blob::Hash};
use futures_util::{Stream, StreamExt, TryStreamExt, stream};
use people::Person;
use web::{Allows, App, Door, Edit, Guarded, Read, Result, Viewer};

db::row! {
    #[derive(Clone, Debug, PartialEq, Eq)]
    pub struct Sending {
        pub id: Id<Sending>,
        pub owner_id: Id<Person>,
        pub name: String,
        /// Announced.
        pub bytes: u64,
        pub arrived: u64,
        /// What it has become.
        pub file_id: Option<Id<File>>,
    }
}

impl Guarded for Sending {
    const PARAM: &'static str = "sending";

    fn load(tx: &Tx<'_>, id: Id<Self>, _: &Viewer, _: Door) -> db::Result<Option<Self>> {
        sendings::find(tx, id)
    }
}

impl Allows<Read> for Sending {
    fn allows(&self, viewer: &Viewer) -> bool {
        self.owner_id == viewer.person
    }
}

impl Allows<Edit> for Sending {
    fn allows(&self, viewer: &Viewer) -> bool {
        self.owner_id == viewer.person
    }
}

/// How far it is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Progress {
    /// So many bytes are here: the next piece begins there.
    At(u64),
    Arrived(Arrived),
}

/// Announces a file. What can be known to be too much is refused before anything is sent.
pub async fn begin(
    app: &App,
    viewer: &Viewer,
    name: &str,
    bytes: u64,
) -> Result<Result<Id<Sending>, Refusal>> {
    let allowance = Settings::of(app).allowance(viewer);
    let (owner, now) = (viewer.person, app.clock.now());
    if bytes == 0 {
        return Ok(Err(Refusal::Empty));
    }
    if bytes > allowance.file_bytes_max {
        return Ok(Err(Refusal::TooBig { bytes_max: allowance.file_bytes_max }));
    }
    let name = FileName::parse(name).as_str().to_owned();
    let write = move |tx: &Tx<'_>| {
        let (count, coming) = sendings::under_way(tx, owner)?;
        let full = store::bytes_of(tx, owner)? + coming + bytes > allowance.bytes_max;
        if full || count >= SENDINGS_MAX {
            return Ok(Err(Refusal::QuotaFull { bytes_max: allowance.bytes_max }));
        }
        let id = tx.new_id();
        let name = name.clone();
        let new = Sending { id, owner_id: owner, name, bytes, arrived: 0, file_id: None };
        sendings::begin(tx, &new, now)?;
        Ok(Ok(id))
    };
    Ok(app.db.write(write).await?)
}

/// Takes a piece that begins at `at`, as far as it comes. A piece from somewhere else changes
/// nothing: the answer says where to go on.
pub async fn add<E: Send>(
    app: &App,
    viewer: &Viewer,
    sending: &Sending,
    at: u64,
    piece: impl Stream<Item = Result<Bytes, E>> + Send,
) -> Result<Result<Progress, Refusal>> {
    if at != sending.arrived || sending.file_id.is_some() {
        return progress(app, sending).await.map(Ok);
    }
    if at < sending.bytes {
        // A line that is cut ends the piece: what came before stays.
        let whole = piece.take_while(|part| std::future::ready(part.is_ok()));
        let stored = match app.blobs.put(whole, sending.bytes - at).await {
            Ok(stored) => stored,
            Err(error) if error.reason::<db::blob::Refusal>().is_some() => {
                return Ok(Err(Refusal::TooBig { bytes_max: sending.bytes }));
            }
            Err(error) => return Err(error.into()),
        };
        let (id, now) = (sending.id, app.clock.now());
        if stored.len > 0 {
            let add = move |tx: &Tx<'_>| sendings::add(tx, id, (at, stored.len), stored.hash, now);
            app.db.write(add).await?;
        }
    }
    let id = sending.id;
    match app.db.read(move |tx| sendings::find(tx, id)).await? {
        Some(now) if now.file_id.is_none() && now.arrived == now.bytes => {
            finish(app, viewer, &now).await
        }
        Some(now) => progress(app, &now).await.map(Ok),
        None => Ok(Err(Refusal::Interrupted)),
    }
}

/// How far it is, for who comes back.
pub async fn progress(app: &App, sending: &Sending) -> Result<Progress> {
    let Some(file) = sending.file_id else { return Ok(Progress::At(sending.arrived)) };
    let file = app.db.read(move |tx| store::find(tx, file)).await?;
    let file = file.ok_or(web::Error::Gone)?;
    Ok(Progress::Arrived(Arrived { id: file.id, name: file.name, bytes: file.bytes }))
}

/// Its pieces become one file, looked at as any other. What is refused is forgotten.
async fn finish(
    app: &App,
    viewer: &Viewer,
    sending: &Sending,
) -> Result<Result<Progress, Refusal>> {
    let id = sending.id;
    let pieces = app.db.read(move |tx| sendings::pieces(tx, id)).await?;
    let name = FileName::trusted(sending.name.clone());
    let taken = receive::take_pieces(app, viewer, &name, contents(app, pieces), id).await?;
    if taken.is_err() {
        app.db.write(move |tx| sendings::forget(tx, id)).await?;
    }
    Ok(taken.map(Progress::Arrived))
}

/// One content after the other.
fn contents(app: &App, pieces: Vec<Hash>) -> impl Stream<Item = db::Result<Bytes>> + Send {
    let blobs = app.blobs.clone();
    let opened = stream::iter(pieces).then(move |hash| {
        let blobs = blobs.clone();
        async move { blobs.get(hash, None).await.map(|content| content.stream) }
    });
    opened.try_flatten()
}
